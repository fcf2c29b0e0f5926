import type { ConfidenceSignals } from '../../src/consultation/confidence.ts';
import type { BeirQuery, BeirSet } from '../beir.ts';
import { answeredAt, auroc, mean, percentile, riskCoverage, type Judged } from '../metrics.ts';
import type { OpenedSet } from './retrieval.ts';

/** The share of the answerable questions that the working point keeps. */
const kept = 0.9;

/** One question with the confidence the product would decide by. */
export interface JudgedQuery extends Judged {
  readonly id: string;
  readonly signals: ConfidenceSignals;
  readonly milliseconds: number;
}

/** The probability the product would decide by, and what it was computed from. */
export type ConfidenceOf = (
  query: BeirQuery,
) => Promise<{ readonly confidence: number; readonly signals: ConfidenceSignals }>;

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
  { set }: Pick<OpenedSet, 'set'>,
  confidenceOf: ConfidenceOf,
  onProgress: (done: number, of: number) => void,
): Promise<JudgedQuery[]> {
  const queries = set.queries.filter(
    ({ _id, metadata }) =>
      metadata.answerable === false || (metadata.answerable === true && set.gold.has(_id)),
  );
  const judged: JudgedQuery[] = [];
  for (const query of queries) {
    const started = performance.now();
    const { confidence, signals } = await confidenceOf(query);
    const milliseconds = performance.now() - started;
    const answerable = query.metadata.answerable === true;
    judged.push({ id: query._id, answerable, confidence, signals, milliseconds });
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
