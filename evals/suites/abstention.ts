import type { BeirSet } from '../beir.ts';
import { answeredAt, auroc, mean, percentile, riskCoverage, type Judged } from '../metrics.ts';
import { searchSet, type OpenedSet } from './retrieval.ts';
import type { SearchResult, SearchSignals } from '../../src/retrieval/search-index.ts';

/** The share of the answerable questions that the working point keeps. */
const kept = 0.9;

/** One question with the confidence the product would decide by. */
export interface JudgedQuery extends Judged {
  readonly id: string;
  readonly signals: SearchSignals;
  readonly milliseconds: number;
}

/** The figures over a set, as the JSON file holds them. */
export interface AbstentionReport {
  readonly dataset: string;
  readonly split: string;
  readonly queries: number;
  readonly answerable: number;
  readonly auroc: number;
  /** Share of the unanswerable questions answered when 90 % of the answerable ones are kept. */
  readonly answeredAt90: number;
  readonly riskCoverage: readonly (readonly [coverage: number, risk: number])[];
  readonly msPerQuery: { readonly median: number; readonly p95: number };
}

/**
 * Searches every question that says whether it is answerable: those of the split, and all unanswerable ones, which
 * no split lists.
 */
export async function judgeQueries(
  { set, index }: Pick<OpenedSet, 'set' | 'index'>,
  confidenceOf: (question: string, result: SearchResult) => number,
  onProgress: (done: number, of: number) => void,
): Promise<JudgedQuery[]> {
  const queries = set.queries.filter(
    ({ _id, metadata }) =>
      metadata.answerable === false || (metadata.answerable === true && set.gold.has(_id)),
  );
  const judged: JudgedQuery[] = [];
  for (const query of queries) {
    const { result, milliseconds } = await searchSet(index, query);
    const { signals } = result;
    const answerable = query.metadata.answerable === true;
    judged.push({
      id: query._id,
      answerable,
      confidence: confidenceOf(query.text, result),
      signals,
      milliseconds,
    });
    onProgress(judged.length, queries.length);
  }
  return judged;
}

/** Whether a set has both kinds of question. */
export function canAbstain({ queries }: BeirSet): boolean {
  const kinds = new Set(queries.map(({ metadata }) => metadata.answerable));
  return kinds.has(true) && kinds.has(false);
}

export function abstentionReport({ name, split }: BeirSet, judged: readonly JudgedQuery[]): AbstentionReport {
  const times = judged.map(({ milliseconds }) => milliseconds);
  return {
    dataset: name,
    split,
    queries: judged.length,
    answerable: Math.round(mean(judged.map(({ answerable }) => Number(answerable))) * judged.length),
    auroc: auroc(judged),
    answeredAt90: answeredAt(kept, judged),
    riskCoverage: riskCoverage(judged),
    msPerQuery: { median: percentile(times, 0.5), p95: percentile(times, 0.95) },
  };
}
