import type { Store } from '../../store/schema.ts';
import { findConversation } from '../repository.ts';
import { threadOf } from '../standing.ts';
import type { ReachObstacle } from './obstacles.ts';
import { leftFor, windowEnd, whyNothingLeft } from './allowance.ts';

/** Whether and for how long the visitor of a WeChat conversation can be written to, for whoever serves it. */
export interface Reach {
  readonly reachable: boolean;
  /** Messages an agent may send now; the visitor's next message opens a new window. */
  readonly remaining: number;
  /** Epoch milliseconds; missing when no window is open. */
  readonly windowEndsAt?: number;
  /** Why nothing gets through at the moment; `code` is the platform's, where it said so. */
  readonly obstacle?: { readonly reason: ReachObstacle; readonly since?: number; readonly code?: number };
  /** Messages of agents and the assistant that the visitor has not got; the next window brings them. */
  readonly untold: number;
  /** Deliveries of this conversation whose end nobody knows; they are not repeated. */
  readonly unknown: number;
}

/** How the visitor of a conversation can be reached; undefined for conversations of other channels. */
export async function reachOf(db: Store, conversationId: string, now: number): Promise<Reach | undefined> {
  const conversation = await findConversation(db, conversationId);
  if (conversation?.channel !== 'wechat') return undefined;
  const visitor = await db
    .selectFrom('wechatVisitors')
    .selectAll()
    .where('openid', '=', conversation.visitorId)
    .executeTakeFirst();
  if (visitor === undefined) return undefined;
  const remaining = leftFor(visitor, 'agent', now);
  const endsAt = windowEnd(visitor, now);
  const reason = visitor.obstacle as ReachObstacle | null;
  const obstacle =
    reason !== null
      ? {
          reason,
          ...(visitor.obstacleAt === null ? {} : { since: visitor.obstacleAt }),
          ...(visitor.obstacleCode === null ? {} : { code: visitor.obstacleCode }),
        }
      : remaining === 0
        ? { reason: whyNothingLeft(visitor, now) }
        : undefined;
  return {
    reachable: obstacle === undefined,
    remaining: obstacle === undefined ? remaining : 0,
    ...(endsAt === undefined ? {} : { windowEndsAt: endsAt }),
    ...(obstacle === undefined ? {} : { obstacle }),
    untold: await untoldCount(db, visitor.conversationId, visitor.toldSequence, visitor.openid),
    unknown: await unknownCount(db, conversationId),
  };
}

async function untoldCount(
  db: Store,
  conversationId: string,
  sequence: number,
  openid: string,
): Promise<number> {
  const waiting = await db
    .selectFrom('wechatDeliveries')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('openid', '=', openid)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  let count = waiting.count;
  for (const { id } of await threadOf(db, conversationId)) {
    const row = await db
      .selectFrom('messages')
      .select((column) => column.fn.countAll<number>().as('count'))
      .where('conversationId', '=', id)
      .where('sequence', '>', id === conversationId ? sequence : 0)
      .where('sender', 'in', ['assistant', 'agent'])
      .executeTakeFirstOrThrow();
    count += row.count;
  }
  return count;
}

async function unknownCount(db: Store, conversationId: string): Promise<number> {
  const row = await db
    .selectFrom('wechatDeliveries')
    .select((column) => column.fn.countAll<number>().as('count'))
    .where('throughConversation', '=', conversationId)
    .where('state', '=', 'unknown')
    .executeTakeFirstOrThrow();
  return row.count;
}

/** What became of a stretch of the log on its way to the visitor. */
export interface Delivery {
  readonly id: string;
  readonly at: number;
  /** `reply` went as the answer to the visitor's message, `message` as one of the counted ones. */
  readonly via: 'reply' | 'message';
  /** `refused` is tried again when the visitor writes; `unknown` and `undeliverable` are not. */
  readonly state: 'replying' | 'waiting' | 'sending' | 'sent' | 'unknown' | 'refused' | 'undeliverable';
  /** It brought the messages after the one sequence up to the other. */
  readonly afterSequence: number;
  readonly throughSequence: number;
  readonly reason?: string;
  readonly code?: number;
}

/** The deliveries that brought messages of a conversation, oldest first: what became of each word. */
export async function deliveriesOf(db: Store, conversationId: string, limit = 200): Promise<Delivery[]> {
  const rows = await db
    .selectFrom('wechatDeliveries')
    .selectAll()
    .where('throughConversation', '=', conversationId)
    .orderBy('at', 'desc')
    .limit(limit)
    .execute();
  return rows.reverse().map((row) => ({
    id: row.id,
    at: row.at,
    via: row.via as Delivery['via'],
    state: row.state as Delivery['state'],
    afterSequence: row.afterConversation === conversationId ? row.afterSequence : 0,
    throughSequence: row.throughSequence,
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.code === null ? {} : { code: row.code }),
  }));
}
