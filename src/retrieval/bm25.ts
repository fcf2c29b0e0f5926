import type { Postings } from './postings.ts';

/** A word of a question with its weight beside the others of its group. */
export interface Term {
  readonly token: string;
  readonly weight: number;
}

/** Words that count as one: alternatives for one word of the question, each with its weight. */
export type TermGroup = readonly Term[];

/** Scores of all texts for one question. */
export interface Scored {
  /** By the number of the text; 0 where no word matched. */
  readonly scores: Float64Array;
  /** Sum of the inverse document frequencies of all groups, those without a match included. */
  readonly information: number;
  /** Groups that occur in no text. */
  readonly unknown: number;
}

export const bm25Settings = { k1: 1.2, b: 0.75 } as const;

/** The most a text can score per unit of `Scored.information`: the limit of BM25 for a word of any frequency. */
export const saturation = bm25Settings.k1 + 1;

/**
 * Okapi BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework") with the non-negative
 * inverse document frequency of Lucene. Groups of alternatives are scored as one word: their weighted counts are
 * added up and their texts united (Pirkola 1998, "The Effects of Query Structure and Dictionary Setups").
 */
export class Bm25 {
  readonly #postings: Postings;
  /** k1 × (1 - b + b × length / mean length), by text. */
  readonly #norms: Float64Array;
  /** Weighted counts of the group in hand; all zero between groups. */
  readonly #gathered: Float64Array;

  constructor(postings: Postings) {
    this.#postings = postings;
    const { lengths } = postings;
    const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length) || 1;
    const { k1, b } = bm25Settings;
    this.#norms = Float64Array.from(lengths, (length) => k1 * (1 - b + (b * length) / mean));
    this.#gathered = new Float64Array(lengths.length);
  }

  /** How many texts there are. */
  get size(): number {
    return this.#norms.length;
  }

  /** Whether any text holds the token. */
  has(token: string): boolean {
    return this.#postings.tokens.find(token) >= 0;
  }

  /** In how many texts the token occurs. */
  frequency(token: string): number {
    const number = this.#postings.tokens.find(token);
    if (number < 0) return 0;
    return (this.#postings.starts[number + 1] ?? 0) - (this.#postings.starts[number] ?? 0);
  }

  /** The number of a token in the index, -1 for one that occurs nowhere. */
  numberOf(token: string): number {
    return this.#postings.tokens.find(token);
  }

  /** Inverse document frequency of what occurs in so many texts; largest for what occurs in none. */
  information(frequency: number): number {
    return Math.log(1 + (this.size - frequency + 0.5) / (frequency + 0.5));
  }

  score(groups: Iterable<TermGroup>): Scored {
    const scores = new Float64Array(this.size);
    let information = 0;
    let unknown = 0;
    for (const group of groups) {
      const [only] = group;
      const added =
        group.length === 1 && only !== undefined
          ? this.#addToken(only, scores)
          : this.#addGroup(group, scores);
      information += added ?? this.information(0);
      if (added === undefined) unknown++;
    }
    return { scores, information, unknown };
  }

  /** Answers the token's inverse document frequency, undefined when it occurs nowhere. */
  #addToken({ token, weight }: Term, scores: Float64Array): number | undefined {
    const { tokens, starts, texts, counts, step } = this.#postings;
    const number = tokens.find(token);
    if (number < 0) return undefined;
    const from = starts[number] ?? 0;
    const to = starts[number + 1] ?? 0;
    const information = this.information(to - from);
    const most = information * saturation;
    const norms = this.#norms;
    for (let at = from; at < to; at++) {
      const text = texts[at] ?? 0;
      const count = (counts[at] ?? 0) * step * weight;
      scores[text] = (scores[text] ?? 0) + (most * count) / (count + (norms[text] ?? 0));
    }
    return information;
  }

  #addGroup(group: TermGroup, scores: Float64Array): number | undefined {
    const touched = this.#gather(group);
    if (touched.length === 0) return undefined;
    const information = this.information(touched.length);
    for (const text of touched) {
      const count = this.#gathered[text] ?? 0;
      scores[text] =
        (scores[text] ?? 0) + (information * saturation * count) / (count + (this.#norms[text] ?? 1));
      this.#gathered[text] = 0;
    }
    return information;
  }

  /** Adds up the weighted counts of a group's words; answers the texts that hold any of them. */
  #gather(group: TermGroup): number[] {
    const { tokens, starts, texts, counts, step } = this.#postings;
    const touched: number[] = [];
    for (const { token, weight } of group) {
      const number = tokens.find(token);
      if (number < 0) continue;
      const to = starts[number + 1] ?? 0;
      for (let at = starts[number] ?? 0; at < to; at++) {
        const text = texts[at] ?? 0;
        if (this.#gathered[text] === 0) touched.push(text);
        this.#gathered[text] = (this.#gathered[text] ?? 0) + (counts[at] ?? 0) * step * weight;
      }
    }
    return touched;
  }
}

/** The distinct tokens of a question, each a group of its own. */
export function groupsOf(tokens: Iterable<string>): TermGroup[] {
  return [...new Set(tokens)].map((token) => [{ token, weight: 1 }]);
}
