import { sql } from 'kysely';
import type { Dialect } from './migrations/migration.ts';
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
 * Appends events inside the transaction that made them so, and returns the last number. Numbers come from a
 * counter row that stays locked to the commit: who reads up to a number has missed none below it.
 */
export async function appendEvents(
  transaction: StoreTransaction,
  dialect: Dialect,
  events: readonly NewEvent[],
): Promise<number> {
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
  if (dialect === 'postgres')
    await sql`select pg_notify(${eventChannel}, ${String(last)})`.execute(transaction);
  return last;
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
