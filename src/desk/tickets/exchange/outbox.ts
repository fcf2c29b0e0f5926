import type { Ticket, TicketKind } from '../../../conversations/ticket.ts';
import type { Store } from '../../../store/schema.ts';
import type { UnitOfWork } from '../../../store/unit-of-work.ts';
import type { DeskParts } from '../../parts.ts';
import { noteAct } from '../../people/act.ts';

/** Kinds of tickets that are cases of another system. */
const exchanged: readonly TicketKind[] = ['12345', 'authority'];

/** What the other system is told of a case: no names of staff and nothing of the conversation. */
export function caseOf(ticket: Ticket): Record<string, unknown> {
  const { id, kind, status, version, authority, externalId, topic, hotlineFunction } = ticket;
  const { district, outlet, summary, contact, dueAt, createdAt, changedAt } = ticket;
  const note = ticket.history.at(-1)?.note;
  return {
    ...{ id, kind, status, version, authority, externalId, topic, hotlineFunction },
    ...{ district, outlet, summary, contact, note },
    dueAt: dueAt === undefined ? undefined : new Date(dueAt).toISOString(),
    createdAt: new Date(createdAt).toISOString(),
    changedAt: new Date(changedAt).toISOString(),
  };
}

/**
 * Puts a change of a case into the outbox, in the transaction of the change, where a case exchange is configured. The
 * case is kept as it was then until it is delivered.
 */
export async function queueDelivery(
  { exchange, newId, clock }: DeskParts,
  { db }: UnitOfWork,
  ticket: Ticket,
  act: string,
): Promise<void> {
  if (exchange === undefined || !exchanged.includes(ticket.kind)) return;
  const at = clock.now();
  await db
    .insertInto('caseDeliveries')
    .values({
      id: newId(),
      ticketId: ticket.id,
      sequence: ticket.version,
      at,
      act,
      status: 'waiting',
      attempts: 0,
      nextAt: at,
      deliveredAt: null,
      lastError: null,
      body: JSON.stringify(caseOf(ticket)),
    })
    .execute();
}

/** The deliveries that are due: of each ticket the first that is not delivered, and only when its turn has come. */
export async function dueDeliveries(db: Store, now: number, limit: number) {
  return db
    .selectFrom('caseDeliveries')
    .selectAll()
    .where('status', '=', 'waiting')
    .where('nextAt', '<=', now)
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('caseDeliveries as earlier')
            .select('earlier.id')
            .whereRef('earlier.ticketId', '=', 'caseDeliveries.ticketId')
            .whereRef('earlier.sequence', '<', 'caseDeliveries.sequence')
            .where('earlier.status', '!=', 'delivered'),
        ),
      ),
    )
    .orderBy('nextAt')
    .orderBy('sequence')
    .limit(limit)
    .execute();
}

/** Lets deliveries that were given up be tried again at once. */
export async function retryDeliveries(desk: DeskParts, actor: string, ticketId: string): Promise<void> {
  const nextAt = desk.clock.now();
  await desk.database.transaction(async (unit) => {
    await unit.db
      .updateTable('caseDeliveries')
      .set({ status: 'waiting', at: nextAt, nextAt, attempts: 0 })
      .where('ticketId', '=', ticketId)
      .where('status', 'in', ['waiting', 'given-up'])
      .execute();
    await noteAct(desk, unit, actor, 'ticket.delivery-retried', ticketId);
  });
}
