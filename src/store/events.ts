import { sql, type RawBuilder } from 'kysely';
import { escapeLiteral } from 'pg';
import type { Dialect } from './migrations/migration.ts';
import { withCommit } from './postgres-client.ts';
import type { Store, StoreTransaction } from './schema.ts';

/** Something that happened, as readers get it. The sequence is durable and grows in the order of commits. */
export interface StoredEvent {
  sequence: number;
  name: string;
  conversationId?: string;
  /** Id of what changed, where that is not the conversation. */
  subject?: string;
  /** Epoch milliseconds. */
  at: number;
}

export type NewEvent = Omit<StoredEvent, 'sequence'>;

/** The PostgreSQL channel that carries the number of the newest event, and nothing else. */
export const eventChannel = 'tongda_events';

/**
 * Appends events as the last step of the transaction that made them so. Numbers come from a counter row that stays locked to the
 * commit: who reads up to a number has missed none below it. So everybody waits for whoever has that row; on PostgreSQL it is
 * taken, used and given back within one message to the server (see `withCommit`), whatever keeps this process busy.
 */
export async function appendEvents(
  transaction: StoreTransaction,
  dialect: Dialect,
  events: readonly NewEvent[],
): Promise<void> {
  if (dialect === 'postgres') {
    await sql`${sql.raw(withCommit)}${numberedAndTold(events)}`.execute(transaction);
    return;
  }
  const { value: last } = await transaction
    .updateTable('counters')
    .set((counter) => ({ value: counter('value', '+', events.length) }))
    .where('name', '=', 'events')
    .returning('value')
    .executeTakeFirstOrThrow();
  await transaction
    .insertInto('events')
    .values(
      events.map((event, index) => ({
        sequence: last - events.length + index + 1,
        name: event.name,
        conversationId: event.conversationId ?? null,
        subject: event.subject ?? null,
        at: event.at,
      })),
    )
    .execute();
}

/** Numbers, keeps and tells of events in one statement. What goes with the commit can bind no values, so they are literals. */
function numberedAndTold(events: readonly NewEvent[]): RawBuilder<unknown> {
  const rows = events.map(
    ({ name, conversationId = null, subject = null, at }, index) =>
      sql`(${sql.lit(index + 1)}, ${literal(name)}, ${literal(conversationId)}, ${literal(subject)}, ${sql.lit(at)}::bigint)`,
  );
  const count = sql.lit(events.length);
  return sql`with numbered as (update counters set value = value + ${count} where name = 'events' returning value),
    kept as (insert into events (sequence, name, conversation_id, subject, at)
      select numbered.value - ${count} + event.place, event.name, event.conversation_id, event.subject, event.at
      from numbered, (values ${sql.join(rows)}) as event (place, name, conversation_id, subject, at))
    select pg_notify(${sql.lit(eventChannel)}, value::text) from numbered`;
}

/** A text as a literal of PostgreSQL, whatever its settings; it keeps no NUL. */
function literal(text: string | null): RawBuilder<unknown> {
  if (text === null) return sql`null::text`;
  if (text.includes('\0')) throw new TypeError('An event holds a NUL; the database keeps none.');
  return sql`${sql.raw(escapeLiteral(text))}::text`;
}

/** The events after a number, oldest first, at most so many. */
export async function readEvents(store: Store, after: number, limit: number): Promise<StoredEvent[]> {
  const rows = await store
    .selectFrom('events')
    .selectAll()
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    sequence: row.sequence,
    name: row.name,
    ...(row.conversationId === null ? {} : { conversationId: row.conversationId }),
    ...(row.subject === null ? {} : { subject: row.subject }),
    at: row.at,
  }));
}

/** The number of the newest event; 0 before the first. */
export async function latestEvent(store: Store): Promise<number> {
  const row = await store
    .selectFrom('counters')
    .select('value')
    .where('name', '=', 'events')
    .executeTakeFirstOrThrow();
  return row.value;
}
