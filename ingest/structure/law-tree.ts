import type { Block } from '../blocks.ts';
import { lineOf } from '../blocks.ts';
import type { ArticleLabel } from './labels.ts';
import { articleLabel, divisionRank, isAnnexHeading, outlineLabel } from './labels.ts';

/** 编, 章, 节 or an annex, with what stands in it. */
export interface LawDivision {
  readonly kind: 'division';
  /** Smaller is further out. */
  readonly rank: number;
  readonly title: string;
  readonly children: LawNode[];
}

/** An article: its first line after the label and all that follows up to the next article or heading (款, 项, 目, tables). */
export interface LawArticle {
  readonly kind: 'article';
  /** As written: 第一百一十二条之一. */
  readonly label: string;
  readonly number: number;
  /** 1 for 之一. */
  readonly branch: number | undefined;
  readonly blocks: Block[];
}

/** Text that stands under a heading and in no article, as in an annex. */
export interface LawText {
  readonly kind: 'text';
  readonly blocks: Block[];
}

export type LawNode = LawDivision | LawArticle | LawText;

/** What a block before the first article or heading is. */
export type FrontRole = 'title' | 'history' | 'contents' | 'preamble';

/** A law as a tree. Every block of the source is in it, in order. */
export interface LawTree {
  readonly front: readonly { readonly role: FrontRole; readonly block: Block }[];
  readonly children: readonly LawNode[];
}

/** True when the blocks number at least two articles one after the other. */
export function isLaw(blocks: readonly Block[]): boolean {
  return firstArticle(blocks) >= 0;
}

/** Index of the first article that the next one counts on from; -1 when there is none. */
function firstArticle(blocks: readonly Block[]): number {
  const labels = blocks.flatMap((block, index) => {
    const label = block.kind === 'table' ? undefined : articleLabel(lineOf(block));
    return label && mayBeArticle(label) ? [{ index, number: label.number }] : [];
  });
  const first = labels.find(({ number }, at) => labels[at + 1]?.number === number + 1);
  return first?.index ?? -1;
}

/** A label that is set apart from its text, or does not read like a reference: 第三条规定的. */
function mayBeArticle(label: ArticleLabel): boolean {
  return label.separated || !/^[的第、和与至所规中款项，。]/u.test(label.rest);
}

/** The tree of a law's blocks. */
export function lawTree(blocks: readonly Block[]): LawTree {
  const start = bodyStart(blocks);
  const root: LawDivision = { kind: 'division', rank: -1, title: '', children: [] };
  const open: LawDivision[] = [root];
  let last = firstNumber(blocks[firstArticle(blocks)]) - 1;
  blocks.slice(start).forEach((block, index, rest) => {
    const line = block.kind === 'table' ? '' : lineOf(block);
    const article = articleAt(line, last);
    if (article) {
      last = article.number;
      innermost(open).children.push(articleNode(article, block));
      return;
    }
    const rank = rankOf(block, rest[index + 1]);
    if (rank === undefined) addText(innermost(open), block);
    else openDivision(open, { kind: 'division', rank, title: line, children: [] });
  });
  return { front: frontOf(blocks.slice(0, start)), children: root.children };
}

/** The article a line begins: labels run together with their text must count on. */
function articleAt(line: string, last: number): ArticleLabel | undefined {
  const label = articleLabel(line);
  if (!label || label.separated) return label;
  const countsOn = label.number === last + 1 || (label.number === last && label.branch !== undefined);
  return countsOn && mayBeArticle(label) ? label : undefined;
}

function firstNumber(block: Block | undefined): number {
  const label = block && block.kind !== 'table' ? articleLabel(lineOf(block)) : undefined;
  return label?.number ?? 1;
}

function articleNode({ label, number, branch, rest }: ArticleLabel, block: Block): LawArticle {
  const place = block.place && { place: block.place };
  const blocks: Block[] = rest === '' ? [] : [{ kind: 'paragraph', text: rest, ...place }];
  return { kind: 'article', label, number, branch, blocks };
}

function addText(division: LawDivision, block: Block): void {
  const last = division.children.at(-1);
  if (last && last.kind !== 'division') last.blocks.push(block);
  else division.children.push({ kind: 'text', blocks: [block] });
}

function openDivision(open: LawDivision[], division: LawDivision): void {
  while (open.length > 1 && innermost(open).rank >= division.rank) open.pop();
  innermost(open).children.push(division);
  open.push(division);
}

function innermost(open: readonly LawDivision[]): LawDivision {
  const division = open.at(-1);
  if (!division) throw new Error('The root division is always open.');
  return division;
}

const outermostRank = 0;
const annexRank = 0;
const divisionBase = 1;
const outlineRank = 7;
const headingBase = 10;

/** The rank of a heading; undefined for a block that belongs to an article. */
function rankOf(block: Block, next: Block | undefined): number | undefined {
  if (block.kind === 'table') return undefined;
  const line = lineOf(block);
  if (isAnnexHeading(line)) return annexRank;
  const division = divisionRank(line);
  if (division !== undefined) return divisionBase + division;
  if (block.kind === 'heading') {
    if (outlineLabel(line)) return outlineRank;
    return block.depth === 1 ? outermostRank : headingBase + block.depth;
  }
  const leads = next && next.kind !== 'table' && articleLabel(lineOf(next))?.separated === true;
  return leads && outlineLabel(line)?.level === 1 && /^[^。，；：]{2,25}$/u.test(line)
    ? outlineRank
    : undefined;
}

/** Index of the first block of the body: the first article, or the headings directly above it. */
function bodyStart(blocks: readonly Block[]): number {
  const article = firstArticle(blocks);
  let start = article < 0 ? blocks.length : article;
  while (start > 0 && isDivisionLine(blocks[start - 1])) start--;
  return withoutContents(blocks, start, article);
}

function isDivisionLine(block: Block | undefined): boolean {
  return block !== undefined && block.kind !== 'table' && divisionRank(lineOf(block)) !== undefined;
}

/** A table of contents ends where its first line stands again. */
function withoutContents(blocks: readonly Block[], start: number, article: number): number {
  const first = blocks[start];
  if (!first || first.kind === 'table' || start === article) return start;
  const title = compact(lineOf(first));
  const again = blocks.findLastIndex(
    (block, index) =>
      index > start && index < article && block.kind !== 'table' && compact(lineOf(block)) === title,
  );
  return again < 0 ? start : again;
}

const historyPattern =
  /^[（(]?(?:根据)?\s*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日.{0,120}?(?:通过|公布|发布|施行|实施|修正|修订|批准|令|修改)|^[\p{Script=Han}]{1,8}[〔[［（(]\d{4}[〕\]］）)]\s*\d+\s*号$/u;

function frontOf(blocks: readonly Block[]): LawTree['front'] {
  let contents = false;
  return blocks.map((block, index) => {
    const line = block.kind === 'table' ? '' : lineOf(block);
    if (/^目\s*[录錄次]$/u.test(line)) contents = true;
    else if (contents && divisionRank(line) === undefined && !/[.…·]{3,}/u.test(line)) contents = false;
    const role = contents ? 'contents' : roleOf(block, line, index);
    return { role, block };
  });
}

function roleOf(block: Block, line: string, index: number): FrontRole {
  if (block.kind === 'heading' || (index === 0 && !/[。：:]$/u.test(line))) return 'title';
  return historyPattern.test(line) && !/^根据.*如下/u.test(line) ? 'history' : 'preamble';
}

function compact(line: string): string {
  return line.replace(/[\s.…·\d]+/gu, '');
}
