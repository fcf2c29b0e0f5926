import type { StateDatabase } from '../../store/database.ts';
import type { StoreTransaction } from '../../store/schema.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
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

/** A session that runs, and whose it is. */
export interface RunningSession {
  readonly staff: Staff;
  readonly session: CallSession;
  readonly seenAt: number;
}

/** Who signed in with this token, if the session runs and the account is active. Notes the sign of life. */
export async function findSession(
  database: StateDatabase,
  clock: Clock,
  token: string,
): Promise<RunningSession | undefined> {
  const found = await readSession(database, clock, token);
  const now = clock.now();
  if (found !== undefined && now - found.seenAt >= noteEvery)
    await database.store
      .updateTable('staffSessions')
      .set({ seenAt: now })
      .where('tokenHash', '=', found.session.id)
      .execute();
  return found;
}

/** The same without a sign of life. */
export async function readSession(
  { store }: StateDatabase,
  clock: Clock,
  token: string,
): Promise<RunningSession | undefined> {
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
  const endsAt = begunAt + sessionLimits.wholeMs;
  return {
    staff: accountFrom(account).staff,
    seenAt,
    session: {
      id: hash,
      csrfToken: csrfTokenOf(token),
      idleEndsAt: Math.min(now + sessionLimits.idleMs, endsAt),
      endsAt,
    },
  };
}

/** Ends one session of a person. */
export async function endSession(
  { db, emit }: UnitOfWork,
  staffId: string,
  sessionId: string,
  at: number,
): Promise<void> {
  await db.deleteFrom('staffSessions').where('tokenHash', '=', sessionId).execute();
  emit({ name: 'session.ended', subject: staffId, at });
}

/** Ends every session of a person, wherever it runs, except one. */
export async function endSessionsOf(
  { db, emit }: UnitOfWork,
  staffId: string,
  at: number,
  except?: string,
): Promise<void> {
  let ending = db.deleteFrom('staffSessions').where('staffId', '=', staffId);
  if (except !== undefined) ending = ending.where('tokenHash', '!=', except);
  await ending.execute();
  emit({ name: 'session.ended', subject: staffId, at });
}
