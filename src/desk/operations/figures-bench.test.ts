import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { manualClock } from '../../platform/clock.ts';
import { addDays, day } from '../../platform/day.ts';
import { openDatabase, type StateDatabase } from '../../store/database.ts';
import {
  postgresPlace,
  sqlitePlace,
  testDatabaseUrl,
  type DatabasePlace,
} from '../../store/testing/databases.ts';
import { dashboardOf } from './figures/dashboard.ts';
import { refreshFigures } from './figures/refresh.ts';
import { generateYear, last } from './testing/generate-year.ts';

/** How many messages are generated; the bench is passed over without it. A million is what is promised. */
const messages = Number(process.env.FIGURES_BENCH ?? 0);
/** What a dashboard over any period may take, in milliseconds; the gate, whose machine is shared, allows more and prints what it took. */
const atMost = Number(process.env.FIGURES_WITHIN ?? 2_000);

const places: readonly (readonly [string, () => Promise<DatabasePlace>])[] = [
  ['SQLite', () => Promise.resolve(sqlitePlace())],
  ...(testDatabaseUrl === undefined || testDatabaseUrl === ''
    ? []
    : [['PostgreSQL', () => postgresPlace(testDatabaseUrl ?? '')] as const]),
];

describe.skipIf(!(messages > 0))('the dashboard over many messages (FIGURES_BENCH=1000000)', () => {
  it.each(places)(
    'answers in time on %s',
    async (name, newPlace) => {
      const place = await newPlace();
      const database = await openDatabase(place.location, { catchUpEveryMs: 0 });
      try {
        await measure(name, database);
      } finally {
        await database.close();
        await place.remove();
      }
    },
    1_800_000,
  );
});

async function measure(name: string, database: StateDatabase): Promise<void> {
  const say = (text: string): void => {
    process.stderr.write(`figures on ${name}: ${text}\n`);
  };
  const clock = manualClock(last);
  let ids = 0;
  const context = { database, clock, newId: () => `bench-${(ids += 1)}` };
  const generated = await timed(() => generateYear(database, messages));
  say(`${generated.result} messages generated in ${(generated.ms / 1000).toFixed(0)} s`);
  if (database.dialect === 'postgres') await sql`analyze`.execute(database.store);
  let longestPause = 0;
  let before = performance.now();
  const pulse = setInterval(() => {
    longestPause = Math.max(longestPause, performance.now() - before - 10);
    before = performance.now();
  }, 10);
  const first = await timed(() => refreshFigures(context));
  clearInterval(pulse);
  say(
    `first count of ${first.result ?? 0} days in ${(first.ms / 1000).toFixed(1)} s, longest pause of the event loop ${longestPause.toFixed(0)} ms`,
  );
  const today = day('2026-11-28');
  const periods = { 'a week': 6, 'a month': 29, 'a quarter': 91, 'a year': 364 };
  const figures: number[] = [];
  for (const [title, days] of Object.entries(periods)) {
    const one = await timed(async () => {
      await refreshFigures(context);
      return dashboardOf(database.store, { from: addDays(today, -days), to: today });
    });
    say(`${title}: ${one.ms.toFixed(0)} ms, ${one.result.totals.messages} messages`);
    figures.push(one.ms);
    if (title === 'a year') expect(one.result.totals.messages).toBe(generated.result);
  }
  expect(Math.max(...figures)).toBeLessThan(atMost);
}

async function timed<Result>(work: () => Promise<Result>): Promise<{ result: Result; ms: number }> {
  const started = performance.now();
  const result = await work();
  return { result, ms: performance.now() - started };
}
