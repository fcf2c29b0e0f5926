import type { Day } from '../../platform/day.ts';
import type { Store, StoreTransaction } from '../../store/schema.ts';

/** An entry of the desk as it is published, its newest version. */
export interface DeskEntryText {
  readonly path: string;
  readonly version: number;
  readonly text: string;
  readonly candidateId: string | null;
}

/** The entries of the desk that every publication takes up, by path. */
export async function deskEntries(db: Store): Promise<DeskEntryText[]> {
  const rows = await newestVersions(db);
  return rows.flatMap(({ text, ...row }) => (text === null ? [] : [{ ...row, text }]));
}

/** The newest version of every path, withdrawn ones with no text. */
function newestVersions(db: Store) {
  return db
    .selectFrom('deskEntries')
    .select(['path', 'version', 'text', 'candidateId'])
    .where('version', '=', (query) =>
      query
        .selectFrom('deskEntries as newer')
        .select((row) => row.fn.max('newer.version').as('version'))
        .whereRef('newer.path', '=', 'deskEntries.path'),
    )
    .orderBy('path')
    .execute();
}

/** What was checked by whom, for every publication. */
export async function approvalsOf(db: Store) {
  const rows = await db.selectFrom('approvals').selectAll().orderBy('documentId').execute();
  return rows.map(({ checkedOn, ...row }) => ({ ...row, checkedOn: checkedOn as Day }));
}

/** Who changes an entry and when; `text` is missing where it is withdrawn. */
export interface EntryChange {
  readonly path: string;
  readonly text?: string;
  readonly at: number;
  readonly actor: string;
  readonly candidateId?: string | null;
}

/** Adds the next version of an entry and answers its number. History is never changed. */
export async function storeEntry(
  db: StoreTransaction,
  { path, text, at, actor, candidateId = null }: EntryChange,
): Promise<number> {
  const { newest } = await db
    .selectFrom('deskEntries')
    .select((row) => row.fn.max<number | null>('version').as('newest'))
    .where('path', '=', path)
    .executeTakeFirstOrThrow();
  const version = (newest ?? 0) + 1;
  await db
    .insertInto('deskEntries')
    .values({ path, version, text: text ?? null, at, actor, candidateId })
    .execute();
  return version;
}

/**
 * Brings the entries to the versions that an older release holds: what came since is withdrawn, what was changed or
 * withdrawn since comes back. So the next publication does not undo a rollback.
 */
export async function restoreEntries(
  db: StoreTransaction,
  versions: Readonly<Record<string, number>>,
  by: { readonly at: number; readonly actor: string },
): Promise<void> {
  const newest = new Map((await newestVersions(db)).map((row) => [row.path, row]));
  for (const [path, { text }] of newest)
    if (text !== null && versions[path] === undefined) await storeEntry(db, { path, ...by });
  for (const [path, version] of Object.entries(versions)) {
    const old = await db
      .selectFrom('deskEntries')
      .select(['text', 'candidateId'])
      .where('path', '=', path)
      .where('version', '=', version)
      .executeTakeFirst();
    if (old?.text == null || old.text === newest.get(path)?.text) continue;
    await storeEntry(db, { path, text: old.text, candidateId: old.candidateId, ...by });
  }
}
