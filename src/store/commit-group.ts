import { sql } from 'kysely';
import type { Store, StoreTransaction } from './schema.ts';
import { refuseInsideTransaction } from './transaction-context.ts';

/** Runs a body in a transaction, once, and resolves when it is durable. */
export type RunInTransaction = <T>(body: (db: StoreTransaction) => Promise<T>) => Promise<T>;

/** A body that waits for its turn, and what its caller is told once the commit is done. */
interface Waiting {
  readonly run: (db: StoreTransaction) => Promise<() => void>;
  readonly reject: (error: unknown) => void;
}

/** So many bodies at most in one commit: readers of the same connection wait for its end. */
const mostTogether = 16;

/**
 * Transactions over one connection that commit together when several wait: a commit is a sync of the disk, for
 * which the whole process stands still. Each body succeeds or fails by itself; nobody is told before the commit is durable.
 * (Group commit as in Gray & Reuter, Transaction Processing, 1993, section 10.5.)
 */
export function groupedTransactions(store: Store): RunInTransaction {
  const waiting: Waiting[] = [];
  let committing = false;
  const commitAll = async (): Promise<void> => {
    committing = true;
    while (waiting.length > 0) await commitGroup(store, waiting);
    committing = false;
  };
  return (body) => {
    refuseInsideTransaction();
    return new Promise((resolve, reject) => {
      waiting.push({
        run: async (db) => {
          const result = await body(db);
          return () => {
            resolve(result);
          };
        },
        reject,
      });
      if (!committing) void commitAll();
    });
  };
}

/** Runs what waits, in order, and commits it. Never rejects: the callers are told. */
async function commitGroup(store: Store, waiting: Waiting[]): Promise<void> {
  const taken: Waiting[] = [];
  try {
    const told = await store.transaction().execute(async (db) => {
      const tell: (() => void)[] = [];
      while (taken.length < mostTogether) {
        const next = waiting.shift();
        if (next === undefined) break;
        taken.push(next);
        tell.push(taken.length === 1 ? await next.run(db) : await runApart(db, next));
      }
      return tell;
    });
    for (const tell of told) tell();
  } catch (error) {
    for (const { reject } of taken) reject(error);
  }
}

/** Runs a body so that its failure undoes nothing but itself. */
async function runApart(db: StoreTransaction, { run, reject }: Waiting): Promise<() => void> {
  await sql`savepoint body`.execute(db);
  try {
    const tell = await run(db);
    await sql`release body`.execute(db);
    return tell;
  } catch (error) {
    await sql`rollback to body`.execute(db);
    await sql`release body`.execute(db);
    return () => {
      reject(error);
    };
  }
}
