import type { Conversation } from '../../conversations/conversation.ts';
import { listQueue } from '../../conversations/queue.ts';
import { fromRow } from '../../conversations/repository.ts';
import type { Store } from '../../store/schema.ts';
import type { DeskParts } from '../parts.ts';
import type { OwnItem, QueueItem, QueueView } from '../wire/queue.ts';
import type { Staff } from '../wire/staff.ts';
import { conversationItem, itemFacts, type ItemFacts } from './items.ts';
import { unreadCounts } from './reads.ts';

/** Who waits, in the order of being served, and what the asking person has. */
export async function queueView(desk: DeskParts, staff: Staff): Promise<QueueView> {
  const { store, events } = desk.database;
  // Read first: what happens meanwhile is told once more rather than missed.
  const sequence = await events.latest();
  const waiting = await listQueue(store);
  const own = await conversationsOf(store, staff.id);
  const facts = await itemFacts(store, [...waiting, ...own]);
  const unread = await unreadCounts(
    store,
    own.map(({ id }) => id),
    staff.id,
  );
  const at = desk.clock.now();
  return {
    at,
    sequence,
    waiting: waiting.map((conversation, index) => queueItem(conversation, index + 1, facts)),
    own: own.map((conversation) => ownItem(conversation, unread.get(conversation.id) ?? 0, facts)),
    open: desk.context.workingHours.isOpen(at),
  };
}

async function conversationsOf(db: Store, agentId: string): Promise<Conversation[]> {
  const rows = await db
    .selectFrom('conversations')
    .selectAll()
    .where('owner', '=', 'agent')
    .where('agentId', '=', agentId)
    .orderBy('lastVisitorAt', 'desc')
    .execute();
  return rows.map(fromRow);
}

function queueItem(conversation: Conversation, position: number, facts: ItemFacts): QueueItem {
  const { wantedAgentId, wantedSkill, priority, queuedAt = conversation.lastVisitorAt } = conversation;
  const wantedAgentName = wantedAgentId === undefined ? undefined : facts.names.get(wantedAgentId);
  return {
    ...conversationItem(conversation, facts),
    ...{ queuedAt, position, priority },
    ...(wantedAgentId !== undefined && { wantedAgentId }),
    ...(wantedAgentName !== undefined && { wantedAgentName }),
    ...(wantedSkill !== undefined && { wantedSkill }),
    ...promiseOf(conversation, facts),
  };
}

function ownItem(conversation: Conversation, unread: number, facts: ItemFacts): OwnItem {
  return { ...conversationItem(conversation, facts), unread, ...promiseOf(conversation, facts) };
}

function promiseOf({ id }: Conversation, { promises }: ItemFacts): { promiseDueAt?: number } {
  const promiseDueAt = promises.get(id);
  return promiseDueAt === undefined ? {} : { promiseDueAt };
}
