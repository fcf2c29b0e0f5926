import type { Calibration } from './calibration.ts';

/** Signals by name; one that is absent counts nothing. */
export type SignalValues = Readonly<Record<string, number | undefined>>;

/** The model's log-odds for signals. */
export function logOdds(
  { intercept, weights }: Pick<Calibration, 'intercept' | 'weights'>,
  signals: SignalValues,
): number {
  return Object.entries(weights).reduce(
    (sum, [name, weight]) => sum + weight * (signals[name] ?? 0),
    intercept,
  );
}

/** A knot: log-odds of the model, and the share that was right there. */
type Knot = readonly [logOdds: number, share: number];
const never: Knot = [0, 0];

/** Log-odds as a probability: straight lines between the knots, beyond the outermost ever nearer to 0 and to 1. */
export function throughKnots(knots: readonly (readonly [number, number])[], value: number): number {
  const first = knots[0] ?? never;
  const last = knots.at(-1) ?? never;
  if (value < first[0]) return first[1] * Math.exp(value - first[0]);
  if (value >= last[0]) return 1 - (1 - last[1]) * Math.exp(last[0] - value);
  const after = knots.findIndex(([at]) => value < at);
  const [low, lowShare] = knots[after - 1] ?? first;
  const [high, highShare] = knots[after] ?? last;
  return lowShare + ((value - low) / (high - low)) * (highShare - lowShare);
}

/** The probability, 0 to 1, that an answer with these signals is right. */
export function probabilityOf(
  calibration: Pick<Calibration, 'intercept' | 'weights' | 'knots'>,
  signals: SignalValues,
): number {
  return throughKnots(calibration.knots, logOdds(calibration, signals));
}
