import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseChineseNumber, parseEnglishNumber } from './numerals.ts';
import { anyText } from './testing/texts.ts';

describe('parseChineseNumber', () => {
  test.each([
    ['〇', 0],
    ['零', 0],
    ['十', 10],
    ['十五', 15],
    ['二十', 20],
    ['两百', 200],
    ['一百一十二', 112],
    ['一百零八', 108],
    ['一千五', 1500],
    ['一千零五', 1005],
    ['三万五', 35_000],
    ['三万零五百', 30_500],
    ['五百万', 5_000_000],
    ['一亿零五万', 100_050_000],
    ['十二亿', 1_200_000_000],
    ['二〇二七', 2027],
    ['三点五', 3.5],
    ['零点零五', 0.05],
    ['壹仟贰佰', 1200],
    ['兩千', 2000],
    ['3万5千', 35_000],
    ['42', 42],
  ])('reads %s as %d', (text, value) => {
    expect(parseChineseNumber(text)).toBe(value);
  });

  test.each(['', '万', '万一', '千万', '百', '十百', '甲', '一二十', '三点', '年'])(
    'knows that %j is no number',
    (text) => {
      expect(parseChineseNumber(text)).toBeUndefined();
    },
  );

  test('never throws', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const value = parseChineseNumber(text);
        expect(value === undefined || Number.isFinite(value) || text.length > 100).toBe(true);
      }),
    );
  });

  test('reads back every number up to ten thousand as it is written', () => {
    for (let value = 1; value < 10_000; value += 7) expect(parseChineseNumber(written(value))).toBe(value);
  });
});

describe('parseEnglishNumber', () => {
  test.each([
    ['zero', 0],
    ['fifteen', 15],
    ['fifty-five', 55],
    ['one hundred and twelve', 112],
    ['two million', 2_000_000],
    ['three hundred thousand', 300_000],
    ['one thousand five hundred', 1500],
  ])('reads %s as %d', (text, value) => {
    expect(parseEnglishNumber(text)).toBe(value);
  });

  test.each(['year', 'constructor', 'fifteen years'])('knows that %j is no number', (text) => {
    expect(parseEnglishNumber(text)).toBeUndefined();
  });
});

/** A number below 10,000 in Chinese numerals. */
function written(value: number): string {
  const digits = '零一二三四五六七八九';
  const places = ['', '十', '百', '千'];
  return Array.from(String(value))
    .map((digit, index, all) =>
      digit === '0' ? '零' : digits.charAt(Number(digit)) + (places[all.length - 1 - index] ?? ''),
    )
    .join('')
    .replace(/零+$/, '')
    .replace(/零+/g, '零');
}
