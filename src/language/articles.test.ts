import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findArticles } from './articles.ts';
import { anyText } from './testing/texts.ts';

test.each<[string, unknown[]]>([
  ['专利法第四十二条', [{ law: '专利法', article: 42 }]],
  ['《商标法》第33条', [{ law: '商标法', article: 33 }]],
  ['根据专利法实施细则第五十三条', [{ law: '专利法实施细则', article: 53 }]],
  ['民法典第一千一百八十五条', [{ law: '民法典', article: 1185 }]],
  ['依据《商标法》第十条第一款第（七）项', [{ law: '商标法', article: 10, paragraph: 1, item: 7 }]],
  ['刑法第二百一十九条之一', [{ law: '刑法', article: 219, inserted: 1 }]],
  ['本法第五条', [{ article: 5 }]],
  ['專利法第四十二條', [{ law: '专利法', article: 42 }]],
  [
    '专利法第四十二条、第四十三条',
    [
      { law: '专利法', article: 42 },
      { law: '专利法', article: 43 },
    ],
  ],
  [
    '专利法第六十、六十一条',
    [
      { law: '专利法', article: 60 },
      { law: '专利法', article: 61 },
    ],
  ],
  ['Article 42 of the Patent Law', [{ law: 'Patent Law', article: 42 }]],
  ['Art. 33', [{ article: 33 }]],
  [
    'Articles 42 and 43 of the Trademark Law',
    [
      { law: 'Trademark Law', article: 42 },
      { law: 'Trademark Law', article: 43 },
    ],
  ],
  ['Article 10(1) of the Law', [{ law: 'Law', article: 10, paragraph: 1 }]],
  ['第三条件', []],
  ['第一章', []],
  ['article about patents', []],
])('%s', (text, articles) => {
  const found = findArticles(text).map(({ law, article, inserted, paragraph, item }) => ({
    ...(law === undefined ? {} : { law }),
    article,
    ...(inserted === undefined ? {} : { inserted }),
    ...(paragraph === undefined ? {} : { paragraph }),
    ...(item === undefined ? {} : { item }),
  }));
  expect(found).toEqual(articles);
});

test('reports the part of the text that names the article', () => {
  expect(findArticles('请看专利法第四十二条。')[0]).toMatchObject({
    start: 2,
    end: 10,
    text: '专利法第四十二条',
  });
  fc.assert(
    fc.property(anyText, (text) => {
      for (const found of findArticles(text)) expect(text.slice(found.start, found.end)).toBe(found.text);
    }),
  );
});
