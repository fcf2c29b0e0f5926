import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialAtMost, lowerBound, upperBound } from './binomial.ts';
import { promiseRisk, strictestPoint, workingPoint } from './threshold.ts';
import type { Calibration } from './calibration.ts';
import { driftOf } from './drift.ts';

const curve = (wrongAt: (answered: number) => number, most = 400) =>
  Array.from({ length: most / 10 }, (_, at) => {
    const answered = 10 * (at + 1);
    return { threshold: 1 - answered / 1000, answered, wrong: wrongAt(answered) };
  });

describe('binomial bounds', () => {
  it('agree with published values of Clopper and Pearson', () => {
    expect(upperBound(0, 59, 0.05)).toBeCloseTo(0.0495, 3);
    expect(upperBound(5, 100, 0.05)).toBeCloseTo(0.1023, 3);
    expect(lowerBound(5, 100, 0.05)).toBeCloseTo(0.0199, 3);
    expect(lowerBound(0, 10, 0.05)).toBe(0);
    expect(upperBound(10, 10, 0.05)).toBe(1);
  });

  it('sum up to one and rise with what is allowed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (trials, share) => {
          expect(binomialAtMost(trials, trials, share)).toBe(1);
          const half = Math.floor(trials / 2);
          expect(binomialAtMost(half, trials, share)).toBeLessThanOrEqual(
            binomialAtMost(half + 1, trials, share) + 1e-12,
          );
        },
      ),
    );
  });
});

describe('workingPoint', () => {
  it('goes as far as every stricter threshold has passed', () => {
    const kept = {
      curve: curve((answered) => (answered <= 300 ? Math.floor(answered / 50) : 40)),
      questions: 500,
    };
    const point = workingPoint(kept, 0.05);
    expect(point).toMatchObject({ promised: true, threshold: 0.7, handOverShare: 0.4 });
    expect(point.errorBound).toBeLessThanOrEqual(0.05);
  });

  it('never gets stricter when more wrong answers are accepted', () => {
    const shape = { curve: curve((answered) => Math.floor((answered / 400) ** 3 * 50)), questions: 500 };
    const shares = [0.02, 0.03, 0.05, 0.08, 0.12].map((target) => workingPoint(shape, target));
    const promised = shares.filter((point) => point.promised).map(({ threshold }) => threshold);
    expect(promised.length).toBeGreaterThan(2);
    expect([...promised].sort((one, other) => other - one)).toEqual(promised);
  });

  it('promises nothing without enough labelled questions, says how many are missing, and takes the strictest', () => {
    const few = { curve: curve(() => 0, 40), questions: 60 };
    const point = workingPoint(few, 0.05);
    expect(point).toMatchObject({ promised: false, threshold: 0.99 });
    expect(point.missingQuestions).toBeGreaterThan(100);
  });

  it('says that no number of questions helps where the surest answers are wrong too often', () => {
    const point = workingPoint({ curve: curve((answered) => answered / 10), questions: 500 }, 0.05);
    expect(point.promised).toBe(false);
    expect(point.missingQuestions).toBeUndefined();
  });

  it('breaks its promise in at most one of ten samples of a true model', () => {
    let state = 7;
    const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
    const trueRisk = (rank: number) => 0.12 * rank ** 2;
    const trials = 300;
    let broken = 0;
    for (let trial = 0; trial < trials; trial++) {
      let wrong = 0;
      const points = Array.from({ length: 400 }, (_, at) => {
        if (random() < trueRisk((at + 1) / 400)) wrong++;
        return { threshold: 1 - (at + 1) / 1000, answered: at + 1, wrong };
      }).filter(({ answered }) => answered % 10 === 0);
      const point = workingPoint({ curve: points, questions: 400 }, 0.03);
      const answered = Math.round((1 - point.threshold) * 1000);
      const risk =
        Array.from({ length: answered }, (_, at) => trueRisk((at + 1) / 400)).reduce((a, b) => a + b, 0) /
        answered;
      if (point.promised && risk > 0.03) broken++;
    }
    expect(broken / trials).toBeLessThanOrEqual(promiseRisk + 0.03);
  });
});

describe('strictestPoint', () => {
  it('promises nothing', () => {
    const calibration = { curve: curve(() => 0), questions: 500 } as unknown as Calibration;
    expect(strictestPoint(calibration)).toMatchObject({ threshold: 0.99, promised: false, errorBound: 1 });
  });
});

describe('driftOf', () => {
  it('is silent while what is said agrees with the promise', () => {
    expect(driftOf([{ by: 'visitors', judged: 2000, wrong: 95 }], 0.05).contradicted).toBe(false);
    expect(driftOf([{ by: 'visitors', judged: 0, wrong: 0 }], 0.05).contradicted).toBe(false);
  });

  it('raises an alarm when too many answers are said to be wrong, and names the side', () => {
    const drift = driftOf(
      [
        { by: 'visitors', judged: 1000, wrong: 30 },
        { by: 'agents', judged: 100, wrong: 18 },
      ],
      0.05,
    );
    expect(drift.contradicted).toBe(true);
    expect(drift.sides.filter(({ contradicts }) => contradicts).map(({ by }) => by)).toEqual(['agents']);
  });

  it('seldom cries wolf although it looks after every answer', () => {
    let state = 11;
    const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
    let alarms = 0;
    for (let service = 0; service < 200; service++) {
      let wrong = 0;
      for (let judged = 1; judged <= 600; judged++) {
        if (random() < 0.05) wrong++;
        if (driftOf([{ by: 'agents', judged, wrong }], 0.05).contradicted) {
          alarms++;
          break;
        }
      }
    }
    expect(alarms / 200).toBeLessThanOrEqual(0.06);
  });
});
