import type { Ticket } from '../../conversations/ticket.ts';
import type { Store } from '../../store/schema.ts';
import { staffNames } from '../people/accounts.ts';
import { deliverySchema, type TicketView } from '../wire/ticket.ts';

/** Statuses of tickets that are still to be done. */
export const unfinished = ['open', 'in-progress', 'waiting'] as const;

/** Tickets with names, whether they are overdue, and how their delivery stands. */
export async function ticketViews(db: Store, tickets: readonly Ticket[], now: number): Promise<TicketView[]> {
  const names = await staffNames(db);
  const deliveries = await deliveriesOf(
    db,
    tickets.map(({ id }) => id),
  );
  return tickets.map((ticket) => {
    const assigneeName = ticket.assignee === undefined ? undefined : names.get(ticket.assignee);
    const delivery = deliveries.get(ticket.id);
    return {
      ...ticket,
      ...(assigneeName !== undefined && { assigneeName }),
      history: ticket.history.map((act) => {
        const byName = names.get(act.by);
        return byName === undefined ? act : { ...act, byName };
      }),
      overdue: isOverdue(ticket, now),
      ...(delivery && { delivery }),
    };
  });
}

export function isOverdue({ status, dueAt }: Ticket, now: number): boolean {
  return dueAt !== undefined && dueAt < now && unfinished.some((one) => one === status);
}

/** Of each ticket the delivery that waits longest, or the last one that was made. */
async function deliveriesOf(
  db: Store,
  ticketIds: readonly string[],
): Promise<ReadonlyMap<string, TicketView['delivery']>> {
  if (ticketIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('caseDeliveries')
    .selectAll()
    .where('ticketId', 'in', ticketIds)
    .orderBy('sequence')
    .execute();
  const shown = new Map<string, (typeof rows)[number]>();
  for (const row of rows) {
    const before = shown.get(row.ticketId);
    if (before === undefined || before.status === 'delivered') shown.set(row.ticketId, row);
  }
  return new Map(
    [...shown].map(([id, { status, attempts, nextAt, deliveredAt, lastError }]) => [
      id,
      deliverySchema.parse({
        status,
        attempts,
        ...(nextAt !== null && { nextAt }),
        ...(deliveredAt !== null && { deliveredAt }),
        ...(lastError !== null && { lastError }),
      }),
    ]),
  );
}
