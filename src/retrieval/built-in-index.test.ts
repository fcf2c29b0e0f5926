import { describe, expect, test } from 'vitest';
import { day } from '../platform/day.ts';
import { buildIndex, openIndex } from './built-in-index.ts';
import { smallRelease } from './testing/small-release.ts';
import { searchIndexContract } from './testing/search-index-contract.ts';
import { Vectors } from './vectors.ts';

describe('the built-in index', () => {
  searchIndexContract((release) => openIndex(release));
});

const release = smallRelease([
  { id: 'a', title: '甲', passages: [{ unit: '1', text: '苹果的价格' }] },
  { id: 'b', title: '乙', passages: [{ unit: '1', text: '梨子的产地' }] },
]);
const query = { text: '苹果', language: 'zh-Hans', asOf: day('2026-01-01'), limit: 2 } as const;

test('refuses an index that was built for other passages', () => {
  const [first, second] = release.passages;
  expect(() => openIndex({ ...release, passages: [second!, first!] })).toThrow(/belongs to other passages/);
  expect(() => openIndex({ ...release, index: new Map() })).toThrow(/has no index/);
});

test('equal content gives equal bytes, so that releases can be compared', () => {
  expect(buildIndex(release)).toEqual(release.index);
});

test('reads blobs from any place in memory', async () => {
  const moved = new Map([...release.index].map(([name, bytes]) => [name, shifted(bytes)]));
  const index = openIndex({ ...release, index: moved });
  expect((await index.search(query)).hits.map(({ document }) => document.id)).toEqual(['a']);
});

test('vectors find what no word finds, and their cosines stay raw', async () => {
  const vectors = new Vectors(Float32Array.of(0.6, 0.8, 1, 0), 2);
  const index = openIndex(release, {
    modelId: 'test',
    vectors,
    embed: () => Promise.resolve(Float32Array.of(1, 0)),
  });
  const { hits, signals } = await index.search(query);
  expect(hits.map(({ document }) => document.id)).toEqual(['a', 'b']);
  expect(hits[0]?.scores.dense).toBeCloseTo(0.6);
  expect(hits[1]?.scores).toEqual({ dense: 1 });
  expect(signals.denseTop).toBe(1);
});

test('an empty release is searched without a hit', async () => {
  const empty = smallRelease([]);
  const { hits, signals } = await openIndex(empty).search(query);
  expect(hits).toEqual([]);
  expect(signals).toEqual({ norm: 0, queryTokens: 0, unknownShare: 0, path: 'direct' });
});

function shifted(bytes: Uint8Array): Uint8Array {
  const roomy = new Uint8Array(bytes.length + 3);
  roomy.set(bytes, 3);
  return roomy.subarray(3);
}
