import type { Clock } from '../../../src/platform/clock.ts';
import type { StateDatabase } from '../../../src/store/database.ts';
import type { ExchangeStore } from './exchange/exchange-store.ts';
import type { FiveSeconds } from './exchange/five-seconds.ts';
import { brokenReply } from './exchange/replies.ts';
import { changeDelivery, dueDeliveries, endDelivery, type DeliveryRow } from './outbox/deliveries.ts';
import type { Outbox } from './outbox/outbox.ts';

/** Sees to what nobody else does. */
export interface Sweep {
  /** To be called about once a second on every process. */
  run(): Promise<void>;
}

export interface SweepOptions {
  readonly database: StateDatabase;
  readonly exchanges: ExchangeStore;
  readonly fiveSeconds: FiveSeconds;
  readonly outbox: Outbox;
  readonly clock: Clock;
}

/** A process that is only slow gets so long to end its exchange by itself. */
const graceMs = 5_000;
const batch = 200;
const untoldEveryMs = 10_000;
const forgetEveryMs = 3_600_000;
/** The platform asks for seconds; a day is plenty. */
const rememberedMs = 24 * 3_600_000;

export function createSweep(options: SweepOptions): Sweep {
  const { database, exchanges, clock, outbox } = options;
  let untoldAt = 0;
  let forgottenAt = 0;

  const seeTo = async (row: DeliveryRow): Promise<void> => {
    if (outbox.isSending(row.id)) return;
    await ends[row.state]?.(options, row);
    await outbox.attend(row.openid);
  };
  return {
    run: async () => {
      const now = clock.now();
      const left = await exchanges.left(now - graceMs, batch);
      await Promise.all(left.map((exchange) => options.fiveSeconds.finish(exchange)));
      const due = await dueDeliveries(database.store, now, batch);
      await Promise.all(due.map(seeTo));
      if (now - untoldAt >= untoldEveryMs) {
        untoldAt = now;
        const openids = await visitorsWithNews(database, now);
        await Promise.all(openids.map((openid) => outbox.attend(openid)));
      }
      if (now - forgottenAt >= forgetEveryMs) {
        forgottenAt = now;
        await exchanges.forget(now - rememberedMs);
      }
    },
  };
}

/** What a delivery whose time has come ends as, where nobody else can say. */
const ends: Readonly<Record<string, (options: SweepOptions, row: DeliveryRow) => Promise<void>>> = {
  /** Its process is gone; nobody knows whether the platform got the message, so it is not repeated. */
  sending: ({ database, clock }, row) =>
    database.transaction(async (unit) => {
      await endDelivery(unit, row, { state: 'unknown', reason: 'process-ended' }, clock.now());
    }),
  /** The platform asks no more. What broke on its way goes as a message; what was perhaps handed over does not. */
  replying: ({ database, clock }, row) =>
    database.transaction(async (unit) => {
      const now = clock.now();
      if (row.reason === brokenReply)
        await changeDelivery(unit.db, row, { state: 'waiting', via: 'message', attempts: 0, dueAt: now });
      else await endDelivery(unit, row, { state: 'unknown', reason: 'process-ended' }, now);
    }),
};

/** Visitors who may be written to and whose log goes on after what they were told: an event of it was missed. */
async function visitorsWithNews({ store }: StateDatabase, now: number): Promise<string[]> {
  const rows = await store
    .selectFrom('wechatVisitors')
    .innerJoin('conversations', 'conversations.id', 'wechatVisitors.conversationId')
    .select('wechatVisitors.openid')
    .where('wechatVisitors.obstacle', 'is', null)
    .where((row) =>
      row.or([row('wechatVisitors.messageUntil', '>', now), row('wechatVisitors.actUntil', '>', now)]),
    )
    .where((row) =>
      row.or([
        row('conversations.lastSequence', '>', row.ref('wechatVisitors.toldSequence')),
        row.exists(
          row
            .selectFrom('conversations as next')
            .select('next.id')
            .whereRef('next.previousId', '=', 'conversations.id')
            .where('next.lastSequence', '>', 0),
        ),
      ]),
    )
    .limit(batch)
    .execute();
  return rows.map(({ openid }) => openid);
}
