import { appendAudit } from './audit.ts';
import type { Store } from './schema.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/** One version of a setting, as it was stored. */
export interface SettingVersion {
  name: string;
  /** From 1. */
  version: number;
  value: unknown;
  /** Epoch milliseconds. */
  at: number;
  /** Id of who set it. */
  actor: string;
  reason?: string;
}

/** The event that tells every process of a new version; its subject is the setting's name. */
export const settingChanged = 'setting.changed';

/** The newest version of every setting that was ever set. */
export async function readSettings(db: Store): Promise<SettingVersion[]> {
  const rows = await db
    .selectFrom('settings')
    .selectAll()
    .where('version', '=', (query) =>
      query
        .selectFrom('settings as newer')
        .select((row) => row.fn.max('newer.version').as('version'))
        .whereRef('newer.name', '=', 'settings.name'),
    )
    .execute();
  return rows.map(versionOf);
}

/** The versions of a setting, newest first. */
export async function settingHistory(db: Store, name: string, limit: number): Promise<SettingVersion[]> {
  const rows = await db
    .selectFrom('settings')
    .selectAll()
    .where('name', '=', name)
    .orderBy('version', 'desc')
    .limit(limit)
    .execute();
  return rows.map(versionOf);
}

/**
 * Stores the next version of a setting, with its line in the audit trail and the event. `after` is the version that
 * whoever sets it has seen, 0 for none; false when another came meanwhile.
 */
export async function storeSetting(
  { db, emit }: UnitOfWork,
  { name, after, value, at, actor, reason }: Omit<SettingVersion, 'version'> & { after: number },
): Promise<boolean> {
  const { newest } = await db
    .selectFrom('settings')
    .select((row) => row.fn.max<number | null>('version').as('newest'))
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  if ((newest ?? 0) !== after) return false;
  const version = after + 1;
  const stored = await db
    .insertInto('settings')
    .values({ name, version, value: JSON.stringify(value), at, actor, reason: reason ?? null })
    .onConflict((conflict) => conflict.columns(['name', 'version']).doNothing())
    .executeTakeFirst();
  if (stored.numInsertedOrUpdatedRows !== 1n) return false;
  await appendAudit(db, { at, actor, act: settingChanged, subject: `${name}@${version}` });
  emit({ name: settingChanged, subject: name, at });
  return true;
}

function versionOf(row: {
  name: string;
  version: number;
  value: string;
  at: number;
  actor: string;
  reason: string | null;
}): SettingVersion {
  const { reason, value, ...rest } = row;
  return { ...rest, value: JSON.parse(value) as unknown, ...(reason === null ? {} : { reason }) };
}
