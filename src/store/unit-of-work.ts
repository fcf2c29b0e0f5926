import type { RunInTransaction } from './commit-group.ts';
import { StaleVersion } from './compare-and-set.ts';
import { appendEvents, type NewEvent } from './events.ts';
import type { Dialect } from './migrations/migration.ts';
import { isConflict } from './postgres-errors.ts';
import type { StoreTransaction } from './schema.ts';
import { CommitUnknown, ConnectionLost } from './store-unavailable.ts';
import { insideTransaction } from './transaction-context.ts';

/** What the body of a transaction works with. */
export interface UnitOfWork {
  readonly db: StoreTransaction;
  /** Leaves an event; it is written right before the commit and is there if and only if the change is. */
  readonly emit: (event: NewEvent) => void;
}

export interface TransactionOptions {
  /** The work finds out by itself whether it was done before, so it may be repeated after a commit of unknown end. */
  repeatable?: boolean;
}

const maximumTries = 5;

/**
 * Runs work in a transaction and resolves when it is durable. The work may run several times (after a conflict
 * or a lost connection), so it must do nothing but speak to the database.
 */
export async function runTransaction<T>(
  runOnce: RunInTransaction,
  dialect: Dialect,
  work: (unit: UnitOfWork) => Promise<T>,
  options: TransactionOptions,
): Promise<{ result: T; hasEvents: boolean }> {
  for (let attempt = 1; ; attempt += 1) {
    const progress = { committing: false };
    try {
      return await runOnce(async (db) => {
        const events: NewEvent[] = [];
        const result = await insideTransaction(() => work({ db, emit: (event) => events.push(event) }));
        const hasEvents = events.length > 0;
        if (hasEvents) await appendEvents(db, dialect, events);
        progress.committing = true;
        return { result, hasEvents };
      });
    } catch (error) {
      const lost = error instanceof ConnectionLost;
      if (progress.committing && lost && options.repeatable !== true)
        throw new CommitUnknown('The connection broke during a commit.', { cause: error });
      const again = lost || isConflict(error) || error instanceof StaleVersion;
      if (!again || attempt === maximumTries) throw error;
    }
  }
}
