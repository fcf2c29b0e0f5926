import type { Conversation } from '../../conversations/conversation.ts';
import type { Message } from '../../conversations/message.ts';
import { deliveriesOf, type Delivery } from '../../conversations/reach/reach.ts';
import type { Language } from '../../language/language.ts';
import { renderLine, renderReply } from '../../locale/render.ts';
import type { Store } from '../../store/schema.ts';
import type { MessageView } from '../wire/conversation.ts';

/** A message with what it says in plain text. */
export function messageView(message: Message, language: Language): MessageView {
  const text = textOf(message, language);
  return { message, ...(text !== undefined && { text }), emptied: isEmptied(message) };
}

/** Messages of a conversation, each with what became of it on its way where that is not plain. */
export async function messageViews(
  db: Store,
  { id, channel, language }: Pick<Conversation, 'id' | 'channel' | 'language'>,
  messages: readonly Message[],
): Promise<MessageView[]> {
  const deliveries = channel === 'wechat' ? await deliveriesOf(db, id) : [];
  return messages.map((message) => {
    const arrival = message.from === 'visitor' ? undefined : arrivalOf(message, deliveries);
    return { ...messageView(message, language), ...(arrival !== undefined && { arrival }) };
  });
}

const arrivalsByState: Readonly<Partial<Record<Delivery['state'], NonNullable<MessageView['arrival']>>>> = {
  refused: 'waiting',
  unknown: 'unknown',
  undeliverable: 'undeliverable',
};

/** By the newest delivery that brought it. */
function arrivalOf({ sequence }: Message, deliveries: readonly Delivery[]): MessageView['arrival'] {
  const newest = deliveries.findLast(
    ({ afterSequence, throughSequence }) => afterSequence < sequence && sequence <= throughSequence,
  );
  return newest && arrivalsByState[newest.state];
}

function textOf(message: Message, language: Language): string | undefined {
  switch (message.kind) {
    case 'text':
    case 'choice':
      return message.text;
    case 'reply':
      return message.data && renderReply(message.data.reply, message.data.language);
    case 'notice':
      return message.data?.lines.map((line) => renderLine(line, language)).join('\n');
    case 'hands':
    case 'attachment':
    case 'rating':
      return undefined;
  }
}

/** Whether retention or the visitor took away what it said. */
function isEmptied(message: Message): boolean {
  return message.text === undefined && !('data' in message && message.data !== undefined);
}
