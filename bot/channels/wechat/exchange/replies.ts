import type { ConversationService } from '../../../../src/conversations/conversation-service.ts';
import { leftFor } from '../../../../src/conversations/reach/allowance.ts';
import type { Clock } from '../../../../src/platform/clock.ts';
import type { StateDatabase } from '../../../../src/store/database.ts';
import {
  beginningOfDelivery,
  changeDelivery,
  endOfDelivery,
  findDelivery,
  newDelivery,
  repliesAskedMs,
  type DeliveryRow,
} from '../outbox/deliveries.ts';
import { textsOf } from '../telling/messages-of.ts';
import { stretchOf } from '../telling/place.ts';
import { wordsOf } from '../telling/words.ts';
import { findVisitor, moveTold, noteOffered } from '../visitors.ts';
import type { ExchangeStore } from './exchange-store.ts';
import { createHandedOver } from './handed-over.ts';

/** A passive reply that is fixed: the same to every retry of the platform. */
export interface Reply {
  readonly deliveryId: string;
  readonly text: string;
  /** The text is only the beginning: the rest follows by customer-service messages. */
  readonly hasMore: boolean;
}

/** How an exchange ended whose outcome was there in time. */
export type Concluded =
  | { kind: 'replied'; reply: Reply }
  /** There is nothing to say, or another request says it. */
  | { kind: 'silent' }
  /** It is better said by a customer-service message. */
  | { kind: 'deferred' }
  /** The exchange is no longer this process's. */
  | { kind: 'lost' };

/** Passive replies: fixed once, found again for retries, and what became of them. */
export interface Replies {
  /**
   * Fixes what the visitor has not been told as the reply of an exchange; with nothing to tell it ends `silent`, or
   * `deferred` where more is to come.
   */
  conclude(key: string, openid: string, moreToCome: boolean): Promise<Concluded>;
  /**
   * The fixed reply for a request that asks again, kept from going as a message while that one takes it; undefined
   * where its words go as a message already or were emptied meanwhile.
   */
  again(deliveryId: string): Promise<Reply | undefined>;
  /** The reply went out to the platform. */
  handed(reply: Reply): Promise<void>;
  /** The platform did not get it; with `over` it will not ask again. */
  notHanded(deliveryId: string, over: boolean): Promise<void>;
}

export interface RepliesOptions {
  readonly database: StateDatabase;
  readonly service: ConversationService;
  readonly exchanges: ExchangeStore;
  readonly clock: Clock;
  readonly holder: string;
  readonly newId: () => string;
  readonly pageOf: (delivery: { id: string; at: number }) => string | undefined;
}

/** The reason of a reply that broke on its way while the process lived. */
export const brokenReply = 'connection-lost';

const mostTries = 5;

export function createReplies(options: RepliesOptions): Replies {
  const { database, service, exchanges, clock } = options;
  const handedOver = createHandedOver(options);
  const textsFor = async (row: DeliveryRow): Promise<string[]> => {
    const stretch = await stretchOf(service, beginningOfDelivery(row), endOfDelivery(row));
    const words = stretch && wordsOf(stretch);
    return words === undefined ? [] : textsOf(words, options.pageOf(row), true);
  };
  const askedForAgain = async (deliveryId: string): Promise<DeliveryRow | undefined> => {
    for (let attempt = 1; attempt <= mostTries; attempt += 1) {
      const row = await findDelivery(database.store, deliveryId);
      if (row?.via !== 'reply') return undefined;
      if (row.state !== 'replying') return row;
      // Who decided by what it read before this finds the row changed.
      const taken = { attempts: row.attempts + 1, dueAt: clock.now() + repliesAskedMs };
      if (await changeDelivery(database.store, row, taken)) return { ...row, ...taken };
    }
    return undefined;
  };
  const end = (key: string, state: 'silent' | 'deferred'): Promise<Concluded> =>
    database.transaction(async ({ db }) =>
      (await exchanges.end(db, key, options.holder, { state })) ? { kind: state } : { kind: 'lost' },
    );
  /** Undefined when another request or message took the words meanwhile. */
  const tryToConclude = async (
    key: string,
    openid: string,
    nothing: 'silent' | 'deferred',
  ): Promise<Concluded | undefined> => {
    const visitor = await findVisitor(database.store, openid);
    if (visitor === undefined) return end(key, nothing);
    const told = { conversationId: visitor.conversationId, sequence: visitor.toldSequence };
    const stretch = await stretchOf(service, told);
    const words = stretch && wordsOf(stretch);
    if (stretch === undefined || words === undefined) return end(key, nothing);
    const now = clock.now();
    if (words.menu !== undefined && leftFor(visitor, words.speaker, now) > 0) return end(key, 'deferred');
    const row = newDelivery(
      {
        id: options.newId(),
        openid,
        at: now,
        via: 'reply',
        state: 'replying',
        dueAt: now + repliesAskedMs,
        sender: null,
        until: 0,
      },
      stretch,
      words,
    );
    const [text = '', ...more] = textsOf(words, options.pageOf(row), true);
    return database.transaction(async ({ db }) => {
      if (!(await moveTold(db, openid, told, stretch.through))) return undefined;
      const ending = { state: 'replied', deliveryId: row.id } as const;
      if (!(await exchanges.end(db, key, options.holder, ending))) {
        await moveTold(db, openid, stretch.through, told);
        return { kind: 'lost' };
      }
      await db.insertInto('wechatDeliveries').values(row).execute();
      await noteOffered(db, openid, words.menu?.items.map(({ id }) => id) ?? []);
      return { kind: 'replied', reply: { deliveryId: row.id, text, hasMore: more.length > 0 } };
    });
  };
  return {
    conclude: async (key, openid, moreToCome) => {
      const nothing = moreToCome ? 'deferred' : 'silent';
      for (let attempt = 1; attempt <= mostTries; attempt += 1) {
        const concluded = await tryToConclude(key, openid, nothing);
        if (concluded !== undefined) return concluded;
      }
      return end(key, 'deferred');
    },
    again: async (deliveryId) => {
      const row = await askedForAgain(deliveryId);
      const [text, ...more] = row === undefined ? [] : await textsFor(row);
      return text === undefined ? undefined : { deliveryId, text, hasMore: more.length > 0 };
    },
    handed: async ({ deliveryId, hasMore }) => {
      if (!hasMore) return handedOver.note(deliveryId);
      const row = await findDelivery(database.store, deliveryId);
      if (row?.state !== 'replying') return;
      const rest = { state: 'waiting', part: 1, dueAt: clock.now(), reason: null };
      await changeDelivery(database.store, row, rest);
    },
    notHanded: async (deliveryId, over) => {
      const row = await findDelivery(database.store, deliveryId);
      if (row?.state !== 'replying') return;
      const dueAt = over ? clock.now() : row.dueAt;
      await changeDelivery(database.store, row, { reason: brokenReply, dueAt });
    },
  };
}
