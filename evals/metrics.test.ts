import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answeredAt, auroc, percentile, rankingMetrics, riskCoverage, type Judged } from './metrics.ts';

describe('ranking metrics', () => {
  test('count the share of the gold found, the first place and the discounted gain', () => {
    const metrics = rankingMetrics(['x', 'a', 'y', 'b', 'z', 'w'], new Set(['a', 'b', 'c']));
    expect(metrics['recall@1']).toBe(0);
    expect(metrics['recall@5']).toBeCloseTo(2 / 3);
    expect(metrics['recall@10']).toBeCloseTo(2 / 3);
    expect(metrics['mrr@10']).toBe(1 / 2);
    const ideal = 1 + 1 / Math.log2(3) + 1 / 2;
    expect(metrics['ndcg@10']).toBeCloseTo((1 / Math.log2(3) + 1 / Math.log2(5)) / ideal);
  });

  test('are all 1 for a perfect ranking and all 0 for one without gold in the first ten', () => {
    const others = Array.from({ length: 10 }, (_, at) => `x${at}`);
    expect(new Set(Object.values(rankingMetrics(['a', ...others], new Set(['a']))))).toEqual(new Set([1]));
    expect(new Set(Object.values(rankingMetrics([...others, 'a'], new Set(['a']))))).toEqual(new Set([0]));
  });
});

const judged = fc.array(
  fc.record({
    confidence: fc.integer({ min: 0, max: 5 }).map((value) => value / 5),
    answerable: fc.boolean(),
  }),
  { minLength: 2, maxLength: 30 },
);
const both = judged.filter((all) => new Set(all.map(({ answerable }) => answerable)).size === 2);

describe('abstention metrics', () => {
  test('AUROC is the chance that an answerable question gets more confidence, ties counted half', () => {
    fc.assert(
      fc.property(both, (all) => {
        const wins = pairs(all).map(([yes, no]) => (yes > no ? 1 : yes === no ? 0.5 : 0));
        expect(auroc(all)).toBeCloseTo(wins.reduce<number>((sum, win) => sum + win, 0) / wins.length);
      }),
    );
  });

  test('the working point keeps at least the wanted share of the answerable questions', () => {
    const all = [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.15, 0.1].map((confidence) => ({
      confidence,
      answerable: true,
    }));
    const others = [0.95, 0.14, 0.16, 0.05].map((confidence) => ({ confidence, answerable: false }));
    expect(answeredAt(0.9, [...all, ...others])).toBe(0.5);
    expect(answeredAt(1, [...all, ...others])).toBe(0.75);
  });

  test('the risk-coverage curve ends where every question is answered', () => {
    fc.assert(
      fc.property(both, (all) => {
        const curve = riskCoverage(all);
        expect(curve.at(-1)?.[0]).toBe(1);
        expect(curve.at(-1)?.[1]).toBeCloseTo(
          all.filter(({ answerable }) => !answerable).length / all.length,
        );
        expect(curve.every(([coverage], at) => coverage > (curve[at - 1]?.[0] ?? 0))).toBe(true);
      }),
    );
  });
});

test('percentiles are values that occurred', () => {
  expect(percentile([5, 1, 3, 2, 4], 0.5)).toBe(3);
  expect(percentile([5, 1, 3, 2, 4], 0.95)).toBe(5);
  expect(percentile([], 0.5)).toBe(0);
});

function pairs(all: readonly Judged[]): [number, number][] {
  const yes = all.filter(({ answerable }) => answerable);
  const no = all.filter(({ answerable }) => !answerable);
  return yes.flatMap((one) => no.map((other): [number, number] => [one.confidence, other.confidence]));
}
