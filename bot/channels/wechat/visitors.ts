import type { Selectable } from 'kysely';
import { changedOneRow } from '../../../src/store/compare-and-set.ts';
import type { Store } from '../../../src/store/schema.ts';
import type { UnitOfWork } from '../../../src/store/unit-of-work.ts';
import type { WechatVisitorTable } from '../../../src/store/wechat-schema.ts';
import {
  afterInteraction,
  noAllowance,
  type Interaction,
} from '../../../src/conversations/reach/allowance.ts';
import type { Place } from './telling/place.ts';
import type { Content, Incoming } from './protocol/incoming.ts';

/** A visitor of the account, as it is kept. */
export type Visitor = Selectable<WechatVisitorTable>;

export async function findVisitor(db: Store, openid: string): Promise<Visitor | undefined> {
  return db.selectFrom('wechatVisitors').selectAll().where('openid', '=', openid).executeTakeFirst();
}

/** Which window an act opens; undefined for acts that open none. */
const interactions: Readonly<Record<Content['kind'], Interaction | undefined>> = {
  text: 'message',
  media: 'message',
  location: 'message',
  link: 'message',
  unsupported: 'message',
  follow: 'act',
  scan: 'act',
  menu: 'act',
  unfollow: undefined,
  view: undefined,
  other: undefined,
};

/** Tapping an item of a menu message counts as a tap on the menu (the platform's page on customer-service messages). */
function interactionOf(content: Content): Interaction | undefined {
  return content.kind === 'text' && content.menuItem !== undefined ? 'act' : interactions[content.kind];
}

/**
 * Notes what a visitor did: the windows it opens, and that nothing stands in the way any more. A visitor who was not
 * known gets a conversation, by id only; it is opened when something is said in it.
 */
export async function noteVisitor(
  unit: UnitOfWork,
  { openid, account, content }: Incoming,
  now: number,
  conversationId: string,
): Promise<void> {
  const known = await findVisitor(unit.db, openid);
  const interaction = interactionOf(content);
  const before = known ?? noAllowance;
  const allowance =
    content.kind === 'unfollow'
      ? noAllowance
      : interaction === undefined
        ? before
        : afterInteraction(before, interaction, now);
  const { messageLeft, messageUntil, actLeft, actUntil } = allowance;
  const obstacle =
    content.kind === 'unfollow'
      ? { obstacle: 'unfollowed', obstacleAt: now, obstacleCode: null }
      : interaction === undefined
        ? {}
        : { obstacle: null, obstacleAt: null, obstacleCode: null };
  const news = {
    account,
    messageLeft,
    messageUntil,
    actLeft,
    actUntil,
    ...(interaction === undefined ? {} : { interactedAt: now, followed: 1 }),
    ...(content.kind === 'unfollow' ? { followed: 0 } : {}),
    ...obstacle,
  };
  if (known === undefined) {
    await unit.db
      .insertInto('wechatVisitors')
      .values({
        openid,
        conversationId,
        toldSequence: 0,
        followed: 1,
        interactedAt: now,
        obstacle: null,
        obstacleAt: null,
        obstacleCode: null,
        offered: null,
        sender: null,
        senderUntil: 0,
        ...news,
      })
      .execute();
  } else {
    await unit.db.updateTable('wechatVisitors').set(news).where('openid', '=', openid).execute();
    const was = known.obstacle !== null;
    if (was && obstacle.obstacle === null)
      unit.emit({ name: 'visitor.reachable', conversationId: known.conversationId, at: now });
  }
  if (content.kind === 'unfollow')
    unit.emit({
      name: 'visitor.unreachable',
      conversationId: known?.conversationId ?? conversationId,
      subject: 'unfollowed',
      at: now,
    });
}

/** Notes that the log is told up to a place, if it was told up to the other until now. */
export function moveTold(db: Store, openid: string, from: Place, to: Place): Promise<boolean> {
  return changedOneRow(
    db
      .updateTable('wechatVisitors')
      .set({ conversationId: to.conversationId, toldSequence: to.sequence })
      .where('openid', '=', openid)
      .where('conversationId', '=', from.conversationId)
      .where('toldSequence', '=', from.sequence),
  );
}

/** Begins a new thread for a visitor who comes back. */
export async function beginAnew(db: Store, openid: string, conversationId: string): Promise<void> {
  await db
    .updateTable('wechatVisitors')
    .set({ conversationId, toldSequence: 0, offered: null })
    .where('openid', '=', openid)
    .execute();
}

/** Notes the ids that were offered, in the order of their numbers. */
export async function noteOffered(db: Store, openid: string, ids: readonly string[]): Promise<void> {
  await db
    .updateTable('wechatVisitors')
    .set({ offered: ids.length === 0 ? null : JSON.stringify(ids) })
    .where('openid', '=', openid)
    .execute();
}

/** The platform knows better than our count that nothing is left. */
const endsWindow: ReadonlySet<string> = new Set(['window-over', 'quota-used', 'unfollowed']);

/** Notes why customer-service messages do not reach a visitor, and tells the desk, which looks at the conversation. */
export async function noteObstacle(
  unit: UnitOfWork,
  visitor: Visitor,
  { obstacle, code, conversationId }: { obstacle: string; code?: number; conversationId: string },
  now: number,
): Promise<void> {
  if (visitor.obstacle === obstacle) return;
  const ended = code !== undefined && endsWindow.has(obstacle) ? { messageLeft: 0, actLeft: 0 } : {};
  await unit.db
    .updateTable('wechatVisitors')
    .set({ obstacle, obstacleAt: now, obstacleCode: code ?? null, ...ended })
    .where('openid', '=', visitor.openid)
    .where('interactedAt', '=', visitor.interactedAt)
    .execute();
  unit.emit({
    name: 'visitor.unreachable',
    conversationId,
    subject: obstacle,
    at: now,
  });
}

/** Finds a visitor and keeps the row so to the end of the transaction. */
export async function holdVisitor(unit: UnitOfWork, openid: string): Promise<Visitor | undefined> {
  return unit.db
    .updateTable('wechatVisitors')
    .set((row) => ({ toldSequence: row.ref('toldSequence') }))
    .where('openid', '=', openid)
    .returningAll()
    .executeTakeFirst();
}
