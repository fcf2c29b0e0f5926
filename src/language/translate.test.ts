import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { glossaryIndex } from './glossary-index.ts';
import { anyText } from './testing/texts.ts';
import { translateQuery, type SynonymGroup } from './translate.ts';

const everything = () => 1;
const only =
  (...tokens: string[]) =>
  (token: string) =>
    tokens.includes(token) ? 3 : 0;

/** Groups as `source>token/token`. */
function shown(groups: readonly SynonymGroup[]): string[] {
  return groups.map(
    ({ source, candidates }) => `${source}>${candidates.map(({ token }) => token).join('/')}`,
  );
}

describe('translateQuery', () => {
  test('gives for each word one group of the candidates that occur', () => {
    const groups = translateQuery('The trademark invention?', { occurs: only('商标', '发明', '牌子') });
    expect(shown(groups)).toEqual(
      ['trademark>商标/牌子', 'invention>发明'].sort((a, b) => groups.length && a.localeCompare(b)).reverse(),
    );
  });

  test('takes the longest phrase first', () => {
    expect(
      shown(translateQuery('the federal government', { occurs: only('联邦', '政府', '联邦政府') })),
    ).toEqual(['federal government>联邦政府']);
  });

  test('falls back to shorter phrases where the longer one does not occur', () => {
    expect(shown(translateQuery('the federal government', { occurs: only('联邦', '政府') }))).toEqual([
      'federal>联邦',
      'government>政府',
    ]);
  });

  test('weighs a candidate by its sense', () => {
    const [group] = translateQuery('design', { occurs: only('设计', '造型') });
    expect(group?.candidates).toEqual([
      { token: '设计', weight: 1 },
      { token: '造型', weight: 0.5 },
    ]);
  });

  test('finds base forms, and what a word derives from where there is nothing else', () => {
    expect(shown(translateQuery('granted', { occurs: only('准') }))).toEqual(['granted>准']);
    expect(shown(translateQuery('inventions', { occurs: only('发明') }))).toEqual(['inventions>发明']);
  });

  test('gives at most eight candidates a group', () => {
    for (const { candidates } of translateQuery('right apply file set', { occurs: everything })) {
      expect(candidates.length).toBeLessThanOrEqual(8);
    }
  });

  test('lets words, digits, codes and Chinese terms go along as they are', () => {
    const occurs = only('pct', '30', '第42条', '费减', '202010123456', '15');
    const sources = translateQuery('PCT 30 months, Article 42, 费减, ZL202010123456.7, fifteen', {
      occurs,
    }).map(({ source }) => source);
    expect(sources.sort()).toEqual(['15', '202010123456', '30', 'pct', '第42条', '费减'].sort());
  });

  test('asks for a period where the question says how long', () => {
    expect(shown(translateQuery('how long', { occurs: only('期限', '长') }))).toEqual(['how long>期限']);
  });

  test('puts the glossary before the dictionary, by whole term, synonyms and the parts of long terms', () => {
    const glossary = glossaryIndex([
      {
        'zh-Hans': '外观设计专利',
        en: 'design patent',
        synonyms: ['外观专利', 'patent for design'],
        lay: [],
      },
    ]);
    const whole = translateQuery('design patents', { occurs: everything, glossary });
    expect(shown(whole).slice(0, 3)).toEqual([
      'design patents>外观设计专利/外观专利',
      'design patents>外观设计',
      'design patents>专利',
    ]);
    const parts = translateQuery('patents for designs', { occurs: only('外观设计', '专利'), glossary });
    expect(shown(parts)).toEqual(['patents for designs>外观设计', 'patents for designs>专利']);
  });

  test('takes no word of the language itself for a word of the dictionary', () => {
    expect(translateQuery('constructor toString __proto__ hasOwnProperty', { occurs: () => 0 })).toEqual([]);
  });

  test('never throws, and gives neither empty groups nor weights outside 0 to 1', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { candidates } of translateQuery(text, { occurs: everything })) {
          expect(candidates.length).toBeGreaterThan(0);
          for (const { weight } of candidates) expect(weight > 0 && weight <= 1).toBe(true);
        }
      }),
    );
  });
});
