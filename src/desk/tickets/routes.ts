import { z } from 'zod';
import { findTicket, listTickets } from '../../conversations/tickets.ts';
import { topicSchema } from '../../knowledge/document.ts';
import type { Ticket } from '../../conversations/ticket.ts';
import type { DeskParts } from '../parts.ts';
import { unknown } from '../refusals.ts';
import { idParams, route, type DeskRoute } from '../route.ts';
import type { Role } from '../wire/staff.ts';
import {
  changeTicketSchema,
  createTicketSchema,
  routeProposalSchema,
  ticketFilterSchema,
  ticketListViewSchema,
  ticketViewSchema,
  type TicketView,
} from '../wire/ticket.ts';
import { editTicket, makeTicket } from './acts.ts';
import { retryDeliveries } from './exchange/outbox.ts';
import { filterOf, ticketCounts } from './lists.ts';
import { proposeAuthorities } from './propose-authority.ts';
import { ticketViews } from './view.ts';

/** Who works on tickets. They hold what a visitor wants done and how to reach the visitor. */
const keepers: readonly Role[] = ['agent', 'operator'];

/** Work left for later. */
export const ticketRoutes: readonly DeskRoute[] = [
  route({
    method: 'GET',
    path: '/tickets',
    access: keepers,
    summary: 'Tickets of a list, soonest due first, with how long each list is.',
    query: ticketFilterSchema,
    answer: ticketListViewSchema,
    handle: async ({ desk, staff, query }) => {
      const { store } = desk.database;
      const at = desk.clock.now();
      const tickets = await listTickets(store, filterOf(query, staff.id, at), query.limit);
      return {
        at,
        tickets: await ticketViews(store, tickets, at),
        counts: await ticketCounts(store, staff.id, at),
      };
    },
  }),
  route({
    method: 'POST',
    path: '/tickets',
    access: keepers,
    summary: 'Makes a ticket of any kind, due by working hours or when it was promised.',
    body: createTicketSchema,
    answer: ticketViewSchema,
    handle: async ({ desk, staff, body }) => viewOf(desk, await makeTicket(desk, staff, body)),
  }),
  route({
    method: 'GET',
    path: '/tickets/proposal',
    access: keepers,
    summary: 'To whom a matter belongs, the likeliest first, with the reason.',
    query: z.strictObject({
      text: z.string().max(4_000).default(''),
      topic: topicSchema.optional(),
      district: z.string().max(60).optional(),
    }),
    answer: z.strictObject({ proposals: z.array(routeProposalSchema) }),
    handle: ({ query }) => Promise.resolve({ proposals: proposeAuthorities(query) }),
  }),
  route({
    method: 'GET',
    path: '/tickets/:id',
    access: keepers,
    summary: 'One ticket with what was done.',
    params: idParams,
    answer: ticketViewSchema,
    handle: async ({ desk, params }) => {
      const ticket = await findTicket(desk.database.store, params.id);
      if (ticket === undefined) throw unknown('ticket');
      return viewOf(desk, ticket);
    },
  }),
  route({
    method: 'PATCH',
    path: '/tickets/:id',
    access: keepers,
    summary: 'Changes a ticket that still is as the person saw it (409 `stale` otherwise).',
    params: idParams,
    body: changeTicketSchema,
    answer: ticketViewSchema,
    handle: async ({ desk, staff, params, body }) =>
      viewOf(desk, await editTicket(desk, staff, params.id, body)),
  }),
  route({
    method: 'POST',
    path: '/tickets/:id/delivery',
    access: ['operator'],
    summary: 'Tries again to deliver a case whose delivery was given up.',
    params: idParams,
    answer: ticketViewSchema,
    handle: async ({ desk, staff, params }) => {
      const ticket = await findTicket(desk.database.store, params.id);
      if (ticket === undefined) throw unknown('ticket');
      await retryDeliveries(desk, staff.id, params.id);
      return viewOf(desk, ticket);
    },
  }),
];

async function viewOf(desk: DeskParts, ticket: Ticket): Promise<TicketView> {
  const [view] = await ticketViews(desk.database.store, [ticket], desk.clock.now());
  if (view === undefined) throw unknown('ticket');
  return view;
}
