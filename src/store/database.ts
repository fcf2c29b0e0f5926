import { sql } from 'kysely';
import { systemClock, type Clock } from '../platform/clock.ts';
import { groupedTransactions, type RunInTransaction } from './commit-group.ts';
import { connect, dialectOf, type DatabaseLocation } from './connect.ts';
import { createEventFeed, type EventFeed } from './event-feed.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/all.ts';
import type { Dialect } from './migrations/migration.ts';
import { listenForEvents } from './postgres-listener.ts';
import { defaultPostgresLimits, postgresClientConfig, type PostgresLimits } from './postgres-pool.ts';
import type { Store } from './schema.ts';
import { runTransaction, type TransactionOptions, type UnitOfWork } from './unit-of-work.ts';

/** The state database: conversations, tickets, turns, staff, audit and events, on SQLite or PostgreSQL. */
export interface StateDatabase {
  readonly dialect: Dialect;
  /** For single statements and reads. Inside a transaction use the unit's `db`. */
  readonly store: Store;
  /**
   * Runs work in a transaction; what it resolved to is durable. The work may be repeated, so it speaks to
   * nothing but the database. Throws StoreUnavailable or CommitUnknown when the database is away.
   */
  transaction<T>(work: (unit: UnitOfWork) => Promise<T>, options?: TransactionOptions): Promise<T>;
  readonly events: EventFeed;
  /** Clears what was deleted or emptied from the write-ahead log of an embedded database; PostgreSQL does it by itself. */
  forgetErased(): Promise<void>;
  /** Resolves when the database answers; for readiness checks. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export type { DatabaseLocation };

export interface DatabaseOptions {
  clock?: Clock;
  /** Told of what goes wrong in the background: a lost connection, a listener that threw. */
  report?: (error: unknown) => void;
  limits?: Partial<PostgresLimits>;
  /** How often events are looked for without a notification, in milliseconds; 0 for never. */
  catchUpEveryMs?: number;
}

/** Opens the state database and brings its schema up to date; close it when done. */
export async function openDatabase(
  location: DatabaseLocation,
  options: DatabaseOptions = {},
): Promise<StateDatabase> {
  const { clock = systemClock, report = () => undefined, catchUpEveryMs = 2_000 } = options;
  const limits = { ...defaultPostgresLimits, ...options.limits };
  const dialect = dialectOf(location);
  const store = connect(location, { limits, report });
  try {
    await migrate(store, dialect, migrations, clock);
  } catch (error) {
    await store.destroy();
    throw error;
  }
  const runOnce: RunInTransaction =
    dialect === 'sqlite' ? groupedTransactions(store) : (body) => store.transaction().execute(body);
  const events = createEventFeed(store, report);
  await events.catchUp();
  const catchUpQuietly = (): void => {
    events.catchUp().catch(report);
  };
  const stopWatching = watchForNews(location, limits, catchUpEveryMs, catchUpQuietly, report);
  return {
    dialect,
    store,
    transaction: async (work, transactionOptions = {}) => {
      const { result, hasEvents } = await runTransaction(runOnce, dialect, work, transactionOptions);
      if (hasEvents) catchUpQuietly();
      return result;
    },
    events,
    forgetErased: async () => {
      if (dialect === 'sqlite') await sql`pragma wal_checkpoint(truncate)`.execute(store);
    },
    ping: async () => {
      await sql`select 1`.execute(store);
    },
    close: async () => {
      await stopWatching();
      await events.catchUp().catch(report);
      await store.destroy();
    },
  };
}

/** Looks for news on every notification (PostgreSQL) and on an interval; returns how to stop. */
function watchForNews(
  location: DatabaseLocation,
  limits: PostgresLimits,
  everyMs: number,
  onNews: () => void,
  report: (error: unknown) => void,
): () => Promise<void> {
  const timer = everyMs > 0 ? setInterval(onNews, everyMs).unref() : undefined;
  const listener =
    'databaseUrl' in location
      ? listenForEvents(postgresClientConfig(location.databaseUrl, limits), limits.backoff, onNews, report)
      : undefined;
  return async () => {
    clearInterval(timer);
    await listener?.close();
  };
}
