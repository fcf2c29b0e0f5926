import { sql } from 'kysely';
import { connect, type DatabaseLocation } from '../connect.ts';
import { migrate } from '../migrate.ts';
import { migrations } from '../migrations/all.ts';
import { openSqlite, type SqliteDatabase } from '../../platform/sqlite.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Store, StoreTransaction } from '../schema.ts';
import { insertRows, type Row } from './rows.ts';
import { backupTables, pageSizeOf } from './tables.ts';

/** The name of the state in a backup: one SQLite file, whichever database it was taken from. */
export const snapshotName = 'state.sqlite';

export interface SnapshotOptions {
  readonly clock: Clock;
  /** Told of each table before it is copied. */
  readonly progress?: (table: string) => void;
}

/**
 * Writes all of the state as of one moment into `folder/state.sqlite`, while servers go on writing. The form is the
 * same for both dialects, so that a backup of one can be restored into the other.
 */
export async function takeSnapshot(
  from: DatabaseLocation,
  folder: string,
  { clock, progress = () => undefined }: SnapshotOptions,
): Promise<void> {
  const source = connect(from);
  try {
    if ('dataDir' in from) await vacuumInto(source, `${folder}/${snapshotName}`, progress);
    else await copyFromPostgres(source, folder, clock, progress);
  } finally {
    await source.destroy();
  }
}

/** SQLite reads the whole as of the begin of the statement and blocks no writer (https://sqlite.org/lang_vacuum.html). */
async function vacuumInto(source: Store, path: string, progress: (table: string) => void): Promise<void> {
  progress('state');
  await sql`vacuum into ${path}`.execute(source);
}

/** One transaction of PostgreSQL that sees the state of its first statement throughout, into a fresh SQLite file. */
async function copyFromPostgres(
  source: Store,
  folder: string,
  clock: Clock,
  progress: (table: string) => void,
): Promise<void> {
  const done = await appliedMigrations(source);
  const target = connect({ dataDir: folder });
  try {
    await migrate(target, 'sqlite', migrationsOf(done), clock);
    const tables = await backupTables(source, 'postgres');
    await source
      .withoutPlugins()
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (transaction) => {
        await sql`set local statement_timeout = 0`.execute(transaction);
        for (const table of tables) {
          progress(table.name);
          await sql`delete from ${sql.table(table.name)}`.execute(target);
          for await (const rows of cursorPages(transaction, table.name, pageSizeOf(table)))
            await insertRows(target, table, rows);
        }
      });
    await sql`pragma wal_checkpoint(truncate)`.execute(target);
    await sql`pragma journal_mode = delete`.execute(target);
  } finally {
    await target.destroy();
  }
}

async function* cursorPages(
  transaction: StoreTransaction,
  table: string,
  size: number,
): AsyncGenerator<Row[]> {
  await sql`declare pages no scroll cursor for select * from ${sql.table(table)}`.execute(transaction);
  for (;;) {
    const { rows } = await sql<Row>`fetch forward ${sql.lit(size)} from pages`.execute(transaction);
    if (rows.length > 0) yield rows;
    if (rows.length < size) break;
  }
  await sql`close pages`.execute(transaction);
}

/** Numbers of the schema's steps that a database has gone through. */
export async function appliedMigrations(store: Store): Promise<number[]> {
  const rows = await store.selectFrom('migrations').select('number').orderBy('number').execute();
  return rows.map(({ number }) => number);
}

/** The schema's steps of those numbers. */
export function migrationsOf(numbers: readonly number[]): typeof migrations {
  const wanted = new Set(numbers);
  return migrations.filter(({ number }) => wanted.has(number));
}

/** A snapshot opened for reading. */
export function openSnapshot(folder: string): SqliteDatabase {
  return openSqlite(`${folder}/${snapshotName}`, { readonly: true });
}
