import { rankingMetricNames, type RankingMetrics } from './metrics.ts';
import type { PooledGains } from './pooled.ts';
import type { AbstentionReport } from './suites/abstention.ts';
import type { RetrievalReport } from './suites/retrieval.ts';

const width = 12;
const cell = (text: string) => text.padStart(width);
const figure = (value: number) => cell(value.toFixed(3));
const signed = (value: number) => `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(3)}`;

/** One set's figures, ours above the baseline's. */
export function retrievalTable(report: RetrievalReport | undefined): string {
  if (report === undefined) return '';
  const { median, p95 } = report.msPerQuery;
  const row = (label: string, metrics: RankingMetrics) =>
    `${label.padEnd(width)}${rankingMetricNames.map((name) => figure(metrics[name])).join('')}`;
  return [
    '',
    `${report.dataset} (${report.split}): ${report.queries} questions, ${median.toFixed(2)} ms a question, p95 ${p95.toFixed(2)} ms`,
    ''.padEnd(width) + rankingMetricNames.map(cell).join(''),
    row('tongda', report),
    row('bigram BM25', report.baseline),
    '',
  ].join('\n');
}

/** The gain over the baseline with its interval. */
export function gainTable(gains: PooledGains, sets: number): string {
  const lines = rankingMetricNames.map((name) => {
    const { mean, low, high } = gains[name];
    return `  ${name.padEnd(width)}${signed(mean)}  [${signed(low)}, ${signed(high)}]`;
  });
  const over = sets === 1 ? '' : `, ${sets} sets pooled`;
  return ['', `gain over bigram BM25${over} (paired bootstrap, 95 %)`, ...lines, ''].join('\n');
}

/** A set's figures, with the risk at some coverages. */
export function abstentionTable(report: AbstentionReport): string {
  const { riskCoverage } = report;
  const at = (coverage: number) => riskCoverage.findLast(([covered]) => covered <= coverage)?.[1] ?? 0;
  const coverages = [0.1, 0.2, 0.3, 0.5, 0.75, 1];
  return [
    '',
    `${report.dataset} (${report.split}): ${report.queries} questions, ${report.answerable} answerable`,
    `  AUROC ${report.auroc.toFixed(3)}, ${(100 * report.answeredAt90).toFixed(1)} % of the unanswerable answered at 90 % of the answerable kept`,
    `  risk at coverage: ${coverages.map((coverage) => `${coverage}: ${at(coverage).toFixed(2)}`).join(', ')}`,
    '',
  ].join('\n');
}
