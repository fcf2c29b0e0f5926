import { describe, expect, it } from 'vitest';
import { collectProblems } from '../problems.ts';
import { passagesOf } from '../structure/structure.ts';
import { makeDocx, wordParagraph } from '../testing/make-docx.ts';
import type { PdfText } from '../testing/make-pdf.ts';
import { makePdf } from '../testing/make-pdf.ts';
import { readText } from './read-text.ts';

const title = '城南湖泊保护办法';
const headings = new Set(['第一章 总则', '第二章 船只']);
const lines = [
  '第一章 总则',
  '第一条 为了保护城南的湖泊，保持水质清洁，让居民和游客都能安全地使用湖面与湖岸，根据有关规定，结合本地实际，制定本办法。',
  '第二条 本办法适用于城南全部湖泊的保护、使用和管理活动。',
  '第二章 船只',
  '第三条 有下列情形之一的，船只不得下水：',
  '（一）没有登记的；',
  '（二）没有救生设备，或者救生设备的数量少于核定的乘客人数，经提醒以后仍然没有补足的；',
  '（三）遇到大风天气的。',
  '船主应当每年检修一次船只，检修记录保存三年，管理人员可以随时查看检修记录和登记证书。',
  '第四条 本办法自2026年5月1日起施行。',
];

/** The lines set in 30 characters a line, 25 lines a page, with a header and page numbers. */
function asPdf(): Uint8Array {
  const set: { text: string; indent: boolean }[] = lines.flatMap((line) => {
    if (headings.has(line)) return [{ text: line.replace(' ', '　'), indent: true }];
    const indented = `　　${line.replace(' ', '　')}`;
    const parts = indented.match(/.{1,30}/gu) ?? [];
    return parts.map((text, index) => ({ text: index === 0 ? text.slice(2) : text, indent: index === 0 }));
  });
  const perPage = 9;
  const pages = Array.from({ length: Math.ceil(set.length / perPage) }, (_, page): PdfText[] => [
    { x: 230, y: 815, size: 9, text: '城南市文件选编' },
    ...(page === 0 ? [{ x: 200, y: 780, size: 20, text: title }] : []),
    ...set.slice(page * perPage, (page + 1) * perPage).map(({ text, indent }, index) => ({
      x: indent ? 114 : 90,
      y: 740 - index * 22,
      text,
    })),
    { x: 290, y: 30, size: 9, text: `第${page + 1}页 共2页` },
  ]);
  return makePdf(pages);
}

const forms: Readonly<Record<string, string | Uint8Array>> = {
  md: `# ${title}\n\n${lines.map((line) => (headings.has(line) ? `## ${line}` : line)).join('\n\n')}\n`,
  txt: [title, ...lines.map((line) => `　　${line}`)].join('\r\n'),
  html: `<html><body><nav>首页</nav><div class="c"><h2>${title}</h2>${lines
    .map((line) => `<p>&nbsp;&nbsp;<span>${line.slice(0, 4)}</span>${line.slice(4)}</p>`)
    .join('\n')}</div></body></html>`,
  docx: makeDocx([title, ...lines].map((line) => wordParagraph(line)).join('')),
  pdf: asPdf(),
};

describe('one text in every format', () => {
  it.each(Object.keys(forms))('gives the same articles as %s', async (format) => {
    const form = forms[format] ?? '';
    const problems = collectProblems();
    const bytes = typeof form === 'string' ? Buffer.from(form) : form;
    const text = await readText(`a.${format}`, bytes, problems.in('a'));
    expect(problems.all).toEqual([]);
    const passages = passagesOf(text?.blocks ?? [], title, 'zh-Hans');
    expect(passages.map(({ section, path, text: words }) => [path.join(), section, words])).toEqual([
      ['第一章 总则', '第一条', lines[1]?.slice(4)],
      ['第一章 总则', '第二条', lines[2]?.slice(4)],
      ['第二章 船只', '第三条', [lines[4]?.slice(4), ...lines.slice(5, 9)].join('\n')],
      ['第二章 船只', '第四条', lines[9]?.slice(4)],
    ]);
  });
});
