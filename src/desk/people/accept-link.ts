import type { z } from 'zod';
import { isDuplicate } from '../../store/postgres-errors.ts';
import type { StoreTransaction } from '../../store/schema.ts';
import type { DeskParts } from '../parts.ts';
import { badField, refusal } from '../refusals.ts';
import type { acceptLinkSchema, LinkView } from '../wire/staff.ts';
import { findAccount, hasOperator, insertAccount, updateAccount } from './accounts.ts';
import { noteAct } from './act.ts';
import { unlockAccount } from './attempts.ts';
import { findLink, useLink, type Link } from './links.ts';
import { hashPassword } from './passwords.ts';
import { beginSession, endSessionsOf } from './sessions.ts';

type Acceptance = z.output<typeof acceptLinkSchema>;

/** What a link is for; refuses those that are over. */
export async function viewLink({ database, clock }: DeskParts, token: string): Promise<LinkView> {
  const link = await goodLink(database.store, token, clock.now());
  const account = link.staffId === undefined ? undefined : await findAccount(database.store, link.staffId);
  return {
    purpose: link.purpose,
    expiresAt: link.expiresAt,
    roles: account?.staff.roles ?? link.roles,
    ...(account && { username: account.staff.username, name: account.staff.name }),
  };
}

/** Uses a link up: the account gets its password, and a session begins. Returns the session's token. */
export async function acceptLink(desk: DeskParts, acceptance: Acceptance): Promise<string> {
  const { database, clock } = desk;
  // Looked at before the costly hash, and again where it counts.
  await goodLink(database.store, acceptance.token, clock.now());
  const passwordHash = await hashPassword(acceptance.password);
  try {
    return await database.transaction(async (unit) => {
      const at = clock.now();
      const link = await goodLink(unit.db, acceptance.token, at);
      if (!(await useLink(unit.db, link, at))) throw used();
      const staffId = await accountOf(desk, unit.db, link, acceptance, passwordHash);
      await endSessionsOf(unit, staffId, at);
      await noteAct(desk, unit, staffId, `staff.${link.purpose}-accepted`, staffId);
      return beginSession(unit.db, staffId, at);
    });
  } catch (error) {
    if (isDuplicate(error))
      throw refusal(409, 'username-taken', 'This name to sign in with is taken. Choose another.');
    throw error;
  }
}

async function accountOf(
  desk: DeskParts,
  db: StoreTransaction,
  link: Link,
  { username, name }: Acceptance,
  passwordHash: string,
): Promise<string> {
  if (link.staffId !== undefined) {
    const account = await findAccount(db, link.staffId);
    if (account?.staff.active !== true) throw used();
    await updateAccount(db, link.staffId, { passwordHash, ...(name !== undefined && { name }) });
    await unlockAccount(db, account.staff.username);
    return link.staffId;
  }
  if (await hasOperator(db)) throw used();
  if (username === undefined) throw badField('username', 'choose a name to sign in with');
  const id = desk.newId();
  const createdAt = desk.clock.now();
  await insertAccount(db, {
    id,
    username,
    name: name ?? username,
    roles: link.roles,
    skills: [],
    createdAt,
    passwordHash,
  });
  return id;
}

async function goodLink(db: DeskParts['database']['store'], token: string, at: number): Promise<Link> {
  const link = await findLink(db, token);
  if (link === undefined || link.used) throw used();
  if (link.expiresAt <= at) throw refusal(410, 'link-expired', 'The link is too old. Ask for a new one.');
  return link;
}

function used(): Error {
  return refusal(410, 'link-used', 'The link is not good, or was used. Ask for a new one.');
}
