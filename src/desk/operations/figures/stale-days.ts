import { sql, type RawBuilder } from 'kysely';
import type { Store } from '../../../store/schema.ts';
import { dayNumberAt, offsetMs } from './day-number.ts';

/** Up to where the figures are counted: the newest event that was seen, and when that was. */
export interface Counted {
  readonly event: number;
  /** Epoch milliseconds; 0 before the first count. */
  readonly at: number;
}

/** Turns are logged without an event, and a little after the instant they carry. */
const slackMs = 3_600_000;
const pageSize = 2_000;
const chunk = 400;

/**
 * The days whose rows may have changed since the figures were counted: those from then on, and the days of every
 * conversation and ticket that an event names, which may lie far back.
 */
export async function staleDays(db: Store, since: Counted, now: number): Promise<number[]> {
  if (since.at === 0 || (await isForgotten(db, since))) return daysFrom(await firstDay(db, now), now);
  const days = new Set(daysFrom(dayNumberAt(since.at - slackMs), now));
  for (let after = since.event; ;) {
    const events = await db
      .selectFrom('events')
      .select(['sequence', 'at', 'conversationId', 'subject', 'name'])
      .where('sequence', '>', after)
      .orderBy('sequence')
      .limit(pageSize)
      .execute();
    for (const { at } of events) days.add(dayNumberAt(at));
    const conversations = new Set(events.flatMap(({ conversationId }) => conversationId ?? []));
    const tickets = new Set(
      events.flatMap(({ name, subject }) =>
        name.startsWith('ticket.') && subject !== null ? [subject] : [],
      ),
    );
    for (const day of await daysOf(db, [...conversations], [...tickets])) days.add(day);
    const last = events.at(-1);
    if (last === undefined || events.length < pageSize) break;
    after = last.sequence;
  }
  const today = dayNumberAt(now);
  return [...days].filter((day) => day <= today).sort((one, other) => one - other);
}

/** Events are forgotten after the time of retention; whoever was away longer counts everything anew. */
async function isForgotten(db: Store, since: Counted): Promise<boolean> {
  const { oldest } = await db
    .selectFrom('events')
    .select((row) => row.fn.min<number | null>('sequence').as('oldest'))
    .executeTakeFirstOrThrow();
  return oldest !== null && oldest > since.event + 1;
}

async function daysOf(
  db: Store,
  conversations: readonly string[],
  tickets: readonly string[],
): Promise<Set<number>> {
  const days = new Set<number>();
  const add = (rows: readonly { day: number }[]): void => {
    for (const { day } of rows) days.add(day);
  };
  for (let from = 0; from < conversations.length; from += chunk) {
    const some = conversations.slice(from, from + chunk);
    add(await db.selectFrom('conversations').select(dayIn('opened_at')).where('id', 'in', some).execute());
    for (const table of ['messages', 'handovers', 'ratings'] as const)
      add(
        await db
          .selectFrom(table)
          .select(dayIn('at'))
          .distinct()
          .where('conversationId', 'in', some)
          .execute(),
      );
  }
  for (let from = 0; from < tickets.length; from += chunk) {
    const some = tickets.slice(from, from + chunk);
    add(await db.selectFrom('tickets').select(dayIn('created_at')).where('id', 'in', some).execute());
  }
  return days;
}

function dayIn(column: string) {
  const number: RawBuilder<number> = sql`(${sql.ref(column)} + ${sql.lit(offsetMs)}) / 86400000`;
  return number.as('day');
}

/** The day of the oldest row there is. */
async function firstDay(db: Store, now: number): Promise<number> {
  const { turn } = await db
    .selectFrom('turns')
    .select((row) => row.fn.min<number | null>('at').as('turn'))
    .executeTakeFirstOrThrow();
  const { conversation } = await db
    .selectFrom('conversations')
    .select((row) => row.fn.min<number | null>('openedAt').as('conversation'))
    .executeTakeFirstOrThrow();
  const { ticket } = await db
    .selectFrom('tickets')
    .select((row) => row.fn.min<number | null>('createdAt').as('ticket'))
    .executeTakeFirstOrThrow();
  const instants = [turn, conversation, ticket].map((at) => at ?? now);
  return dayNumberAt(Math.min(...instants));
}

function daysFrom(first: number, now: number): number[] {
  const last = dayNumberAt(now);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
