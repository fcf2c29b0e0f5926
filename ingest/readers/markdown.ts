import type { List, Nodes, RootContent, Table as MarkdownTable } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Block, Place } from '../blocks.ts';
import { oneLine } from '../text.ts';
import { readHtmlFragment } from './html.ts';
import { evenRows } from './table-rows.ts';

/** The blocks of a Markdown text. `firstLine` is the line of the file the text begins at. */
export function readMarkdown(text: string, firstLine = 1): Block[] {
  const tree = fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  const blocks: Block[] = [];
  for (const node of tree.children) addNode(node, blocks, firstLine - 1, 1);
  return blocks;
}

function addNode(node: RootContent, blocks: Block[], lineOffset: number, depth: number): void {
  const place: Place = { line: (node.position?.start.line ?? 1) + lineOffset };
  switch (node.type) {
    case 'heading':
      addText(plainText(node), (text) => ({ kind: 'heading', depth: node.depth, text, place }), blocks);
      break;
    case 'paragraph':
      for (const line of plainText(node).split('\n\n')) {
        addText(line, (text) => ({ kind: 'paragraph', text, place }), blocks);
      }
      break;
    case 'list':
      addList(node, blocks, lineOffset, depth);
      break;
    case 'table':
      blocks.push({ kind: 'table', rows: evenRows(rowsOf(node)), place });
      break;
    case 'code':
      for (const line of node.value.split('\n')) {
        addText(line, (text) => ({ kind: 'paragraph', text, place }), blocks);
      }
      break;
    case 'blockquote':
    case 'footnoteDefinition':
      for (const child of node.children) addNode(child, blocks, lineOffset, depth);
      break;
    case 'html':
      // A comment gives no blocks.
      blocks.push(...readHtmlFragment(node.value).map((block) => ({ ...block, place })));
      break;
    default:
      // Rules and link definitions carry no words of the text.
      break;
  }
}

function addText(text: string, make: (text: string) => Block, blocks: Block[]): void {
  const line = oneLine(text);
  if (line !== '') blocks.push(make(line));
}

function addList(list: List, blocks: Block[], lineOffset: number, depth: number): void {
  list.children.forEach((item, index) => {
    const marker = list.ordered === true ? `${(list.start ?? 1) + index}.` : '-';
    item.children.forEach((child, place) => {
      if (place === 0 && child.type === 'paragraph') {
        const at = { line: (child.position?.start.line ?? 1) + lineOffset };
        addText(plainText(child), (text) => ({ kind: 'item', marker, depth, text, place: at }), blocks);
      } else addNode(child, blocks, lineOffset, depth + 1);
    });
  });
}

function rowsOf(table: MarkdownTable): string[][] {
  return table.children.map((row) => row.children.map((cell) => oneLine(plainText(cell))));
}

/** The words of a node without marks; a hard break separates like an empty line. */
function plainText(node: Nodes): string {
  if (node.type === 'break') return '\n\n';
  if (node.type === 'html') return /^<br\s*\/?>$/i.test(node.value) ? '\n\n' : '';
  if (node.type === 'image') return node.alt ?? '';
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(plainText).join('') : '';
}
