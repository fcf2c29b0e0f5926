import type { Conversation } from '../../conversations/conversation.ts';
import type { Message } from '../../conversations/message.ts';
import { findMessage, messagesBefore } from '../../conversations/messages.ts';
import { historyLength, questionOf } from '../../conversations/question.ts';
import { asksSomething } from '../../consultation/understand/asks-something.ts';
import type { ConsultationRequest, Turn } from '../../consultation/turn.ts';
import type { StoredEvent } from '../../store/events.ts';
import type { DeskParts } from '../parts.ts';
import { chineseMeaning } from './meaning.ts';
import { beginSuggestion, changeSuggestion, findSuggestionFor } from './repository.ts';

/** How many messages before a question are looked at. */
const looked = historyLength + 10;

/**
 * Makes a draft for every message of a visitor in an agent's conversation, and for the newest one when an agent takes
 * it, until it is stopped. Every process hears of every message; the first that begins a draft makes it. Agents wait
 * for none.
 */
export function followQuestions(desk: DeskParts): () => void {
  return desk.database.events.subscribe((event) => {
    const wanted = event.name === 'message.appended' || isTake(event);
    if (wanted) desk.background.run(() => onEvent(desk, event));
  });
}

function isTake({ name, subject }: StoredEvent): boolean {
  return name === 'conversation.changed-hands' && subject === 'take';
}

async function onEvent(desk: DeskParts, event: StoredEvent): Promise<void> {
  const { conversationId, subject = '' } = event;
  const conversation = conversationId && (await desk.conversations.find(conversationId));
  if (!conversation || conversation.owner !== 'agent') return;
  const message = isTake(event)
    ? await newestQuestion(desk, conversation.id)
    : await findMessage(desk.database.store, subject);
  if (message !== undefined && isQuestion(message)) await begin(desk, conversation, message);
}

/** Makes the draft for a message anew; false where it was used or rejected already. */
export async function draftAgain(
  desk: DeskParts,
  conversation: Conversation,
  message: Message,
): Promise<boolean> {
  const known = await findSuggestionFor(desk.database.store, message.id);
  if (known === undefined) return begin(desk, conversation, message);
  const at = desk.clock.now();
  const begun = await desk.database.transaction((unit) =>
    changeSuggestion(unit, known, ['working', 'ready', 'failed'], { status: 'working', at, turn: null }, at),
  );
  if (begun) desk.background.run(() => finish(desk, conversation, message, known.id));
  return begun;
}

async function begin(desk: DeskParts, conversation: Conversation, message: Message): Promise<boolean> {
  const id = desk.newId();
  const begun = await desk.database.transaction((unit) =>
    beginSuggestion(unit, {
      ...{ id, conversationId: conversation.id, messageId: message.id },
      agentId: conversation.agentId ?? null,
      at: desk.clock.now(),
    }),
  );
  if (begun) desk.background.run(() => finish(desk, conversation, message, id));
  return begun;
}

/** Consults and keeps what came of it; a consultation that fails or takes too long leaves a draft that failed. */
async function finish(
  desk: DeskParts,
  conversation: Conversation,
  message: Message,
  id: string,
): Promise<void> {
  const made = await withinTime(desk, () => consulted(desk, conversation, message)).catch(
    (error: unknown) => {
      desk.report(error);
      return undefined;
    },
  );
  const change =
    made === undefined
      ? { status: 'failed' as const }
      : { status: 'ready' as const, turn: JSON.stringify(made.turn), meaning: made.meaning ?? null };
  await desk.database.transaction((unit) =>
    changeSuggestion(unit, { id, conversationId: conversation.id }, ['working'], change, desk.clock.now()),
  );
}

async function consulted(
  desk: DeskParts,
  conversation: Conversation,
  message: Message,
): Promise<{ turn: Turn; meaning: string | undefined } | undefined> {
  const request = await requestFor(desk, conversation, message);
  if (request === undefined) return undefined;
  const turn = await desk.draft(request, { channel: conversation.channel });
  return { turn, meaning: await chineseMeaning(desk, request, turn) };
}

/** The visitor's messages since anybody answered, with what was said before. */
async function requestFor(
  { database }: DeskParts,
  conversation: Conversation,
  message: Message,
): Promise<ConsultationRequest | undefined> {
  const before = await messagesBefore(database.store, conversation.id, message.sequence, looked);
  const answered = before.findLastIndex(({ kind, from }) => kind === 'reply' || from === 'agent');
  const burst = before.slice(answered + 1).filter(isQuestion);
  return questionOf(conversation, [...burst, message], before.slice(0, answered + 1).slice(-historyLength));
}

async function newestQuestion({ database }: DeskParts, conversationId: string): Promise<Message | undefined> {
  const messages = await messagesBefore(database.store, conversationId, Number.MAX_SAFE_INTEGER, looked);
  return messages.findLast(isQuestion);
}

/** Something a draft could answer; who only asks for a person has one now. */
function isQuestion({ from, kind, text }: Message): boolean {
  return (
    from === 'visitor' && (kind === 'text' || kind === 'choice') && text !== undefined && asksSomething(text)
  );
}

/** Throws when work takes longer than drafts may. */
async function withinTime<T>({ draftTimeoutMs }: DeskParts, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`A draft took longer than ${draftTimeoutMs} ms.`));
    }, draftTimeoutMs);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
