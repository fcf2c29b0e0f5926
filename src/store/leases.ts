import type { Clock } from '../platform/clock.ts';
import type { Store } from './schema.ts';

/** A task that only one process may do at a time, for as long as its lease runs. */
export interface Lease {
  name: string;
  holder: string;
  /** Grows with every change of holder. */
  term: number;
  /** Epoch milliseconds. */
  until: number;
}

/**
 * Takes or prolongs the lease on a task; undefined when another holder has it. A holder that died loses it
 * when it runs out. Clocks of the machines may differ by less than a lease's length.
 */
export async function takeLease(
  store: Store,
  request: { name: string; holder: string; forMs: number },
  clock: Clock,
): Promise<Lease | undefined> {
  const now = clock.now();
  return store
    .insertInto('leases')
    .values({ name: request.name, holder: request.holder, term: 1, until: now + request.forMs })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet((row) => ({
          term: row
            .case()
            .when('leases.holder', '=', request.holder)
            .then(row.ref('leases.term'))
            .else(row('leases.term', '+', 1))
            .end(),
          holder: request.holder,
          until: now + request.forMs,
        }))
        .where((row) => row.or([row('leases.until', '<=', now), row('leases.holder', '=', request.holder)])),
    )
    .returningAll()
    .executeTakeFirst();
}

/** Gives a lease back before its time, if it is still this holder's. */
export async function giveBackLease(store: Store, lease: Lease): Promise<void> {
  await store
    .updateTable('leases')
    .set({ until: 0 })
    .where('name', '=', lease.name)
    .where('holder', '=', lease.holder)
    .where('term', '=', lease.term)
    .execute();
}

/**
 * Does a piece of work under a lease that is prolonged as long as the work takes, and given back at its end. Resolves to
 * undefined, with nothing done, when another holder has the lease.
 */
export async function underLease<T>(
  store: Store,
  request: { name: string; holder: string; forMs: number },
  clock: Clock,
  work: () => Promise<T>,
): Promise<{ result: T } | undefined> {
  const lease = await takeLease(store, request, clock);
  if (lease === undefined) return undefined;
  // A prolongation that fails is tried again; what matters is that one of three comes through.
  const timer = setInterval(
    () => void takeLease(store, request, clock).catch(() => undefined),
    request.forMs / 4,
  );
  try {
    return { result: await work() };
  } finally {
    clearInterval(timer);
    await giveBackLease(store, lease).catch(() => undefined);
  }
}
