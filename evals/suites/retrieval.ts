import { detectLanguage } from '../../src/language/detect.ts';
import type { Language } from '../../src/language/language.ts';
import { bigramTokens } from '../../src/language/tokens.ts';
import { day } from '../../src/platform/day.ts';
import { Bm25, groupsOf } from '../../src/retrieval/bm25.ts';
import { openIndex } from '../../src/retrieval/built-in-index.ts';
import { PostingsBuilder, readPostings } from '../../src/retrieval/postings.ts';
import type { SearchIndex, SearchResult } from '../../src/retrieval/search-index.ts';
import { topNumbers } from '../../src/retrieval/top.ts';
import type { Term } from '../../src/knowledge/entry.ts';
import type { Release } from '../../src/knowledge/release.ts';
import type { BeirQuery, BeirSet } from '../beir.ts';
import { releaseOf, rowOf } from '../beir-release.ts';
import type { SetEmbedding } from '../set-embedding.ts';
import { meanMetrics, percentile, rankingMetrics, type RankingMetrics } from '../metrics.ts';

/** Enough passages to hold ten documents. */
const passagesSearched = 50;
const documentsRanked = 10;

/** The day on which sets are searched; their documents are always in force. */
export const asOfSets = day('2026-01-01');

/** One question's figures, ours and those of plain bigram BM25. */
export interface ScoredQuery {
  readonly id: string;
  readonly metrics: RankingMetrics;
  readonly baseline: RankingMetrics;
  readonly milliseconds: number;
}

/** The figures over a set, as the JSON file holds them. */
export interface RetrievalReport extends RankingMetrics {
  readonly dataset: string;
  readonly split: string;
  readonly queries: number;
  readonly msPerQuery: { readonly median: number; readonly p95: number };
  /** Plain BM25 over character bigrams, in the same run. */
  readonly baseline: RankingMetrics;
}

/** A set opened with the product's own index. */
export interface OpenedSet {
  readonly set: BeirSet;
  readonly release: Release;
  readonly index: SearchIndex;
  readonly baseline: (question: string) => string[];
}

/** Indexes a set with the product's code, and with the baseline beside it; with vectors where a model is given. */
export async function openSet(
  set: BeirSet,
  terms: readonly Term[],
  embedding?: SetEmbedding,
): Promise<OpenedSet> {
  const release = releaseOf(set, terms);
  const dense = await embedding?.(release);
  return { set, release, index: openIndex(release, dense), baseline: bigramBaseline(set) };
}

/** Searches every question of the split. */
export async function scoreQueries(
  { set, index, baseline }: OpenedSet,
  onProgress: (done: number, of: number) => void,
): Promise<ScoredQuery[]> {
  const queries = set.queries.filter(({ _id }) => set.gold.has(_id));
  const scored: ScoredQuery[] = [];
  for (const query of queries) {
    const gold = set.gold.get(query._id) ?? new Set();
    const { result, milliseconds } = await searchSet(index, query);
    scored.push({
      id: query._id,
      metrics: rankingMetrics(rankedRows(result), gold),
      baseline: rankingMetrics(baseline(query.text), gold),
      milliseconds,
    });
    onProgress(scored.length, queries.length);
  }
  return scored;
}

/** One question searched as the product searches it, with the time it took. */
export async function searchSet(
  index: SearchIndex,
  query: BeirQuery,
): Promise<{ result: SearchResult; milliseconds: number }> {
  const language = queryLanguage(query);
  const started = performance.now();
  const result = await index.search({
    text: query.text,
    language,
    asOf: asOfSets,
    limit: passagesSearched,
  });
  return { result, milliseconds: performance.now() - started };
}

export function queryLanguage({ text, metadata }: BeirQuery): Language {
  return metadata.lang?.startsWith('en') === true ? 'en' : detectLanguage(text).language;
}

/** Documents of the set by their best passage, best first. */
export function rankedRows({ hits }: SearchResult): string[] {
  return [...new Set(hits.map(({ passage }) => rowOf(passage)))].slice(0, documentsRanked);
}

export function retrievalReport({ name, split }: BeirSet, scored: readonly ScoredQuery[]): RetrievalReport {
  const times = scored.map(({ milliseconds }) => milliseconds);
  return {
    dataset: name,
    split,
    queries: scored.length,
    ...meanMetrics(scored.map(({ metrics }) => metrics)),
    msPerQuery: { median: percentile(times, 0.5), p95: percentile(times, 0.95) },
    baseline: meanMetrics(scored.map(({ baseline }) => baseline)),
  };
}

/** Plain BM25 over character bigrams of title and text: what every other way of searching has to beat. */
function bigramBaseline({ documents }: BeirSet): (question: string) => string[] {
  const builder = new PostingsBuilder();
  for (const { title, text } of documents) builder.add(bigramTokens(`${title}\n${text}`));
  const index = new Bm25(readPostings(builder.bytes()));
  return (question) => {
    const { scores } = index.score(groupsOf(bigramTokens(question)));
    return topNumbers(scores, documentsRanked).map((number) => documents[number]?._id ?? '');
  };
}
