import { dayAt, startOfDay, type Day } from '../../../platform/day.ts';
import type { Span } from './count-day.ts';

const dayMs = 86_400_000;
/** Shanghai is eight hours ahead of UTC. */
export const offsetMs = 8 * 3_600_000;

/** A Shanghai day as days since 1970-01-01, as the figures are kept by. */
export function dayNumber(of: Day): number {
  return Math.floor((startOfDay(of) + offsetMs) / dayMs);
}

/** The number of the day an instant falls on. */
export function dayNumberAt(at: number): number {
  return Math.floor((at + offsetMs) / dayMs);
}

/** The day of a number. */
export function dayOf(number: number): Day {
  return dayAt(number * dayMs - offsetMs);
}

/** The instants of a day. */
export function spanOf(number: number): Span {
  return { from: number * dayMs - offsetMs, to: (number + 1) * dayMs - offsetMs };
}
