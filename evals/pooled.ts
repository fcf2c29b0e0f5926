import { pairedBootstrap, type Gain } from './bootstrap.ts';
import { rankingMetricNames, type RankingMetrics } from './metrics.ts';

/** The gain over the baseline by metric, over the questions of all sets together. */
export type PooledGains = Readonly<Record<keyof RankingMetrics, Gain>>;

export function pooledGains(
  scored: readonly { readonly metrics: RankingMetrics; readonly baseline: RankingMetrics }[],
): PooledGains {
  const gains = rankingMetricNames.map(
    (name) =>
      [name, pairedBootstrap(scored.map(({ metrics, baseline }) => metrics[name] - baseline[name]))] as const,
  );
  return Object.fromEntries(gains) as unknown as PooledGains;
}
