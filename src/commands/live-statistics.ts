import { randomUUID } from 'node:crypto';
import { createBackground } from '../desk/background.ts';
import { dayNumber } from '../desk/operations/figures/day-number.ts';
import { areFreshWithin } from '../desk/operations/figures/fresh.ts';
import { rowsOf } from '../desk/operations/figures/read.ts';
import type { Clock } from '../platform/clock.ts';
import type { StatisticsSource } from '../server/partner/statistics.ts';
import type { StateDatabase } from '../store/database.ts';

/** A partner's program waits so long for the newest figures, in milliseconds, before it is told to come again. */
const patienceMs = 5_000;

/** The desk's daily figures as partners' statistics are made of them. */
export function liveStatistics(
  database: StateDatabase,
  clock: Clock,
  report: (error: unknown) => void,
): StatisticsSource {
  const context = { database, clock, newId: randomUUID, background: createBackground(report) };
  return async (from, to) =>
    (await areFreshWithin(patienceMs, context))
      ? rowsOf(database.store, { from: dayNumber(from), to: dayNumber(to) })
      : undefined;
}
