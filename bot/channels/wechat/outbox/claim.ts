import { afterSending, leftFor, whyNothingLeft } from '../../../../src/conversations/reach/allowance.ts';
import type { UnitOfWork } from '../../../../src/store/unit-of-work.ts';
import { stretchOf, type Stretch } from '../telling/place.ts';
import { wordsOf, type Words } from '../telling/words.ts';
import { findVisitor, holdVisitor, moveTold, noteObstacle, type Visitor } from '../visitors.ts';
import { changeDelivery, firstOnItsWay, newDelivery, type DeliveryRow } from './deliveries.ts';
import type { OutboxOptions } from './options.ts';

/** A delivery of which this process may send the next message now. */
export interface Job {
  readonly row: DeliveryRow;
  /** As it stood before. */
  readonly visitor: Visitor;
  /** What was taken from the visitor's allowance. */
  readonly cost: { readonly message: number; readonly act: number };
}

/** Takes the visitor's turn, and of what waits the first, or all that is new in the log. */
export async function claimNext(options: OutboxOptions, openid: string): Promise<Job | undefined> {
  const { database, service, clock } = options;
  const before = await findVisitor(database.store, openid);
  if (before?.obstacle !== null) return undefined;
  const told = { conversationId: before.conversationId, sequence: before.toldSequence };
  const stretch = await stretchOf(service, told);
  const words = stretch && wordsOf(stretch);
  if (stretch !== undefined && words === undefined && stretch.messages.length >= mostUntold)
    await moveTold(database.store, openid, told, stretch.through);
  // Most of what is said leads to nothing here: that much is found out without a commit.
  const waiting = await firstOnItsWay(database.store, openid);
  if (waiting === undefined && (words === undefined || isAtWork(stretch, words, clock.now())))
    return undefined;
  return database.transaction(async (unit) => {
    const now = clock.now();
    const visitor = await holdVisitor(unit, openid);
    if (visitor?.obstacle !== null) return undefined;
    if (visitor.senderUntil > now && visitor.sender !== null) return undefined;
    const first = await firstOnItsWay(unit.db, openid);
    if (first !== undefined)
      return first.state === 'waiting' && first.dueAt <= now
        ? takeTurn(options, unit, visitor, first, now)
        : undefined;
    if (stretch === undefined || words === undefined || isAtWork(stretch, words, now)) return undefined;
    if (!(await mayTake(unit, visitor, stretch.last.id, words.speaker, now))) return undefined;
    if (!(await moveTold(unit.db, openid, told, stretch.through))) return undefined;
    const row = newDelivery(
      {
        id: options.newId(),
        openid,
        at: now,
        via: 'message',
        state: 'waiting',
        dueAt: now,
        sender: null,
        until: 0,
      },
      stretch,
      words,
    );
    await unit.db.insertInto('wechatDeliveries').values(row).execute();
    return takeTurn(options, unit, visitor, row, now);
  });
}

async function takeTurn(
  options: OutboxOptions,
  unit: UnitOfWork,
  visitor: Visitor,
  row: DeliveryRow,
  now: number,
): Promise<Job | undefined> {
  const speaker = row.speaker === 'agent' ? 'agent' : 'assistant';
  const allowance = afterSending(visitor, speaker, now);
  if (allowance === undefined) return undefined;
  const { messageLeft, actLeft } = allowance;
  const until = now + options.leaseMs;
  const sending = { state: 'sending', sender: options.holder, until, dueAt: until } as const;
  if (!(await changeDelivery(unit.db, row, sending))) return undefined;
  await unit.db
    .updateTable('wechatVisitors')
    .set({ messageLeft, actLeft, sender: options.holder, senderUntil: until })
    .where('openid', '=', visitor.openid)
    .execute();
  const cost = { message: visitor.messageLeft - messageLeft, act: visitor.actLeft - actLeft };
  return { row: { ...row, ...sending }, visitor, cost };
}

/** An agent who writes to somebody who cannot be reached learns so; the assistant's words wait for the visitor. */
async function mayTake(
  unit: UnitOfWork,
  visitor: Visitor,
  conversationId: string,
  speaker: 'agent' | 'assistant',
  now: number,
): Promise<boolean> {
  if (leftFor(visitor, speaker, now) > 0) return true;
  if (speaker === 'agent') {
    const obstacle = whyNothingLeft(visitor, now);
    await noteObstacle(unit, visitor, { obstacle, conversationId }, now);
  }
  return false;
}

/** Messages that hold nothing for the visitor, before they are skipped for good. */
const mostUntold = 100;

/** No turn takes longer; after it the words go without its answer. */
const longestTurnMs = 120_000;

/** The assistant is about to say more: one message then says it all. */
function isAtWork(stretch: Stretch | undefined, { speaker }: Words, now: number): boolean {
  if (stretch === undefined) return false;
  const { owner, pendingSince } = stretch.last;
  return (
    speaker === 'assistant' &&
    owner === 'assistant' &&
    pendingSince !== undefined &&
    now - pendingSince < longestTurnMs
  );
}
