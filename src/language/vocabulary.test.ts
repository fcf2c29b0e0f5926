import { expect, test } from 'vitest';
import { glossaryIndex } from './glossary-index.ts';
import { normalise } from './script.ts';
import { expandTerms } from './vocabulary.ts';

const glossary = glossaryIndex([
  { 'zh-Hans': '年费', en: 'annuity', synonyms: ['annual fee', '专利年费'], lay: ['保护费'] },
  {
    'zh-Hans': '费用减缴',
    en: 'fee reduction',
    synonyms: ['费减'],
    lay: ['交不起年费', 'cannot afford the fee'],
  },
  { 'zh-Hans': '假冒专利', en: 'passing off a patent', synonyms: [], lay: ['山寨'] },
  { 'zh-Hans': '仿冒', en: 'counterfeiting', synonyms: [], lay: ['山寨'] },
]);

/** Terms as `source>term`. */
function expanded(text: string): string[] {
  return expandTerms(normalise(text), glossary).map(({ source, term }) => `${source}>${term}`);
}

test('a lay word leads to every legal term it may mean', () => {
  expect(expanded('有人卖山寨货')).toEqual(['山寨>假冒专利', '山寨>仿冒']);
});

test('the longest lay word wins over the words inside it', () => {
  expect(expanded('我交不起年费了')).toEqual(['交不起年费>费用减缴', '交不起年费>费减']);
});

test('Traditional script leads to the same terms', () => {
  expect(expanded('交不起年費')).toEqual(expanded('交不起年费'));
});

test('a term that the question holds is not added to it', () => {
  expect(expanded('山寨算假冒专利吗')).toEqual(['山寨>仿冒']);
});

test('lay words weigh less than other names of the same thing, and more than their own synonyms', () => {
  const weights = expandTerms('费减和保护费', glossary).map(({ term, weight }) => [
    term,
    Number(weight.toFixed(2)),
  ]);
  expect(weights).toEqual([
    ['费用减缴', 0.7],
    ['年费', 0.7],
    ['专利年费', 0.49],
  ]);
});

test('a question without such words stays as it is', () => {
  expect(expanded('怎么申请商标')).toEqual([]);
  expect(expandTerms('', glossaryIndex([]))).toEqual([]);
});
