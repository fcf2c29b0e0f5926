import { afterEach, describe, expect, test } from 'vitest';
import { day } from '../../platform/day.ts';
import type { SearchQuery } from '../search-index.ts';
import { smallRelease } from '../testing/small-release.ts';
import { searchIndexContract } from '../testing/search-index-contract.ts';
import { Vectors } from '../vectors.ts';
import { localPinecone, searchStored, store } from './testing/open.ts';
import type { PineconeServer } from './testing/pinecone-server.ts';

const servers: PineconeServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    expect(server.faults).toEqual([]);
    await server.close();
  }
});

async function started(...changes: Parameters<typeof localPinecone>) {
  const { server, target } = await localPinecone(...changes);
  servers.push(server);
  return { server, target };
}

describe('Pinecone finds, the release scores', () => {
  searchIndexContract(async (release) => {
    const { target } = await localPinecone();
    await store(release, target);
    return searchStored(release, target);
  });
});

const release = smallRelease([
  { id: 'a', title: '甲', passages: [{ unit: '1', text: '苹果的价格' }] },
  { id: 'b', title: '乙', passages: [{ unit: '1', text: '梨子的产地和苹果' }] },
]);
const query: SearchQuery = { text: '苹果', language: 'zh-Hans', asOf: day('2026-01-01'), limit: 2 };

test('asks for 200 candidates of the release’s namespace that are valid on the day', async () => {
  const { server, target } = await started();
  await store(release, target);
  const { hits, shortfalls } = await searchStored(release, target).search(query);
  expect(hits.map(({ document }) => document.id)).toEqual(['a', 'b']);
  expect(shortfalls).toBeUndefined();
  expect(server.requests.filter(({ path }) => path === '/query')).toHaveLength(1);
});

test('gives only what Pinecone found', async () => {
  const { target } = await started();
  const [first] = release.passages;
  await store({ ...release, passages: [first!] }, target).catch(() => undefined);
  const half = { ...release, manifest: { ...release.manifest } };
  const { hits } = await searchStored(half, target).search(query);
  expect(hits.map(({ document }) => document.id)).toEqual(['a']);
});

describe('when Pinecone does not answer', () => {
  test.each([
    ['is down', { status: 500 }, 'candidates-failed'],
    ['has too much to do', { status: 429, retryAfter: 30 }, 'candidates-failed'],
    ['is silent', { silent: true }, 'candidates-slow'],
  ] as const)('it %s: the built-in index answers, and the result says so', async (_, trouble, shortfall) => {
    const { server, target } = await started({ timeoutMs: 200 });
    await store(release, target);
    const index = searchStored(release, target);
    server.trouble('/query', trouble);
    const { hits, shortfalls } = await index.search(query);
    expect(hits.map(({ document }) => document.id)).toEqual(['a', 'b']);
    expect(shortfalls).toEqual([shortfall]);
    expect(index.fault()).toBe(shortfall === 'candidates-slow' ? 'slow' : 'failed');
    expect((await index.search(query)).shortfalls).toBeUndefined();
    expect(index.fault()).toBeUndefined();
  });

  test('nobody waits any more after three failures in a row', async () => {
    const { server, target } = await started();
    await store(release, target);
    const index = searchStored(release, target);
    server.trouble('/query', { status: 500 }, { status: 500 }, { status: 500 });
    for (let time = 0; time < 3; time++) await index.search(query);
    const before = server.requests.length;
    expect((await index.search(query)).shortfalls).toEqual(['candidates-resting']);
    expect(server.requests).toHaveLength(before);
  });

  test('a namespace that is not complete is not asked', async () => {
    const { server, target } = await started();
    const { hits, shortfalls } = await searchStored(release, target, { isComplete: () => false }).search(
      query,
    );
    expect(hits).toHaveLength(2);
    expect(shortfalls).toEqual(['candidates-incomplete']);
    expect(server.requests).toEqual([]);
  });
});

describe('vectors', () => {
  const rows = Float32Array.of(0.6, 0.8, 1, 0);
  const dense = {
    modelId: 'test',
    vectors: new Vectors(rows, 2),
    embed: () => Promise.resolve(Float32Array.of(1, 0)),
  };

  test.each(['dense', 'hybrid'] as const)('%s: finds by vectors what no word finds', async (mode) => {
    const { target } = await started({ mode, holds: 2 });
    await store(release, target, { rows: { rows, dimensions: 2 } });
    const { hits, embeddingModel } = await searchStored(release, target, { dense }).search({
      ...query,
      text: '水果',
    });
    expect(hits.map(({ document }) => document.id)).toEqual(['b', 'a']);
    expect(hits[0]?.scores.dense).toBe(1);
    expect(embeddingModel).toBe('test');
  });

  test('a question without its vector is answered by words, and the result says both', async () => {
    const { target } = await started({ mode: 'dense', holds: 2 });
    await store(release, target, { rows: { rows, dimensions: 2 } });
    const silent = { ...dense, embed: () => Promise.resolve('embedding-slow' as const) };
    const { hits, shortfalls } = await searchStored(release, target, { dense: silent }).search(query);
    expect(hits).toHaveLength(2);
    expect(shortfalls).toEqual(['embedding-slow', 'candidates-failed']);
  });
});
