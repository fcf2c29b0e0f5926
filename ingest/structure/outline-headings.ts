import type { Block } from '../blocks.ts';
import { lineOf } from '../blocks.ts';
import { readingLength } from '../text.ts';
import type { OutlineLabel, OutlineLevel } from './labels.ts';
import { divisionRank, isAnnexHeading, outlineLabel, questionOf } from './labels.ts';

/** A heading of an outline, found by its file's marks or by its label. */
export interface OutlineHeading {
  /** Smaller is further out. */
  readonly rank: number;
  /** The heading's words with their label; empty for a labelled paragraph without a heading of its own. */
  readonly text: string;
  readonly label: OutlineLabel | undefined;
  /** What runs on after the heading in the same line. */
  readonly body: string | undefined;
}

/** A run-in heading ends at its first full stop and is at most so long. */
const longestRunIn = 40;
/** Lines of a list are at most so long; longer ones are sections of their own. */
const longestListItem = 60;
const longestShortSentence = 25;
const annexRank = 0.5;
const divisionBase = 6;
const labelBase = 7;

/** The heading each block is, undefined for what belongs to a body. */
export function outlineHeadings(blocks: readonly Block[]): (OutlineHeading | undefined)[] {
  const labels = labelsOf(blocks);
  const depths = depthsOfLabels(blocks, labels);
  return blocks.map((block, index) => {
    if (block.kind === 'table') return undefined;
    const line = lineOf(block);
    const label = labels[index];
    if (block.kind === 'heading') return { rank: block.depth, text: line, label, body: undefined };
    if (label) return labelledHeading(line, label, depths.get(label.level) ?? labelBase + label.level);
    if (block.kind === 'item') return undefined;
    if (isAnnexHeading(line)) return { rank: annexRank, text: line, label: undefined, body: undefined };
    const division = divisionRank(line);
    if (division === undefined) return undefined;
    return { rank: divisionBase + division / 10, text: line, label: undefined, body: undefined };
  });
}

/** Parts `1.加强组织保障。充分发挥…` into heading and body. */
function labelledHeading(line: string, label: OutlineLabel, rank: number): OutlineHeading {
  const stop = label.rest.search(/[。！？]/u);
  if (stop < 0 && readingLength(label.rest) <= 2 * longestRunIn)
    return { rank, text: line, label, body: undefined };
  const start = line.length - label.rest.length;
  const body = line.slice(start + stop + 1).trim();
  if (stop < 0 || stop > longestRunIn || body === '') return { rank, text: '', label, body: line };
  return { rank, text: line.slice(0, start + stop), label, body };
}

/** Labels that begin a section. Labelled lines of a list and of a quotation do not. */
function labelsOf(blocks: readonly Block[]): (OutlineLabel | undefined)[] {
  const quoted = quotedBlocks(blocks);
  const labels = blocks.map((block, index) =>
    block.kind === 'table' || quoted.has(index) || questionOf(lineOf(block)) !== undefined
      ? undefined
      : outlineLabel(lineOf(block)),
  );
  for (const [from, to] of runsOf(labels)) {
    if (isList(blocks, from, to)) labels.fill(undefined, from, to);
  }
  return labels;
}

/** Stretches of adjacent blocks whose labels count up on one level, end exclusive. */
function* runsOf(labels: readonly (OutlineLabel | undefined)[]): Generator<[from: number, to: number]> {
  for (let from = 0; from < labels.length;) {
    let to = from + 1;
    while (labels[from] && follows(labels[to - 1], labels[to])) to++;
    if (labels[from]) yield [from, to];
    from = to;
  }
}

function follows(before: OutlineLabel | undefined, label: OutlineLabel | undefined): boolean {
  return before !== undefined && label?.level === before.level && label.number === before.number + 1;
}

/** A run is a list when its items end in semicolons, or all are short and nothing is written under the last. */
function isList(blocks: readonly Block[], from: number, to: number): boolean {
  const lines = blocks.slice(from, to).flatMap((block) => (block.kind === 'table' ? [] : [lineOf(block)]));
  if (blocks[from]?.kind === 'heading') return false;
  if (lines.slice(0, -1).some((line) => /[；;，,]$/u.test(line)) || /[；;]$/u.test(lines.at(-1) ?? ''))
    return true;
  const next = blocks[to];
  const bodyFollows =
    next !== undefined && next.kind !== 'heading' && !(next.kind !== 'table' && outlineLabel(lineOf(next)));
  return lines.length >= 2 && !bodyFollows && lines.every(isShortItem);
}

/** 1.申请书, but no sentence. */
function isShortItem(line: string): boolean {
  const isSentence = line.endsWith('。') && readingLength(line) > longestShortSentence;
  return readingLength(line) <= longestListItem && !isSentence && !/[。！？]./u.test(line);
}

/** Indexes of blocks inside a quotation that began in an earlier block and ends before the next 一、. */
function quotedBlocks(blocks: readonly Block[]): Set<number> {
  const quoted = new Set<number>();
  let open: number[] | undefined;
  blocks.forEach((block, index) => {
    const line = block.kind === 'table' ? '' : lineOf(block);
    if (open && outlineLabel(line)?.level === 1) open = undefined;
    open?.push(index);
    const last = /[“”](?=[^“”]*$)/u.exec(line)?.[0];
    if (last === '”') {
      for (const each of open ?? []) quoted.add(each);
      open = undefined;
    } else if (last === '“') open ??= [];
  });
  return quoted;
}

/** Where a file marks some labelled lines as headings, plain lines of that level rank with them. */
function depthsOfLabels(
  blocks: readonly Block[],
  labels: readonly (OutlineLabel | undefined)[],
): Map<OutlineLevel, number> {
  const depths = new Map<OutlineLevel, number>();
  blocks.forEach((block, index) => {
    const label = labels[index];
    if (block.kind === 'heading' && label && !depths.has(label.level)) depths.set(label.level, block.depth);
  });
  return depths;
}
