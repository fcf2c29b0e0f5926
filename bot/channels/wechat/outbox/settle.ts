import type { UnitOfWork } from '../../../../src/store/unit-of-work.ts';
import { backoffDelay } from '../../../../src/store/backoff.ts';
import type { ApiResult } from '../platform/api.ts';
import type { OutgoingMessage } from '../telling/messages-of.ts';
import { holdVisitor, noteObstacle, noteOffered } from '../visitors.ts';
import type { Job } from './claim.ts';
import { changeDelivery, endDelivery, takeBack } from './deliveries.ts';

/** What was sent of a job, and what became of it. */
export interface Attempt {
  readonly message: OutgoingMessage;
  /** Messages of the whole delivery. */
  readonly parts: number;
  readonly result: ApiResult;
}

const mostAttempts = 6;
const backoff = { firstMs: 1_000, limitMs: 60_000 };

type Ends = {
  [Kind in ApiResult['kind']]: (
    unit: UnitOfWork,
    job: Job,
    attempt: Attempt & { result: Extract<ApiResult, { kind: Kind }> },
    now: number,
  ) => Promise<boolean>;
};

/**
 * Writes down what became of a message, and gives back what it did not cost; true when there may be more to send at
 * once. Without an attempt there was nothing left to say: its words were emptied meanwhile.
 */
export async function settle(
  unit: UnitOfWork,
  job: Job,
  attempt: Attempt | undefined,
  now: number,
): Promise<boolean> {
  const { sender } = job.row;
  await unit.db
    .updateTable('wechatVisitors')
    .set({ sender: null, senderUntil: 0 })
    .where('openid', '=', job.visitor.openid)
    .where('sender', '=', sender)
    .execute();
  if (attempt?.result.kind !== 'done' && attempt?.result.kind !== 'unknown') await giveBack(unit, job);
  if (attempt === undefined) {
    await endDelivery(unit, job.row, { state: 'undeliverable', reason: 'emptied' }, now);
    return true;
  }
  const end = ends[attempt.result.kind] as (...args: Parameters<Ends['done']>) => Promise<boolean>;
  return end(unit, job, attempt as Parameters<Ends['done']>[2], now);
}

const ends: Ends = {
  done: async (unit, { row, visitor }, { message, parts }, now) => {
    if (message.kind === 'menu') {
      const ids = message.menu.items.map(({ id }) => id);
      await noteOffered(unit.db, visitor.openid, ids);
    }
    if (row.part + 1 >= parts) await endDelivery(unit, row, { state: 'sent' }, now);
    else
      await changeDelivery(unit.db, row, {
        state: 'waiting',
        part: row.part + 1,
        attempts: 0,
        dueAt: now,
        sender: null,
      });
    return true;
  },
  unknown: async (unit, { row }, { result }, now) => {
    await endDelivery(unit, row, { state: 'unknown', reason: result.why }, now);
    return true;
  },
  busy: async (unit, { row, visitor }, { result: { why, waitMs, code } }, now) => {
    const coded = code === undefined ? {} : { code };
    const conversationId = row.throughConversation;
    if (row.attempts + 1 >= mostAttempts) {
      await noteObstacle(unit, visitor, { obstacle: 'platform-busy', conversationId, ...coded }, now);
      await takeBack(unit, row, { reason: why, ...coded }, now);
      return false;
    }
    await changeDelivery(unit.db, row, {
      state: 'waiting',
      attempts: row.attempts + 1,
      dueAt: now + Math.max(waitMs, backoffDelay(backoff, row.attempts + 1)),
      sender: null,
      reason: why,
      ...coded,
    });
    return false;
  },
  obstacle: async (unit, { row, visitor }, { result: { obstacle, code } }, now) => {
    await noteObstacle(unit, visitor, { obstacle, code, conversationId: row.throughConversation }, now);
    await takeBack(unit, row, { reason: obstacle, code }, now);
    return false;
  },
  refused: async (unit, { row }, { result: { code } }, now) => {
    await endDelivery(unit, row, { state: 'undeliverable', reason: 'refused', code }, now);
    return true;
  },
};

/** A message that was not sent costs nothing, unless the visitor opened a new window meanwhile. */
async function giveBack(unit: UnitOfWork, { visitor, cost }: Job): Promise<void> {
  const held = await holdVisitor(unit, visitor.openid);
  if (held?.interactedAt !== visitor.interactedAt) return;
  await unit.db
    .updateTable('wechatVisitors')
    .set({ messageLeft: held.messageLeft + cost.message, actLeft: held.actLeft + cost.act })
    .where('openid', '=', visitor.openid)
    .execute();
}
