import type { SqliteDatabase } from '../../platform/sqlite.ts';
import type { Store } from '../schema.ts';
import type { BackupTable } from './tables.ts';

/** A row by the names of its columns as they stand in the database. */
export type Row = Record<string, string | number | bigint | Buffer | null>;

/** SQLite takes at most 32,766 values in a statement (https://sqlite.org/limits.html); PostgreSQL more. */
const valuesPerStatement = 30_000;

/** Inserts rows as they are, in as few statements as the limits allow. */
export async function insertRows(to: Store, table: BackupTable, rows: readonly Row[]): Promise<void> {
  const size = Math.max(1, Math.floor(valuesPerStatement / table.columns.length));
  for (let from = 0; from < rows.length; from += size) {
    await to
      .withoutPlugins()
      .insertInto(table.name as never)
      .values(rows.slice(from, from + size))
      .execute();
  }
}

/** The rows of a table of a snapshot, page by page. */
export function* snapshotPages(
  snapshot: SqliteDatabase,
  { name }: BackupTable,
  size: number,
): Generator<Row[]> {
  const page = snapshot.prepare(
    `select rowid as "row of the snapshot", * from "${name}" where rowid > ? order by rowid limit ?`,
  );
  for (let last = -1; ;) {
    const rows = page.all(last, size);
    if (rows.length === 0) return;
    last = Number(rows.at(-1)?.['row of the snapshot']);
    yield rows.map(({ 'row of the snapshot': _place, ...row }) => row);
  }
}
