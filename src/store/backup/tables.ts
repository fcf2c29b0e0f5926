import { sql, type RawBuilder } from 'kysely';
import { bytesType, type Dialect } from '../migrations/migration.ts';
import type { Store } from '../schema.ts';

/** A table as a backup copies it. */
export interface BackupTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** True when a column holds bytes: such rows are large and are copied a few at a time. */
  readonly hasBytes: boolean;
}

/**
 * Tables that are not carried over: the schema's own list of steps, which the restored database writes for itself;
 * leases, whose holders do not exist elsewhere; and the releases, which lie in a backup as the files they are.
 */
const leftOut = new Set(['migrations', 'leases', 'release_files', 'release_chunks']);

/** The tables of a state database in the order of their names; names as they stand in the database. */
export async function backupTables(store: Store, dialect: Dialect): Promise<BackupTable[]> {
  const columns = (await columnsOf(store, dialect)).filter(({ name }) => !leftOut.has(name));
  const names = [...new Set(columns.map(({ name }) => name))];
  return names.map((name) => {
    const own = columns.filter((column) => column.name === name);
    return {
      name,
      columns: own.map(({ column }) => column),
      hasBytes: own.some(({ type }) => type.toLowerCase() === bytesType(dialect)),
    };
  });
}

interface Column {
  /** The table's name. */
  name: string;
  column: string;
  type: string;
}

const columnQueries: Readonly<Record<Dialect, RawBuilder<Column>>> = {
  sqlite: sql<Column>`select t.name as name, c.name as "column", c.type as type
    from sqlite_schema t, pragma_table_info(t.name) c
    where t.type = 'table' and t.name not like 'sqlite\\_%' escape '\\' order by t.name, c.cid`,
  postgres: sql<Column>`select table_name as name, column_name as "column", data_type as type
    from information_schema.columns
    where table_schema = current_schema() order by table_name, ordinal_position`,
};

/** Every column of every table. */
async function columnsOf(store: Store, dialect: Dialect): Promise<Column[]> {
  const { rows } = await columnQueries[dialect].execute(store.withoutPlugins());
  return rows;
}

/** True when nothing was ever made in the database. */
export async function isBlank(store: Store, dialect: Dialect): Promise<boolean> {
  return (await columnsOf(store, dialect)).length === 0;
}

/** How many rows of a table are held in memory at once. */
export function pageSizeOf({ hasBytes }: BackupTable): number {
  return hasBytes ? 8 : 500;
}
