import { addDays, day, daysBetween, type Day } from '../../../platform/day.ts';
import type { Store } from '../../../store/schema.ts';
import type { Dashboard, Durations } from '../../wire/operations.ts';
import { above, latencyEnds, quantile, waitingEnds } from './buckets.ts';
import { dayNumber } from './day-number.ts';
import { daysOfFigures, sumsOf, type Period, type Sums } from './read.ts';
import { countedUpTo } from './refresh.ts';

/** A period as it is asked for. */
export interface Asked {
  readonly from: Day;
  readonly to: Day;
  readonly channel?: string | undefined;
}

/** Figures of a series, and the parts of them that count for its lines. */
const seriesFigures = ['conversations.language', 'turns.outcome', 'gaps'] as const;

/** The figures of a period as they are counted. */
export async function dashboardOf(db: Store, { from, to, channel }: Asked): Promise<Dashboard> {
  const period: Period = { from: dayNumber(from), to: dayNumber(to), channel };
  const sums = await sumsOf(db, period);
  const rows = await daysOfFigures(db, period, seriesFigures);
  const { at: countedAt } = await countedUpTo(db);
  return {
    from,
    to,
    ...(channel === undefined ? {} : { channel }),
    countedAt,
    totals: totalsOf(sums),
    waiting: durations(sums, 'handovers.waiting', waitingEnds),
    latency: durations(sums, 'turns.latency', latencyEnds),
    series: seriesOf(from, to, rows),
    outcomes: sums.parts('turns.outcome'),
    handoverReasons: sums.parts('handovers.reason'),
    handoverEndings: sums.parts('handovers.ending'),
    ratings: [5, 4, 3, 2, 1].map((score) => ({
      part: String(score),
      number: sums.number('ratings', String(score)),
    })),
    channels: sums.channels('conversations.language'),
    languages: sums.parts('conversations.language'),
    topics: sums.parts('turns.topic'),
    districts: sums.parts('conversations.district'),
    ticketKinds: sums.parts('tickets.kind'),
    gapSources: sums.parts('gaps'),
    drafts: sums.parts('drafts'),
  };
}

/** The totals of a period. */
export function totalsOf(sums: Sums): Dashboard['totals'] {
  const ratings = sums.number('ratings');
  return {
    conversations: sums.number('conversations.language'),
    visitorMessages: sums.number('messages', 'visitor'),
    messages: sums.number('messages'),
    turns: sums.number('turns.outcome'),
    answered: sums.number('turns.outcome', 'answered') + sums.number('turns.outcome', 'answered-partly'),
    handedOver: sums.number('turns.outcome', 'handed-over'),
    handovers: sums.number('handovers.reason'),
    ratings,
    ...(ratings > 0 && { rating: sums.total('ratings') / ratings }),
    helpful: sums.number('feedback', 'helpful'),
    notHelpful: sums.number('feedback', 'not-helpful'),
    tickets: sums.number('tickets.kind'),
    gaps: sums.number('gaps'),
    aiGenerated: sums.number('turns.written', 'model'),
  };
}

function durations(sums: Sums, figure: string, ends: readonly number[]): Durations {
  const histogram = new Map(sums.parts(figure).map(({ part, number }) => [part, number]));
  const number = sums.number(figure);
  const at = (share: number) => quantile(histogram, ends, share);
  const [median, p90, p99] = [at(0.5), at(0.9), at(0.99)];
  return {
    number,
    ...(number > 0 && { mean: sums.total(figure) / number }),
    ...(median !== undefined && { median }),
    ...(p90 !== undefined && { p90 }),
    ...(p99 !== undefined && { p99 }),
    classes: [
      ...ends.map((end) => ({ upTo: end, number: histogram.get(String(end)) ?? 0 })),
      { number: histogram.get(above) ?? 0 },
    ],
  };
}

type Series = Dashboard['series'];
const mostDays = 92;
const mostWeeks = 104;

/** One point a day, week or month, the longer the period the fewer; a point where nothing happened is there with zeros. */
export function seriesOf(
  from: Day,
  to: Day,
  rows: readonly { day: Day; figure: string; part: string; number: number }[],
): Series {
  const days = daysBetween(from, to) + 1;
  const unit: Series['unit'] = days <= mostDays ? 'day' : days <= mostWeeks * 7 ? 'week' : 'month';
  const points = new Map<Day, Series['points'][number]>();
  for (let current = from; current <= to; current = addDays(current, 1)) {
    const start = startOf(unit, current);
    if (!points.has(start))
      points.set(start, { day: start, conversations: 0, answered: 0, handedOver: 0, gaps: 0 });
  }
  for (const { day: of, figure, part, number } of rows) {
    const point = points.get(startOf(unit, of));
    const line = lineOf(figure, part);
    if (point !== undefined && line !== undefined) point[line] += number;
  }
  return { unit, points: [...points.values()] };
}

function lineOf(
  figure: string,
  part: string,
): 'conversations' | 'answered' | 'handedOver' | 'gaps' | undefined {
  if (figure === 'conversations.language') return 'conversations';
  if (figure === 'gaps') return 'gaps';
  if (part === 'answered' || part === 'answered-partly') return 'answered';
  return part === 'handed-over' ? 'handedOver' : undefined;
}

function startOf(unit: Series['unit'], of: Day): Day {
  if (unit === 'day') return of;
  if (unit === 'month') return day(`${of.slice(0, 7)}-01`);
  const sundayFirst = new Date(`${of}T00:00:00Z`).getUTCDay();
  return addDays(of, -((sundayFirst + 6) % 7));
}
