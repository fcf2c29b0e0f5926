import { z } from 'zod';
import { addDays, day, daysBetween, daySchema, type Day } from '../../platform/day.ts';

/** One day or month of the statistics. */
export interface StatisticsPeriod {
  /** `YYYY-MM-DD` or `YYYY-MM`. */
  readonly period: string;
  readonly from: Day;
  readonly to: Day;
}

const units = ['day', 'month'] as const;
type Unit = (typeof units)[number];
const usualDays = 30;
const usualMonths = 12;
const mostDays = 3_660;

/** What is asked for; without days the last 30, or the last 12 months, that are over. */
export const spanSchema = z.strictObject({
  from: daySchema.optional(),
  to: daySchema.optional(),
  by: z.enum(units).default('day'),
});

/** A page of it. */
export const statisticsQuerySchema = spanSchema.extend({
  limit: z.coerce.number().int().min(1).max(31).default(31),
  /** The last period of the page before. */
  after: z.string().max(10).optional(),
});

/** What does not fit in what was asked for, by its field. */
export interface SpanFault {
  readonly field: 'from' | 'to';
  readonly message: string;
}

/** All periods asked for that are over, oldest first. Months are given whole: a part of one would tell of single days. */
export function periodsOf(
  { from, to, by }: z.infer<typeof spanSchema>,
  today: Day,
): readonly StatisticsPeriod[] | SpanFault {
  const last = to ?? lastOver(by, today);
  const first = from ?? firstOf(by, last);
  if (last >= today)
    return { field: 'to', message: 'must be over: today and later days are still being counted' };
  if (first > last) return { field: 'from', message: 'must not be after the last day' };
  if (daysBetween(first, last) >= mostDays) return { field: 'from', message: 'at most ten years' };
  if (by === 'day') return daysFrom(first, last);
  if (!isFirstOfMonth(first)) return { field: 'from', message: 'must be the first day of a month' };
  if (!isFirstOfMonth(addDays(last, 1))) return { field: 'to', message: 'must be the last day of a month' };
  return monthsFrom(first, last);
}

function lastOver(by: Unit, today: Day): Day {
  return by === 'day' ? addDays(today, -1) : addDays(monthOf(today), -1);
}

function firstOf(by: Unit, last: Day): Day {
  if (by === 'day') return addDays(last, 1 - usualDays);
  let first = monthOf(last);
  for (let months = 1; months < usualMonths; months += 1) first = monthOf(addDays(first, -1));
  return first;
}

function daysFrom(first: Day, last: Day): StatisticsPeriod[] {
  return Array.from({ length: daysBetween(first, last) + 1 }, (_, index) => {
    const one = addDays(first, index);
    return { period: one, from: one, to: one };
  });
}

function monthsFrom(first: Day, last: Day): StatisticsPeriod[] {
  const months: StatisticsPeriod[] = [];
  for (let from = first; from <= last; from = nextMonth(from))
    months.push({ period: from.slice(0, 7), from, to: addDays(nextMonth(from), -1) });
  return months;
}

function monthOf(of: Day): Day {
  return day(`${of.slice(0, 7)}-01`);
}

/** The first day of the month after the one that begins there. */
function nextMonth(first: Day): Day {
  return monthOf(addDays(first, 31));
}

function isFirstOfMonth(of: Day): boolean {
  return of.endsWith('-01');
}
