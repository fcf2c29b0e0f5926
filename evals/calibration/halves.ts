import { lowerBound } from '../../src/consultation/calibration/binomial.ts';
import { probabilityOf } from '../../src/consultation/calibration/probability.ts';
import { workingPoint } from '../../src/consultation/calibration/threshold.ts';
import { seeded } from '../bootstrap.ts';
import { calibrationError, perfectCalibrationError, type Forecast } from '../forecasts.ts';
import { isOfPopulation, type Example } from './example.ts';
import { fit } from './fit.ts';

/** What came of calibrating on one half of the entries and measuring on the other. */
export interface Half {
  readonly promised: boolean;
  readonly threshold: number;
  readonly answered: number;
  readonly wrong: number;
  /** One-sided 95 % lower bound of the measured share of wrong answers. */
  readonly errorAtLeast: number;
  readonly handOverExpected: number;
  readonly handOverMeasured: number;
  /** By how much the share handed over falls when twice the target is accepted. */
  readonly changeExpected: number;
  readonly changeMeasured: number;
  readonly calibrationError: number;
  /** The error that a perfectly calibrated model stays below in 95 of 100 simulations of this size. */
  readonly calibrationErrorBand: number;
}

/** Calibrates on random halves and measures on the rest; all examples of an entry lie on one side. */
export function tryHalves(
  examples: readonly Example[],
  target: number,
  count: number,
  onProgress: (done: number, of: number) => void,
): Half[] {
  const groups = alike(examples);
  return Array.from({ length: count }, (_, number) => {
    const half = tryHalf(examples, halfOf(groups, seeded(number + 1)), target);
    onProgress(number + 1, count);
    return half;
  });
}

function tryHalf(examples: readonly Example[], inside: ReadonlySet<string>, target: number): Half {
  const fitted = fit(examples.filter(({ group }) => inside.has(group)));
  const measured = examples.filter((example) => isOfPopulation(example) && !inside.has(example.group));
  const forecasts = measured
    .filter(({ given }) => given)
    .map(({ signals, right }): Forecast => ({ confidence: probabilityOf(fitted, signals), right }));
  const point = workingPoint(fitted, target);
  const looser = workingPoint(fitted, 2 * target);
  const above = (threshold: number) => forecasts.filter(({ confidence }) => confidence >= threshold);
  const answered = above(point.threshold);
  const wrong = answered.filter(({ right }) => !right).length;
  return {
    promised: point.promised,
    threshold: point.threshold,
    answered: answered.length,
    wrong,
    errorAtLeast: lowerBound(wrong, answered.length, 0.05),
    handOverExpected: point.handOverShare,
    handOverMeasured: 1 - answered.length / measured.length,
    changeExpected: point.handOverShare - looser.handOverShare,
    changeMeasured: (above(looser.threshold).length - answered.length) / measured.length,
    calibrationError: calibrationError(forecasts),
    calibrationErrorBand: perfectCalibrationError(forecasts, 0.95),
  };
}

/**
 * The entries, those of like questions next to each other: by source, whether they can be answered, topic, language and
 * number. What the assistant made of them plays no part in it.
 */
function alike(examples: readonly Example[]): string[] {
  const kinds = new Map<string, { kind: string; size: number }>();
  for (const example of examples.filter(isOfPopulation)) {
    const { source, answerable, topic, language } = example;
    const known = kinds.get(example.group);
    kinds.set(example.group, {
      kind: known?.kind ?? `${source} ${answerable} ${topic} ${language}`,
      size: (known?.size ?? 0) + 1,
    });
  }
  const keyOf = (group: string) => {
    const { kind = '', size = 0 } = kinds.get(group) ?? {};
    return `${kind} ${String(size).padStart(3, '0')} ${group}`;
  };
  return [...new Set(examples.map(({ group }) => group))].sort((one, other) =>
    keyOf(one) < keyOf(other) ? -1 : 1,
  );
}

/** One of every two neighbours, by chance: halves of like composition. */
function halfOf(groups: readonly string[], random: () => number): Set<string> {
  const half = new Set<string>();
  for (let at = 0; at < groups.length; at += 2) {
    const chosen = groups[at + (random() < 0.5 ? 0 : 1)];
    if (chosen !== undefined) half.add(chosen);
  }
  return half;
}

/** In how many halves the measured share of wrong answers does not contradict the target. */
export function kept(halves: readonly Half[], target: number): number {
  return halves.filter(({ errorAtLeast }) => errorAtLeast <= target).length;
}
