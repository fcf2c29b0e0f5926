import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingLength } from '../text.ts';
import { packLines } from './pack.ts';
import { tableTexts, withPipeTables } from './tables.ts';

const sentence = fc
  .array(fc.constantFrom('公园', '游客', '入园', '，', 'park ', '（一）', '10'), {
    minLength: 1,
    maxLength: 30,
  })
  .map((parts) => `${parts.join('')}。`);
const line = fc.array(sentence, { minLength: 1, maxLength: 6 }).map((sentences) => sentences.join(''));

describe('packing lines', () => {
  it('loses nothing, keeps the order and stays under the limit where sentences allow', () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 60, max: 400 }),
        (lines, limit) => {
          const texts = packLines(lines, limit);
          expect(texts.join('').replaceAll('\n', '')).toBe(lines.join(''));
          expect(texts.every((text) => readingLength(text) <= limit || !/。./u.test(text.slice(0, -1)))).toBe(
            true,
          );
        },
      ),
    );
  });

  it('keeps a lead together with its list', () => {
    const lines = [
      '甲'.repeat(80),
      '有下列情形的：',
      `（一）${'乙'.repeat(50)}；`,
      `（二）${'丙'.repeat(50)}。`,
      '丁'.repeat(80),
    ];
    expect(packLines(lines, 100).map((text) => text.charAt(0))).toEqual(['甲', '有', '丁']);
  });

  it('makes parts of like size instead of full ones and a rest', () => {
    const lengths = packLines(
      Array.from({ length: 7 }, () => '文'.repeat(100)),
      600,
    ).map((text) => text.length);
    expect(lengths).toEqual([403, 302]);
  });
});

describe('tables', () => {
  it('longer than the limit become groups of whole rows under a repeated header', () => {
    const rows = Array.from({ length: 10 }, (_, index) => [`第${index}项`, '字'.repeat(40)]);
    const texts = tableTexts({ kind: 'table', rows: [['项', '文'], ...rows] }, ['附表'], 150);
    expect(texts.length).toBeGreaterThan(2);
    expect(texts.every((text) => text.startsWith('附表\n项 | 文\n'))).toBe(true);
    const body = texts.flatMap((text) => text.split('\n').slice(2));
    expect(body).toEqual(rows.map((row) => row.join(' | ')));
  });

  it('are found in lines parted by bars, with or without a rule under the header', () => {
    const blocks = ['前言', '| 项 | 数 |', '|---|---|', '| 甲 | 1 |', '后记 | 完'].map((text) => ({
      kind: 'paragraph' as const,
      text,
    }));
    expect(withPipeTables(blocks)).toEqual([
      { kind: 'paragraph', text: '前言' },
      {
        kind: 'table',
        rows: [
          ['项', '数'],
          ['甲', '1'],
          ['后记', '完'],
        ],
      },
    ]);
    expect(withPipeTables(blocks.slice(4))).toEqual([{ kind: 'paragraph', text: '后记 | 完' }]);
  });
});
