import { z } from 'zod';
import { listTickets } from '../../conversations/tickets.ts';
import { dayAt } from '../../platform/day.ts';
import { csvOf } from '../csv.ts';
import { noteAct } from '../people/act.ts';
import { staffNames } from '../people/accounts.ts';
import { route, type DeskRoute } from '../route.ts';
import { sendFile } from '../send-file.ts';
import { ticketFilterSchema } from '../wire/ticket.ts';
import { filterOf } from './lists.ts';
import { importTickets } from './table-import.ts';
import { ticketTable } from './table.ts';

const mostExported = 50_000;

/** Tickets as tables, for who works with spreadsheets. */
export const ticketTableRoutes: readonly DeskRoute[] = [
  route({
    method: 'GET',
    path: '/ticket-table',
    access: ['operator'],
    summary: 'Tickets of a list as CSV. Nothing in it is run as a formula.',
    query: ticketFilterSchema.omit({ limit: true }),
    handle: async ({ desk, staff, query, http }) => {
      const { store } = desk.database;
      const at = desk.clock.now();
      const filter = filterOf({ ...query, limit: mostExported }, staff.id, at);
      const tickets = await listTickets(store, filter, mostExported);
      await desk.database.transaction((unit) =>
        noteAct(desk, unit, staff.id, 'tickets.exported', `${tickets.length} tickets`),
      );
      return sendFile(http.response, {
        name: `tickets-${dayAt(at)}.csv`,
        kind: 'text/csv; charset=utf-8',
        bytes: csvOf(ticketTable(tickets, await staffNames(store))),
      });
    },
  }),
  route({
    method: 'POST',
    path: '/ticket-table',
    access: ['operator'],
    summary:
      'Takes case states from CSV with the columns id, status, external_id and note. Rows that fit are applied, the others are named.',
    body: z.strictObject({ csv: z.string().min(1).max(2_000_000) }),
    bodyLimit: '3mb',
    answer: z.strictObject({
      changed: z.int(),
      unchanged: z.int(),
      refused: z.array(z.strictObject({ row: z.int(), field: z.string(), message: z.string() })),
    }),
    handle: ({ desk, staff, body }) => importTickets(desk, staff, body.csv),
  }),
];
