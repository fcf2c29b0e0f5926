import type { Choice } from '../src/consultation/turn.ts';
import type { ConversationService } from '../src/conversations/conversation-service.ts';
import type { Conversation } from '../src/conversations/conversation.ts';
import type { Message } from '../src/conversations/message.ts';

/** How many messages back an offered choice may still be tapped by its id … */
const recently = 50;
/** … and by its label, which the newest reply must offer. */
const justNow = 8;
/** Longer than any label. */
const longestLabel = 200;

/** The choice with this id that a recent reply offers. */
export async function choiceById(
  service: ConversationService,
  conversation: Conversation,
  id: string,
): Promise<Choice | undefined> {
  const offered = (await newestMessages(service, conversation, recently)).flatMap(choicesOf);
  return offered.findLast((choice) => choice.id === id);
}

/** The choice with this label that the newest reply offers: what a client sends that knows of no ids. */
export async function choiceByLabel(
  service: ConversationService,
  conversation: Conversation,
  label: string,
): Promise<Choice | undefined> {
  if (label === '' || label.length > longestLabel || conversation.owner !== 'assistant') return undefined;
  const replies = (await newestMessages(service, conversation, justNow)).filter(
    ({ kind }) => kind === 'reply',
  );
  const newest = replies.at(-1);
  return newest && choicesOf(newest).find((choice) => choice.label === label.trim());
}

function newestMessages(
  service: ConversationService,
  { id, lastSequence }: Conversation,
  count: number,
): Promise<Message[]> {
  return service.messagesAfter(id, Math.max(0, lastSequence - count));
}

function choicesOf(message: Message): Choice[] {
  return message.kind === 'reply' ? (message.data?.reply.choices ?? []) : [];
}
