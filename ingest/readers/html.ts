import { parse, parseFragment } from 'parse5';
import type { Block } from '../blocks.ts';
import { oneLine } from '../text.ts';
import type { HtmlElement, HtmlNode } from './html-nodes.ts';
import {
  attribute,
  childrenOf,
  elementsOf,
  inlineTags,
  isElement,
  isLeftOut,
  textOf,
  wordsOf,
} from './html-nodes.ts';
import { htmlTableRows } from './html-table.ts';

/** The blocks of a page and the title its head gives. */
export interface HtmlPage {
  readonly blocks: Block[];
  readonly title: string | undefined;
}

/** The blocks of an HTML page: its main part when it marks one, without menus, forms and scripts. */
export function readHtmlPage(html: string): HtmlPage {
  const document = parse(html);
  const all = elementsOf(document);
  const title = all.find((element) => element.tagName === 'title');
  const meta = all.find((element) => attribute(element, 'name')?.toLowerCase() === 'articletitle');
  const main =
    all.find((element) => element.tagName === 'main' || attribute(element, 'role') === 'main') ??
    onlyOne(all.filter((element) => element.tagName === 'article')) ??
    document;
  return {
    blocks: blocksOf(main),
    title: (meta && attribute(meta, 'content')) ?? (title && oneLine(textOf(title))),
  };
}

/** The blocks of a piece of HTML, as a Word document becomes one. */
export function readHtmlFragment(html: string): Block[] {
  return blocksOf(parseFragment(html));
}

/** Collects the words of inline content until a block begins or ends. */
class BlockWriter {
  readonly blocks: Block[] = [];
  private words = '';
  private make: (text: string) => Block = paragraph;

  addWords(text: string): void {
    this.words += text;
  }

  /** Ends the current block; what follows is made by `make`. */
  breakWith(make: (text: string) => Block = paragraph): void {
    const text = oneLine(this.words);
    if (text !== '') {
      this.blocks.push(this.make(text));
      this.make = paragraph;
    }
    this.words = '';
    if (make !== paragraph) this.make = make;
  }

  add(block: Block): void {
    this.breakWith();
    this.blocks.push(block);
  }
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

function blocksOf(root: HtmlNode): Block[] {
  const writer = new BlockWriter();
  for (const child of childrenOf(root)) walk(child, writer, 0);
  writer.breakWith();
  return writer.blocks;
}

function walk(node: HtmlNode, writer: BlockWriter, listDepth: number): void {
  writer.addWords(wordsOf(node));
  if (!isElement(node) || isLeftOut(node)) return;
  if (node.tagName === 'br' || node.tagName === 'hr') writer.breakWith();
  else if (inlineTags.has(node.tagName)) walkAll(node, writer, listDepth);
  else walkBlock(node, writer, listDepth);
}

function walkBlock(element: HtmlElement, writer: BlockWriter, listDepth: number): void {
  const heading = /^h([1-6])$/.exec(element.tagName)?.[1];
  if (element.tagName === 'table') {
    const rows = htmlTableRows(element);
    if (rows.length > 1 && (rows[0]?.length ?? 0) > 1) writer.add({ kind: 'table', rows });
    else for (const cell of rows.flat()) writer.add(paragraph(cell));
    return;
  }
  if (element.tagName === 'ul' || element.tagName === 'ol') {
    walkList(element, writer, listDepth + 1);
    return;
  }
  const depth = Number(heading);
  writer.breakWith(heading === undefined ? paragraph : (text) => ({ kind: 'heading', depth, text }));
  walkAll(element, writer, listDepth);
  writer.breakWith();
}

function walkList(list: HtmlElement, writer: BlockWriter, depth: number): void {
  let number = Number(attribute(list, 'start') ?? 1);
  for (const child of childrenOf(list)) {
    if (!isElement(child) || child.tagName !== 'li') {
      walk(child, writer, depth);
      continue;
    }
    const marker = list.tagName === 'ol' ? `${number++}.` : '-';
    writer.breakWith((text) => ({ kind: 'item', marker, depth, text }));
    walkAll(child, writer, depth);
    writer.breakWith();
  }
}

function walkAll(element: HtmlElement, writer: BlockWriter, listDepth: number): void {
  for (const child of element.childNodes) walk(child, writer, listDepth);
}

function onlyOne<Item>(items: readonly Item[]): Item | undefined {
  return items.length === 1 ? items[0] : undefined;
}
