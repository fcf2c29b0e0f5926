import type { Topic } from '../knowledge/document.ts';
import type { ConversationContext } from './context.ts';
import { endHandover, handOver, type HandoverResult } from './handover.ts';
import { changeHands } from './hands.ts';
import type { Owner } from './ownership.ts';
import { keepableText } from './message.ts';
import { appendNotice, notice, shanghaiTime } from './notices.ts';
import { currentConversation } from './opening.ts';
import { queuePosition } from './queue.ts';
import { findConversation } from './repository.ts';
import { addSummary } from './summaries.ts';
import type { Contact, Ticket, TicketKind } from './ticket.ts';
import { changeTicket, createTicket, findTicket } from './tickets.ts';

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
  const result = await context.database.transaction<PersonResult>(async (unit) => {
    const conversation = await currentConversation(context, unit, conversationId);
    if (conversation === undefined) return { kind: 'unknown-conversation' };
    if (conversation.owner === 'assistant')
      return handOver(context, unit, conversation, { reason: 'asked-for-person' });
    const position = await queuePosition(unit.db, conversation);
    return position === undefined
      ? { kind: 'already', owner: 'agent' }
      : { kind: 'already', owner: 'queue', position };
  });
  // The visitor does not wait for what a model writes for the agent.
  if (result.kind === 'queued') addSummary(context, result.conversation.id).catch(context.report);
  return result;
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

/** A form the visitor fills in: a complaint on the spot, a request for mediation, a request of an enterprise. */
export interface VisitorForm {
  conversationId: string;
  kind: Extract<TicketKind, 'complaint' | 'mediation' | 'enterprise-request' | 'call-back'>;
  summary: string;
  contact?: Contact;
  topic?: Topic;
  district?: string;
}

export type FormResult =
  | { kind: 'filed'; ticket: Ticket }
  | { kind: 'unknown-conversation' }
  | { kind: 'empty' }
  | { kind: 'too-long'; limit: number };

/** Makes a ticket of a form. At an exhibition the ticket names it. */
export async function fileForm(context: ConversationContext, form: VisitorForm): Promise<FormResult> {
  const summary = keepableText(form.summary).trim();
  if (summary === '') return { kind: 'empty' };
  if (summary.length > context.limits.textLength)
    return { kind: 'too-long', limit: context.limits.textLength };
  return context.database.transaction(async (unit) => {
    const conversation = await currentConversation(context, unit, form.conversationId);
    if (conversation === undefined) return { kind: 'unknown-conversation' };
    const { id, visitorId, event } = conversation;
    const district = form.district ?? conversation.district;
    const ticket = await createTicket(context, unit, {
      kind: form.kind,
      conversationId: id,
      visitorId,
      ...(district === undefined ? {} : { district }),
      ...(event === undefined ? {} : { outlet: [event.name, event.hall].join(' ').trim() }),
      ...(form.contact === undefined ? {} : { contact: form.contact }),
      topic: form.topic ?? conversation.topic ?? 'other',
      hotlineFunction: form.kind === 'mediation' ? 'mediation' : (conversation.hotlineFunction ?? 'general'),
      summary,
      act: { by: 'visitor', act: 'filed' },
    });
    const received =
      ticket.dueAt === undefined
        ? notice('ticket.received-undated', { ticket: ticket.id })
        : notice('ticket.received', { ticket: ticket.id, due: shanghaiTime(ticket.dueAt) });
    await appendNotice(context, unit, id, [received], ticket.id);
    return { kind: 'filed', ticket };
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
