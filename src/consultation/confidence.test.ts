import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confidenceOf, firstModel, type ConfidenceSignals } from './confidence.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const signals: fc.Arbitrary<ConfidenceSignals> = fc.record({
  norm: share,
  queryTokens: fc.nat(200),
  unknownShare: share,
  askedAs: share,
  covered: share,
  margin: share,
  inField: fc.constantFrom(0, 1),
  otherRight: share,
  missing: fc.nat(3),
});

describe('confidenceOf', () => {
  it('is a probability for any signals', () => {
    fc.assert(
      fc.property(signals, (each) => {
        const confidence = confidenceOf(each);
        expect(confidence).toBeGreaterThan(0);
        expect(confidence).toBeLessThan(1);
      }),
    );
  });

  it.each(['norm', 'askedAs', 'covered', 'margin', 'inField'] as const)(
    'never falls when %s rises',
    (name) => {
      fc.assert(
        fc.property(signals, share, share, (each, one, other) => {
          const [low, high] = [Math.min(one, other), Math.max(one, other)];
          expect(confidenceOf({ ...each, [name]: high })).toBeGreaterThanOrEqual(
            confidenceOf({ ...each, [name]: low }),
          );
        }),
      );
    },
  );

  it.each(['otherRight', 'missing', 'outside', 'elsewhere', 'live'] as const)('falls with %s', (name) => {
    const plain = { norm: 0.5, queryTokens: 8, unknownShare: 0, covered: 0.6, margin: 0.4 };
    expect(confidenceOf({ ...plain, [name]: 1 })).toBeLessThan(confidenceOf(plain));
  });

  it('takes another model in place of the first', () => {
    const only = { ...firstModel, intercept: 0, norm: 0, inField: 0, marginByLength: 0, unknownShare: 0 };
    expect(confidenceOf({ norm: 0.9, queryTokens: 5, unknownShare: 0.2, inField: 1 }, only)).toBe(0.5);
  });
});
