import { seeded } from './bootstrap.ts';
import { mean } from './metrics.ts';

/** A confidence, and whether the answer was right. */
export interface Forecast {
  readonly confidence: number;
  readonly right: boolean;
}

/** Forecasts of like confidence together. */
export interface ReliabilityBin {
  readonly size: number;
  readonly confidence: number;
  readonly right: number;
}

const bins = 10;

/** The forecasts in ten groups of equal size, least confident first. */
export function reliability(forecasts: readonly Forecast[]): ReliabilityBin[] {
  const sorted = [...forecasts].sort((one, other) => one.confidence - other.confidence);
  return Array.from({ length: bins }, (_, bin) => {
    const part = sorted.slice(
      Math.floor((bin * sorted.length) / bins),
      Math.floor(((bin + 1) * sorted.length) / bins),
    );
    return {
      size: part.length,
      confidence: mean(part.map(({ confidence }) => confidence)),
      right: mean(part.map(({ right }) => Number(right))),
    };
  }).filter(({ size }) => size > 0);
}

/** Expected calibration error (Naeini, Cooper and Hauskrecht 2015) over groups of equal size, 0 to 1. */
export function calibrationError(forecasts: readonly Forecast[]): number {
  return reliability(forecasts).reduce(
    (sum, { size, confidence, right }) => sum + (size / forecasts.length) * Math.abs(confidence - right),
    0,
  );
}

const simulations = 400;

/** The calibration error that a model whose confidences are true stays below in this share of simulations. */
export function perfectCalibrationError(forecasts: readonly Forecast[], share: number): number {
  const random = seeded(forecasts.length);
  const errors = Array.from({ length: simulations }, () =>
    calibrationError(forecasts.map(({ confidence }) => ({ confidence, right: random() < confidence }))),
  ).sort((one, other) => one - other);
  return errors[Math.ceil(share * simulations) - 1] ?? 0;
}
