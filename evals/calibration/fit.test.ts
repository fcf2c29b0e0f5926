import { describe, expect, it } from 'vitest';
import { probabilityOf } from '../../src/consultation/calibration/probability.ts';
import { workingPoint } from '../../src/consultation/calibration/threshold.ts';
import { seeded } from '../bootstrap.ts';
import { calibrationError, perfectCalibrationError } from '../forecasts.ts';
import type { Example } from './example.ts';
import { fit } from './fit.ts';
import { kept, tryHalves } from './halves.ts';
import { fitLogistic } from './logistic.ts';
import { knotsFor } from './recalibrate.ts';

/** Examples of a world in which the chance of being right is known. */
function world(size: number, seed: number): (Example & { chance: number })[] {
  const random = seeded(seed);
  return Array.from({ length: size }, (_, at) => {
    const [covered, norm] = [random(), random()];
    const chance = 1 / (1 + Math.exp(-(5 * covered + 2 * norm - 2)));
    return {
      id: `q${at}`,
      source: 'asked' as const,
      group: `e${Math.floor(at / 2)}`,
      language: 'zh-Hans',
      topic: 'patent',
      question: '…',
      answerable: true,
      signals: { covered, norm, queryTokens: 5, missing: random() < 0.1 ? 1 : 0 },
      given: true,
      right: random() < chance,
      chance,
    };
  });
}

describe('fitLogistic', () => {
  it('finds the weights of a known model', () => {
    const rows = world(4000, 3).map(({ signals, right }) => ({ signals, right, weight: 1 }));
    const { weights, intercept } = fitLogistic(rows, { covered: 1, norm: 1 });
    expect(weights.covered).toBeCloseTo(5, 0);
    expect(weights.norm).toBeCloseTo(2, 0);
    expect(intercept).toBeCloseTo(-2, 0);
  });

  it('leaves out a signal that comes out against its meaning', () => {
    const rows = world(500, 4).map(({ signals, right }) => ({
      signals: { covered: signals.covered ?? 0, otherRight: right ? 1 : 0 },
      right,
      weight: 1,
    }));
    expect(Object.keys(fitLogistic(rows, { covered: 1, otherRight: -1 }).weights)).toEqual(['covered']);
  });
});

describe('fit', () => {
  it('gives probabilities that are true for questions it has not seen', () => {
    const fitted = fit(world(1500, 5));
    const forecasts = world(1500, 6).map(({ signals, right }) => ({
      confidence: probabilityOf(fitted, signals),
      right,
    }));
    expect(calibrationError(forecasts)).toBeLessThanOrEqual(1.2 * perfectCalibrationError(forecasts, 0.95));
  });

  it('keeps its promise on the other half, and foretells how much is handed over', () => {
    const halves = tryHalves(world(1600, 7), 0.05, 4, () => undefined);
    expect(kept(halves, 0.05)).toBeGreaterThanOrEqual(3);
    const apart = halves.map(({ handOverExpected, handOverMeasured }) =>
      Math.abs(handOverExpected - handOverMeasured),
    );
    expect(apart.reduce((sum, one) => sum + one, 0) / apart.length).toBeLessThan(0.05);
  });

  it('hands more over when less is accepted', () => {
    const fitted = fit(world(1500, 8));
    expect(workingPoint(fitted, 0.03).handOverShare).toBeGreaterThan(workingPoint(fitted, 0.1).handOverShare);
  });
});

it('knots rise and stay shares, whatever the labels', () => {
  const random = seeded(9);
  const knots = knotsFor(
    Array.from({ length: 700 }, () => ({ logOdds: 6 * random() - 3, right: random() < 0.5 })),
  );
  const shares = knots.map(([, share]) => share);
  expect([...shares].sort((one, other) => one - other)).toEqual(shares);
  expect(Math.min(...shares)).toBeGreaterThan(0);
  expect(Math.max(...shares)).toBeLessThan(1);
});
