import fc from 'fast-check';
import * as openCC from 'opencc-js/t2cn';
import { describe, expect, test } from 'vitest';
import { foldInPlace, foldWidth, normalise, scriptOf, toSimplified, toTraditional } from './script.ts';
import { anyText } from './testing/texts.ts';

describe('toSimplified', () => {
  test.each([
    ['商標註冊', '商标注册'],
    ['專利說明書', '专利说明书'],
    ['著作權登記', '著作权登记'],
    ['後來裡面乾淨', '后来里面干净'],
    ['軟體著作權', '软体著作权'],
    ['發現與發展', '发现与发展'],
    ['商标注册', '商标注册'],
    ['显著特征', '显著特征'],
    ['顯著特徵', '显著特征'],
    ['著錄項目', '著录项目'],
    ['著录项目', '著录项目'],
    ['看著辦', '看着办'],
    ['可以么', '可以么'],
    ['PCT 12345', 'PCT 12345'],
    ['', ''],
  ])('folds %s to %s', (traditional, simplified) => {
    expect(toSimplified(traditional)).toBe(simplified);
  });

  test('does what the library it takes the dictionaries from does', () => {
    // The library's type declarations do not resolve under nodenext.
    const { Converter } = openCC as unknown as { Converter: (direction: object) => (text: string) => string };
    const library = Converter({ from: 'tw', to: 'cn' });
    const han = fc
      .integer({ min: 0x4e00, max: 0x9fff })
      .map((unit) => String.fromCharCode(unit))
      .filter((character) => !'著么'.includes(character));
    fc.assert(
      fc.property(fc.array(han, { maxLength: 12 }), (characters) => {
        const text = characters.join('');
        expect(toSimplified(text)).toBe(library(text));
      }),
      { numRuns: 500 },
    );
  });
});

describe('toTraditional', () => {
  test.each([
    ['专利 商标 注册 设计', '專利 商標 註冊 設計'],
    ['外观设计专利保护十五年', '外觀設計專利保護十五年'],
    ['里面 头发 发明 干净 皇后 后来', '裡面 頭髮 發明 乾淨 皇后 後來'],
    ['软件著作权', '軟件著作權'],
    ['复审 驳回 年费', '複審 駁回 年費'],
    ['自核准注册之日起', '自核准註冊之日起'],
    ['身份证明复印件', '身份證明複印件'],
  ])('writes %s as %s', (simplified, traditional) => {
    expect(toTraditional(simplified)).toBe(traditional);
  });

  test('comes back to where it started for the words of the field', () => {
    for (const text of ['商标续展费用减缴', '知识产权公共服务', '集成电路布图设计', '行政裁决与调解']) {
      expect(toSimplified(toTraditional(text))).toBe(text);
    }
  });
});

describe('foldWidth', () => {
  test('folds letters, digits and the punctuation of numbers, and keeps every place', () => {
    expect(foldWidth('１５％　￥９００，ＰＣＴ．')).toBe('15% ¥900,PCT.');
    fc.assert(fc.property(anyText, (text) => foldWidth(text).length === text.length));
  });

  test('folding in place keeps every place too', () => {
    expect(foldInPlace('三十個工作日內，５萬元')).toBe('三十个工作日内,5万元');
    fc.assert(fc.property(anyText, (text) => foldInPlace(text).length === text.length));
  });
});

describe('normalise', () => {
  test.each([
    ['ＰＣＴ國家階段期限？', 'pct国家阶段期限?'],
    ['\u2f00般', '一般'],
    ['pa\u200bte\u00adnt', 'patent'],
    ['ﬁling', 'filing'],
    ['專\u202e利\0', '专利'],
    ['\ud800专利\udc00', '专利'],
  ])('makes %j %j', (text, normalised) => {
    expect(normalise(text)).toBe(normalised);
  });

  test('is idempotent on any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = normalise(text);
        expect(normalise(once)).toBe(once);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('scriptOf', () => {
  test('counts no character that both scripts have', () => {
    expect(scriptOf('中文皇后公里')).toEqual({ simplified: 0, traditional: 0 });
    expect(scriptOf('商標與商标')).toEqual({ simplified: 1, traditional: 2 });
  });
});
