import type { UnitOfWork } from '../store/unit-of-work.ts';
import { emit, type ConversationContext } from './context.ts';
import type { Conversation } from './conversation.ts';
import { appendMessage } from './messages.ts';
import { changeOwnership, type OwnershipChange, type OwnershipResult } from './ownership.ts';
import { getConversation, storeOwnership, type ConversationRow } from './repository.ts';

export type HandsResult =
  { kind: 'changed'; conversation: Conversation } | Exclude<OwnershipResult, { kind: 'changed' }>;

/**
 * Lets a conversation change hands: computes the new owner, stores it by compare-and-set, and leaves a message
 * and an event. From the commit on, nothing that was begun before can be sent.
 */
export async function changeHands(
  context: ConversationContext,
  unit: UnitOfWork,
  conversation: Conversation,
  change: OwnershipChange,
  patch: Partial<ConversationRow> & { agentName?: string; ifNothingWasSaid?: boolean } = {},
): Promise<HandsResult> {
  const result = changeOwnership(conversation, change);
  if (result.kind !== 'changed') return result;
  const { agentName, ifNothingWasSaid, ...columns } = patch;
  const at = context.clock.now();
  const { owner, version, agentId } = result.ownership;
  await storeOwnership(unit.db, conversation, result.ownership, columns, ifNothingWasSaid);
  await appendMessage(unit, conversation.id, {
    id: context.newId(),
    at,
    from: 'system',
    kind: 'hands',
    ...(agentId === undefined ? {} : { agentId }),
    data: { act: change.act, owner, version, ...(agentName === undefined ? {} : { agentName }) },
  });
  emit(unit, 'conversation.changed-hands', { conversationId: conversation.id, subject: change.act, at });
  return { kind: 'changed', conversation: await getConversation(unit.db, conversation.id) };
}
