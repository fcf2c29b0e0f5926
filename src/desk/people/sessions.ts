import type { StateDatabase } from '../../store/database.ts';
import type { StoreTransaction } from '../../store/schema.ts';
import type { Clock } from '../../platform/clock.ts';
import type { CallSession } from '../route.ts';
import type { Staff } from '../wire/staff.ts';
import { accountFrom } from './accounts.ts';
import { csrfTokenOf, newToken, tokenHash } from './tokens.ts';

const minute = 60_000;
/** A session ends when nothing was asked for so long, and at the latest after so long; in milliseconds. */
export const sessionLimits = { idleMs: 30 * minute, wholeMs: 12 * 60 * minute };
/** The last sign of life is written at most this often. */
const noteEvery = minute;

/** Begins a session; returns the token for the cookie, which is kept nowhere. */
export async function beginSession(db: StoreTransaction, staffId: string, at: number): Promise<string> {
  const token = newToken();
  await db
    .insertInto('staffSessions')
    .values({ tokenHash: tokenHash(token), staffId, createdAt: at, seenAt: at })
    .execute();
  await db
    .deleteFrom('staffSessions')
    .where('createdAt', '<=', at - sessionLimits.wholeMs)
    .execute();
  return token;
}

/** Who signed in with this token, if the session runs and the account is active. Notes the sign of life. */
export async function findSession(
  { store }: StateDatabase,
  clock: Clock,
  token: string,
): Promise<{ staff: Staff; session: CallSession } | undefined> {
  const now = clock.now();
  const hash = tokenHash(token);
  const row = await store
    .selectFrom('staffSessions')
    .innerJoin('staff', 'staff.id', 'staffSessions.staffId')
    .selectAll('staff')
    .select(['staffSessions.createdAt as begunAt', 'staffSessions.seenAt as seenAt'])
    .where('tokenHash', '=', hash)
    .where('staff.active', '=', 1)
    .where('staffSessions.createdAt', '>', now - sessionLimits.wholeMs)
    .where('staffSessions.seenAt', '>', now - sessionLimits.idleMs)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { begunAt, seenAt, ...account } = row;
  if (now - seenAt >= noteEvery)
    await store.updateTable('staffSessions').set({ seenAt: now }).where('tokenHash', '=', hash).execute();
  const endsAt = begunAt + sessionLimits.wholeMs;
  return {
    staff: accountFrom(account).staff,
    session: {
      id: hash,
      csrfToken: csrfTokenOf(token),
      idleEndsAt: Math.min(now + sessionLimits.idleMs, endsAt),
      endsAt,
    },
  };
}

/** Ends one session. */
export async function endSession(db: StoreTransaction, sessionId: string): Promise<void> {
  await db.deleteFrom('staffSessions').where('tokenHash', '=', sessionId).execute();
}

/** Ends every session of a person, wherever it runs, except one. */
export async function endSessionsOf(db: StoreTransaction, staffId: string, except?: string): Promise<void> {
  let ending = db.deleteFrom('staffSessions').where('staffId', '=', staffId);
  if (except !== undefined) ending = ending.where('tokenHash', '!=', except);
  await ending.execute();
}
