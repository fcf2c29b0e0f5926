import type { Selectable, SelectQueryBuilder } from 'kysely';
import type { Topic } from '../knowledge/document.ts';
import { changedOneRow } from '../store/compare-and-set.ts';
import type { TicketTable } from '../store/conversation-schema.ts';
import type { Schema, Store } from '../store/schema.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { emit, type ConversationContext } from './context.ts';
import { presentColumns } from './rows.ts';
import {
  ticketKinds,
  ticketSchema,
  ticketStatuses,
  type Ticket,
  type TicketAct,
  type TicketKind,
  type TicketStatus,
} from './ticket.ts';

/** What a new ticket says; the rest follows from its kind and the time. */
export type NewTicket = Pick<Ticket, 'kind' | 'topic' | 'hotlineFunction' | 'summary'> &
  Partial<
    Pick<
      Ticket,
      | 'conversationId'
      | 'visitorId'
      | 'district'
      | 'outlet'
      | 'contact'
      | 'assignee'
      | 'authority'
      /** Promised; by the kind's working hours where it is missing. */
      | 'dueAt'
    >
  > & {
    act: Omit<TicketAct, 'at'>;
    /** The maker's own id, which makes sending again harmless. */
    clientId?: string;
  };

const hour = 3_600_000;

/** Makes a ticket, due by working hours; without a due time where none can be promised. */
export async function createTicket(
  context: ConversationContext,
  unit: UnitOfWork,
  request: NewTicket,
): Promise<Ticket> {
  const now = context.clock.now();
  const { act, clientId, ...said } = request;
  const dueAt = said.dueAt ?? context.workingHours.after(now, ticketKinds[request.kind].dueHours * hour);
  const ticket: Ticket = {
    ...said,
    id: context.newTicketId(now),
    status: 'open',
    version: 1,
    createdAt: now,
    changedAt: now,
    ...(dueAt === undefined ? {} : { dueAt }),
    emptied: false,
    history: [{ at: now, ...act }],
  };
  await unit.db
    .insertInto('tickets')
    .values({ ...toRow(ticket), emptiedAt: null, clientId: clientId ?? null })
    .execute();
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
    Pick<
      Ticket,
      | 'contact'
      | 'district'
      | 'outlet'
      | 'topic'
      | 'hotlineFunction'
      | 'summary'
      | 'authority'
      | 'externalId'
      | 'dueAt'
    >
  > & { assignee?: string | null };
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
  const { assignee = ticket.assignee, ...patch } = change.patch ?? {};
  const { assignee: _before, ...rest } = ticket;
  const changed: Ticket = {
    ...rest,
    ...patch,
    ...(typeof assignee === 'string' && { assignee }),
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

/** The ticket that was made under its maker's own id. */
export async function findTicketByClientId(db: Store, clientId: string): Promise<Ticket | undefined> {
  const row = await db.selectFrom('tickets').selectAll().where('clientId', '=', clientId).executeTakeFirst();
  return row === undefined ? undefined : fromRow(row);
}

/** Which tickets are asked for; what is not named does not matter. */
export interface TicketFilter {
  statuses?: readonly TicketStatus[];
  kinds?: readonly TicketKind[];
  conversationId?: string;
  assignee?: string;
  topic?: Topic;
  district?: string;
  /** Due before this instant. */
  dueBefore?: number;
}

/** Tickets, soonest due first and those without a due time last. */
export async function listTickets(db: Store, filter: TicketFilter, limit = 200): Promise<Ticket[]> {
  const rows = await filtered(db.selectFrom('tickets').selectAll(), filter)
    .orderBy((row) => row.fn.coalesce('dueAt', row.lit(Number.MAX_SAFE_INTEGER)))
    .orderBy('createdAt')
    .limit(limit)
    .execute();
  return rows.map(fromRow);
}

/** How many tickets there are. */
export async function countTickets(db: Store, filter: TicketFilter): Promise<number> {
  const counted = db.selectFrom('tickets').select((row) => row.fn.countAll<number>().as('count'));
  const { count } = await filtered(counted, filter).executeTakeFirstOrThrow();
  return count;
}

function filtered<Output>(
  query: SelectQueryBuilder<Schema, 'tickets', Output>,
  filter: TicketFilter,
): SelectQueryBuilder<Schema, 'tickets', Output> {
  const { statuses, kinds, conversationId, assignee, topic, district, dueBefore } = filter;
  let asked = query;
  if (statuses !== undefined) asked = asked.where('status', 'in', statuses);
  if (kinds !== undefined) asked = asked.where('kind', 'in', kinds);
  if (conversationId !== undefined) asked = asked.where('conversationId', '=', conversationId);
  if (assignee !== undefined) asked = asked.where('assignee', '=', assignee);
  if (topic !== undefined) asked = asked.where('topic', '=', topic);
  if (district !== undefined) asked = asked.where('district', '=', district);
  if (dueBefore !== undefined) asked = asked.where('dueAt', '<', dueBefore);
  return asked;
}

function toRow(ticket: Ticket): Omit<Selectable<TicketTable>, 'emptiedAt' | 'clientId'> {
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
    authority: ticket.authority ?? null,
    externalId: ticket.externalId ?? null,
    history: JSON.stringify(ticket.history),
  };
}

function fromRow(row: Selectable<TicketTable>): Ticket {
  return ticketSchema.parse({
    ...presentColumns(row, ['contact', 'history', 'emptiedAt', 'clientId']),
    emptied: row.emptiedAt !== null,
    ...(row.contact === null ? {} : { contact: JSON.parse(row.contact) as unknown }),
    history: JSON.parse(row.history) as unknown,
  });
}
