import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../knowledge/replace-file.ts';
import { UserError } from '../platform/user-error.ts';
import type { Clock } from '../platform/clock.ts';
import type { StateDatabase } from '../store/database.ts';
import { underLease } from '../store/leases.ts';
import { shelfOf } from './knowledge.ts';
import { releaseExchange } from './release-exchange.ts';

/** Publishing keeps the process too busy to prolong its lease: longer than it takes on a slow machine. */
const leaseMs = 5 * 60_000;

/**
 * Publishes for all machines that share a PostgreSQL: fetches what the others published, does the work, and shares the
 * release that came of it before it counts. Only one machine publishes at a time; the others are told so. With an
 * embedded database there is nobody to share with, and the work is simply done.
 */
export async function publishShared<T>(
  dataDir: string,
  database: StateDatabase,
  clock: Clock,
  work: () => Promise<T>,
): Promise<T> {
  if (database.dialect === 'sqlite') return work();
  const done = await publishAlone(dataDir, database, clock, work);
  if (done === undefined)
    throw new UserError('Another machine is publishing. Wait for it to end and try again.');
  return done.result;
}

/** As `publishShared` on PostgreSQL; resolves to undefined, with nothing done, while another machine publishes. */
export function publishAlone<T>(
  dataDir: string,
  database: StateDatabase,
  clock: Clock,
  work: () => Promise<T>,
): Promise<{ result: T } | undefined> {
  const request = { name: 'publish', holder: randomUUID(), forMs: leaseMs };
  return underLease(database.store, request, clock, async () => {
    const exchange = releaseExchange(dataDir, database, clock);
    await exchange.fetch();
    const before = shelfOf(dataDir).currentNumber();
    const result = await work();
    try {
      await exchange.share();
    } catch (error) {
      takeBack(dataDir, before);
      throw error;
    }
    return result;
  });
}

/** Goes back to the release before one that could not be shared: nobody was told of it. */
function takeBack(dataDir: string, before: number | undefined): void {
  const shelf = shelfOf(dataDir);
  const failed = shelf.currentNumber();
  if (failed === undefined || failed === before) return;
  const folder = join(dataDir, 'releases');
  if (before === undefined) rmSync(join(folder, 'current'));
  else replaceFile(join(folder, 'current'), `${before}\n`);
  rmSync(join(folder, `${String(failed).padStart(6, '0')}.sqlite`), { force: true });
}
