import { expect, test } from 'vitest';
import { day } from '../platform/day.ts';
import { openIndex } from './built-in-index.ts';
import { foldDuplicates } from './fold-duplicates.ts';
import { smallRelease } from './testing/small-release.ts';

test('folds what says the same and keeps the better one and all others', async () => {
  const text = '灯塔的所有人应当每年检修灯塔一次，检修的费用由所有人承担。';
  const index = openIndex(
    smallRelease([
      { id: '甲', title: '灯塔', passages: [{ unit: '1', text }] },
      { id: '乙', title: '灯塔', passages: [{ unit: '1', text: text.replace('。', '！') }] },
      {
        id: '丙',
        title: '灯塔',
        passages: [{ unit: '1', text: '记录应当保存十年，以备查验，检修也在其内。' }],
      },
    ]),
  );
  const query = { text: '灯塔检修费用', language: 'zh-Hans', asOf: day('2026-01-01'), limit: 5 } as const;
  const { hits } = await index.search(query);
  expect(hits).toHaveLength(3);
  expect(foldDuplicates(hits).map(({ document }) => document.id)).toEqual(['甲', '丙']);
});
