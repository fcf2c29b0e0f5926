import type { HandoverReason } from '../consultation/outcomes.ts';
import type { Line, Turn } from '../consultation/turn.ts';
import type { Store } from '../store/schema.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { briefSchema, makeBrief, type Brief } from './brief.ts';
import type { ConversationContext } from './context.ts';
import type { Conversation } from './conversation.ts';
import { isSomebodyOnDuty } from './duty.ts';
import { changeHands } from './hands.ts';
import { appendNotice, notice, shanghaiTime } from './notices.ts';
import { priorityOf, queuePosition } from './queue.ts';
import { feedbackByTurn } from './ratings.ts';
import type { Ticket, TicketKind } from './ticket.ts';
import { changeTicket, createTicket, listTickets } from './tickets.ts';
import { turnsOfConversation } from './turn-repository.ts';

/** How a handover ended. */
export type HandoverEnding = 'taken' | 'cancelled' | 'nobody-on-duty' | 'closed';

export type HandoverResult =
  | { kind: 'queued'; conversation: Conversation; position: number }
  /** Nobody is on duty: the conversation stays with the assistant and a ticket is left. */
  | { kind: 'ticket'; ticket: Ticket };

/** Which ticket a handover leaves when nobody is on duty; a call-back where none is named. */
const ticketKindFor: Partial<Record<HandoverReason, TicketKind>> = {
  complaint: 'complaint',
  'negative-rating': 'bad-rating',
};

/** Gives a conversation of the assistant to the queue, or leaves a ticket when nobody is on duty. */
export async function handOver(
  context: ConversationContext,
  unit: UnitOfWork,
  conversation: Conversation,
  request: { reason: HandoverReason; turn?: Turn },
): Promise<HandoverResult> {
  const { reason, turn } = request;
  const at = context.clock.now();
  const earlier = await turnsOfConversation(unit.db, conversation.id);
  const feedback = await feedbackByTurn(unit.db, conversation.id);
  const brief = makeBrief(conversation, reason, { earlier, last: turn, feedback });
  await unit.db
    .insertInto('handovers')
    .values({
      id: context.newId(),
      conversationId: conversation.id,
      at,
      reason,
      turnId: turn?.id ?? null,
      brief: JSON.stringify(brief),
      endedAt: null,
      ending: null,
      agentId: null,
    })
    .execute();
  if (!(await isSomebodyOnDuty(context, unit.db)))
    return { kind: 'ticket', ticket: await leaveTicket(context, unit, conversation, brief) };
  const changed = await changeHands(
    context,
    unit,
    conversation,
    { act: 'handover' },
    { queuedAt: at, priority: priorityOf(reason), wantedAgentId: null, wantedSkill: null },
  );
  if (changed.kind !== 'changed') throw new Error(`A handover from ${conversation.owner} was asked for.`);
  const position = (await queuePosition(unit.db, changed.conversation)) ?? 1;
  await appendNotice(context, unit, conversation.id, [notice('queue.position', { position })]);
  return { kind: 'queued', conversation: changed.conversation, position };
}

/** Ends the open handover of a conversation as nobody is there to take it, with a ticket and a call-back promise. */
export async function leaveTicket(
  context: ConversationContext,
  unit: UnitOfWork,
  conversation: Conversation,
  brief: Brief | undefined,
): Promise<Ticket> {
  const ticket = await openTicketOf(context, unit, conversation, brief);
  await endHandover(context, unit, conversation.id, 'nobody-on-duty');
  await appendNotice(
    context,
    unit,
    conversation.id,
    [callBackPromise(ticket), notice('ticket.hotline', {})],
    ticket.id,
  );
  return ticket;
}

/** A conversation has one open ticket at a time; asking again adds to it. */
async function openTicketOf(
  context: ConversationContext,
  unit: UnitOfWork,
  conversation: Conversation,
  brief: Brief | undefined,
): Promise<Ticket> {
  const act = { by: 'visitor', act: brief?.reason ?? 'asked-for-person' };
  const [open] = await listTickets(
    unit.db,
    { conversationId: conversation.id, statuses: ['open', 'in-progress', 'waiting'] },
    1,
  );
  if (open !== undefined) {
    const result = await changeTicket(context, unit, { id: open.id, version: open.version, act });
    return result.kind === 'changed' ? result.ticket : open;
  }
  return createTicket(context, unit, {
    kind: (brief && ticketKindFor[brief.reason]) ?? 'call-back',
    conversationId: conversation.id,
    visitorId: conversation.visitorId,
    ...(conversation.district === undefined ? {} : { district: conversation.district }),
    topic: brief?.topic ?? conversation.topic ?? 'other',
    hotlineFunction: brief?.hotlineFunction ?? conversation.hotlineFunction ?? 'general',
    summary: brief?.asked ?? '',
    act,
  });
}

function callBackPromise(ticket: Ticket): Line {
  return ticket.dueAt === undefined
    ? notice('ticket.call-back-undated', { ticket: ticket.id })
    : notice('ticket.call-back', { ticket: ticket.id, due: shanghaiTime(ticket.dueAt) });
}

/** Notes how the open handover of a conversation ended; nothing happens when none is open. */
export async function endHandover(
  context: ConversationContext,
  unit: UnitOfWork,
  conversationId: string,
  ending: HandoverEnding,
  agentId?: string,
): Promise<void> {
  await unit.db
    .updateTable('handovers')
    .set({ endedAt: context.clock.now(), ending, agentId: agentId ?? null })
    .where('conversationId', '=', conversationId)
    .where('endedAt', 'is', null)
    .execute();
}

/** The newest brief of a conversation, for the agent who has or takes it. */
export async function findBrief(db: Store, conversationId: string): Promise<Brief | undefined> {
  const row = await db
    .selectFrom('handovers')
    .select('brief')
    .where('conversationId', '=', conversationId)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.brief == null ? undefined : briefSchema.parse(JSON.parse(row.brief));
}
