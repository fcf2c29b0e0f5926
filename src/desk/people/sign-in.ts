import type { DeskParts } from '../parts.ts';
import { refusal } from '../refusals.ts';
import { findAccountByName } from './accounts.ts';
import { noteAct } from './act.ts';
import { chargeAttempt, forgetOldAttempts, forgiveAttempt, type Attempt } from './attempts.ts';
import { isPassword } from './passwords.ts';
import { beginSession } from './sessions.ts';

/** Begins a session for who knows the password; returns its token. Refuses all else in the same words. */
export async function signIn(
  desk: DeskParts,
  request: { username: string; password: string; address: string },
): Promise<string> {
  const attempt = { username: request.username, address: request.address };
  await charge(desk, attempt);
  const account = await findAccountByName(desk.database.store, request.username);
  const known = account?.staff.active === true ? account : undefined;
  if (!(await isPassword(known?.passwordHash, request.password)) || known === undefined) {
    if (account !== undefined)
      await desk.database.transaction((unit) =>
        noteAct(desk, unit, account.staff.id, 'session.refused', account.staff.id),
      );
    throw refusal(401, 'wrong-credentials', 'The name or the password is not right.');
  }
  const { id } = known.staff;
  return desk.database.transaction(async (unit) => {
    await forgiveAttempt(unit.db, attempt);
    await noteAct(desk, unit, id, 'session.begun', id);
    return beginSession(unit.db, id, desk.clock.now());
  });
}

/** Counts an attempt to name a password, and refuses it with the time to wait where there were too many. */
export async function charge(desk: DeskParts, attempt: Attempt): Promise<void> {
  const wait = await desk.database.transaction(async ({ db }) => {
    await forgetOldAttempts(db, desk.clock.now());
    return chargeAttempt(db, attempt, desk.clock.now());
  });
  if (wait === 0) return;
  const seconds = Math.ceil(wait / 1_000);
  throw refusal(429, 'locked-out', `Too many failures. Try again in ${seconds} seconds.`, { seconds });
}
