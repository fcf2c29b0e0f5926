import type { Job } from './claim.ts';
import type { OutboxOptions } from './options.ts';

/** A process's hold on the message it sends: as long as it lives, nobody else counts that message as lost. */
export interface Lease {
  /** False when another process may have given the message up meanwhile: it is not to be begun any more. */
  isHeld(): boolean;
  /** Lets it be; resolves when nothing is written for it any more. */
  end(): Promise<void>;
}

/** Renewals in the time that a lease lasts: two may be missed. */
const renewals = 3;

/** Keeps a claimed delivery this process's, from now until it is ended. */
export function keepLease(options: OutboxOptions, { row, visitor }: Job): Lease {
  const { database, clock, holder, leaseMs, pause, report } = options;
  const ending = new AbortController();
  let heldUntil = row.until;

  const renew = (): Promise<boolean> =>
    database.transaction(async ({ db }) => {
      const until = clock.now() + leaseMs;
      const { numUpdatedRows } = await db
        .updateTable('wechatDeliveries')
        .set({ until, dueAt: until })
        .where('id', '=', row.id)
        .where('state', '=', 'sending')
        .where('sender', '=', holder)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows === 0n) return false;
      await db
        .updateTable('wechatVisitors')
        .set({ senderUntil: until })
        .where('openid', '=', visitor.openid)
        .where('sender', '=', holder)
        .execute();
      heldUntil = until;
      return true;
    });
  const keep = async (): Promise<void> => {
    for (let isOurs = true; isOurs;) {
      await pause(leaseMs / renewals, ending.signal);
      if (ending.signal.aborted) return;
      // A database that is away for a moment costs one renewal.
      isOurs = await renew().catch((error: unknown) => {
        report(error);
        return true;
      });
    }
  };
  const kept = keep();
  return {
    isHeld: () => clock.now() < heldUntil,
    end: async () => {
      ending.abort();
      await kept;
    },
  };
}
