import type { Document } from '../knowledge/document.ts';
import type { Passage } from '../knowledge/passage.ts';
import type { Unusable } from '../knowledge/validity.ts';
import type { Language } from '../language/language.ts';
import type { Day } from '../platform/day.ts';
import type { NoVector } from './dense/question-embedder.ts';

/** A question put to the index. */
export interface SearchQuery {
  readonly text: string;
  readonly language: Language;
  /** What is not in force on this day is filtered before ranking. */
  readonly asOf: Day;
  /** How many hits at most. */
  readonly limit: number;
  /** Places whose rules apply besides the nation's; without it every jurisdiction counts. */
  readonly jurisdictions?: readonly string[];
  /** For staff: what a visitor may not be given is found too, marked by `Hit.unusable`. */
  readonly includeUnusable?: boolean;
}

/**
 * Raw scores of one passage, each on its own scale and never replaced by a fused one. A score is absent where
 * its index did not match.
 */
export interface RawScores {
  /** BM25 over character bigrams. */
  readonly bigram?: number;
  /** BM25 over dictionary words. */
  readonly words?: number;
  /** BM25 over the bigrams of legal words that the question means by everyday ones. */
  readonly vocabulary?: number;
  /** BM25 of an English question translated into weighted groups of Chinese words. */
  readonly translated?: number;
  /** BM25 of an English question over the English glosses of Chinese words. */
  readonly gloss?: number;
  /** BM25 over English lemmas. */
  readonly english?: number;
  /** Best match with an asked-as variant, from 0 to 1 (1 = the same question). */
  readonly askedAs?: number;
  /** 1 where the question names the passage by law and article. */
  readonly cited?: number;
  /** Cosine with the question's vector, where an embedding model is configured. */
  readonly dense?: number;
}

/** A passage found for a question. */
export interface Hit {
  readonly passage: Passage;
  readonly document: Document;
  /** Fused score from 0 to 1, comparable within one result only. */
  readonly score: number;
  readonly scores: RawScores;
  /** Best score over the score a passage with every word of the question would get; comparable over questions. */
  readonly norm: number;
  readonly unusable?: Unusable;
}

/** What confidence is computed from, kept apart per signal. */
export interface SearchSignals {
  /** The best hit's `norm`, 0 when nothing matched. */
  readonly norm: number;
  /** Distinct tokens of the question. */
  readonly queryTokens: number;
  /** Share of the question's tokens that occur in no passage, 0 to 1. */
  readonly unknownShare: number;
  /** `direct` in the language of the passages, `translated` through the dictionary. */
  readonly path: 'direct' | 'translated';
  readonly denseTop?: number;
  /**
   * Share of the ten best hits that speak of one matter (a topic, or a document without topics), 0 to 1: what is
   * ours is found in one place, what is foreign matches here and there.
   */
  readonly concentration?: number;
}

export interface SearchResult {
  /** Best first. */
  readonly hits: readonly Hit[];
  readonly signals: SearchSignals;
  /** Passages that would have ranked among the hits but were filtered, and why. */
  readonly dropped: readonly { readonly passageId: string; readonly reason: Unusable | 'jurisdiction' }[];
  /** Id of the embedding model whose vectors counted; absent where words alone did. */
  readonly embeddingModel?: string;
  /** What this search had to do without; absent when nothing was missing. */
  readonly shortfalls?: readonly Shortfall[];
}

/** What a search may have to do without, by why: the question's vector, or the candidates of an outside index. */
export type Shortfall =
  NoVector | 'candidates-slow' | 'candidates-failed' | 'candidates-resting' | 'candidates-incomplete';

/** Search over one release. Every adapter passes the contract suite beside this file. */
export interface SearchIndex {
  search(query: SearchQuery): Promise<SearchResult>;
  /** Passages before and after one in its document and language, for context. */
  neighbours(passageId: string, distance: number): readonly Passage[];
  passage(id: string): Passage | undefined;
  document(id: string): Document | undefined;
}
