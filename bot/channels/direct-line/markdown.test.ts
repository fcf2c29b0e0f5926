import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { describe, expect, it } from 'vitest';
import { definitionTitle, escapeMarkdown } from './markdown.ts';

interface Node {
  type: string;
  value?: string;
  title?: string | null | undefined;
  children?: Node[];
}
const parsed = (markdown: string): Node =>
  fromMarkdown(markdown, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
const all = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(all)];
const textOf = (node: Node): string =>
  node.value ?? (node.children ?? []).map(textOf).join(node.type === 'root' ? '\n' : '');
const plain = (text: string): string => text.replace(/\s+/gu, '');

const tricky = fc.array(
  fc.constantFrom(
    ...[
      '# ',
      '- ',
      '1. ',
      '> ',
      '```',
      '~~~',
      '    ',
      '\t',
      '\n',
      '[a](javascript:alert(1))',
      '![x](y)',
      '<script>',
    ],
    ...[
      '</b>',
      '<!--',
      '&lt;',
      '&#60;',
      '**',
      '__',
      '`',
      '|',
      '---',
      '===',
      '\\',
      '[1]',
      '[1]: x "y"',
      '<http://a.b>',
    ],
    ...['专利', '15年', 'a', ' ', '(', ')', '.', '*', '+', '!', ':', '1)', '\r\n', ':-', '-:', ':'],
  ),
  { maxLength: 12 },
);

describe('text as Markdown', () => {
  it('shows exactly the text and holds no markup, whatever is in it', () => {
    fc.assert(
      fc.property(tricky, (pieces) => {
        const text = pieces.join('');
        const tree = parsed(escapeMarkdown(text));
        const kinds = new Set(all(tree).map(({ type }) => type));
        for (const kind of ['root', 'paragraph', 'text', 'break']) kinds.delete(kind);
        expect([...kinds], escapeMarkdown(text)).toEqual([]);
        expect(plain(textOf(tree))).toBe(plain(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('stays text as the title of a source', () => {
    fc.assert(
      fc.property(tricky, (pieces) => {
        const title = pieces.join('');
        const nodes = all(parsed(`[1]\n\n[1]: cite:1 ${definitionTitle(title)}`));
        const definitions = nodes.filter(({ type }) => type === 'definition');
        expect(definitions).toHaveLength(1);
        expect(plain(definitions[0]!.title ?? '')).toBe(plain(title));
      }),
      { numRuns: 500 },
    );
  });
});
