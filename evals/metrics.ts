/** How well one question's gold documents were found. All from 0 to 1. */
export interface RankingMetrics {
  readonly 'recall@1': number;
  readonly 'recall@5': number;
  readonly 'recall@10': number;
  readonly 'mrr@10': number;
  readonly 'ndcg@10': number;
}

export const rankingMetricNames = ['recall@1', 'recall@5', 'recall@10', 'mrr@10', 'ndcg@10'] as const;

/**
 * The metrics of one ranking: recall is the share of the gold found, gain is 1 for any gold document
 * (Järvelin and Kekäläinen 2002 for nDCG). Needs at least one gold document.
 */
export function rankingMetrics(ranked: readonly string[], gold: ReadonlySet<string>): RankingMetrics {
  const top = ranked.slice(0, 10);
  const found = (depth: number) => top.slice(0, depth).filter((id) => gold.has(id)).length / gold.size;
  const first = top.findIndex((id) => gold.has(id));
  const gain = top.reduce((sum, id, rank) => sum + (gold.has(id) ? discount(rank) : 0), 0);
  const ideal = Array.from({ length: Math.min(10, gold.size) }, (_, rank) => discount(rank));
  return {
    'recall@1': found(1),
    'recall@5': found(5),
    'recall@10': found(10),
    'mrr@10': first < 0 ? 0 : 1 / (first + 1),
    'ndcg@10': gain / ideal.reduce((sum, one) => sum + one, 0),
  };
}

function discount(rank: number): number {
  return 1 / Math.log2(rank + 2);
}

/** The mean of each metric over questions. */
export function meanMetrics(all: readonly RankingMetrics[]): RankingMetrics {
  const means = rankingMetricNames.map((name) => [name, mean(all.map((one) => one[name]))] as const);
  return Object.fromEntries(means) as unknown as RankingMetrics;
}

/** A confidence, and whether the question could be answered at all. */
export interface Judged {
  readonly confidence: number;
  readonly answerable: boolean;
}

/** Chance that an answerable question gets more confidence than an unanswerable one; ties count half. */
export function auroc(judged: readonly Judged[]): number {
  const sorted = [...judged].sort((a, b) => a.confidence - b.confidence);
  let rankSum = 0;
  for (let from = 0; from < sorted.length;) {
    let to = from;
    while (to < sorted.length && sorted[to]?.confidence === sorted[from]?.confidence) to++;
    const meanRank = (from + 1 + to) / 2;
    rankSum += meanRank * sorted.slice(from, to).filter(({ answerable }) => answerable).length;
    from = to;
  }
  const answerable = judged.filter((one) => one.answerable).length;
  const others = judged.length - answerable;
  return (rankSum - (answerable * (answerable + 1)) / 2) / (answerable * others);
}

/** Share of the unanswerable questions that are answered when the threshold keeps this share of the answerable. */
export function answeredAt(keptShare: number, judged: readonly Judged[]): number {
  const answerable = judged.filter((one) => one.answerable).map(({ confidence }) => confidence);
  const needed = Math.ceil(keptShare * answerable.length);
  const threshold = answerable.sort((a, b) => b - a)[needed - 1] ?? 0;
  const others = judged.filter((one) => !one.answerable);
  return others.filter(({ confidence }) => confidence >= threshold).length / others.length;
}

/** Pairs of coverage (share answered) and risk (share of those that were unanswerable), one per distinct threshold. */
export function riskCoverage(judged: readonly Judged[]): [coverage: number, risk: number][] {
  const sorted = [...judged].sort((a, b) => b.confidence - a.confidence);
  const curve: [number, number][] = [];
  let wrong = 0;
  sorted.forEach(({ confidence, answerable }, at) => {
    if (!answerable) wrong++;
    if (sorted[at + 1]?.confidence !== confidence) curve.push([(at + 1) / sorted.length, wrong / (at + 1)]);
  });
  return curve;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** The value below which this share of the values lies (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
