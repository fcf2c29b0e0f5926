import type { Release } from '../../knowledge/release.ts';
import { bm25Settings, saturation, type TermGroup } from '../bm25.ts';
import type { AskedList } from '../lexical-index.ts';
import type { AskedPart } from '../language-part.ts';
import { readPostings, type Postings } from '../postings.ts';
import type { SparseVector } from './vendor-index.ts';

/** The most values a sparse vector may have (the vendor's limit). */
export const mostValues = 1000;

/** The lists that are one sparse vector together, by the language and the way of the question. */
const listsOf: Readonly<Record<string, readonly string[]>> = {
  'zh-Hans/direct': ['bigram', 'words'],
  'zh-Hans/translated': ['words', 'gloss'],
  'en/direct': ['english'],
};

/** The numbers of each list's words lie in a range of their own. */
const range = 2 ** 28;

/** The sparse vectors of the texts of one language for one way of asking, by the text's number there. */
export interface SparseTexts {
  readonly size: number;
  of(text: number): SparseVector;
}

/**
 * Each word of a text with what BM25 gives it there, so that the product with a question's word weights is the text's
 * score. Longer texts keep their weightiest words, as many as the vendor takes.
 */
export function sparseTexts(release: Release, language: string, path: string): SparseTexts {
  const lists = (listsOf[`${language}/${path}`] ?? []).map((list) => {
    const blob = release.index.get(`${language}/${list}`);
    if (blob) return readPostings(blob);
    throw new Error(`Release ${release.manifest.number} has no index "${language}/${list}".`);
  });
  const size = lists[0]?.lengths.length ?? 0;
  // Where each text's entries begin: the lists hold them word by word, a vector is wanted text by text.
  const starts = new Uint32Array(size + 1);
  for (const { texts } of lists) for (const text of texts) starts[text + 1] = (starts[text + 1] ?? 0) + 1;
  for (let text = 0; text < size; text++) starts[text + 1] = (starts[text + 1] ?? 0) + (starts[text] ?? 0);
  const next = starts.slice(0, size);
  const entries = {
    indices: new Uint32Array(starts[size] ?? 0),
    values: new Float32Array(starts[size] ?? 0),
  };
  const worth = new Float32Array(entries.indices.length);
  lists.forEach((postings, place) => {
    for (const { text, token, weight, information } of weightsIn(postings)) {
      const at = next[text] ?? 0;
      next[text] = at + 1;
      entries.indices[at] = place * range + token;
      entries.values[at] = weight;
      worth[at] = weight * information;
    }
  });
  return {
    size,
    of: (text) => {
      const [from, to] = [starts[text] ?? 0, starts[text + 1] ?? 0];
      return heaviest(
        entries.indices.subarray(from, to),
        entries.values.subarray(from, to),
        worth.subarray(from, to),
      );
    },
  };
}

function* weightsIn({ starts, texts, counts, lengths, step }: Postings) {
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length) || 1;
  const { k1, b } = bm25Settings;
  for (let token = 0; token + 1 < starts.length; token++) {
    const from = starts[token] ?? 0;
    const to = starts[token + 1] ?? 0;
    const information = Math.log(1 + (lengths.length - (to - from) + 0.5) / (to - from + 0.5));
    for (let at = from; at < to; at++) {
      const text = texts[at] ?? 0;
      const count = (counts[at] ?? 0) * step;
      const norm = k1 * (1 - b + (b * (lengths[text] ?? 0)) / mean);
      yield { text, token, weight: (saturation * count) / (count + norm), information };
    }
  }
}

/** A text without a word has to have some value, too: one that no question asks for. */
const wordless: SparseVector = { indices: [15 * range], values: [1e-6] };

function heaviest(indices: Uint32Array, values: Float32Array, worth: Float32Array): SparseVector {
  if (indices.length === 0) return wordless;
  if (indices.length <= mostValues) return { indices: Array.from(indices), values: Array.from(values) };
  const kept = Array.from(indices, (_, at) => at)
    .sort((one, other) => (worth[other] ?? 0) - (worth[one] ?? 0))
    .slice(0, mostValues);
  return { indices: kept.map((at) => indices[at] ?? 0), values: kept.map((at) => values[at] ?? 0) };
}

/**
 * A question's words as weights for such vectors. Each list counts by its share over the most a text could get in it: what a
 * text really gets at best is known to the scorer only, so this is near its combination, not the same.
 */
export function sparseQuestion({ language, path, lists }: AskedPart): SparseVector | undefined {
  const weights = new Map<number, number>();
  const order = listsOf[`${language}/${path}`] ?? [];
  const totals = new Map<string, number>();
  for (const asked of lists) {
    totals.set(asked.list, Math.max(totals.get(asked.list) ?? 0, informationOf(asked)));
  }
  for (const asked of lists) {
    const place = order.indexOf(asked.list);
    const total = totals.get(asked.list) ?? 0;
    if (place < 0 || total === 0) continue;
    for (const group of asked.groups) {
      const information = informationIn(group, asked);
      for (const { token, weight } of group) {
        const number = asked.index.numberOf(token);
        if (number < 0) continue;
        const index = place * range + number;
        weights.set(index, (weights.get(index) ?? 0) + (asked.share / total) * information * weight);
      }
    }
  }
  const kept = [...weights].sort((one, other) => other[1] - one[1]).slice(0, mostValues);
  if (kept.length === 0) return undefined;
  return { indices: kept.map(([index]) => index), values: kept.map(([, weight]) => weight) };
}

function informationOf(asked: AskedList): number {
  return asked.groups.reduce((sum, group) => sum + informationIn(group, asked), 0);
}

/** Of a group as one word that occurs wherever one of its words does. */
function informationIn(group: TermGroup, { index }: AskedList): number {
  const frequency = group.reduce((sum, { token }) => sum + index.frequency(token), 0);
  return frequency === 0 ? 0 : index.information(Math.min(frequency, index.size));
}
