import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '../platform/sqlite.ts';
import { UserError } from '../platform/user-error.ts';

/** Holds the right to be the one server of a data folder until it is released or the process ends. */
export interface ServerLock {
  release(): void;
}

/**
 * Takes a data folder for one server. The lock is a write transaction that stays open on a file of its own:
 * the operating system drops it when the process dies, however it dies. Throws a UserError that names the
 * holder when another server has the folder. Commands beside the server do not need it.
 */
export function lockDataDirectory(dataDir: string): ServerLock {
  mkdirSync(dataDir, { recursive: true });
  const lock = openSqlite(join(dataDir, 'server.lock'));
  try {
    lock.exec('PRAGMA busy_timeout = 0');
    lock.exec('BEGIN IMMEDIATE');
  } catch (error) {
    lock.close();
    throw new UserError(
      `Another server${describeHolder(dataDir)} already uses the data folder ${dataDir}. ` +
        'Stop it first, or give this one another folder with DATA_DIR. ' +
        'Several servers at once need PostgreSQL: set DATABASE_URL.',
      { field: 'DATA_DIR', cause: error },
    );
  }
  writeFileSync(holderFile(dataDir), `process ${process.pid} on ${hostname()}`);
  return {
    release: () => {
      lock.close();
    },
  };
}

function holderFile(dataDir: string): string {
  return join(dataDir, 'server.holder');
}

function describeHolder(dataDir: string): string {
  try {
    return ` (${readFileSync(holderFile(dataDir), 'utf8')})`;
  } catch {
    return '';
  }
}
