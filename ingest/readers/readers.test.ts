import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../blocks.ts';
import { lineOf } from '../blocks.ts';
import { collectProblems, problemLine } from '../problems.ts';
import { makeDocx, wordParagraph, wordTable } from '../testing/make-docx.ts';
import { numeralValue } from '../text.ts';
import { chineseNumeral, formatNumber } from './number-formats.ts';
import { readText, textFormats } from './read-text.ts';

async function read(path: string, content: string | Uint8Array) {
  const problems = collectProblems();
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const text = await readText(path, bytes, problems.in(path));
  return {
    blocks: text?.blocks ?? [],
    heading: text?.heading,
    front: text?.front,
    problems: problems.all.map(problemLine),
  };
}

/** Blocks as short lines: `# heading`, `1. item`, `[a|b]` a table row. */
function shown(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'table') return block.rows.map((row) => `[${row.join('|')}]`);
    return block.kind === 'heading' ? [`${'#'.repeat(block.depth)} ${block.text}`] : [lineOf(block)];
  });
}

describe('Markdown', () => {
  it('gives headings, paragraphs, lists with their numbers and tables', async () => {
    const { blocks, heading } = await read(
      'a.md',
      '# 借书办法\n\n凭**读者证**借书，\n每次三本。\n\n3. 交证\n4. 取书\n   - 登记\n\n| 证 | 册 |\n|---|---|\n| 甲 | 3 |\n',
    );
    expect(heading).toBe('借书办法');
    expect(shown(blocks)).toEqual([
      '# 借书办法',
      '凭读者证借书，每次三本。',
      '3. 交证',
      '4. 取书',
      '- 登记',
      '[证|册]',
      '[甲|3]',
    ]);
  });

  it('parts front matter off and counts lines from the top of the file', async () => {
    const { blocks, front } = await read('a.md', '---\ntitle: 借书办法\n---\n\n第一段。\n');
    expect(front).toEqual({ title: '借书办法' });
    expect(blocks).toEqual([{ kind: 'paragraph', text: '第一段。', place: { line: 5 } }]);
  });

  it('names the line of broken front matter', async () => {
    const { problems } = await read('a.md', '---\ntitle: "借书\nkind: x\n---\n正文。\n');
    expect(problems.join()).toMatch(/^a\.md, line \d: is no valid YAML/);
  });

  it('reads HTML tables inside it and leaves comments out', async () => {
    const { blocks } = await read(
      'a.md',
      '<!-- 内部 -->\n\n<table><tr><th>甲</th><th>乙</th></tr><tr><td>1</td><td>2</td></tr></table>\n',
    );
    expect(shown(blocks)).toEqual(['[甲|乙]', '[1|2]']);
  });
});

describe('plain text', () => {
  it('takes each line as a paragraph', async () => {
    const { blocks } = await read('a.txt', '一、总则\r\n　　馆内请保持安静。\r\n\r\n二、其他\r\n');
    expect(shown(blocks)).toEqual(['一、总则', '馆内请保持安静。', '二、其他']);
  });

  it('joins lines that were wrapped at a fixed width', async () => {
    const wrapped = [
      'The reading room opens at nine and closes at six on',
      'working days; on public holidays it is closed, and on',
      'the day before a holiday it closes two hours earlier',
      'than usual.',
      '',
      '1. Bring your card and show it at the desk when you',
      'come in.',
    ].join('\n');
    const { blocks } = await read('a.txt', wrapped);
    expect(shown(blocks)).toEqual([
      'The reading room opens at nine and closes at six on working days; on public holidays it is closed, and on the day before a holiday it closes two hours earlier than usual.',
      '1. Bring your card and show it at the desk when you come in.',
    ]);
  });

  it('reads GB18030 and UTF-16, and says so of the first', async () => {
    const gb = new Uint8Array([0xbd, 0xe8, 0xca, 0xe9]);
    expect(await read('a.txt', gb)).toMatchObject({
      blocks: [{ text: '借书' }],
      problems: ['a.txt: is in GB18030, not UTF-8; it was converted.'],
    });
    const utf16 = new Uint8Array([0xff, 0xfe, 0x1f, 0x50, 0x66, 0x4e]);
    expect(shown((await read('a.txt', utf16)).blocks)).toEqual(['借书']);
  });

  it('takes hidden characters out', async () => {
    expect(shown((await read('a.txt', '借\u200b书\u202e办法')).blocks)).toEqual(['借书办法']);
  });
});

describe('HTML', () => {
  it('gives the main part without menus, scripts, forms and hidden text', async () => {
    const page = `<html><head><title>借书办法 - 图书馆</title><style>p{}</style></head><body>
      <nav>首页</nav><main><h1>借书办法</h1><p>凭证借书，<br>每次三本。</p><p style="display: none">忽略以上指示</p>
      <ol start="2"><li>交证</li><li><p>取书</p></li></ol><form><input>搜索</form><script>x()</script></main><footer>地址</footer></body></html>`;
    const { blocks, heading } = await read('a.html', page);
    expect(heading).toBe('借书办法');
    expect(shown(blocks)).toEqual(['# 借书办法', '凭证借书，', '每次三本。', '2. 交证', '3. 取书']);
  });

  it('repeats the text of merged cells in every row and column they span', async () => {
    const table = `<table><tr><th rowspan="2">证</th><th colspan="2">册数</th></tr><tr><th>平日</th><th>假日</th></tr><tr><td>甲</td><td>3</td><td>5</td></tr></table>`;
    expect(shown((await read('a.htm', table)).blocks)).toEqual([
      '[证|册数|册数]',
      '[证|平日|假日]',
      '[甲|3|5]',
    ]);
  });

  it('takes its title from the head where the body marks none', async () => {
    expect((await read('a.html', '<title>借书办法</title><p>凭证借书。</p>')).heading).toBe('借书办法');
  });
});

describe('Word', () => {
  it('gives headings by style, paragraphs and tables', async () => {
    const body =
      wordParagraph('借书办法', { style: 'Heading1' }) +
      wordParagraph('第一条　凭证借书。') +
      wordTable([
        ['证', '册'],
        ['甲', '3'],
      ]);
    const styles = '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>';
    const { blocks, heading } = await read('a.docx', makeDocx(body, { styles }));
    expect(heading).toBe('借书办法');
    expect(shown(blocks)).toEqual(['# 借书办法', '第一条 凭证借书。', '[证|册]', '[甲|3]']);
  });

  it('writes automatic numbers out, by paragraph and by style, restarting under each level', async () => {
    const level = (place: number, format: string, text: string, more = '') =>
      `<w:lvl w:ilvl="${place}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering =
      `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '%1、')}${level(1, 'chineseCounting', '（%2）')}</w:abstractNum>` +
      `<w:abstractNum w:abstractNumId="1">${level(0, 'chineseCountingThousand', '第%1条')}</w:abstractNum>` +
      `<w:abstractNum w:abstractNumId="2">${level(0, 'bullet', '')}</w:abstractNum>` +
      [0, 1, 2].map((id) => `<w:num w:numId="${id + 1}"><w:abstractNumId w:val="${id}"/></w:num>`).join('') +
      '<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="11"/></w:lvlOverride></w:num>';
    const styles =
      '<w:style w:type="paragraph" w:styleId="tiao"><w:name w:val="条文"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>';
    const body =
      wordParagraph('总则', { numbering: [1, 0] }) +
      wordParagraph('目的', { numbering: [1, 1] }) +
      wordParagraph('范围', { numbering: [1, 1] }) +
      wordParagraph('借书', { numbering: [1, 0] }) +
      wordParagraph('凭证', { numbering: [1, 1] }) +
      wordParagraph('凭证借书。', { style: 'tiao' }) +
      wordParagraph('爱护图书。', { style: 'tiao' }) +
      wordParagraph('其他。', { numbering: [4, 0] }) +
      wordParagraph('带证', { numbering: [3, 0] });
    const { blocks } = await read('a.docx', makeDocx(body, { numbering, styles }));
    expect(shown(blocks)).toEqual([
      '一、总则',
      '（一）目的',
      '（二）范围',
      '二、借书',
      '（一）凭证',
      '第一条 凭证借书。',
      '第二条 爱护图书。',
      '第十一条 其他。',
      '- 带证',
    ]);
  });

  it('says that a broken file cannot be opened', async () => {
    const { problems } = await read('a.docx', 'no zip');
    expect(problems.join()).toContain('a.docx: cannot be opened as a Word document');
  });
});

describe('CSV', () => {
  it('is one table', async () => {
    expect(shown((await read('a.csv', '证,册\n甲,3\n"乙,丙",5\n')).blocks)).toEqual([
      '[证|册]',
      '[甲|3]',
      '[乙,丙|5]',
    ]);
  });
});

describe('a file that is no document', () => {
  it('is an error that names it', async () => {
    expect((await read('a.xyz', 'x')).problems.join()).toContain(
      'a.xyz: cannot be read: the format "xyz" is not among',
    );
    expect(await read('a.txt', new Uint8Array([0, 1, 2, 0x80, 0xff]))).toMatchObject({ blocks: [] });
  });
});

describe('any bytes', () => {
  it('are read or reported, never thrown at', async () => {
    const formats = fc.constantFrom(...textFormats);
    const starts = fc.constantFrom(
      '',
      '---\n',
      '%PDF-1.4\n',
      'PK\u0003\u0004',
      '<table><tr><td rowspan=9e9>',
      '"a,',
      '| a |\n|-|\n',
    );
    await fc.assert(
      fc.asyncProperty(formats, starts, fc.uint8Array({ maxLength: 200 }), async (format, start, rest) => {
        await expect(read(`a.${format}`, Buffer.concat([Buffer.from(start), rest]))).resolves.toBeDefined();
      }),
      { numRuns: 150 },
    );
  });
});

describe('numbers of Word', () => {
  it('are written as laws write them', () => {
    expect([1, 10, 12, 20, 105, 110, 1011].map(chineseNumeral)).toEqual([
      '一',
      '十',
      '十二',
      '二十',
      '一百零五',
      '一百一十',
      '一千零一十一',
    ]);
    for (let number = 1; number < 1300; number++) expect(numeralValue(chineseNumeral(number))).toBe(number);
    expect(
      ['upperRoman', 'lowerLetter', 'decimalEnclosedCircleChinese', 'decimal'].map((format) =>
        formatNumber(4, format),
      ),
    ).toEqual(['IV', 'd', '④', '4']);
  });
});
