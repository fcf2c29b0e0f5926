import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Dialect } from './migrations/migration.ts';
import { defaultPostgresLimits, postgresPool, type PostgresLimits } from './postgres-pool.ts';
import type { Schema, Store } from './schema.ts';
import { sqliteDialect } from './sqlite-dialect.ts';

/** Where a state database is: one file in a folder, or a PostgreSQL database. */
export type DatabaseLocation = { dataDir: string } | { databaseUrl: string };

export interface ConnectOptions {
  readonly limits?: PostgresLimits;
  /** Told of connections that break while nobody uses them. */
  readonly report?: (error: unknown) => void;
}

/** Connects to a state database without looking at its schema; the folder of an embedded one is made. */
export function connect(
  location: DatabaseLocation,
  { limits = defaultPostgresLimits, report = () => undefined }: ConnectOptions = {},
): Store {
  const plugins = [new CamelCasePlugin()];
  if ('databaseUrl' in location) {
    const pool = postgresPool(location.databaseUrl, limits, report);
    return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }), plugins });
  }
  mkdirSync(location.dataDir, { recursive: true });
  return new Kysely<Schema>({ dialect: sqliteDialect(join(location.dataDir, 'state.sqlite')), plugins });
}

/** What a location speaks. */
export function dialectOf(location: DatabaseLocation): Dialect {
  return 'dataDir' in location ? 'sqlite' : 'postgres';
}
