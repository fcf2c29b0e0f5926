import { parse } from 'csv-parse/sync';

type Cells = Readonly<Partial<Record<string, string>>>;
type Tree = Record<string, unknown>;

/** True for the header of a table of records; other tables are documents. */
export function isRecordsHeader(line: string): boolean {
  const names = line.split(/[,;\t]/).map((name) => name.replace(/"/g, '').trim());
  return ['id', 'kind', 'statement.zh-Hans'].every((name) => names.includes(name));
}

/**
 * Records from a table: column names with dots for parts (`title.en`), one row a value in the columns `value.…`; the
 * rows of one record follow each other and the first holds its other columns. Several texts in a cell are separated by `|` or
 * line breaks. The result is still to be checked.
 */
export function recordsOfTable(text: string): unknown[] {
  const rows: Cells[] = parse(text, {
    columns: true,
    trim: true,
    bom: true,
    skipEmptyLines: true,
    relaxColumnCount: true,
  });
  const records = new Map<string, Tree>();
  for (const row of rows) {
    const id = row.id ?? '';
    const record = records.get(id) ?? treeOf(row, (name) => !name.startsWith('value.'));
    records.set(id, record);
    const value = treeOf(row, (name) => name.startsWith('value.')).value;
    if (value !== undefined) record.values = [...((record.values as unknown[] | undefined) ?? []), value];
  }
  return [...records.values()].map((record) => ({
    values: [],
    basis: [],
    askedAs: { 'zh-Hans': [], en: [] },
    ...record,
  }));
}

function treeOf(row: Cells, wanted: (name: string) => boolean): Tree {
  const tree: Tree = {};
  for (const [name, cell] of Object.entries(row)) {
    if (cell !== undefined && cell !== '' && wanted(name))
      place(tree, name.split('.'), cellValue(name, cell));
  }
  return tree;
}

function place(tree: Tree, [name = '', ...below]: readonly string[], value: unknown): void {
  if (below.length === 0) tree[name] = value;
  else place((tree[name] ??= {}) as Tree, below, value);
}

const lists =
  /^(?:topics|sources|supersedes|askedAs\..*|conditions\..*|change\.(?:un)?known\..*|value\.applies\.words)$/;
const numbers = /^value\.(?:quantity\.value|applies\.from|applies\.to)$/;

function cellValue(name: string, cell: string): unknown {
  if (lists.test(name)) return partsOf(cell);
  if (name === 'basis') return partsOf(cell).map(basisOf);
  if (name === 'handover') return cell.toLowerCase() === 'true';
  return numbers.test(name) ? Number(cell) : cell;
}

/** `专利法 42` names an article, `专利法` the whole law. */
function basisOf(text: string): { document: string; article?: number } {
  const [, document, article] = /^(.*?)\s+(\d+)$/.exec(text) ?? [];
  return document === undefined ? { document: text } : { document, article: Number(article) };
}

function partsOf(cell: string): string[] {
  return cell
    .split(/[|\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
