import type { Block, Table, TextBlock } from '../blocks.ts';
import { evenRows } from '../readers/table-rows.ts';
import { readingLength } from '../text.ts';
import { passageLimit } from './pack.ts';

/** The blocks with runs of lines like `序号 | 目标 | 2025年 |` as tables. */
export function withPipeTables(blocks: readonly Block[]): Block[] {
  const result: Block[] = [];
  let run: { block: TextBlock; cells: string[] }[] = [];
  const endRun = () => {
    if (run.length >= 2) result.push(tableOf(run));
    else result.push(...run.map(({ block }) => block));
    run = [];
  };
  for (const block of blocks) {
    const cells = block.kind === 'paragraph' ? pipeCells(block.text) : undefined;
    if (block.kind === 'table' || cells === undefined) {
      endRun();
      result.push(block);
    } else {
      if (run[0] && run[0].cells.length !== cells.length) endRun();
      run.push({ block, cells });
    }
  }
  endRun();
  return result;
}

function tableOf(run: readonly { block: TextBlock; cells: string[] }[]): Table {
  const rows = evenRows(
    run.map(({ cells }) => cells).filter((cells) => !cells.every((cell) => /^:?-+:?$/.test(cell))),
  );
  const place = run[0]?.block.place;
  return { kind: 'table', rows, ...(place && { place }) };
}

function pipeCells(line: string): string[] | undefined {
  if (!/[|｜]/.test(line)) return undefined;
  const cells = line
    .replace(/^\s*[|｜]|[|｜]\s*$/g, '')
    .split(/[|｜]/)
    .map((cell) => cell.trim());
  return cells.length >= 2 ? cells : undefined;
}

/** A row as a line of a passage. */
export function rowLine(row: readonly string[]): string {
  return row.join(' | ');
}

/**
 * A table as texts of at most the limit: whole rows, the lead (a caption) and the header row repeated in each. Rows are never parted.
 */
export function tableTexts(table: Table, lead: readonly string[] = [], limit = passageLimit): string[] {
  const [header = [], ...rows] = table.rows;
  const top = [...lead, rowLine(header)];
  const topLength = readingLength(top.join(''));
  const groups: string[][] = [];
  let filled = Infinity;
  for (const row of rows.map(rowLine)) {
    const length = readingLength(row);
    if (filled + length > limit) {
      groups.push([row]);
      filled = topLength + length;
    } else {
      groups.at(-1)?.push(row);
      filled += length;
    }
  }
  return (groups.length === 0 ? [[]] : groups).map((group) => [...top, ...group].join('\n'));
}
