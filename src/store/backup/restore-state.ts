import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Clock } from '../../platform/clock.ts';
import type { SqliteDatabase } from '../../platform/sqlite.ts';
import { UserError } from '../../platform/user-error.ts';
import { findAuditBreak } from '../audit.ts';
import { connect, dialectOf, type DatabaseLocation } from '../connect.ts';
import { migrate } from '../migrate.ts';
import { migrations } from '../migrations/all.ts';
import type { Store } from '../schema.ts';
import { insertRows, snapshotPages } from './rows.ts';
import { migrationsOf, openSnapshot } from './snapshot.ts';
import { backupTables, isBlank, pageSizeOf, type BackupTable } from './tables.ts';

/** What was restored: rows by table, as counted in the restored database. */
export type RestoredRows = Record<string, number>;

/**
 * Restores a snapshot into an empty state database of either dialect, all of it or nothing, and brings its schema up
 * to date. Throws a UserError when the database is not empty, when the snapshot is of a newer program, or when what
 * arrived is not what the snapshot holds.
 */
export async function restoreState(
  folder: string,
  to: DatabaseLocation,
  options: { clock: Clock; progress?: (table: string) => void },
): Promise<RestoredRows> {
  const { clock, progress = () => undefined } = options;
  refuseExistingFile(to);
  const dialect = dialectOf(to);
  const target = connect(to);
  const snapshot = openSnapshot(folder);
  try {
    if (!(await isBlank(target, dialect))) throw filledDatabase();
    await migrate(target, dialect, migrationsOf(migrationsIn(snapshot)), clock);
    const tables = await backupTables(target, dialect);
    await target.transaction().execute(async (transaction) => {
      for (const table of tables) {
        progress(table.name);
        await fill(transaction, snapshot, table);
      }
    });
    // Before the schema is brought up to date: a new step may add rows that the snapshot does not hold.
    const restored = await verified(target, snapshot, tables);
    await migrate(target, dialect, migrations, clock);
    return restored;
  } finally {
    snapshot.close();
    await target.destroy();
  }
}

async function fill(target: Store, snapshot: SqliteDatabase, table: BackupTable): Promise<void> {
  // A fresh schema holds its counters already.
  await sql`delete from ${sql.table(table.name)}`.execute(target);
  for (const rows of snapshotPages(snapshot, table, pageSizeOf(table))) await insertRows(target, table, rows);
}

function refuseExistingFile(to: DatabaseLocation): void {
  if (!('dataDir' in to) || !existsSync(join(to.dataDir, 'state.sqlite'))) return;
  throw new UserError(
    `${to.dataDir} holds a state database already. Restore into a new folder (DATA_DIR), look at it, and start the server on it.`,
    { field: 'DATA_DIR' },
  );
}

function filledDatabase(): UserError {
  return new UserError(
    'The database holds tables already. Restore into a new one (CREATE DATABASE …; DATABASE_URL), look at it, and start the servers on it.',
    { field: 'DATABASE_URL' },
  );
}

/** The steps a snapshot's schema has gone through; all of them must be known here. */
function migrationsIn(snapshot: SqliteDatabase): number[] {
  const numbers = snapshot
    .prepare('select number from migrations order by number')
    .all()
    .map(({ number }) => Number(number));
  const known = new Set(migrations.map(({ number }) => number));
  const unknown = numbers.filter((number) => !known.has(number));
  if (unknown.length === 0) return numbers;
  throw new UserError(
    `The backup is of a newer version of the program (schema step ${unknown.join(', ')}). Restore it with that version.`,
    { field: 'backup' },
  );
}

/** Counts every table again in the restored database and checks the chain of the audit trail. */
async function verified(
  target: Store,
  snapshot: SqliteDatabase,
  tables: readonly BackupTable[],
): Promise<RestoredRows> {
  const restored: RestoredRows = {};
  for (const { name } of tables) {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(name)}`.execute(target);
    restored[name] = rows[0]?.n ?? 0;
    const wanted = Number(snapshot.prepare(`select count(*) as n from "${name}"`).get()?.n);
    if (restored[name] !== wanted)
      throw new UserError(
        `Of ${wanted} rows of ${name} only ${restored[name]} arrived. Restore again into another place.`,
      );
  }
  const broken = await findAuditBreak(target);
  if (broken !== undefined)
    throw new UserError(
      `The audit trail of the backup is broken at entry ${broken}: it was changed by hand.`,
    );
  return restored;
}
