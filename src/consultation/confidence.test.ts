import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { committedJudge } from './calibration/judge.ts';
import type { ConfidenceSignals } from './confidence.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const signals: fc.Arbitrary<ConfidenceSignals> = fc.record({
  norm: share,
  queryTokens: fc.nat(200),
  unknownShare: share,
  askedAs: share,
  covered: share,
  lead: share,
  inField: fc.constantFrom(0, 1),
  otherRight: share,
  missing: fc.nat(3),
});

const confidence = (each: ConfidenceSignals) => committedJudge().confidence({ ...each });

describe('confidence by the calibration that comes with the project', () => {
  it('is a probability for any signals', () => {
    fc.assert(
      fc.property(signals, (each) => {
        expect(confidence(each)).toBeGreaterThan(0);
        expect(confidence(each)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each(['norm', 'askedAs', 'covered', 'said', 'lead', 'inField'] as const)(
    'never falls when %s rises',
    (name) => {
      fc.assert(
        fc.property(signals, share, share, (each, one, other) => {
          const [low, high] = [Math.min(one, other), Math.max(one, other)];
          expect(confidence({ ...each, [name]: high })).toBeGreaterThanOrEqual(
            confidence({ ...each, [name]: low }),
          );
        }),
      );
    },
  );

  it.each(['otherRight', 'missing', 'otherAspect', 'termsMissing'] as const)('falls with %s', (name) => {
    const plain = { norm: 0.5, queryTokens: 8, unknownShare: 0, covered: 0.6, margin: 0.4 };
    expect(confidence({ ...plain, [name]: 1 })).toBeLessThan(confidence(plain));
  });
});
