import { parse } from 'csv-parse/sync';
import type { FileProblems } from '../problems.ts';
import { decodeText } from '../readers/decode.ts';
import type { Stated } from './stated.ts';
import { faultsOf, statedSchema } from './stated.ts';

/** What an editor's table states, by the path in its `file` column. */
export type MetadataTable = ReadonlyMap<string, Stated>;

const columns = new Set(['file', ...Object.keys(statedSchema.shape)]);

/**
 * Reads a table an editor keeps in a spreadsheet: a row a file, the columns of the metadata, `file` with the path.
 * Every fault is reported with its row and column; rows with faults are left out.
 */
export function readMetadataTable(bytes: Uint8Array, problems: FileProblems): MetadataTable {
  const rows = rowsOf(bytes, problems);
  const table = new Map<string, Stated>();
  const firstRows = new Map<string, number>();
  for (const { row, cells } of rows) {
    const path = pathOf(cells.file ?? '');
    const place = (field: string) => (field === '' ? `row ${row}` : `row ${row}, ${field}`);
    if (path === '') {
      problems.error('is missing: name the file this row is about.', place('file'));
      continue;
    }
    const earlier = firstRows.get(path);
    if (earlier !== undefined) problems.error(`${path} stands in row ${earlier} already.`, place('file'));
    firstRows.set(path, earlier ?? row);
    const stated = statedSchema.safeParse(filled(cells));
    if (stated.success) table.set(path, stated.data);
    else
      for (const { field, message } of faultsOf(stated.error))
        problems.error(`${message} (${path}).`, place(field));
  }
  return table;
}

interface Row {
  /** As a spreadsheet counts: the header is row 1. */
  readonly row: number;
  readonly cells: Readonly<Partial<Record<string, string>>>;
}

function rowsOf(bytes: Uint8Array, problems: FileProblems): Row[] {
  const text = decodeText(bytes, problems);
  if (text === undefined) return [];
  const lines = parseCells(text, problems);
  const [header = [], ...rows] = lines;
  const names = header.map((name) => name.trim());
  if (!names.includes('file')) {
    if (lines.length > 0) problems.error('has no column "file" with the paths of the documents.', 'row 1');
    return [];
  }
  const unknown = names.filter((name) => name !== '' && !columns.has(name));
  if (unknown.length > 0) problems.warning(`columns not used: ${unknown.join(', ')}.`, 'row 1');
  return rows.flatMap((cells, index) => {
    const row = index + 2;
    if (cells.every((cell) => cell.trim() === '')) return [];
    const extra = cells.slice(names.length).some((cell) => cell.trim() !== '');
    if (extra) problems.error('has more cells than the header; quote cells that hold a comma.', `row ${row}`);
    const named = names.map((name, column) => [name, (cells[column] ?? '').trim()]);
    return [{ row, cells: Object.fromEntries(named) as Record<string, string> }];
  });
}

function parseCells(text: string, problems: FileProblems): string[][] {
  const header = text.slice(0, text.indexOf('\n') + 1 || text.length);
  const delimiter = [',', '\t', ';'].find((mark) => header.includes(mark)) ?? ',';
  try {
    return parse(text, { delimiter, relaxColumnCount: true, skipEmptyLines: false });
  } catch (error) {
    problems.error(`cannot be read as a table: ${(error as Error).message}`);
    return [];
  }
}

/** Known, non-empty cells without the path. */
function filled(cells: Row['cells']): Row['cells'] {
  return Object.fromEntries(
    Object.entries(cells).filter(([name, cell]) => cell !== '' && name !== 'file' && columns.has(name)),
  );
}

function pathOf(cell: string): string {
  return cell.normalize('NFC').replaceAll('\\', '/').replace(/^\.\//, '');
}
