import type { Selectable } from 'kysely';
import { changedOneRow } from '../../../../src/store/compare-and-set.ts';
import type { Store } from '../../../../src/store/schema.ts';
import type { UnitOfWork } from '../../../../src/store/unit-of-work.ts';
import type { WechatDeliveryTable } from '../../../../src/store/wechat-schema.ts';
import type { Place, Stretch } from '../telling/place.ts';
import type { Words } from '../telling/words.ts';
import { findVisitor, moveTold } from '../visitors.ts';

/** A stretch of the log on its way to a visitor, as it is kept. */
export type DeliveryRow = Selectable<WechatDeliveryTable>;

/** After this the platform asks for a reply no more: four times five seconds. */
export const repliesAskedMs = 20_000;

const onItsWay = ['waiting', 'sending', 'replying'] as const;

/** A delivery that is about to begin. */
export function newDelivery(
  delivery: Pick<DeliveryRow, 'id' | 'openid' | 'at' | 'via' | 'state' | 'dueAt' | 'sender' | 'until'>,
  { after, through }: Stretch,
  { language, speaker }: Words,
): DeliveryRow {
  return {
    ...delivery,
    afterConversation: after.conversationId,
    afterSequence: after.sequence,
    throughConversation: through.conversationId,
    throughSequence: through.sequence,
    language,
    speaker,
    part: 0,
    attempts: 0,
    reason: null,
    code: null,
    endedAt: null,
  };
}

export const beginningOfDelivery = (row: DeliveryRow): Place => ({
  conversationId: row.afterConversation,
  sequence: row.afterSequence,
});
export const endOfDelivery = (row: DeliveryRow): Place => ({
  conversationId: row.throughConversation,
  sequence: row.throughSequence,
});

export async function findDelivery(db: Store, id: string): Promise<DeliveryRow | undefined> {
  return db.selectFrom('wechatDeliveries').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Changes a delivery that still stands as it was read. */
export function changeDelivery(db: Store, row: DeliveryRow, patch: Partial<DeliveryRow>): Promise<boolean> {
  return changedOneRow(
    db
      .updateTable('wechatDeliveries')
      .set(patch)
      .where('id', '=', row.id)
      .where('state', '=', row.state)
      .where('part', '=', row.part)
      .where('attempts', '=', row.attempts),
  );
}

/**
 * Ends a delivery, and tells the desk what it shows of it: that the visitor may not have got it, or that one message
 * less is left. False when another was first.
 */
export async function endDelivery(
  unit: UnitOfWork,
  row: DeliveryRow,
  ending: { state: 'sent' | 'unknown' | 'refused' | 'undeliverable'; reason?: string; code?: number },
  now: number,
): Promise<boolean> {
  const { state, reason = null, code = null } = ending;
  const changed = await changeDelivery(unit.db, row, { state, reason, code, endedAt: now, sender: null });
  if (changed && (state !== 'sent' || row.via === 'message'))
    unit.emit({
      name: 'delivery.ended',
      conversationId: row.throughConversation,
      subject: row.id,
      at: now,
    });
  return changed;
}

/**
 * Takes a delivery back of which nothing was sent: the log counts as told up to where it began. Where more was told
 * since, it stays a delivery of its own, to be sent when the visitor can be reached.
 */
export async function takeBack(
  unit: UnitOfWork,
  row: DeliveryRow,
  why: { reason: string; code?: number },
  now: number,
): Promise<void> {
  const isLast =
    row.part === 0 && (await moveTold(unit.db, row.openid, endOfDelivery(row), beginningOfDelivery(row)));
  if (isLast) await endDelivery(unit, row, { state: 'refused', ...why }, now);
  else
    await changeDelivery(unit.db, row, {
      state: 'waiting',
      via: row.part === 0 ? 'message' : row.via,
      attempts: 0,
      dueAt: now,
      sender: null,
      reason: why.reason,
      code: why.code ?? null,
    });
}

/** Takes back what waits to be tried again: the visitor is there and may get it at once. */
export async function takeBackWaiting(unit: UnitOfWork, openid: string, now: number): Promise<void> {
  const visitor = await findVisitor(unit.db, openid);
  const rows = await unit.db
    .selectFrom('wechatDeliveries')
    .selectAll()
    .where('openid', '=', openid)
    .where('state', '=', 'waiting')
    .where('part', '=', 0)
    .where('throughConversation', '=', visitor?.conversationId ?? '')
    .where('throughSequence', '=', visitor?.toldSequence ?? 0)
    .execute();
  for (const row of rows) await takeBack(unit, row, { reason: 'taken-up-again' }, now);
}

/** The delivery of a visitor that has to come first, if any is on its way as a message of ours. */
export async function firstOnItsWay(db: Store, openid: string): Promise<DeliveryRow | undefined> {
  return db
    .selectFrom('wechatDeliveries')
    .selectAll()
    .where('openid', '=', openid)
    .where('state', 'in', ['waiting', 'sending'])
    .orderBy('at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
}

/** Deliveries that somebody has to see to: due again, or left by a process that is gone. */
export async function dueDeliveries(db: Store, now: number, limit: number): Promise<DeliveryRow[]> {
  return db
    .selectFrom('wechatDeliveries')
    .selectAll()
    .where('state', 'in', onItsWay)
    .where('dueAt', '<=', now)
    .orderBy('dueAt')
    .limit(limit)
    .execute();
}
