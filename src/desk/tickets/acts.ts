import type { z } from 'zod';
import { keepableText } from '../../conversations/message.ts';
import type { Contact, Ticket } from '../../conversations/ticket.ts';
import {
  changeTicket,
  createTicket,
  findTicketByClientId,
  type TicketChange,
  type TicketChangeResult,
} from '../../conversations/tickets.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { readableConversation } from '../conversations/found.ts';
import type { DeskParts } from '../parts.ts';
import { findAccount } from '../people/accounts.ts';
import { noteAct } from '../people/act.ts';
import { badField, refusal, unknown } from '../refusals.ts';
import type { Staff } from '../wire/staff.ts';
import type { changeTicketSchema, createTicketSchema } from '../wire/ticket.ts';
import { queueDelivery } from './exchange/outbox.ts';

/** Makes a ticket; making it again under the same id of the console finds it. */
export async function makeTicket(
  desk: DeskParts,
  staff: Staff,
  asked: z.output<typeof createTicketSchema>,
): Promise<Ticket> {
  const { conversationId, assignToMe, contact, clientId: own, summary, ...said } = asked;
  const clientId = `${staff.id}:${own}`;
  const conversation =
    conversationId === undefined ? undefined : await readableConversation(desk, staff, conversationId);
  return desk.database.transaction(
    async (unit) => {
      const known = await findTicketByClientId(unit.db, clientId);
      if (known !== undefined) return known;
      const ticket = await createTicket(desk.context, unit, {
        ...defined(said),
        summary: keepableText(summary),
        ...(conversation && { conversationId: conversation.id, visitorId: conversation.visitorId }),
        ...(contact && { contact: withoutGaps(contact) }),
        ...(assignToMe && { assignee: staff.id }),
        act: { by: staff.id, act: 'created' },
        clientId,
      });
      await noteAct(desk, unit, staff.id, 'ticket.created', ticket.id);
      await queueDelivery(desk, unit, ticket, 'created');
      return ticket;
    },
    { repeatable: true },
  );
}

/** Changes a ticket if it still is as the person saw it. */
export async function editTicket(
  desk: DeskParts,
  staff: Staff,
  id: string,
  asked: z.output<typeof changeTicketSchema>,
): Promise<Ticket> {
  const { version, status, note, contact, assignee, summary, ...rest } = asked;
  if (typeof assignee === 'string') await mustBeAgent(desk, assignee);
  const changes = {
    ...defined(rest),
    ...(summary !== undefined && { summary: keepableText(summary) }),
    ...(contact && { contact: withoutGaps(contact) }),
    ...(assignee !== undefined && { assignee }),
  };
  const change: TicketChange = {
    id,
    version,
    act: {
      by: staff.id,
      act: nameOf(status, Object.keys(changes), note),
      ...(note !== undefined && { note: keepableText(note) }),
    },
    ...(status && { status }),
    patch: changes,
  };
  return desk.database.transaction((unit) => applyChange(desk, unit, staff.id, change));
}

/** Changes a ticket, notes it in the audit trail and queues it for the other system. */
export async function applyChange(
  desk: DeskParts,
  unit: UnitOfWork,
  actor: string,
  change: TicketChange,
): Promise<Ticket> {
  const ticket = madeSo(await changeTicket(desk.context, unit, change));
  await noteAct(desk, unit, actor, `ticket.${change.act.act}`, ticket.id);
  await queueDelivery(desk, unit, ticket, change.act.act);
  return ticket;
}

/** The ticket, or the refusal that says what stood in the way. */
export function madeSo(result: TicketChangeResult): Ticket {
  switch (result.kind) {
    case 'changed':
      return result.ticket;
    case 'unknown':
      throw unknown('ticket');
    case 'stale':
      throw refusal(409, 'stale', 'Somebody else changed this ticket meanwhile. Look at it again.', {
        version: result.ticket.version,
      });
    case 'refused':
      throw refusal(409, 'refused-status', `A ticket that is ${result.status} cannot become that.`, {
        status: result.status,
      });
  }
}

/** What the history and the audit trail call a change: its new status, or what was changed. */
function nameOf(status: string | undefined, fields: readonly string[], note: string | undefined): string {
  if (status !== undefined) return status;
  if (fields.includes('assignee')) return 'assigned';
  if (fields.length > 0) return 'changed';
  return note === undefined ? 'changed' : 'noted';
}

async function mustBeAgent({ database }: DeskParts, id: string): Promise<void> {
  const account = await findAccount(database.store, id);
  const isKeeper = account?.staff.roles.some((role) => role === 'agent' || role === 'operator');
  if (account?.staff.active !== true || isKeeper !== true)
    throw badField('assignee', 'is nobody who works on tickets');
}

function withoutGaps(contact: { [Key in keyof Contact]?: Contact[Key] | undefined }): Contact {
  return defined(contact);
}

function defined<T extends object>(value: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as never;
}
