import { expect, test } from 'vitest';
import { concentrationOf } from './concentration.ts';

const of = (id: string, ...topics: 'patent'[]) => ({ id, topics });

test('counts hits of one topic together, and hits of one document where it has none', () => {
  expect(concentrationOf([of('a', 'patent'), of('b', 'patent'), of('c'), of('c'), of('c')])).toBeCloseTo(0.3);
  expect(concentrationOf([of('a', 'patent'), of('b', 'patent'), of('c')])).toBeCloseTo(0.2);
  expect(concentrationOf([])).toBe(0);
});
