import { afterEach, beforeEach, expect, test } from 'vitest';
import { day } from '../../platform/day.ts';
import { readEmbeddingSettings } from '../../models/embedding-settings.ts';
import { releaseSearch } from '../release-search.ts';
import type { KnowledgeSearch } from '../release-search.ts';
import { smallRelease } from '../testing/small-release.ts';
import { pineconeFaults, type PineconeTarget } from './pinecone-settings.ts';
import { pineconeSearch } from './pinecone-search.ts';
import { atOnce, localPinecone } from './testing/open.ts';
import type { PineconeServer } from './testing/pinecone-server.ts';
import { openVendorIndex } from './vendor-index.ts';
import { eventually } from '../../platform/testing/eventually.ts';

const release = smallRelease([{ id: 'a', title: '甲', passages: [{ unit: '1', text: '苹果的价格' }] }]);
const query = { text: '苹果', language: 'zh-Hans', asOf: day('2026-01-01'), limit: 2 } as const;

let server: PineconeServer;
let target: PineconeTarget;
let search: KnowledgeSearch;
const reports: unknown[] = [];
beforeEach(async () => {
  reports.length = 0;
  ({ server, target } = await localPinecone());
  search = pineconeSearch(await releaseSearch(readEmbeddingSettings({})), {
    target,
    vendor: openVendorIndex(target, atOnce),
    report: (error) => reports.push(error),
    wait: () => new Promise((resolve) => setImmediate(resolve)),
  });
});
afterEach(async () => {
  await search.close();
  expect(server.faults).toEqual([]);
  await server.close();
});

test('answers at once from the built-in index and goes over to Pinecone when the release is whole there', async () => {
  const index = search.open(release);
  expect((await index.search(query)).shortfalls).toEqual(['candidates-incomplete']);
  expect(search.degraded()).toEqual([expect.stringMatching(/Pinecone holds 0 of 2 records of release 1/)]);
  await eventually(() => {
    expect(search.degraded()).toEqual([]);
  });
  const result = await index.search(query);
  expect(result.shortfalls).toBeUndefined();
  expect(result.hits).toHaveLength(1);
  expect(search.kind()).toBe('lexical only; candidates from Pinecone (sparse)');
});

test('says that it fails, tries again by itself, and says so no more when it works', async () => {
  server.trouble('/describe_index_stats', ...Array.from({ length: 6 }, () => ({ status: 500 })));
  search.open(release);
  await eventually(() => {
    expect(reports).toHaveLength(1);
  });
  await eventually(() => {
    expect(search.degraded()).toEqual([]);
  });
});

test('is degraded while questions get no candidates', async () => {
  const index = search.open(release);
  await eventually(() => {
    expect(search.degraded()).toEqual([]);
  });
  server.trouble('/query', { status: 503 });
  expect((await index.search(query)).hits).toHaveLength(1);
  expect(search.degraded()).toEqual([expect.stringContaining('Pinecone fails')]);
});

test('settings that do not go together are refused by name', () => {
  const set = {
    PINECONE_API_KEY: 'k',
    PINECONE_INDEX_HOST: 'https://i.example',
    OUTSIDE_PROCESSING: 'agreed',
  };
  const names = (changes: Record<string, string>) =>
    pineconeFaults({ ...set, ...changes }).map(({ setting }) => setting);
  expect(names({})).toEqual([]);
  expect(names({ OUTSIDE_PROCESSING: '' })).toEqual(['PINECONE_API_KEY']);
  expect(names({ PINECONE_INDEX_HOST: '' })).toEqual(['PINECONE_INDEX_HOST']);
  expect(names({ PINECONE_API_KEY: '' })).toEqual(['PINECONE_API_KEY']);
  expect(names({ PINECONE_MODE: 'hybrid' })).toEqual(['PINECONE_MODE']);
  expect(names({ PINECONE_MODE: 'hybrid', EMBEDDING_MODEL_DIR: 'm' })).toEqual([]);
});
