import type { z } from 'zod';
import { countTickets, type TicketFilter } from '../../conversations/tickets.ts';
import type { Store } from '../../store/schema.ts';
import type { ticketFilterSchema, ticketListViewSchema } from '../wire/ticket.ts';
import { unfinished } from './view.ts';

type Asked = z.output<typeof ticketFilterSchema>;
type ListName = Asked['list'];

/** The lists the console shows by name. */
function listFilter(list: ListName, staffId: string, now: number): TicketFilter {
  const filters: Record<ListName, TicketFilter> = {
    open: { statuses: unfinished },
    mine: { statuses: unfinished, assignee: staffId },
    overdue: { statuses: unfinished, dueBefore: now },
    'call-backs': { statuses: unfinished, kinds: ['call-back'] },
    'bad-ratings': { statuses: unfinished, kinds: ['bad-rating'] },
    all: {},
  };
  return filters[list];
}

/** What is asked for: a list, and what of it. */
export function filterOf(asked: Asked, staffId: string, now: number): TicketFilter {
  const { kind, status, topic, district, assignee, conversationId } = asked;
  return {
    ...listFilter(asked.list, staffId, now),
    ...(kind && { kinds: [kind] }),
    ...(status && { statuses: [status] }),
    ...(topic && { topic }),
    ...(district !== undefined && { district }),
    ...(assignee !== undefined && { assignee }),
    ...(conversationId !== undefined && { conversationId }),
  };
}

/** How long the lists are. */
export async function ticketCounts(
  db: Store,
  staffId: string,
  now: number,
): Promise<z.input<typeof ticketListViewSchema>['counts']> {
  const count = (list: ListName) => countTickets(db, listFilter(list, staffId, now));
  return {
    open: await count('open'),
    mine: await count('mine'),
    overdue: await count('overdue'),
    callBacks: await count('call-backs'),
    badRatings: await count('bad-ratings'),
  };
}
