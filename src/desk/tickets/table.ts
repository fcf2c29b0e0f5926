import { shanghaiTime } from '../../conversations/notices.ts';
import type { Ticket } from '../../conversations/ticket.ts';

type Column = (ticket: Ticket, names: ReadonlyMap<string, string>) => string | undefined;

/** The columns of the exported table, by the names that the import knows as well. */
const columns: Readonly<Record<string, Column>> = {
  id: ({ id }) => id,
  status: ({ status }) => status,
  external_id: ({ externalId }) => externalId,
  note: () => '',
  kind: ({ kind }) => kind,
  authority: ({ authority }) => authority,
  created: ({ createdAt }) => shanghaiTime(createdAt),
  due: ({ dueAt }) => (dueAt === undefined ? undefined : shanghaiTime(dueAt)),
  topic: ({ topic }) => topic,
  function: ({ hotlineFunction }) => hotlineFunction,
  district: ({ district }) => district,
  outlet: ({ outlet }) => outlet,
  assignee: ({ assignee }, names) => (assignee === undefined ? undefined : (names.get(assignee) ?? assignee)),
  summary: ({ summary }) => summary,
  contact_name: ({ contact }) => contact?.name,
  contact_phone: ({ contact }) => contact?.phone,
  contact_email: ({ contact }) => contact?.email,
};

/** Tickets as rows, the names of the columns first. */
export function ticketTable(tickets: readonly Ticket[], names: ReadonlyMap<string, string>): string[][] {
  return [
    Object.keys(columns),
    ...tickets.map((ticket) => Object.values(columns).map((column) => column(ticket, names) ?? '')),
  ];
}
