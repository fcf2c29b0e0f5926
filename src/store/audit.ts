import { createHash } from 'node:crypto';
import type { Store, StoreTransaction } from './schema.ts';

/** An act worth remembering. Ids, acts and hashes only: nothing in it may be personal data. */
export interface AuditEntry {
  /** Epoch milliseconds. */
  at: number;
  /** Id of who acted: an agent, `visitor`, or the name of a job or command. */
  actor: string;
  act: string;
  /** Id of what was acted on. */
  subject: string;
}

/** Appends an act to the trail in the transaction of the change. Each row's hash covers the row before it. */
export async function appendAudit(transaction: StoreTransaction, entry: AuditEntry): Promise<void> {
  const { value: sequence } = await transaction
    .updateTable('counters')
    .set((counter) => ({ value: counter('value', '+', 1) }))
    .where('name', '=', 'audit')
    .returning('value')
    .executeTakeFirstOrThrow();
  const previous = await transaction
    .selectFrom('audit')
    .select('hash')
    .where('sequence', '=', sequence - 1)
    .executeTakeFirst();
  const previousHash = previous?.hash ?? '';
  await transaction
    .insertInto('audit')
    .values({ sequence, ...entry, previousHash, hash: chainHash(sequence, entry, previousHash) })
    .execute();
}

/** The number of the first row that was changed or is missing; undefined when the trail is whole. */
export async function findAuditBreak(store: Store): Promise<number | undefined> {
  const pageSize = 1_000;
  let expected = 1;
  let previousHash = '';
  for (;;) {
    const rows = await store
      .selectFrom('audit')
      .selectAll()
      .where('sequence', '>=', expected)
      .orderBy('sequence')
      .limit(pageSize)
      .execute();
    for (const row of rows) {
      const whole =
        row.sequence === expected &&
        row.previousHash === previousHash &&
        row.hash === chainHash(row.sequence, row, previousHash);
      if (!whole) return expected;
      previousHash = row.hash;
      expected += 1;
    }
    if (rows.length < pageSize) break;
  }
  const counter = await store
    .selectFrom('counters')
    .select('value')
    .where('name', '=', 'audit')
    .executeTakeFirstOrThrow();
  return counter.value === expected - 1 ? undefined : expected;
}

function chainHash(sequence: number, entry: AuditEntry, previousHash: string): string {
  const fields = [sequence, entry.at, entry.actor, entry.act, entry.subject, previousHash];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}
