import type { ConversationContext } from './context.ts';
import { endHandover, handOver, type HandoverResult } from './handover.ts';
import { changeHands } from './hands.ts';
import type { Owner } from './ownership.ts';
import { appendNotice, notice } from './notices.ts';
import { currentConversation } from './opening.ts';
import { queuePosition } from './queue.ts';
import { findConversation } from './repository.ts';
import type { Contact } from './ticket.ts';
import { changeTicket, findTicket } from './tickets.ts';

export type PersonResult =
  | HandoverResult
  /** The visitor waits already, or a person is there. */
  | { kind: 'already'; owner: Extract<Owner, 'queue' | 'agent'>; position?: number }
  | { kind: 'unknown-conversation' };

/** The visitor asks for a person by an act of its own, not by words. */
export async function requestPerson(
  context: ConversationContext,
  conversationId: string,
): Promise<PersonResult> {
  return context.database.transaction(async (unit) => {
    const conversation = await currentConversation(context, unit, conversationId);
    if (conversation === undefined) return { kind: 'unknown-conversation' };
    if (conversation.owner === 'assistant')
      return handOver(context, unit, conversation, { reason: 'asked-for-person' });
    const position = await queuePosition(unit.db, conversation);
    return position === undefined
      ? { kind: 'already', owner: 'agent' }
      : { kind: 'already', owner: 'queue', position };
  });
}

export type QuietResult =
  { kind: 'done' } | { kind: 'refused'; owner: Owner } | { kind: 'unknown-conversation' };

/** The visitor no longer wants to wait; the assistant goes on. */
export async function cancelQueue(
  context: ConversationContext,
  conversationId: string,
): Promise<QuietResult> {
  return context.database.transaction(async (unit) => {
    const conversation = await findConversation(unit.db, conversationId);
    if (conversation === undefined) return { kind: 'unknown-conversation' };
    const changed = await changeHands(context, unit, conversation, { act: 'cancel' }, { queuedAt: null });
    if (changed.kind !== 'changed') return { kind: 'refused', owner: conversation.owner };
    await endHandover(context, unit, conversationId, 'cancelled');
    await appendNotice(context, unit, conversationId, [notice('queue.cancelled', {})]);
    return { kind: 'done' };
  });
}

/** The visitor ends the conversation; the next message opens another. */
export async function closeByVisitor(
  context: ConversationContext,
  conversationId: string,
): Promise<QuietResult> {
  return context.database.transaction(async (unit) => {
    const conversation = await findConversation(unit.db, conversationId);
    if (conversation === undefined) return { kind: 'unknown-conversation' };
    const changed = await changeHands(
      context,
      unit,
      conversation,
      { act: 'close' },
      { queuedAt: null, closedAt: context.clock.now(), closeReason: 'by-visitor' },
    );
    if (changed.kind !== 'changed') return { kind: 'refused', owner: conversation.owner };
    await endHandover(context, unit, conversationId, 'closed');
    await appendNotice(context, unit, conversationId, [notice('closed.by-visitor', {})]);
    return { kind: 'done' };
  });
}

/** The visitor gives a way to be reached for a ticket of its own conversation. False when there is no such ticket. */
export async function leaveContact(
  context: ConversationContext,
  request: { conversationId: string; ticketId: string; contact: Contact },
): Promise<boolean> {
  return context.database.transaction(async (unit) => {
    const ticket = await findTicket(unit.db, request.ticketId);
    if (ticket?.conversationId !== request.conversationId) return false;
    const result = await changeTicket(context, unit, {
      id: ticket.id,
      version: ticket.version,
      act: { by: 'visitor', act: 'contact' },
      patch: { contact: request.contact },
    });
    if (result.kind !== 'changed') return false;
    await appendNotice(
      context,
      unit,
      request.conversationId,
      [notice('ticket.contact-kept', { ticket: ticket.id })],
      ticket.id,
    );
    return true;
  });
}
