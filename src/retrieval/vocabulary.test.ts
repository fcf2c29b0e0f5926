import { expect, test } from 'vitest';
import { day } from '../platform/day.ts';
import { openIndex } from './built-in-index.ts';
import { layWords } from './lay-words.ts';
import { smallRelease } from './testing/small-release.ts';

const release = smallRelease(
  [
    { id: '甲', title: '劳动规则', passages: [{ unit: '1', text: '用人单位应当按时足额支付劳动报酬。' }] },
    { id: '乙', title: '灯塔规则', passages: [{ unit: '1', text: '守护灯塔的人应当按时点亮灯塔。' }] },
    { id: '丙', title: '海港规则', passages: [{ unit: '1', text: '船只应当按时离开海港。' }] },
  ],
  [
    {
      'zh-Hans': '守护灯塔',
      en: 'keep a lighthouse',
      synonyms: [],
      lay: ['看塔'],
      topics: ['other'],
      source: 'unofficial',
    },
  ],
);

test.each([
  ['老板拖欠工资怎么办', '甲'],
  ['看塔有什么要求', '乙'],
])('%s finds what the law says in other words', async (text, document) => {
  const query = { text, language: 'zh-Hans', asOf: day('2026-01-01'), limit: 3 } as const;
  const [hit] = (await openIndex(release).search(query)).hits;
  expect(hit?.document.id).toBe(document);
  expect(hit?.scores.vocabulary).toBeGreaterThan(0);
});

test('every line of the list has a legal term and everyday words, and no term stands twice', () => {
  const terms = layWords.map((term) => term['zh-Hans']);
  expect(new Set(terms).size).toBe(terms.length);
  for (const { 'zh-Hans': term, lay } of layWords) {
    expect(term).toMatch(/^\p{Script=Han}{2,12}$/u);
    expect(lay.every((word) => /^[\p{L}\p{N}+]{1,8}$/u.test(word) && word !== term)).toBe(true);
  }
});
