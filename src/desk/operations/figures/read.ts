import type { Store } from '../../../store/schema.ts';
import { dayOf } from './day-number.ts';
import type { Day } from '../../../platform/day.ts';

/** Days by number, inclusive, and the channel where only one is wanted. */
export interface Period {
  readonly from: number;
  readonly to: number;
  readonly channel?: string | undefined;
}

/** Sums of a period by figure and part. */
export interface Sums {
  number(figure: string, part?: string): number;
  total(figure: string): number;
  /** The parts of a figure with their numbers, the largest first, equal ones by name. */
  parts(figure: string): { part: string; number: number }[];
  /** The channels of a figure with their numbers. */
  channels(figure: string): { part: string; number: number }[];
}

/** Adds up the figures of a period. */
export async function sumsOf(db: Store, period: Period): Promise<Sums> {
  const rows = await within(db, period)
    .select((row) => [
      'figure',
      'channel',
      'part',
      row.fn.sum<number | string>('number').as('number'),
      row.fn.sum<number | string>('total').as('total'),
    ])
    .groupBy(['figure', 'channel', 'part'])
    .execute();
  const byFigure = new Map<string, { channel: string; part: string; number: number; total: number }[]>();
  for (const { figure, channel, part, number, total } of rows) {
    const list = byFigure.get(figure) ?? [];
    list.push({ channel, part, number: Number(number), total: Number(total) });
    byFigure.set(figure, list);
  }
  const of = (figure: string) => byFigure.get(figure) ?? [];
  return {
    number: (figure, part) =>
      of(figure)
        .filter((row) => part === undefined || row.part === part)
        .reduce((sum, row) => sum + row.number, 0),
    total: (figure) => of(figure).reduce((sum, row) => sum + row.total, 0),
    parts: (figure) => largestFirst(of(figure), ({ part }) => part),
    channels: (figure) => largestFirst(of(figure), ({ channel }) => channel),
  };
}

function largestFirst<Row extends { number: number }>(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
): { part: string; number: number }[] {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(nameOf(row), (sums.get(nameOf(row)) ?? 0) + row.number);
  return [...sums]
    .map(([part, number]) => ({ part, number }))
    .sort((one, other) => other.number - one.number || (one.part < other.part ? -1 : 1));
}

/** Numbers by day of some figures, without regard to their parts; days on which nothing was counted are left out. */
export async function daysOfFigures(
  db: Store,
  period: Period,
  figures: readonly string[],
): Promise<{ day: Day; figure: string; part: string; number: number }[]> {
  const rows = await within(db, period)
    .select((row) => ['day', 'figure', 'part', row.fn.sum<number | string>('number').as('number')])
    .where('figure', 'in', figures)
    .groupBy(['day', 'figure', 'part'])
    .orderBy('day')
    .orderBy('figure')
    .orderBy('part')
    .execute();
  return rows.map(({ day, number, ...row }) => ({ ...row, day: dayOf(day), number: Number(number) }));
}

/** Everything counted in a period, for an export: by day, figure, channel and part. */
export async function rowsOf(db: Store, period: Period) {
  const rows = await within(db, period)
    .selectAll()
    .orderBy('day')
    .orderBy('figure')
    .orderBy('channel')
    .orderBy('part')
    .execute();
  return rows.map(({ day, ...row }) => ({ day: dayOf(day), ...row }));
}

function within(db: Store, { from, to, channel }: Period) {
  const rows = db.selectFrom('dailyFigures').where('day', '>=', from).where('day', '<=', to);
  return channel === undefined ? rows : rows.where('channel', '=', channel);
}
