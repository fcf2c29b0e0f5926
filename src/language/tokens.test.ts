import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bigramTokens, englishTokens, wordTokens } from './tokens.ts';
import { anyText } from './testing/texts.ts';

describe('bigramTokens', () => {
  test('gives the bigrams of each run, a lone character, words and digits', () => {
    expect(bigramTokens('专利年费，交PCT 2万')).toEqual(['专利', '利年', '年费', '交', 'pct', '2', '万']);
  });

  test('is the same for both scripts and widths', () => {
    expect(bigramTokens('商標註冊ＰＣＴ１')).toEqual(bigramTokens('商标注册PCT1'));
  });

  test('keeps codes whole besides', () => {
    const tokens = bigramTokens(
      '专利法第四十二条、ZL202010123456.7、财税〔2016〕78号、GB/T 29490-2013、表格100007',
    );
    for (const token of ['第42条', '202010123456', '财税〔2016〕78号', 'gb/t29490-2013', '100007']) {
      expect(tokens).toContain(token);
    }
  });

  test('never cuts a character in two', () => {
    expect(bigramTokens('𠮷野家')).toEqual(['𠮷野', '野家']);
  });
});

describe('wordTokens', () => {
  test('gives every headword that the text holds, of our lexicon too', () => {
    const tokens = wordTokens('外观设计专利撤三');
    for (const token of ['外观', '外观设计', '设计', '专利', '外观设计专利', '撤三'])
      expect(tokens).toContain(token);
    expect(tokens).not.toContain('计专');
  });

  test('gives article numbers in one form', () => {
    expect(wordTokens('第四十二条')).toContain('第42条');
    expect(wordTokens('第42条')).toContain('第42条');
  });
});

describe('englishTokens', () => {
  test('gives lemmas without the stop words', () => {
    expect(englishTokens('What are the annual fees for granted patents?')).toEqual([
      'annual',
      'fee',
      'grant',
      'patent',
    ]);
  });

  test('gives an article the token it has in Chinese', () => {
    expect(englishTokens('under Article 42')).toEqual(['article', '42', '第42条']);
  });

  test('finds singular by plural and verb by noun form alike', () => {
    expect(englishTokens('copies filing licensed trademarks')).toEqual(
      englishTokens('copy file license trademark'),
    );
  });
});

test('no text makes a tokeniser throw, and no token is empty or ill-formed', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      for (const token of [...bigramTokens(text), ...wordTokens(text), ...englishTokens(text)]) {
        expect(token).toMatch(/^[^\p{Surrogate}]+$/u);
      }
    }),
    { numRuns: 1_000 },
  );
});
