import { AsyncLocalStorage } from 'node:async_hooks';

const running = new AsyncLocalStorage<true>();

/** Runs the body of a transaction, so that a second connection asked for inside it is refused. */
export function insideTransaction<T>(body: () => Promise<T>): Promise<T> {
  return running.run(true, body);
}

/**
 * Refuses a second connection inside a transaction: with one connection (SQLite) it would wait for itself
 * forever, with a pool it would read what the transaction has not written.
 */
export function refuseInsideTransaction(): void {
  if (running.getStore() === true)
    throw new Error('Inside a transaction only its own connection may be used.');
}
