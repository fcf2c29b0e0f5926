import { hitsCompared } from './concentration.ts';
import { documentEvidence } from './priors.ts';
import { saturation } from './bm25.ts';
import { best, convex } from './fusion.ts';
import type { LexicalScores } from './lexical-index.ts';
import type { RawScores } from './search-index.ts';
import { topNumbers } from './top.ts';
import { aboveMean } from './vectors.ts';

/** The texts of one language, as the ranking sees them. */
export interface RankedTexts {
  /** Number of each text's document. */
  readonly documentOf: Uint32Array;
  readonly documents: number;
  /** `precedence` of each text's document. */
  readonly precedence: Uint8Array;
}

/** What is known of one language's texts for a question. */
export interface Evidence {
  readonly lexical: LexicalScores;
  readonly cosines: Float64Array | undefined;
  /** Texts that the question names by law and article. */
  readonly cited: readonly number[];
  /** 1 for each text another index found; undefined where that is no condition. */
  readonly among?: Uint8Array | undefined;
}

/** One language's answer to a question. Texts are named by their number in that language. */
export interface Ranking {
  /** Texts that take part, best first. */
  readonly hits: readonly number[];
  /** Texts left out that would have stood among the hits, best first. */
  readonly dropped: readonly number[];
  /** Fused scores; `best` is the highest among the texts that take part. */
  readonly fused: Float64Array;
  readonly best: number;
  readonly evidence: Evidence;
  /** The best cosine among the texts that take part. */
  readonly denseTop: number | undefined;
  /** The best texts by words alone: vectors find something near for any question, so they say less of whether it is ours. */
  readonly wordHits: readonly number[];
}

/** Shares of the vectors in the combination, where a release has them. */
const denseShare = { direct: 0.3, translated: 0.5 } as const;
/** What evidence beside the text's own words adds, as shares of the best fused score. */
const added = { precedence: 0.15, document: 0.1, askedAs: 1, cited: 2 } as const;

/** Ranks the texts of one language; `counts` holds 1 for each text that takes part. */
export function rank(texts: RankedTexts, evidence: Evidence, counts: Uint8Array, limit: number): Ranking {
  const { lexical, cosines } = evidence;
  const words = convex(lexical.shares, counts);
  const fused = cosines ? withVectors(words, cosines, lexical.path, counts) : words;
  addOtherEvidence(fused, texts, evidence);
  if (fused !== words) addOtherEvidence(words, texts, evidence);
  const hits = topNumbers(fused, limit, (text) => counts[text] === 1 && isFound(evidence, text));
  const denseTop = cosines && best(cosines, counts);
  return {
    hits,
    dropped: droppedFor(hits, fused, counts, limit),
    fused,
    best: fused[hits[0] ?? 0] ?? 0,
    evidence,
    denseTop,
    wordHits: cosines ? topNumbers(words, hitsCompared, (text) => counts[text] === 1) : hits,
  };
}

/** A text that was asked for before, or is named by its article, needs no other index to find it. */
function isFound({ among, lexical, cited }: Evidence, text: number): boolean {
  return among === undefined || among[text] === 1 || lexical.askedAs.has(text) || cited.includes(text);
}

function withVectors(
  words: Float64Array,
  cosines: Float64Array,
  path: LexicalScores['path'],
  counts: Uint8Array,
): Float64Array {
  const dense = denseShare[path];
  return convex(
    [
      { weight: 1 - dense, scores: words },
      { weight: dense, scores: aboveMean(cosines) },
    ],
    counts,
  );
}

/** Adds what speaks for a text beside its own words and vector. */
function addOtherEvidence(fused: Float64Array, texts: RankedTexts, { lexical, cited }: Evidence): void {
  addDocumentEvidence(fused, texts);
  for (const [text, similarity] of lexical.askedAs) {
    fused[text] = (fused[text] ?? 0) + added.askedAs * similarity * similarity;
  }
  for (const text of cited) fused[text] = (fused[text] ?? 0) + added.cited;
}

/** Adds precedence and document evidence to the texts that matched; no text is found by them alone. */
function addDocumentEvidence(fused: Float64Array, texts: RankedTexts): void {
  const evidence = documentEvidence(fused, texts.documentOf, texts.documents);
  for (let text = 0; text < fused.length; text++) {
    const own = fused[text] ?? 0;
    if (own <= 0) continue;
    const document = evidence[texts.documentOf[text] ?? 0] ?? 0;
    fused[text] = own + added.precedence * (texts.precedence[text] ?? 0) + added.document * document;
  }
}

/** The texts that do not take part and score above the last hit. */
function droppedFor(
  hits: readonly number[],
  fused: Float64Array,
  counts: Uint8Array,
  limit: number,
): readonly number[] {
  if (!counts.includes(0)) return [];
  const last = hits.length < limit ? 0 : (fused[hits.at(-1) ?? 0] ?? 0);
  return topNumbers(fused, limit, (text) => counts[text] !== 1).filter((text) => (fused[text] ?? 0) > last);
}

/** A hit's fused score over the best one's, from 0 to 1. */
export function scoreOf({ fused, best }: Ranking, text: number): number {
  return best > 0 ? (fused[text] ?? 0) / best : 0;
}

/** The raw scores of a text in a ranking, by name. */
export function rawScores({ evidence: { lexical, cosines, cited } }: Ranking, text: number): RawScores {
  const raw: Partial<Record<keyof RawScores, number>> = {};
  for (const { name, scores } of lexical.raw) {
    const score = scores[text] ?? 0;
    if (score > 0) raw[name] = score;
  }
  const similarity = lexical.askedAs.get(text);
  if (similarity !== undefined) raw.askedAs = similarity;
  if (cited.includes(text)) raw.cited = 1;
  if (cosines !== undefined) raw.dense = cosines[text] ?? 0;
  return raw;
}

/** A text's score over what one with every word of the question would get at most. */
export function normOf(
  {
    evidence: {
      lexical: { basis },
    },
  }: Ranking,
  text: number,
): number {
  if (basis.information === 0) return 0;
  return (basis.scores[text] ?? 0) / (saturation * basis.information);
}
