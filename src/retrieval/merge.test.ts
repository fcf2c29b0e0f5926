import { expect, test } from 'vitest';
import { merge } from './merge.ts';

const listOf = (name: string, strength: number, scores: readonly number[]) => ({
  items: scores.map((score, at) => ({ name: `${name}${at}`, score })),
  strength,
  score: (item: { score: number }) => item.score,
});
const names = (lists: ReturnType<typeof listOf>[], limit: number) =>
  merge(lists, limit).map(({ item }) => item.name);

test('the stronger list comes first and the weaker one keeps its places', () => {
  const strong = listOf('a', 0.8, [1, 0.9, 0.8, 0.7]);
  const weak = listOf('b', 0.2, [1, 0.9]);
  expect(names([strong, weak], 4)).toEqual(['a0', 'a1', 'a2', 'b0']);
});

test('an empty list takes no place', () => {
  expect(names([listOf('a', 0.5, [1, 0.9, 0.8]), listOf('b', 0, [])], 3)).toEqual(['a0', 'a1', 'a2']);
  expect(merge([], 3)).toEqual([]);
});

test('gives no more than asked for, even where quotas ask for more', () => {
  expect(names([listOf('a', 0.5, [1]), listOf('b', 0.4, [1])], 1)).toEqual(['a0']);
});
