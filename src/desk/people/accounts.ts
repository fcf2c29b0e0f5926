import type { Selectable } from 'kysely';
import { presentColumns } from '../../conversations/rows.ts';
import type { StaffTable } from '../../store/staff-schema.ts';
import type { Store, StoreTransaction } from '../../store/schema.ts';
import { staffSchema, type Role, type Staff } from '../wire/staff.ts';

/** An account with its password as kept. */
export interface Account {
  readonly staff: Staff;
  readonly passwordHash: string | undefined;
}

/** What an account begins with. */
export type NewAccount = Pick<Staff, 'id' | 'username' | 'name' | 'roles' | 'skills' | 'createdAt'> & {
  passwordHash?: string;
};

/** Adds an account. Throws the database's error when the username is taken (`isDuplicate`). */
export async function insertAccount(db: StoreTransaction, account: NewAccount): Promise<Staff> {
  const { passwordHash, ...staff } = account;
  await db
    .insertInto('staff')
    .values({
      ...staff,
      roles: JSON.stringify(staff.roles),
      skills: JSON.stringify(staff.skills),
      passwordHash: passwordHash ?? null,
      active: 1,
    })
    .execute();
  return { ...staff, active: true };
}

export async function findAccount(db: Store, id: string): Promise<Account | undefined> {
  const row = await db.selectFrom('staff').selectAll().where('id', '=', id).executeTakeFirst();
  return row && accountFrom(row);
}

export async function findAccountByName(db: Store, username: string): Promise<Account | undefined> {
  const row = await db
    .selectFrom('staff')
    .selectAll()
    .where('username', '=', username.trim().toLowerCase())
    .executeTakeFirst();
  return row && accountFrom(row);
}

/** Everyone, by username. */
export async function listStaff(db: Store): Promise<Staff[]> {
  const rows = await db.selectFrom('staff').selectAll().orderBy('username').execute();
  return rows.map((row) => accountFrom(row).staff);
}

/** Names by id, for lists. */
export async function staffNames(db: Store): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('staff').select(['id', 'name']).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Changes what is named of an account. */
export async function updateAccount(
  db: StoreTransaction,
  id: string,
  change: Partial<Pick<Staff, 'name' | 'roles' | 'skills' | 'active'>> & { passwordHash?: string },
): Promise<void> {
  const { name, roles, skills, active, passwordHash } = change;
  const columns = {
    ...(name !== undefined && { name }),
    ...(roles && { roles: JSON.stringify(roles) }),
    ...(skills && { skills: JSON.stringify(skills) }),
    ...(active !== undefined && { active: active ? 1 : 0 }),
    ...(passwordHash !== undefined && { passwordHash }),
  };
  if (Object.keys(columns).length === 0) return;
  await db.updateTable('staff').set(columns).where('id', '=', id).execute();
}

/** Whether somebody other than this account can run the service: an active operator with a password. */
export async function hasOperator(db: Store, exceptId?: string): Promise<boolean> {
  const rows = await db
    .selectFrom('staff')
    .select(['id', 'roles'])
    .where('active', '=', 1)
    .where('passwordHash', 'is not', null)
    .execute();
  return rows.some(({ id, roles }) => id !== exceptId && rolesFrom(roles).includes('operator'));
}

function rolesFrom(text: string): Role[] {
  return staffSchema.shape.roles.parse(JSON.parse(text));
}

/** A row as the rest of the desk knows it. */
export function accountFrom(row: Selectable<StaffTable>): Account {
  return {
    staff: staffSchema.parse({
      ...presentColumns(row, ['passwordHash']),
      roles: JSON.parse(row.roles) as unknown,
      skills: JSON.parse(row.skills) as unknown,
      active: row.active === 1,
    }),
    passwordHash: row.passwordHash ?? undefined,
  };
}
