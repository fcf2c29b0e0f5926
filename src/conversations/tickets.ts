import type { Selectable } from 'kysely';
import { changedOneRow } from '../store/compare-and-set.ts';
import type { TicketTable } from '../store/conversation-schema.ts';
import type { Store } from '../store/schema.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { emit, type ConversationContext } from './context.ts';
import { presentColumns } from './rows.ts';
import {
  ticketKinds,
  ticketSchema,
  ticketStatuses,
  type Ticket,
  type TicketAct,
  type TicketStatus,
} from './ticket.ts';

/** What a new ticket says; the rest follows from its kind and the time. */
export type NewTicket = Pick<Ticket, 'kind' | 'topic' | 'hotlineFunction' | 'summary'> &
  Partial<Pick<Ticket, 'conversationId' | 'visitorId' | 'district' | 'outlet' | 'contact' | 'assignee'>> & {
    act: Omit<TicketAct, 'at'>;
  };

const hour = 3_600_000;

/** Makes a ticket, due by working hours; without a due time where none can be promised. */
export async function createTicket(
  context: ConversationContext,
  unit: UnitOfWork,
  request: NewTicket,
): Promise<Ticket> {
  const now = context.clock.now();
  const { act, ...said } = request;
  const dueAt = context.workingHours.after(now, ticketKinds[request.kind].dueHours * hour);
  const ticket: Ticket = {
    ...said,
    id: context.newTicketId(now),
    status: 'open',
    version: 1,
    createdAt: now,
    changedAt: now,
    ...(dueAt === undefined ? {} : { dueAt }),
    history: [{ at: now, ...act }],
  };
  await unit.db.insertInto('tickets').values(toRow(ticket)).execute();
  emit(unit, 'ticket.created', { conversationId: ticket.conversationId, subject: ticket.id, at: now });
  return ticket;
}

/** A change of a ticket as someone asks for it; the version is the one they saw. */
export interface TicketChange {
  id: string;
  version: number;
  act: Omit<TicketAct, 'at'>;
  status?: TicketStatus;
  patch?: Partial<
    Pick<Ticket, 'assignee' | 'contact' | 'district' | 'outlet' | 'topic' | 'hotlineFunction' | 'summary'>
  >;
}

export type TicketChangeResult =
  | { kind: 'changed'; ticket: Ticket }
  | { kind: 'unknown' }
  /** Someone else changed it meanwhile. */
  | { kind: 'stale'; ticket: Ticket }
  | { kind: 'refused'; status: TicketStatus };

/** Changes a ticket if nobody else did meanwhile and its status may lead there. */
export async function changeTicket(
  context: ConversationContext,
  unit: UnitOfWork,
  change: TicketChange,
): Promise<TicketChangeResult> {
  const ticket = await findTicket(unit.db, change.id);
  if (ticket === undefined) return { kind: 'unknown' };
  if (ticket.version !== change.version) return { kind: 'stale', ticket };
  const next: readonly TicketStatus[] = ticketStatuses[ticket.status];
  if (change.status !== undefined && !next.includes(change.status))
    return { kind: 'refused', status: ticket.status };
  const now = context.clock.now();
  const changed: Ticket = {
    ...ticket,
    ...change.patch,
    status: change.status ?? ticket.status,
    version: ticket.version + 1,
    changedAt: now,
    history: [...ticket.history, { at: now, ...change.act }],
  };
  const won = await changedOneRow(
    unit.db
      .updateTable('tickets')
      .set(toRow(changed))
      .where('id', '=', ticket.id)
      .where('version', '=', ticket.version),
  );
  if (!won) return { kind: 'stale', ticket };
  emit(unit, 'ticket.changed', { conversationId: ticket.conversationId, subject: ticket.id, at: now });
  return { kind: 'changed', ticket: changed };
}

/** A ticket by its id. */
export async function findTicket(db: Store, id: string): Promise<Ticket | undefined> {
  const row = await db.selectFrom('tickets').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : fromRow(row);
}

/** Tickets by status, soonest due first and those without a due time last. */
export async function listTickets(
  db: Store,
  filter: { statuses?: readonly TicketStatus[]; conversationId?: string; dueBefore?: number },
  limit = 200,
): Promise<Ticket[]> {
  let query = db.selectFrom('tickets').selectAll();
  if (filter.statuses !== undefined) query = query.where('status', 'in', filter.statuses);
  if (filter.conversationId !== undefined) query = query.where('conversationId', '=', filter.conversationId);
  if (filter.dueBefore !== undefined) query = query.where('dueAt', '<', filter.dueBefore);
  const rows = await query
    .orderBy((row) => row.fn.coalesce('dueAt', row.lit(Number.MAX_SAFE_INTEGER)))
    .orderBy('createdAt')
    .limit(limit)
    .execute();
  return rows.map(fromRow);
}

function toRow(ticket: Ticket): Selectable<TicketTable> {
  return {
    id: ticket.id,
    kind: ticket.kind,
    status: ticket.status,
    version: ticket.version,
    createdAt: ticket.createdAt,
    changedAt: ticket.changedAt,
    dueAt: ticket.dueAt ?? null,
    conversationId: ticket.conversationId ?? null,
    visitorId: ticket.visitorId ?? null,
    district: ticket.district ?? null,
    outlet: ticket.outlet ?? null,
    topic: ticket.topic,
    hotlineFunction: ticket.hotlineFunction,
    summary: ticket.summary,
    contact: ticket.contact === undefined ? null : JSON.stringify(ticket.contact),
    assignee: ticket.assignee ?? null,
    history: JSON.stringify(ticket.history),
    emptiedAt: null,
  };
}

function fromRow(row: Selectable<TicketTable>): Ticket {
  return ticketSchema.parse({
    ...presentColumns(row, ['contact', 'history', 'emptiedAt']),
    ...(row.contact === null ? {} : { contact: JSON.parse(row.contact) as unknown }),
    history: JSON.parse(row.history) as unknown,
  });
}
