import { parseArgs } from 'node:util';
import { findAccountByName, insertAccount, updateAccount } from '../desk/people/accounts.ts';
import { unlockAccount } from '../desk/people/attempts.ts';
import { linkUrl, makeLink } from '../desk/people/links.ts';
import { endSessionsOf } from '../desk/people/sessions.ts';
import { inviteSchema, roles, type Staff } from '../desk/wire/staff.ts';
import { systemClock } from '../platform/clock.ts';
import { UserError } from '../platform/user-error.ts';
import { appendAudit } from '../store/audit.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { randomUUID } from 'node:crypto';
import type { Configuration } from './configuration.ts';
import { withState } from './with-state.ts';

const usage = `Opens the desk to a person, or lets one in again. May run beside the server.

  npm run desk:user -- NAME

  Without an account of that name to sign in with, makes one and prints a one-time link for its password.
  With one, lets it sign in again: lifts the lock after failures, ends its sessions, and prints a link for a new password.

  --roles LIST     roles parted by commas, of ${roles.join(', ')}; a new account is an operator without it,
                   an account that is there keeps its own
  --display NAME   the name that colleagues and visitors see; the name to sign in with without it
  --help           this text
`;

/** Who acted, in the audit trail. */
const actor = 'desk:user';

/** `npm run desk:user`: an account by a one-time link, from the terminal of the server. */
export async function deskUser(args: string[], configuration: Configuration): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      roles: { type: 'string' },
      display: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  if (positionals.length !== 1) throw new UserError(`Name one person, for example:\n\n${usage}`);
  const asked = checked(positionals[0] ?? '', values.roles, values.display);
  const { token, expiresAt, isNew } = await withState(configuration, (database) =>
    database.transaction(async (unit) => {
      const known = await findAccountByName(unit.db, asked.username);
      const staff = known === undefined ? await added(unit, asked) : known.staff;
      if (known !== undefined) await letIn(unit, staff, values.roles === undefined ? undefined : asked.roles);
      const purpose = known?.passwordHash === undefined ? 'invitation' : 'new-password';
      const request = { purpose, staffId: staff.id, roles: staff.roles, madeBy: actor } as const;
      const link = await makeLink(unit.db, { ...request, at: systemClock.now() });
      return { ...link, isNew: known === undefined };
    }),
  );
  const base = configuration.PUBLIC_URL ?? `http://localhost:${configuration.PORT}`;
  const minutes = Math.round((expiresAt - systemClock.now()) / 60_000);
  process.stdout.write(
    `${isNew ? 'The account is made.' : 'The account is open again.'} This link sets its password, once, within ${minutes} minutes:\n${linkUrl(base, token)}\n`,
  );
  return 0;
}

function checked(username: string, list: string | undefined, display: string | undefined) {
  const parsed = inviteSchema.safeParse({
    username,
    name: display ?? username,
    roles: list === undefined ? ['operator'] : list.split(',').map((role) => role.trim()),
  });
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`);
  throw new UserError(`${faults.join('\n')}\n\n${usage}`);
}

async function added({ db }: UnitOfWork, asked: ReturnType<typeof checked>): Promise<Staff> {
  const createdAt = systemClock.now();
  const staff = await insertAccount(db, { id: randomUUID(), createdAt, ...asked });
  await appendAudit(db, { at: createdAt, actor, act: 'staff.invited', subject: staff.id });
  return staff;
}

async function letIn(
  unit: UnitOfWork,
  { id, username }: Staff,
  newRoles: Staff['roles'] | undefined,
): Promise<void> {
  const at = systemClock.now();
  await unlockAccount(unit.db, username);
  await updateAccount(unit.db, id, { active: true, ...(newRoles && { roles: newRoles }) });
  await endSessionsOf(unit, id, at);
  await appendAudit(unit.db, { at, actor, act: 'staff.let-in', subject: id });
  if (newRoles) await appendAudit(unit.db, { at, actor, act: 'staff.roles-changed', subject: id });
}
