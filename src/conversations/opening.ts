import type { Line } from '../consultation/turn.ts';
import type { Language } from '../language/language.ts';
import { dayAt } from '../platform/day.ts';
import { changedOneRow } from '../store/compare-and-set.ts';
import { isDuplicate } from '../store/postgres-errors.ts';
import type { StoreTransaction } from '../store/schema.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { emit, type ConversationContext } from './context.ts';
import type { Channel, Conversation, EventContext, PageContext } from './conversation.ts';
import { appendNotice, notice, operatorNotice } from './notices.ts';
import { noticesOn } from './operator-settings.ts';
import { findConversation, findSuccessor, insertConversation } from './repository.ts';

/** How a conversation begins. */
export interface OpenRequest {
  /** The id to open it under; opening again under it gives the conversation that is there. */
  id?: string;
  channel: Channel;
  visitorId: string;
  /** The language of the page it begins on; the visitor's own words then decide. */
  language?: Language;
  event?: EventContext;
  /** The page it begins on, as whoever asks for the conversation says. */
  page?: PageContext;
  district?: string;
}

/** Opens a conversation of the assistant. */
export async function openConversation(
  context: ConversationContext,
  unit: UnitOfWork,
  request: OpenRequest,
  id: string = context.newId(),
): Promise<Conversation> {
  const conversation = newConversation(context, request, id);
  await insertConversation(unit.db, conversation);
  emit(unit, 'conversation.opened', { conversationId: id, at: conversation.openedAt });
  return conversation;
}

/** Opens a conversation, or finds the one that was opened under the same id. */
export async function openOnce(
  context: ConversationContext,
  request: OpenRequest & { id: string },
): Promise<Conversation> {
  const known = await findConversation(context.database.store, request.id);
  if (known !== undefined) return known;
  try {
    return await context.database.transaction((unit) => openConversation(context, unit, request, request.id));
  } catch (error) {
    // Two came at once and the other was first.
    const first = isDuplicate(error) ? await findConversation(context.database.store, request.id) : undefined;
    if (first !== undefined) return first;
    throw error;
  }
}

/** Greets a visitor who has said nothing yet, with the notice of privacy; once in a conversation. */
export async function welcome(context: ConversationContext, conversationId: string): Promise<boolean> {
  return context.database.transaction(async (unit) => {
    const untouched = await changedOneRow(
      unit.db
        .updateTable('conversations')
        .set((row) => ({ version: row.ref('version') }))
        .where('id', '=', conversationId)
        .where('lastSequence', '=', 0),
    );
    if (!untouched) return false;
    const conversation = await findConversation(unit.db, conversationId);
    const event = conversation?.event;
    await appendNotice(context, unit, conversationId, [
      ...greetingLines(context, conversation?.channel ?? 'web'),
      notice('welcome.hello', {}),
      ...(event === undefined ? [] : [notice('welcome.event', { event: event.name })]),
      notice('welcome.privacy', {}),
    ]);
    return true;
  });
}

/** What the operator wants said first: the office's own greeting, and what visitors must know today. */
function greetingLines({ settings, clock }: ConversationContext, channel: Channel): Line[] {
  const { text } = settings.current('visitors.greeting');
  const notices = noticesOn(settings, channel, dayAt(clock.now()));
  return [...(text === null ? [] : [text]), ...notices].map(operatorNotice);
}

/**
 * The conversation a visitor's next message goes to: the one named, or where that is closed the one that
 * carries it on, opened if it must be. Undefined when there is no such conversation.
 */
export async function currentConversation(
  context: ConversationContext,
  unit: UnitOfWork,
  id: string,
): Promise<Conversation | undefined> {
  let current = await findConversation(unit.db, id);
  while (current?.owner === 'closed') current = await carryOn(context, unit, current);
  return current;
}

async function carryOn(
  context: ConversationContext,
  unit: UnitOfWork,
  closed: Conversation,
): Promise<Conversation> {
  const known = await findSuccessor(unit.db, closed.id);
  if (known !== undefined) return known;
  const fresh: Conversation = {
    ...newConversation(context, closed, context.newId()),
    languageChosen: closed.languageChosen,
    previousId: closed.id,
  };
  if (!(await insertConversation(unit.db, fresh))) return mustFindSuccessor(unit.db, closed.id);
  emit(unit, 'conversation.opened', { conversationId: fresh.id, subject: closed.id, at: fresh.openedAt });
  return fresh;
}

async function mustFindSuccessor(db: StoreTransaction, id: string): Promise<Conversation> {
  const successor = await findSuccessor(db, id);
  if (successor === undefined) throw new Error(`The conversation after ${id} is not there.`);
  return successor;
}

function newConversation(
  context: ConversationContext,
  like: Pick<Conversation, 'channel' | 'visitorId'> &
    Partial<Pick<Conversation, 'language' | 'event' | 'page' | 'district'>>,
  id: string,
): Conversation {
  const now = context.clock.now();
  return {
    id,
    channel: like.channel,
    visitorId: like.visitorId,
    language: like.language ?? 'zh-Hans',
    languageChosen: false,
    owner: 'assistant',
    version: 1,
    openedAt: now,
    lastVisitorAt: now,
    lastSequence: 0,
    answeredThrough: 0,
    priority: 0,
    ...(like.event === undefined ? {} : { event: like.event }),
    ...(like.page === undefined ? {} : { page: like.page }),
    ...(like.district === undefined ? {} : { district: like.district }),
  };
}
