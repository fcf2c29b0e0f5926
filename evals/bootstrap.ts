import { mean } from './metrics.ts';

/** A mean difference with its 95 % interval. */
export interface Gain {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

const resamples = 2000;

/**
 * Paired bootstrap (Efron and Tibshirani 1993, percentile interval): the mean of per-question differences, and
 * between what values it lies in 95 of 100 resamples. The same differences give the same interval.
 */
export function pairedBootstrap(differences: readonly number[], random: () => number = seeded(1)): Gain {
  const means = Array.from({ length: resamples }, () => {
    const drawn = differences.map(() => differences[Math.floor(random() * differences.length)] ?? 0);
    return mean(drawn);
  }).sort((a, b) => a - b);
  const at = (share: number) => means[Math.floor(share * (resamples - 1))] ?? 0;
  return { mean: mean(differences), low: at(0.025), high: at(0.975) };
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
