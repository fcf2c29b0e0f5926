import type { Clock } from '../../../../src/platform/clock.ts';
import type { StateDatabase } from '../../../../src/store/database.ts';

/** Writes down which replies went out to the platform: those that come while one commit runs share the next. */
export interface HandedOver {
  /** Resolves when it is durable. */
  note(deliveryId: string): Promise<void>;
}

export function createHandedOver({ database, clock }: { database: StateDatabase; clock: Clock }): HandedOver {
  let waiting: string[] = [];
  let running: Promise<void> = Promise.resolve();
  const writeWaiting = async (): Promise<void> => {
    const ids = waiting;
    waiting = [];
    if (ids.length === 0) return;
    await database.store
      .updateTable('wechatDeliveries')
      .set({ state: 'sent', endedAt: clock.now(), reason: null })
      .where('id', 'in', ids)
      .where('state', '=', 'replying')
      .execute();
  };
  return {
    note: (deliveryId) => {
      waiting.push(deliveryId);
      running = running.catch(() => undefined).then(writeWaiting);
      return running;
    },
  };
}
