import type { Choice } from '../src/consultation/turn.ts';
import type { ConversationService } from '../src/conversations/conversation-service.ts';
import type { Conversation } from '../src/conversations/conversation.ts';
import type { Message } from '../src/conversations/message.ts';

/** How many messages back an offered choice may still be tapped. */
const recently = 50;

/** The choice with this id that a recent reply offers. */
export async function choiceById(
  service: ConversationService,
  conversation: Conversation,
  id: string,
): Promise<Choice | undefined> {
  const offered = (await recentMessages(service, conversation)).flatMap(choicesOf);
  return offered.findLast((choice) => choice.id === id);
}

/** The choice with this label that the newest reply offers: what a client sends that knows of no ids. */
export async function choiceByLabel(
  service: ConversationService,
  conversation: Conversation,
  label: string,
): Promise<Choice | undefined> {
  if (label === '' || conversation.owner !== 'assistant') return undefined;
  const replies = (await recentMessages(service, conversation)).filter(({ kind }) => kind === 'reply');
  const newest = replies.at(-1);
  return newest && choicesOf(newest).find((choice) => choice.label === label.trim());
}

async function recentMessages(service: ConversationService, conversation: Conversation): Promise<Message[]> {
  return service.messagesAfter(conversation.id, Math.max(0, conversation.lastSequence - recently));
}

function choicesOf(message: Message): Choice[] {
  return message.kind === 'reply' ? (message.data?.reply.choices ?? []) : [];
}
