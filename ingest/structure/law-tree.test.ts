import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../blocks.ts';
import { lineOf } from '../blocks.ts';
import type { LawNode } from './law-tree.ts';
import { isLaw, lawTree } from './law-tree.ts';
import { passagesOf } from './structure.ts';

const paragraphs = (...lines: string[]): Block[] => lines.map((text) => ({ kind: 'paragraph', text }));

function passages(blocks: readonly Block[]) {
  return passagesOf(blocks, '城南公园管理办法', 'zh-Hans').map(({ unit, path, section, article, text }) => ({
    unit,
    path: path.join(' > '),
    section,
    article,
    text,
  }));
}

describe('the passages of a law', () => {
  it('are its articles with the whole path of headings, and numbers as written', () => {
    const law = paragraphs(
      '城南公园管理办法',
      '第一编　总　则',
      '第一章 一般规定',
      '第一条　为了管理公园，制定本办法。',
      '第二章 游客',
      '第一节 入园',
      '第二条 游客入园应当：',
      '（一）出示门票；',
      '（二）不带犬只。',
      '儿童免票。',
      '第二条之一 夜间不开放。',
      '第二编 罚则',
      '第三条 损坏花木的，依照第二条处理。',
    );
    expect(passages(law)).toEqual([
      {
        unit: 'article-1',
        path: '第一编 总则 > 第一章 一般规定',
        section: '第一条',
        article: 1,
        text: '为了管理公园，制定本办法。',
      },
      {
        unit: 'article-2',
        path: '第一编 总则 > 第二章 游客 > 第一节 入园',
        section: '第二条',
        article: 2,
        text: '游客入园应当：\n（一）出示门票；\n（二）不带犬只。\n儿童免票。',
      },
      {
        unit: 'article-2-1',
        path: '第一编 总则 > 第二章 游客 > 第一节 入园',
        section: '第二条之一',
        article: 2,
        text: '夜间不开放。',
      },
      {
        unit: 'article-3',
        path: '第二编 罚则',
        section: '第三条',
        article: 3,
        text: '损坏花木的，依照第二条处理。',
      },
    ]);
  });

  it('keep history and preamble apart from the articles, and leave the table of contents out', () => {
    const law = paragraphs(
      '城南公园管理办法',
      '（2020年1月5日城南公园管理处发布）',
      '根据2023年3月1日《关于修改〈城南公园管理办法〉的决定》修正',
      '目 录',
      '第一章 总则',
      '第二章 附则',
      '为了让大家安心游园，特制定本办法。',
      '第一章 总则',
      '第一条 公园免费。',
      '第二章 附则',
      '第二条 本办法自2020年2月1日起施行。',
    );
    expect(passages(law)).toEqual([
      {
        unit: 'history',
        path: '',
        section: '题注',
        article: undefined,
        text: '（2020年1月5日城南公园管理处发布）\n根据2023年3月1日《关于修改〈城南公园管理办法〉的决定》修正',
      },
      {
        unit: 'preamble',
        path: '',
        section: '引言',
        article: undefined,
        text: '为了让大家安心游园，特制定本办法。',
      },
      { unit: 'article-1', path: '第一章 总则', section: '第一条', article: 1, text: '公园免费。' },
      {
        unit: 'article-2',
        path: '第二章 附则',
        section: '第二条',
        article: 2,
        text: '本办法自2020年2月1日起施行。',
      },
    ]);
  });

  it('do not begin at a reference to an article', () => {
    const law = paragraphs(
      '第一条公园免费。',
      '第二条 有下列情形的，不得入园：',
      '第一条规定的人除外。',
      '第三条 闭园后离园。',
    );
    expect(passages(law).map(({ section, text }) => `${section} ${text}`)).toEqual([
      '第一条 公园免费。',
      '第二条 有下列情形的，不得入园：\n第一条规定的人除外。',
      '第三条 闭园后离园。',
    ]);
  });

  it('name the articles of an annexed text apart from those before it', () => {
    const law = paragraphs('第一条 甲。', '第二条 乙。', '附件：游园须知', '第一条 丙。', '第二条 丁。');
    expect(passages(law).map(({ unit, path }) => `${unit} ${path}`)).toEqual([
      'article-1 ',
      'article-2 ',
      'article-1~2 附件：游园须知',
      'article-2~2 附件：游园须知',
    ]);
  });

  it('hold a table of an article apart, under its number', () => {
    const law: Block[] = [
      ...paragraphs('第一条 票价如下：'),
      {
        kind: 'table',
        rows: [
          ['票', '价'],
          ['成人', '10元'],
          ['儿童', '免费'],
        ],
      },
      ...paragraphs('第二条 其他。'),
    ];
    expect(passagesOf(law, '', 'zh-Hans')).toMatchObject([
      {
        unit: 'article-1/table-1',
        kind: 'table',
        article: 1,
        text: '票价如下：\n票 | 价\n成人 | 10元\n儿童 | 免费',
      },
      { unit: 'article-2', kind: 'article' },
    ]);
  });
});

describe('English laws', () => {
  it('are read by their articles too', () => {
    const law = paragraphs(
      'Park Rules',
      'Chapter I General',
      'Article 1 The park is free.',
      'Article 2 Dogs stay outside.',
    );
    expect(
      passagesOf(law, 'Park Rules', 'en').map(({ section, path, article }) => [section, path, article]),
    ).toEqual([
      ['Article 1', ['Chapter I General'], 1],
      ['Article 2', ['Chapter I General'], 2],
    ]);
  });
});

/** Every line of a tree, in order. */
function linesOfTree(tree: ReturnType<typeof lawTree>): string[] {
  const below = (node: LawNode): string[] => {
    if (node.kind === 'division') return [node.title, ...node.children.flatMap(below)];
    const lines = node.blocks.map((block) => (block.kind === 'table' ? '' : lineOf(block)));
    if (node.kind === 'text') return lines;
    return [[node.label, ...lines.slice(0, 1)].join(' ').trim(), ...lines.slice(1)];
  };
  return [
    ...tree.front.map(({ block }) => (block.kind === 'table' ? '' : lineOf(block))),
    ...tree.children.flatMap(below),
  ];
}

describe('the law tree', () => {
  const words = fc.array(
    fc.constantFrom(
      '公园',
      '游客',
      '第二条',
      '规定',
      '的',
      '，',
      '：',
      '；',
      '。',
      '（一）',
      '第一章',
      '2020年1月1日',
      '“',
      '”',
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  );
  const line = fc.oneof(
    words.map((parts) => parts.join('')),
    fc
      .tuple(fc.integer({ min: 1, max: 40 }), words)
      .map(([number, parts]) => `第${number}条 游客${parts.join('')}`),
    fc.constantFrom(
      '第一章 总则',
      '第二节 入园',
      '目录',
      '一、一般规定',
      '附件',
      '（一）门票；',
      '第三编 罚则',
    ),
  );

  it('loses no character of the text and keeps its order', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), (lines) => {
        // A colon between number and text goes with the number.
        const compact = (texts: readonly string[]) => texts.join('').replace(/ /g, '').replace(/条：/g, '条');
        expect(compact(linesOfTree(lawTree(paragraphs(...lines))))).toBe(compact(lines));
      }),
    );
  });

  it('gives every article it knows as a passage with all its text', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), (lines) => {
        const blocks = paragraphs(...lines);
        fc.pre(isLaw(blocks));
        const articles = (node: LawNode): string[] => {
          if (node.kind === 'division') return node.children.flatMap(articles);
          return node.kind === 'article'
            ? node.blocks.map((block) => (block.kind === 'table' ? '' : lineOf(block)))
            : [];
        };
        const expected = lawTree(blocks).children.flatMap(articles).join('');
        const found = passagesOf(blocks, '', 'zh-Hans')
          .filter(({ article, text, section }) => article !== undefined && text !== section)
          .map(({ text }) => text.replaceAll('\n', ''))
          .join('');
        expect(found).toBe(expected);
      }),
    );
  });
});
