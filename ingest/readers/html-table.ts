import { oneLine } from '../text.ts';
import type { HtmlElement } from './html-nodes.ts';
import { attribute, elementsOf, textOf } from './html-nodes.ts';
import { evenRows } from './table-rows.ts';

const mostSpan = 200;

/** The rows of a table; a cell that spans several rows or columns stands in each of them. */
export function htmlTableRows(table: HtmlElement): string[][] {
  const grid: string[][] = [];
  ownRows(table).forEach((row, y) => {
    let x = 0;
    for (const cell of row.childNodes) {
      if (!('tagName' in cell) || !/^t[dh]$/.test(cell.tagName)) continue;
      while (grid[y]?.[x] !== undefined) x++;
      fill(grid, y, x, cell);
      x += span(cell, 'colspan');
    }
  });
  return evenRows(grid);
}

/** Rows of this table, not of tables inside its cells. */
function ownRows(table: HtmlElement): HtmlElement[] {
  const nested = new Set(
    elementsOf(table)
      .filter((element) => element !== table && element.tagName === 'table')
      .flatMap(elementsOf),
  );
  return elementsOf(table).filter((element) => element.tagName === 'tr' && !nested.has(element));
}

function fill(grid: string[][], top: number, left: number, cell: HtmlElement): void {
  const text = oneLine(textOf(cell));
  for (let y = top; y < top + span(cell, 'rowspan'); y++) {
    const row = (grid[y] ??= []);
    for (let x = left; x < left + span(cell, 'colspan'); x++) row[x] = text;
  }
}

function span(cell: HtmlElement, name: 'rowspan' | 'colspan'): number {
  const value = Number(attribute(cell, name) ?? 1);
  return Number.isInteger(value) && value > 0 ? Math.min(value, mostSpan) : 1;
}
