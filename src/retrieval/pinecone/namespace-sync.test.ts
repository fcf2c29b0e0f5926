import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { smallRelease } from '../testing/small-release.ts';
import type { Release } from '../../knowledge/release.ts';
import { namespaceOf } from './namespace-sync.ts';
import type { PineconeTarget } from './pinecone-settings.ts';
import { localPinecone, store } from './testing/open.ts';
import type { PineconeServer } from './testing/pinecone-server.ts';

let server: PineconeServer;
let target: PineconeTarget;
beforeEach(async () => {
  ({ server, target } = await localPinecone());
});
afterEach(async () => {
  expect(server.faults).toEqual([]);
  await server.close();
});

function releaseOf(passages: number, number = 1): Release {
  const release = smallRelease([
    {
      id: 'law',
      title: '灯塔法',
      passages: Array.from({ length: passages }, (_, at) => ({
        unit: String(at),
        text: `灯塔第${at}条，登记。`,
      })),
    },
  ]);
  return { ...release, manifest: { ...release.manifest, number } };
}
const upserts = () =>
  server.requests.filter(({ path, status }) => path === '/vectors/upsert' && status === 200);

test('stores a record for each passage and way, in batches within the limits', async () => {
  const release = releaseOf(900);
  const told: number[] = [];
  await store(release, target, { progress: (stored) => told.push(stored) });
  expect(server.namespaces()).toEqual(new Map([[namespaceOf(release, target), 1800]]));
  expect(upserts()).toHaveLength(4);
  expect(told).toEqual([500, 1000, 1500, 1800, 1800]);
});

test('a second time nothing is stored', async () => {
  await store(releaseOf(3), target);
  const before = upserts().length;
  await store(releaseOf(3), target);
  expect(upserts()).toHaveLength(before);
});

test('goes on where it was broken off', async () => {
  const release = releaseOf(900);
  const controller = new AbortController();
  const broken = store(release, target, {
    signal: controller.signal,
    progress: () => {
      controller.abort();
    },
  });
  await expect(broken).rejects.toThrow();
  expect([...server.namespaces().values()]).toEqual([500]);
  await store(release, target);
  expect([...server.namespaces().values()]).toEqual([1800]);
  expect(upserts()).toHaveLength(4);
});

describe('limits of the service', () => {
  test('waits as long as it is told and goes on', async () => {
    const waits: number[] = [];
    const { openVendorIndex } = await import('./vendor-index.ts');
    const wait = (milliseconds: number) => {
      waits.push(milliseconds);
      return Promise.resolve();
    };
    server.trouble('/vectors/upsert', { status: 429, retryAfter: 7 }, { status: 503 });
    await store(releaseOf(3), target, { vendor: openVendorIndex(target, { wait, random: () => 0.5 }) });
    expect(waits).toEqual([7_000, 1_000]);
    expect([...server.namespaces().values()]).toEqual([6]);
  });

  test('gives up after six attempts', async () => {
    server.trouble('/vectors/upsert', ...Array.from({ length: 6 }, () => ({ status: 503 })));
    await expect(store(releaseOf(3), target)).rejects.toThrow();
  });
});

describe('sees what was written late', () => {
  test('waits for the count', async () => {
    server.lag(true);
    const waits: number[] = [];
    await store(releaseOf(3), target, {
      wait: (milliseconds) => {
        waits.push(milliseconds);
        if (waits.length === 3) server.lag(false);
        return Promise.resolve();
      },
    });
    expect(waits).toEqual([1000, 2000, 4000]);
  });

  test('is not complete when the count never matches', async () => {
    server.lag(true);
    await expect(store(releaseOf(3), target)).rejects.toThrow('has 0 of 6 records');
  });
});

test('keeps the release before, removes those before that and touches nobody else’s', async () => {
  await store(releaseOf(1), { ...target, prefix: 'testing' });
  for (const number of [1, 2, 3]) await store(releaseOf(3, number), target);
  const kept = [2, 3].map((number) => namespaceOf(releaseOf(3, number), target));
  expect([...server.namespaces().keys()].sort()).toEqual(
    [...kept, namespaceOf(releaseOf(1), { ...target, prefix: 'testing' })].sort(),
  );
});

test('long passages keep their weightiest words, as many as the vendor takes', async () => {
  const unit = {
    unit: '1',
    text: Array.from({ length: 3000 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join(''),
  };
  await store(smallRelease([{ id: 'a', title: '甲', passages: [unit] }]), target);
  expect([...server.namespaces().values()]).toEqual([2]);
});
