import type { Selectable } from 'kysely';
import { changedOneRow } from '../../store/compare-and-set.ts';
import type { Store, StoreTransaction } from '../../store/schema.ts';
import type { StaffLinkTable } from '../../store/staff-schema.ts';
import { linkPurposeSchema, staffSchema, type LinkPurpose, type Role } from '../wire/staff.ts';
import { newToken, tokenHash } from './tokens.ts';

const minute = 60_000;
/** How long a link is good, in milliseconds. */
const goodFor: Readonly<Record<LinkPurpose, number>> = {
  'first-operator': 30 * minute,
  invitation: 24 * 60 * minute,
  'new-password': 30 * minute,
};

/** A one-time link as it is kept. */
export interface Link {
  readonly tokenHash: string;
  readonly purpose: LinkPurpose;
  readonly staffId: string | undefined;
  readonly roles: Role[];
  readonly expiresAt: number;
  readonly used: boolean;
}

/** Makes a one-time link; earlier ones for the same are void from now on. */
export async function makeLink(
  db: StoreTransaction,
  request: { purpose: LinkPurpose; staffId?: string; roles: readonly Role[]; madeBy: string; at: number },
): Promise<{ token: string; expiresAt: number }> {
  const { purpose, staffId, roles, madeBy, at } = request;
  const token = newToken();
  const expiresAt = at + goodFor[purpose];
  let earlier = db.deleteFrom('staffLinks').where('usedAt', 'is', null);
  earlier =
    staffId === undefined
      ? earlier.where('staffId', 'is', null).where('purpose', '=', purpose)
      : earlier.where('staffId', '=', staffId);
  await earlier.execute();
  await db
    .insertInto('staffLinks')
    .values({
      tokenHash: tokenHash(token),
      purpose,
      staffId: staffId ?? null,
      roles: JSON.stringify(roles),
      madeBy,
      createdAt: at,
      expiresAt,
      usedAt: null,
    })
    .execute();
  return { token, expiresAt };
}

/** The link a token opens, whether or not it is still good. */
export async function findLink(db: Store, token: string): Promise<Link | undefined> {
  const row = await db
    .selectFrom('staffLinks')
    .selectAll()
    .where('tokenHash', '=', tokenHash(token))
    .executeTakeFirst();
  return row && linkFrom(row);
}

/** Uses a link up; false when somebody did, or its time is over. */
export function useLink(db: StoreTransaction, link: Link, at: number): Promise<boolean> {
  return changedOneRow(
    db
      .updateTable('staffLinks')
      .set({ usedAt: at })
      .where('tokenHash', '=', link.tokenHash)
      .where('usedAt', 'is', null)
      .where('expiresAt', '>', at),
  );
}

/** The page behind a link. The token stands after `#`, so that no server and no log gets it. */
export function linkUrl(base: string, token: string): string {
  return `${base}/desk/link#${token}`;
}

function linkFrom(row: Selectable<StaffLinkTable>): Link {
  return {
    tokenHash: row.tokenHash,
    purpose: linkPurposeSchema.parse(row.purpose),
    staffId: row.staffId ?? undefined,
    roles: staffSchema.shape.roles.parse(JSON.parse(row.roles)),
    expiresAt: row.expiresAt,
    used: row.usedAt !== null,
  };
}
