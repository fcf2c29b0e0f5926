import type { Block } from '../blocks.ts';
import { startsBlock } from '../structure/labels.ts';
import type { PdfLine } from './pdf-lines.ts';

/** What a page's body text looks like, in points. */
interface Body {
  readonly left: number;
  readonly right: number;
  readonly height: number;
  /** Usual distance of two baselines. */
  readonly leading: number;
}

/** The paragraphs of a text whose lines are wrapped; a paragraph may run over a page end. */
export function paragraphsOfLines(pages: readonly (readonly PdfLine[])[]): Block[] {
  const lines = pages.flat();
  const body = bodyOf(lines);
  const rows = tableRows(lines);
  const groups: PdfLine[][] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const joins = before && !rows.has(line) && !rows.has(before) && continues(before, line, body);
    if (joins) groups.at(-1)?.push(line);
    else groups.push([line]);
  });
  return groups.map((group) => blockOf(group, body, rows));
}

function blockOf(group: readonly PdfLine[], body: Body, rows: ReadonlySet<PdfLine>): Block {
  const first = group[0];
  const place = { page: first?.page ?? 1 };
  if (first && rows.has(first)) {
    return { kind: 'paragraph', text: first.cells.map((cell) => cell.text).join(' | '), place };
  }
  const text = group.map((line) => line.text).reduce(joined);
  const isTitle = first !== undefined && first.height > body.height * 1.25 && text.length <= 100;
  return isTitle && !startsBlock(text)
    ? { kind: 'heading', depth: 1, text, place }
    : { kind: 'paragraph', text, place };
}

/** Two lines as one: Chinese without a space, a word cut by a hyphen made whole, other words with a space. */
function joined(before: string, line: string): string {
  if (/[a-z]-$/.test(before) && /^[a-z]/.test(line)) return before.slice(0, -1) + line;
  if (/[A-Za-z0-9]-$/.test(before) && /^[A-Za-z0-9]/.test(line)) return before + line;
  const wide = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’—…]/u;
  return wide.test(before.slice(-1)) || wide.test(line.slice(0, 1)) ? before + line : `${before} ${line}`;
}

function continues(before: PdfLine, line: PdfLine, body: Body): boolean {
  if (startsBlock(line.text)) return false;
  if (Math.abs(before.height - line.height) > before.height * 0.15) return false;
  const samePage = before.page === line.page;
  if (samePage && before.y - line.y > body.leading * 1.6) return false;
  if (before.height > body.height * 1.25) return true;
  const indented = line.left > body.left + body.height * 1.2;
  const endsShort = before.right < body.right - body.height * 2.5;
  return !indented && !endsShort;
}

function bodyOf(lines: readonly PdfLine[]): Body {
  const weighted = (value: (line: PdfLine) => number) =>
    mostCommon(lines.map((line) => [Math.round(value(line)), line.text.length]));
  const height = weighted((line) => line.height);
  const own = lines.filter((line) => Math.abs(line.height - height) <= 1);
  const gaps = own.flatMap((line, index): [number, number][] => {
    const before = own[index - 1];
    return before?.page === line.page && before.y > line.y ? [[Math.round(before.y - line.y), 1]] : [];
  });
  return {
    height,
    left: Math.min(...own.map((line) => line.left)),
    right: Math.max(...own.map((line) => line.right)),
    leading: gaps.length === 0 ? height * 2 : mostCommon(gaps),
  };
}

function mostCommon(values: readonly (readonly [value: number, weight: number])[]): number {
  const weights = new Map<number, number>();
  for (const [value, weight] of values) weights.set(value, (weights.get(value) ?? 0) + weight);
  const best = [...weights].sort((a, b) => b[1] - a[1])[0];
  return best?.[0] ?? 0;
}

/** Lines that are rows of a table: at least two in a row with the same cells at the same places. */
function tableRows(lines: readonly PdfLine[]): Set<PdfLine> {
  const rows = new Set<PdfLine>();
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    if (before && aligned(before, line)) rows.add(before).add(line);
  });
  return rows;
}

function aligned(a: PdfLine, b: PdfLine): boolean {
  return (
    a.page === b.page &&
    a.cells.length >= 2 &&
    a.cells.length === b.cells.length &&
    a.cells.every((cell, index) => Math.abs(cell.left - (b.cells[index]?.left ?? Infinity)) < a.height * 1.5)
  );
}
