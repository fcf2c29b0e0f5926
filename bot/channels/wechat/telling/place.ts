import type { Conversation } from '../../../../src/conversations/conversation.ts';
import type { ConversationService } from '../../../../src/conversations/conversation-service.ts';
import type { Message } from '../../../../src/conversations/message.ts';

/** How far a thread is told: the conversation, and the sequence of the last message in it. */
export interface Place {
  readonly conversationId: string;
  readonly sequence: number;
}

/** A piece of a thread. Both ends are named by what was last before and what is last in it. */
export interface Stretch {
  readonly after: Place;
  readonly through: Place;
  readonly messages: readonly Message[];
  /** The conversation it ends in. */
  readonly last: Conversation;
}

const pageSize = 500;

/** What a thread holds after a place, up to the other or its end; undefined when the conversation is not there. */
export async function stretchOf(
  service: ConversationService,
  after: Place,
  through?: Place,
): Promise<Stretch | undefined> {
  const thread = await service.thread(after.conversationId);
  const messages: Message[] = [];
  let end = after;
  let last = thread[0];
  for (const conversation of thread) {
    const from = conversation.id === after.conversationId ? after.sequence : 0;
    const found = await service.messagesAfter(conversation.id, from, pageSize);
    const isLast = conversation.id === through?.conversationId;
    const within = isLast ? found.filter(({ sequence }) => sequence <= through.sequence) : found;
    messages.push(...within);
    last = conversation;
    end = { conversationId: conversation.id, sequence: within.at(-1)?.sequence ?? from };
    if (isLast || found.length === pageSize) break;
  }
  return last === undefined ? undefined : { after, through: end, messages, last };
}
