import { parse } from 'csv-parse/sync';
import { keepableText } from '../../conversations/message.ts';
import { ticketStatusSchema, type Ticket } from '../../conversations/ticket.ts';
import { findTicket } from '../../conversations/tickets.ts';
import { ProblemError } from '../../server/problems.ts';
import type { DeskParts } from '../parts.ts';
import { badField } from '../refusals.ts';
import type { Staff } from '../wire/staff.ts';
import { applyChange } from './acts.ts';

/** What came of an import; rows count from 2, below the names of the columns, as spreadsheets do. */
export interface ImportReport {
  changed: number;
  unchanged: number;
  refused: { row: number; field: string; message: string }[];
}

const mostRows = 5_000;
type Row = Readonly<Record<string, string>>;

/** Applies case states from a table, row by row: each fitting row whole, no other row because of it. */
export async function importTickets(desk: DeskParts, staff: Staff, csv: string): Promise<ImportReport> {
  const report: ImportReport = { changed: 0, unchanged: 0, refused: [] };
  for (const [index, row] of rowsOf(csv).entries()) {
    try {
      if (await importRow(desk, staff, row)) report.changed += 1;
      else report.unchanged += 1;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const { errors, detail } = error.problem;
      const { field, message } = errors?.[0] ?? { field: 'status', message: detail };
      report.refused.push({ row: index + 2, field, message });
    }
  }
  return report;
}

async function importRow(desk: DeskParts, staff: Staff, row: Row): Promise<boolean> {
  const id = row.id ?? '';
  const ticket = id === '' ? undefined : await findTicket(desk.database.store, id);
  if (ticket === undefined) throw badField('id', id === '' ? 'is missing' : `there is no ticket ${id}`);
  const change = changeIn(row, ticket);
  if (change === undefined) return false;
  await desk.database.transaction((unit) => applyChange(desk, unit, staff.id, change));
  return true;
}

/** What a row wants changed; undefined when the ticket is so already. */
function changeIn(row: Row, ticket: Ticket): Parameters<typeof applyChange>[3] | undefined {
  const wanted = ticketStatusSchema.safeParse(row.status === '' ? undefined : (row.status ?? ticket.status));
  if (row.status && !wanted.success)
    throw badField(
      'status',
      `"${row.status.slice(0, 40)}" is none of ${ticketStatusSchema.options.join(', ')}`,
    );
  const status = wanted.success && wanted.data !== ticket.status ? wanted.data : undefined;
  const externalId = row.external_id && row.external_id !== ticket.externalId ? row.external_id : undefined;
  const note = row.note === '' ? undefined : row.note;
  if (externalId !== undefined && externalId.length > 100)
    throw badField('external_id', 'at most 100 characters');
  if (note !== undefined && note.length > 2_000) throw badField('note', 'at most 2000 characters');
  if (status === undefined && externalId === undefined && note === undefined) return undefined;
  return {
    id: ticket.id,
    version: ticket.version,
    act: { by: 'table', act: status ?? 'imported', ...(note !== undefined && { note: keepableText(note) }) },
    ...(status && { status }),
    patch: { ...(externalId !== undefined && { externalId: keepableText(externalId) }) },
  };
}

function rowsOf(csv: string): Row[] {
  let rows: Row[];
  try {
    rows = parse(csv, {
      bom: true,
      columns: true,
      skip_empty_lines: true,
      trim: true,
      relax_column_count_less: true,
    });
  } catch (error) {
    throw badField('csv', error instanceof Error ? error.message : 'is no table');
  }
  if (rows.length > mostRows) throw badField('csv', `at most ${mostRows} rows at once`);
  if (rows[0] !== undefined && !('id' in rows[0])) throw badField('csv', 'has no column "id"');
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, unquoted(value)])),
  );
}

/** The quote that keeps a cell from being run as a formula is no part of it. */
function unquoted(value: string): string {
  return /^'[=+\-@]/.test(value) ? value.slice(1) : value;
}
