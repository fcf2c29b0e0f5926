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
  const groups = [...new Set(examples.map(({ group }) => group))].sort();
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
  const answered = forecasts.filter(({ confidence }) => confidence >= point.threshold);
  const wrong = answered.filter(({ right }) => !right).length;
  return {
    promised: point.promised,
    threshold: point.threshold,
    answered: answered.length,
    wrong,
    errorAtLeast: lowerBound(wrong, answered.length, 0.05),
    handOverExpected: point.handOverShare,
    handOverMeasured: 1 - answered.length / measured.length,
    calibrationError: calibrationError(forecasts),
    calibrationErrorBand: perfectCalibrationError(forecasts, 0.95),
  };
}

/** A random half of the groups. */
function halfOf(groups: readonly string[], random: () => number): Set<string> {
  const order = groups
    .map((group) => ({ group, place: random() }))
    .sort((one, other) => one.place - other.place);
  return new Set(order.slice(0, Math.floor(order.length / 2)).map(({ group }) => group));
}

/** In how many halves the measured share of wrong answers does not contradict the target. */
export function kept(halves: readonly Half[], target: number): number {
  return halves.filter(({ errorAtLeast }) => errorAtLeast <= target).length;
}
