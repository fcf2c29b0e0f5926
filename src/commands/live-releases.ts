import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../platform/clock.ts';
import { UserError } from '../platform/user-error.ts';
import type { StateDatabase } from '../store/database.ts';
import { newestSharedRelease, releasePublished } from '../store/shared-releases.ts';
import { shelfOf } from './knowledge.ts';
import { releaseExchange } from './release-exchange.ts';
import { publishAlone } from './shared-publishing.ts';

/** Longer than a slow machine takes to publish, and than the lease of one that died while it did. */
const patienceMs = 10 * 60_000;
const tryAgainMs = 500;

/**
 * Sees to it that a data folder holds the newest release of all machines before its server starts: fetches it, or shares the
 * one that is here, or publishes the first with `publishFirst`. Of several machines that start at once one does it, and the
 * others wait for it.
 */
export async function bringFirstRelease(
  dataDir: string,
  database: StateDatabase,
  clock: Clock,
  publishFirst: () => Promise<void>,
): Promise<void> {
  if (database.dialect === 'sqlite') return publishFirst();
  const giveUpAt = clock.now() + patienceMs;
  for (;;) {
    await releaseExchange(dataDir, database, clock).fetch();
    const here = shelfOf(dataDir).currentNumber();
    if (here !== undefined && here === (await newestSharedRelease(database.store))) return;
    if ((await publishAlone(dataDir, database, clock, publishFirst)) !== undefined) return;
    if (clock.now() > giveUpAt) throw new UserError('Another machine has been publishing for too long.');
    await pause(tryAgainMs);
  }
}

export interface FollowOptions {
  /** Told of a release that cannot be fetched; the last one stays in use. */
  readonly report: (error: unknown) => void;
  /** How often is looked without having been told, in milliseconds. */
  readonly lookEveryMs?: number;
}

/** Fetching of what other machines publish. */
export interface ReleaseFollower {
  /** Why the newest shared release is not here; undefined when nothing failed. */
  failure(): string | undefined;
  /** Looks now; resolves when the newest shared release is here, or cannot be fetched. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

/** Fetches every release that another machine shares, when told of it and by looking now and then. */
export function followReleases(
  dataDir: string,
  database: StateDatabase,
  clock: Clock,
  { report, lookEveryMs = 15_000 }: FollowOptions,
): ReleaseFollower {
  const nothing = () => Promise.resolve();
  if (database.dialect === 'sqlite') return { failure: () => undefined, look: nothing, stop: nothing };
  const shelf = shelfOf(dataDir);
  const exchange = releaseExchange(dataDir, database, clock);
  let failure: string | undefined;
  let running: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    try {
      const newest = (await newestSharedRelease(database.store)) ?? 0;
      if (newest > (shelf.currentNumber() ?? 0)) await exchange.fetch();
      failure = undefined;
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error);
      report(error);
    }
  };
  const lookNext = (): Promise<void> => (running = running.then(look));
  const stopHearing = database.events.subscribe(({ name }) => {
    if (name === releasePublished) void lookNext();
  });
  const timer = setInterval(() => void lookNext(), lookEveryMs).unref();
  return {
    failure: () => failure,
    look: lookNext,
    stop: () => {
      clearInterval(timer);
      stopHearing();
      return running;
    },
  };
}
