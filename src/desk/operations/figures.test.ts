import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { describeOnBothDatabases } from '../../store/testing/databases.ts';
import { quantile } from './figures/buckets.ts';
import { figuresContract } from './testing/figures-contract.ts';

describeOnBothDatabases('figures', figuresContract);

describe('the quantile of a histogram', () => {
  const ends = [10, 20, 40];
  it('is exact to the class', () => {
    expect(quantile(new Map([['20', 4]]), ends, 0.5)).toBe(15);
    expect(
      quantile(
        new Map([
          ['10', 1],
          ['40', 1],
        ]),
        ends,
        0.5,
      ),
    ).toBe(10);
    expect(quantile(new Map([['above', 1]]), ends, 0.5)).toBe(40);
    expect(quantile(new Map(), ends, 0.5)).toBeUndefined();
  });

  it('never falls as the share grows', () => {
    const counts = fc.array(fc.nat(50), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(
        counts,
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (numbers, a, b) => {
          const histogram = new Map(
            ['10', '20', '40', 'above'].map((end, place) => [end, numbers[place] ?? 0]),
          );
          const [low, high] = [Math.min(a, b), Math.max(a, b)].map((share) =>
            quantile(histogram, ends, share),
          );
          if (low !== undefined && high !== undefined) expect(high).toBeGreaterThanOrEqual(low);
        },
      ),
    );
  });
});
