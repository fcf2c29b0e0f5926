import type { ConsultationRequest } from '../consultation/turn.ts';
import { renderLine } from '../locale/render.ts';
import type { Conversation } from './conversation.ts';
import type { Message } from './message.ts';

/** How many messages before the question the consultation is told of. */
export const historyLength = 20;

/** The messages that wait, made one question, with what was said before; undefined when they hold no text. */
export function questionOf(
  conversation: Conversation,
  waiting: readonly Message[],
  earlier: readonly Message[],
): ConsultationRequest | undefined {
  const question = waiting.flatMap(askedText).join('\n');
  if (question === '') return undefined;
  const last = waiting.at(-1);
  return {
    question,
    history: earlier.flatMap((message) => historyItems(message, conversation)),
    ...(conversation.languageChosen ? { language: conversation.language } : {}),
    ...(last?.kind === 'choice' && last.data !== undefined ? { choice: last.data.choiceId } : {}),
  };
}

/** A tapped choice asks its query; its label is what the visitor saw. */
function askedText(message: Message): string[] {
  if (message.kind === 'choice' && message.data !== undefined) return [message.data.query];
  return message.text === undefined ? [] : [message.text];
}

function historyItems(
  message: Message,
  conversation: Conversation,
): NonNullable<ConsultationRequest['history']> {
  if (message.from === 'visitor' && (message.kind === 'text' || message.kind === 'choice'))
    return askedText(message).map((text) => ({ role: 'visitor', text }));
  if (message.kind !== 'reply' || message.data === undefined) return [];
  const lines = message.data.reply.lines.map((line) => renderLine(line, conversation.language));
  return lines.length === 0 ? [] : [{ role: 'assistant', text: lines.join('\n') }];
}
