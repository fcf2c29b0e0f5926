import { fromRow } from '../../conversations/repository.ts';
import type { DeskParts } from '../parts.ts';
import { refusal } from '../refusals.ts';
import type { Staff } from '../wire/staff.ts';
import { readersOfOthers } from './access.ts';
import { conversationItem, itemFacts, type ConversationItem } from './items.ts';

/** Finished conversations, newest first: those a person once had, or everybody's where the role says so. */
export async function finishedConversations(
  { database: { store } }: DeskParts,
  staff: Staff,
  asked: { of: 'own' | 'all'; before?: number | undefined; limit: number },
): Promise<ConversationItem[]> {
  if (asked.of === 'all' && !staff.roles.some((role) => readersOfOthers.includes(role)))
    throw refusal(403, 'forbidden', 'Only reviewers and auditors see the conversations of others.');
  let query = store
    .selectFrom('conversations')
    .selectAll()
    .where('closedAt', 'is not', null)
    .orderBy('closedAt', 'desc')
    .orderBy('id')
    .limit(asked.limit);
  if (asked.before !== undefined) query = query.where('closedAt', '<', asked.before);
  if (asked.of === 'own')
    query = query.where('id', 'in', (own) =>
      own
        .selectFrom('messages')
        .select('conversationId')
        .where('messages.agentId', '=', staff.id)
        .where('kind', '=', 'hands'),
    );
  const conversations = (await query.execute()).map(fromRow);
  const facts = await itemFacts(store, conversations);
  return conversations.map((conversation) => conversationItem(conversation, facts));
}
