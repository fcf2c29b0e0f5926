import { sql } from 'kysely';
import type { Clock } from '../platform/clock.ts';
import type { Dialect, Migration } from './migrations/migration.ts';
import type { Store, StoreTransaction } from './schema.ts';

/** An arbitrary number that all processes of this program lock on while they migrate. */
const migrationLock = 7_263_518_204;

/**
 * Brings the schema up to date and returns the numbers of the steps it ran. Under concurrent start one process
 * runs them and the others wait: SQLite's write lock and PostgreSQL's advisory lock are held to the commit.
 * A step that fails leaves nothing behind.
 */
export async function migrate(
  store: Store,
  dialect: Dialect,
  migrations: readonly Migration[],
  clock: Clock,
): Promise<number[]> {
  return store
    .withoutPlugins()
    .transaction()
    .execute(async (transaction) => {
      if (dialect === 'postgres') await lockPostgres(transaction);
      await sql`create table if not exists migrations (number bigint primary key, name text not null, at bigint not null)`.execute(
        transaction,
      );
      const done = new Set(
        (await transaction.selectFrom('migrations').select('number').execute()).map((row) => row.number),
      );
      const missing = migrations.filter((migration) => !done.has(migration.number));
      for (const migration of missing) {
        for (const statement of migration.statements(dialect)) await sql.raw(statement).execute(transaction);
        await transaction
          .insertInto('migrations')
          .values({ number: migration.number, name: migration.name, at: clock.now() })
          .execute();
      }
      return missing.map((migration) => migration.number);
    });
}

async function lockPostgres(transaction: StoreTransaction): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(transaction);
  await sql`set local lock_timeout = '120s'`.execute(transaction);
  await sql`select pg_advisory_xact_lock(${sql.lit(migrationLock)})`.execute(transaction);
}
