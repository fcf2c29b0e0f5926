import type { Store } from '../../store/schema.ts';
import type { AccountView } from '../wire/staff.ts';
import { accountFrom } from './accounts.ts';
import { lockedUntil } from './attempts.ts';
import { sessionLimits } from './sessions.ts';

/** Everyone, by username, with how the account stands at an instant. */
export async function listAccounts(db: Store, now: number): Promise<AccountView[]> {
  const rows = await db.selectFrom('staff').selectAll().orderBy('username').execute();
  const sessions = await db
    .selectFrom('staffSessions')
    .select(({ fn }) => ['staffId', fn.countAll<number>().as('number'), fn.max('seenAt').as('seenAt')])
    .where('createdAt', '>', now - sessionLimits.wholeMs)
    .where('seenAt', '>', now - sessionLimits.idleMs)
    .groupBy('staffId')
    .execute();
  const running = new Map(sessions.map((row) => [row.staffId, row]));
  const locks = await lockedUntil(
    db,
    rows.map(({ username }) => username),
    now,
  );
  return rows.map((row) => {
    const { staff, passwordHash } = accountFrom(row);
    const own = running.get(staff.id);
    const until = locks.get(staff.username);
    return {
      ...staff,
      hasPassword: passwordHash !== undefined,
      sessions: own?.number ?? 0,
      ...(own !== undefined && { seenAt: own.seenAt }),
      ...(until !== undefined && { lockedUntil: until }),
    };
  });
}
