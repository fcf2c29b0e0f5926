import { expect, test } from 'vitest';
import { smallSet } from '../testing/small-set.ts';
import { searchBench } from './search-bench.ts';

const settings = {
  split: 'dev',
  documents: '/nowhere',
  questions: 100,
  streams: 1,
  seconds: 1,
  report: () => undefined,
};

test('measures search beside MiniSearch on the same passages', async () => {
  const result = await searchBench.run({ ...settings, dataset: await smallSet() });
  const names = 'figures' in result ? result.figures.map(({ name }) => name) : [];
  expect(names).toContain('search, median');
  expect(names).toContain('MiniSearch, median');
});

test('is skipped with the reason where the passages are absent', async () => {
  const result = await searchBench.run({ ...settings, dataset: '/nowhere' });
  expect(result).toEqual({ skipped: expect.stringContaining('/nowhere') as string });
});
