import { expect, test } from 'vitest';
import { day } from '../platform/day.ts';
import { openIndex } from './built-in-index.ts';
import { smallRelease } from './testing/small-release.ts';

const release = smallRelease(
  [
    {
      id: '灯塔法',
      title: '中华人民共和国灯塔法',
      passages: [
        { unit: '2', section: '第二条', article: 2, text: '灯塔由所有人看护。' },
        { unit: '3', section: '第三条', article: 3, text: '灯塔的检修费用由所有人承担。' },
      ],
    },
    {
      id: '细则',
      title: '灯塔法实施细则',
      authority: 'administrative-regulation',
      passages: [
        {
          unit: '2',
          section: '第二条',
          article: 2,
          text: '灯塔法第三条所称费用，是指灯塔法第三条规定的检修费用。',
        },
      ],
    },
  ],
  [
    {
      'zh-Hans': '灯塔法',
      en: 'Lighthouse Law',
      synonyms: [],
      lay: [],
      topics: ['other'],
      source: 'unofficial',
    },
  ],
);

test.each([
  ['灯塔法第三条', 'zh-Hans'],
  ['根据《中华人民共和国灯塔法》第3条，费用谁出？', 'zh-Hans'],
  ['燈塔法第三條講什麼', 'zh-Hant'],
  ['What does Article 3 of the Lighthouse Law say?', 'en'],
] as const)('%s leads to the article itself, not to what mentions it', async (text, language) => {
  const query = { text, language, asOf: day('2026-01-01'), limit: 3 };
  const { hits } = await openIndex(release).search(query);
  expect(hits[0]?.passage.id).toBe('灯塔法#3@zh-Hans');
  expect(hits[1]?.scores).not.toHaveProperty('cited');
});

test('a law that is kept book by book goes by its own name', async () => {
  const codes = smallRelease([
    {
      id: '法典',
      title: '航海法典-灯塔编',
      passages: [{ unit: '30', section: '第三十条', article: 30, text: '灯塔的看护人应当点灯。' }],
    },
  ]);
  const query = { text: '航海法典第三十条', language: 'zh-Hans', asOf: day('2026-01-01'), limit: 3 } as const;
  const { hits } = await openIndex(codes).search(query);
  expect(hits[0]?.scores.cited).toBe(1);
});

test('an article without its law leads nowhere by itself', async () => {
  const query = { text: '第三条', language: 'zh-Hans', asOf: day('2026-01-01'), limit: 3 } as const;
  const { hits } = await openIndex(release).search(query);
  expect(hits.every(({ scores }) => scores.cited === undefined)).toBe(true);
});
