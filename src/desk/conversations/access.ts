import type { Conversation } from '../../conversations/conversation.ts';
import { findSuccessor } from '../../conversations/repository.ts';
import type { Store } from '../../store/schema.ts';
import type { Role, Staff } from '../wire/staff.ts';

/** Who may read finished conversations of others: reviewers to learn from them, auditors to oversee. Each reading is audited. */
export const readersOfOthers: readonly Role[] = ['reviewer', 'auditor'];

/**
 * Why a person may read what was said in a conversation: it is theirs now or was once (`own`), or the role says so
 * (`role`). Undefined when they may not.
 */
export type ReadingRight = 'own' | 'role' | undefined;

/** What a person may read of a conversation. Who waits in the queue has given no agent the word yet. */
export async function readingRight(
  db: Store,
  staff: Staff,
  conversation: Conversation,
): Promise<ReadingRight> {
  if (staff.roles.includes('agent') && (await isOwn(db, staff.id, conversation))) return 'own';
  const byRole =
    conversation.owner === 'closed' && staff.roles.some((role) => readersOfOthers.includes(role));
  return byRole ? 'role' : undefined;
}

async function isOwn(db: Store, agentId: string, conversation: Conversation): Promise<boolean> {
  if (conversation.owner === 'agent') return conversation.agentId === agentId;
  return (await tookPart(db, agentId, conversation.id)) || carriesOn(db, agentId, conversation);
}

/** Whether an agent once took a conversation. */
async function tookPart(db: Store, agentId: string, conversationId: string): Promise<boolean> {
  const take = await db
    .selectFrom('messages')
    .select('id')
    .where('agentId', '=', agentId)
    .where('conversationId', '=', conversationId)
    .where('kind', '=', 'hands')
    .limit(1)
    .executeTakeFirst();
  return take !== undefined;
}

/** Whether the agent has the conversation in which the visitor went on after this one was closed. */
async function carriesOn(db: Store, agentId: string, conversation: Conversation): Promise<boolean> {
  if (conversation.owner !== 'closed') return false;
  const next = await findSuccessor(db, conversation.id);
  return next?.owner === 'agent' && next.agentId === agentId;
}
