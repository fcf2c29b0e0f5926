import { describe, expect, it } from 'vitest';
import { lineOf } from '../blocks.ts';
import { collectProblems, problemLine } from '../problems.ts';
import type { PdfPage, PdfText } from '../testing/make-pdf.ts';
import { makePdf } from '../testing/make-pdf.ts';
import { readPdf } from './pdf.ts';

async function read(pages: readonly PdfPage[] | Uint8Array) {
  const problems = collectProblems();
  const bytes = pages instanceof Uint8Array ? pages : makePdf(pages);
  const blocks = await readPdf(bytes, problems.in('a.pdf'));
  return {
    lines: blocks?.map((block) =>
      block.kind === 'table' ? '' : `${block.kind === 'heading' ? '# ' : ''}${lineOf(block)}`,
    ),
    problems: problems.all.map(problemLine),
  };
}

/** Lines of 20 characters in 12 points, 20 points apart, from the top of the page. */
function body(lines: readonly (string | Partial<PdfText>)[], from = 740): PdfText[] {
  return lines.map((line, index) => ({
    x: 80,
    y: from - index * 20,
    text: '',
    ...(typeof line === 'string' ? { text: line } : line),
  }));
}

const header = { x: 200, y: 810, text: '城南图书馆文件汇编' };
const number = (page: number) => ({ x: 290, y: 30, text: `— ${page} —` });

describe('a PDF with text', () => {
  it('joins wrapped lines over page ends, without header, footer and page numbers', async () => {
    const { lines, problems } = await read([
      [
        header,
        ...body([
          { x: 180, size: 18, text: '城南图书馆借书办法' },
          { x: 104, text: '第一条　为了方便读者借书，保护馆藏' },
          '图书，制定本办法。本馆读者凭读者证借书，每',
          '次三本，借期三十日。',
          { x: 104, text: '第二条　读者应当爱护图书，不得在书' },
          '上涂写，不得撕毁；损坏图书的，按照原价赔偿',
        ]),
        number(1),
      ],
      [header, ...body(['，绝版图书按照原价的三倍赔偿。']), number(2)],
    ]);
    expect(problems).toEqual([]);
    expect(lines).toEqual([
      '# 城南图书馆借书办法',
      '第一条 为了方便读者借书，保护馆藏图书，制定本办法。本馆读者凭读者证借书，每次三本，借期三十日。',
      '第二条 读者应当爱护图书，不得在书上涂写，不得撕毁；损坏图书的，按照原价赔偿，绝版图书按照原价的三倍赔偿。',
    ]);
  });

  it('makes words whole that were cut by a hyphen', async () => {
    const { lines } = await read([
      body([
        'The reading room is open to every resi-',
        'dent of the city who holds a reader card',
        'and keeps silent.',
      ]),
    ]);
    expect(lines).toEqual([
      'The reading room is open to every resident of the city who holds a reader card and keeps silent.',
    ]);
  });

  it('keeps rows of a table apart', async () => {
    const row = (y: number, cells: readonly string[]) =>
      cells.map((text, index) => ({ x: 80 + index * 150, y, text }));
    const { lines } = await read([
      [
        { x: 80, y: 780, text: '各类读者证可以借书的册数如下：' },
        ...row(740, ['证', '册数']),
        ...row(720, ['成人证', '3']),
        ...row(700, ['儿童证', '5']),
      ],
    ]);
    expect(lines).toEqual(['各类读者证可以借书的册数如下：', '证 | 册数', '成人证 | 3', '儿童证 | 5']);
  });
});

describe('a PDF without text', () => {
  it('is an error for every page that is a picture', async () => {
    const text = body(['本馆读者凭读者证借书，每次三本，借期三十日。']);
    const { lines, problems } = await read([text, 'picture', text, 'picture']);
    expect(lines).toBeUndefined();
    expect(problems.map((line) => line.slice(0, 25))).toEqual([
      'a.pdf, page 2: has no tex',
      'a.pdf, page 4: has no tex',
    ]);
  });

  it('is an error even where its pages are empty', async () => {
    expect((await read([[], []])).problems).toHaveLength(2);
  });

  it('may have a blank page among others', async () => {
    const text = body(['本馆读者凭读者证借书，每次三本，借期三十日。']);
    expect(await read([text, []])).toEqual({
      lines: [text[0]?.text],
      problems: ['a.pdf, page 2: is blank.'],
    });
  });

  it('because its fonts are elsewhere says so', async () => {
    const text = body(['本馆读者凭读者证借书，每次三本，借期三十日。']);
    const { problems } = await read(makePdf([text], { encoding: 'GBK-EUC-H' }));
    expect(problems.join()).toContain('a.pdf: its fonts are not in the file (GBK-EUC-H)');
  });

  it('or any that is broken says why it cannot be opened', async () => {
    expect((await read(new TextEncoder().encode('no pdf'))).problems.join()).toContain(
      'a.pdf: cannot be opened as a PDF',
    );
  });
});
