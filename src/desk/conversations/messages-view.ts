import type { Message } from '../../conversations/message.ts';
import type { Language } from '../../language/language.ts';
import { renderLine, renderReply } from '../../locale/render.ts';
import type { MessageView } from '../wire/conversation.ts';

/** A message with what it says in plain text. */
export function messageView(message: Message, language: Language): MessageView {
  const text = textOf(message, language);
  return { message, ...(text !== undefined && { text }), emptied: isEmptied(message) };
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
