import { createHash } from 'node:crypto';
import type { Store, StoreTransaction } from '../../store/schema.ts';

/** How many failures are free, by what is counted. An address is shared by an office, an account is not. */
export const freeFailures = { account: 5, address: 30 } as const;
const firstWaitMs = 30_000;
const longestWaitMs = 3_600_000;
/** Failures older than this are forgotten. */
const forgottenAfterMs = 24 * 3_600_000;

/** Whose attempts are counted; names and addresses are kept as hashes. */
export interface Attempt {
  readonly username: string;
  readonly address: string;
}

/** Milliseconds to wait after so many failures: none at first, then twice as long each time. */
export function waitAfter(failures: number, free: number): number {
  if (failures < free) return 0;
  return Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(failures - free, 30));
}

/**
 * Counts an attempt as failed before the password is looked at, so that attempts at the same time count as well, and
 * gives the milliseconds still to wait when it may not be made at all.
 */
export async function chargeAttempt(db: StoreTransaction, attempt: Attempt, now: number): Promise<number> {
  const rows = [];
  for (const [kind, who] of keysOf(attempt)) rows.push({ kind, ...(await lockedRow(db, who, now)) });
  const wait = Math.max(...rows.map(({ freeAt }) => freeAt - now));
  if (wait > 0) return wait;
  for (const { kind, who, failures, lastAt } of rows) {
    const count = (now - lastAt > forgottenAfterMs ? 0 : failures) + 1;
    await db
      .updateTable('signInAttempts')
      .set({ failures: count, lastAt: now, freeAt: now + waitAfter(count, freeFailures[kind]) })
      .where('who', '=', who)
      .execute();
  }
  return 0;
}

/** The attempt was right: the account begins anew, and the address has one failure less. */
export async function forgiveAttempt(db: StoreTransaction, attempt: Attempt): Promise<void> {
  const [[, account], [, address]] = keysOf(attempt);
  await db.deleteFrom('signInAttempts').where('who', '=', account).execute();
  await db
    .updateTable('signInAttempts')
    .set((row) => ({ failures: row('failures', '-', 1), freeAt: 0 }))
    .where('who', '=', address)
    .where('failures', '>', 0)
    .execute();
}

/** Lets an account sign in again at once. */
export async function unlockAccount(db: StoreTransaction, username: string): Promise<void> {
  await db.deleteFrom('signInAttempts').where('who', '=', hashed('account', username)).execute();
}

/** Until when accounts are locked out, by username; those that are not are missing. */
export async function lockedUntil(
  db: Store,
  usernames: readonly string[],
  now: number,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('signInAttempts')
    .select(['who', 'freeAt'])
    .where('freeAt', '>', now)
    .execute();
  const free = new Map(rows.map(({ who, freeAt }) => [who, freeAt]));
  return new Map(
    usernames.flatMap((username) => {
      const freeAt = free.get(hashed('account', username));
      return freeAt === undefined ? [] : [[username, freeAt] as const];
    }),
  );
}

/** Forgets failures that no longer count. */
export async function forgetOldAttempts(db: StoreTransaction, now: number): Promise<void> {
  await db
    .deleteFrom('signInAttempts')
    .where('lastAt', '<', now - forgottenAfterMs)
    .execute();
}

/** The row of a counter, made where it is missing and locked to the end of the transaction. */
async function lockedRow(db: StoreTransaction, who: string, now: number) {
  await db
    .insertInto('signInAttempts')
    .values({ who, failures: 0, lastAt: now, freeAt: 0 })
    .onConflict((conflict) => conflict.column('who').doNothing())
    .execute();
  return db
    .updateTable('signInAttempts')
    .set((row) => ({ failures: row.ref('failures') }))
    .where('who', '=', who)
    .returningAll()
    .executeTakeFirstOrThrow();
}

function keysOf({ username, address }: Attempt) {
  return [
    ['account', hashed('account', username)],
    ['address', hashed('address', address)],
  ] as const;
}

function hashed(kind: string, name: string): string {
  return createHash('sha256').update(`${kind}:${name.trim().toLowerCase()}`).digest('hex');
}
