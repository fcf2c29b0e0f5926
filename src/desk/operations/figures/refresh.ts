import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../../../platform/clock.ts';
import type { StateDatabase } from '../../../store/database.ts';
import { latestEvent } from '../../../store/events.ts';
import { giveBackLease, takeLease } from '../../../store/leases.ts';
import type { Store, StoreTransaction } from '../../../store/schema.ts';
import { countDay } from './count-day.ts';
import { spanOf } from './day-number.ts';
import { staleDays, type Counted } from './stale-days.ts';

/** What the figures are counted with. */
export interface FigureContext {
  readonly database: StateDatabase;
  readonly clock: Clock;
  readonly newId: () => string;
}

const leaseMs = 30_000;
/** A day takes well below a second; so many fit into a lease by far. */
const daysPerLease = 10;

/**
 * Counts anew the days whose rows changed, each in a short transaction of its own, and answers how many there were.
 * One process at a time does it; another's call answers undefined at once and finds what the first has counted.
 */
export async function refreshFigures({ database, clock, newId }: FigureContext): Promise<number | undefined> {
  const { store } = database;
  const request = { name: 'figures', holder: newId(), forMs: leaseMs };
  let lease = await takeLease(store, request, clock);
  if (lease === undefined) return undefined;
  try {
    const now = clock.now();
    const upTo = { event: await latestEvent(store), at: now };
    const days = await staleDays(store, await countedUpTo(store), now);
    for (const [place, day] of days.entries()) {
      await database.transaction(({ db }) => storeDay(db, day));
      // An embedded database answers at once: without a pause nobody else would be served between two days.
      await nextTurn();
      if ((place + 1) % daysPerLease === 0) lease = await takeLease(store, request, clock);
      if (lease === undefined) return undefined;
    }
    await database.transaction(({ db }) => noteCounted(db, upTo));
    return days.length;
  } finally {
    if (lease !== undefined) await giveBackLease(store, lease);
  }
}

async function storeDay(db: StoreTransaction, day: number): Promise<void> {
  const rows = await countDay(db, spanOf(day));
  await db.deleteFrom('dailyFigures').where('day', '=', day).execute();
  const chunk = 100;
  for (let from = 0; from < rows.length; from += chunk)
    await db
      .insertInto('dailyFigures')
      .values(rows.slice(from, from + chunk).map((row) => ({ day, ...row })))
      .execute();
}

/** Up to where the figures are counted. */
export async function countedUpTo(db: Store): Promise<Counted> {
  const rows = await db
    .selectFrom('counters')
    .select(['name', 'value'])
    .where('name', 'in', ['figures.event', 'figures.at'])
    .execute();
  const valueOf = (name: string): number => rows.find((row) => row.name === name)?.value ?? 0;
  return { event: valueOf('figures.event'), at: valueOf('figures.at') };
}

async function noteCounted(db: StoreTransaction, { event, at }: Counted): Promise<void> {
  await db.updateTable('counters').set({ value: event }).where('name', '=', 'figures.event').execute();
  await db.updateTable('counters').set({ value: at }).where('name', '=', 'figures.at').execute();
}
