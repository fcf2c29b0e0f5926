import { z } from 'zod';
import type { Day } from '../../platform/day.ts';
import { ProblemError } from '../problems.ts';
import { roundedTo, statisticsItem, statisticsItemSchema, type StatisticsSource } from './statistics.ts';
import {
  periodsOf,
  type SpanFault,
  type StatisticsPeriod,
  type statisticsQuerySchema,
} from './statistics-periods.ts';

/** A page of statistics as partners get it. */
export const statisticsPageSchema = z.strictObject({
  roundedTo: z.literal(roundedTo),
  total: z.int(),
  items: z.array(statisticsItemSchema),
  /** The `after` of the next page; absent on the last. */
  next: z.string().optional(),
});
export type StatisticsPage = z.infer<typeof statisticsPageSchema>;

/** A page holds at most a year, so that none takes long. */
const mostMonths = 12;

/** A page of statistics; a 400 names the parameter that does not fit, a 503 says that the count is not done. */
export async function statisticsPage(
  query: z.infer<typeof statisticsQuerySchema>,
  today: Day,
  source: StatisticsSource,
): Promise<StatisticsPage> {
  const periods = periodsOf(query, today);
  if ('field' in periods) throw badSpan(periods);
  const { after } = query;
  const rest = after === undefined ? periods : periods.filter(({ period }) => period > after);
  const shown = rest.slice(0, query.by === 'month' ? Math.min(query.limit, mostMonths) : query.limit);
  const last = shown.at(-1);
  return {
    roundedTo,
    total: periods.length,
    items: await itemsOf(shown, source),
    ...(rest.length > shown.length && last && { next: last.period }),
  };
}

async function itemsOf(periods: readonly StatisticsPeriod[], source: StatisticsSource) {
  const [first] = periods;
  const last = periods.at(-1);
  if (first === undefined || last === undefined) return [];
  const rows = await source(first.from, last.to);
  if (rows === undefined) throw new ProblemError(stillCounting);
  return periods.map((period) => statisticsItem(period, rows));
}

const stillCounting = {
  status: 503,
  title: 'Still counting',
  detail: 'The figures are being counted. Ask again in a minute.',
};

function badSpan(fault: SpanFault): ProblemError {
  return new ProblemError({
    status: 400,
    title: 'Bad request',
    detail: 'The request does not fit; see errors.',
    errors: [fault],
  });
}
