import { z } from 'zod';
import { daySchema, type Day } from '../../platform/day.ts';
import type { StatisticsPeriod } from './statistics-periods.ts';

/**
 * Every number is given as the nearest multiple of this, so that nobody can be told apart by a small number or by the difference
 * of two (the rounding that HESA publishes student numbers with: nearest 5, no mean of 7 or fewer).
 */
export const roundedTo = 5;
const fewestForMean = 8;

/** What was counted of a day: figure, channel and part as the desk keeps them, with no personal data in them. */
export interface CountedRow {
  readonly day: Day;
  readonly figure: string;
  readonly channel: string;
  readonly part: string;
  readonly number: number;
  readonly total: number;
}

/** Counts all days from one to another, inclusive; undefined while they are still being counted. */
export type StatisticsSource = (from: Day, to: Day) => Promise<readonly CountedRow[] | undefined>;

const partSchema = z.strictObject({ part: z.string(), number: z.int() });
/** The largest first; what rounds to nothing is left out, so parts need not add up. */
const partsSchema = z.array(partSchema);

/** The numbers of one day or month. */
export const statisticsItemSchema = z.strictObject({
  /** `YYYY-MM-DD` or `YYYY-MM`. */
  period: z.string(),
  from: daySchema,
  to: daySchema,
  conversations: z.int(),
  visitorMessages: z.int(),
  questions: z.int(),
  answered: z.int(),
  handedOver: z.int(),
  tickets: z.int(),
  ratings: z.int(),
  /** Mean of the five steps, to one decimal; missing where 7 or fewer rated. */
  meanRating: z.number().optional(),
  channels: partsSchema,
  languages: partsSchema,
  topics: partsSchema,
  districts: partsSchema,
  outcomes: partsSchema,
  handoverReasons: partsSchema,
});
export type StatisticsItem = z.infer<typeof statisticsItemSchema>;
type Part = z.infer<typeof partSchema>;

/** One item of the statistics from what was counted in its period. */
export function statisticsItem(period: StatisticsPeriod, rows: readonly CountedRow[]): StatisticsItem {
  const counted = rows.filter(({ day }) => day >= period.from && day <= period.to);
  const of = (figure: string): CountedRow[] => counted.filter((row) => row.figure === figure);
  const number = (figure: string, ...parts: string[]): number =>
    rounded(sum(of(figure).filter(({ part }) => parts.length === 0 || parts.includes(part))));
  const parts = (figure: string): Part[] => partsOf(of(figure), ({ part }) => part);
  const mean = meanOf(of('ratings'));
  return {
    ...period,
    conversations: number('conversations.language'),
    visitorMessages: number('messages', 'visitor'),
    questions: number('turns.outcome'),
    answered: number('turns.outcome', 'answered', 'answered-partly'),
    handedOver: number('turns.outcome', 'handed-over'),
    tickets: number('tickets.kind'),
    ratings: number('ratings'),
    ...(mean !== undefined && { meanRating: mean }),
    channels: partsOf(of('conversations.language'), ({ channel }) => channel),
    languages: parts('conversations.language'),
    topics: parts('turns.topic'),
    districts: parts('conversations.district'),
    outcomes: parts('turns.outcome'),
    handoverReasons: parts('handovers.reason'),
  };
}

function partsOf(rows: readonly CountedRow[], nameOf: (row: CountedRow) => string): Part[] {
  const names = new Set(rows.map(nameOf));
  return [...names]
    .map((name) => ({
      part: name === '' ? 'unknown' : name,
      number: rounded(sum(rows.filter((row) => nameOf(row) === name))),
    }))
    .filter(({ number }) => number > 0)
    .sort((one, other) => other.number - one.number || (one.part < other.part ? -1 : 1));
}

function meanOf(ratings: readonly CountedRow[]): number | undefined {
  const number = sum(ratings);
  if (number < fewestForMean) return undefined;
  return Math.round((ratings.reduce((total, row) => total + row.total, 0) / number) * 10) / 10;
}

function sum(rows: readonly CountedRow[]): number {
  return rows.reduce((all, { number }) => all + number, 0);
}

function rounded(number: number): number {
  return Math.round(number / roundedTo) * roundedTo;
}
