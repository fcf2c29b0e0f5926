import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Release } from '../../knowledge/release.ts';
import { manualClock } from '../../platform/clock.ts';
import { day } from '../../platform/day.ts';
import { CountingEmbeddings, countingModel } from '../../models/testing/counting-model.ts';
import { openIndex } from '../built-in-index.ts';
import { smallRelease } from '../testing/small-release.ts';
import { questionEmbedder } from './question-embedder.ts';
import { buildVectors, openDense, releaseRows, vectorsOfPassages } from './release-vectors.ts';
import { openVectorCache } from './vector-cache.ts';

const words = smallRelease([
  { id: 'a', title: '甲', passages: [{ unit: '1', text: '苹果的价格' }] },
  { id: 'b', title: '乙', passages: [{ unit: '1', text: '梨子的产地' }] },
]);
const query = { text: '苹果', language: 'zh-Hans', asOf: day('2026-01-01'), limit: 2 } as const;

async function embedded(): Promise<Release> {
  const cache = openVectorCache(':memory:', 'counting');
  const built = await buildVectors(words, countingModel(), cache, () => undefined);
  cache.close();
  return {
    ...words,
    manifest: { ...words.manifest, embeddingModel: built?.embeddingModel ?? null },
    index: new Map([...words.index, ...(built ? [built.blob] : [])]),
  };
}
const search = (release: Release, model = countingModel()) => {
  const dense = openDense(
    release,
    model,
    questionEmbedder(model, { timeoutMs: 1000, clock: manualClock(0) }),
  );
  if (typeof dense === 'string') throw new Error(dense);
  return openIndex(release, dense).search(query);
};

test('a release carries its vectors with model and dimensions, and is searched by them', async () => {
  const release = await embedded();
  expect(release.manifest.embeddingModel).toEqual({ id: 'counting', dimensions: 8 });
  const { embeddingModel, shortfalls, hits } = await search(release);
  expect(embeddingModel).toBe('counting');
  expect(shortfalls).toBeUndefined();
  expect(hits[0]?.scores.dense).toBeGreaterThan(0);
});

test('a release of some of its passages keeps their vectors', async () => {
  const release = await embedded();
  const passages = release.passages.slice(1);
  const blob = vectorsOfPassages(release, passages);
  const part = { ...release, passages, index: new Map(blob ? [blob] : []) };
  expect(releaseRows(part)?.rows).toEqual(releaseRows(release)?.rows.subarray(8));
  expect(releaseRows(part)?.mark).toEqual(releaseRows(release)?.mark);
  expect(vectorsOfPassages(words, passages)).toBeUndefined();
});

describe('vectors of another kind are never compared', () => {
  test('no vectors, another model, vectors that do not fit the passages', async () => {
    const release = await embedded();
    const model = countingModel();
    const embedder = questionEmbedder(model, { timeoutMs: 1000 });
    expect(openDense(words, model, embedder)).toBe('no-vectors');
    expect(openDense(release, { id: 'other' }, embedder)).toBe('other-model');
    const fewer = { ...release, passages: release.passages.slice(1) };
    expect(openDense(fewer, model, embedder)).toBe('damaged-vectors');
  });

  test('a model that changed under its old name is found out by the probe', async () => {
    const changed = countingModel({
      embedQuery: (text) => Promise.resolve([text.length, 1, 1, 1, 9, 1, 1, 1]),
      embedDocuments: () => Promise.reject(new Error('not asked')),
    });
    const { shortfalls, embeddingModel, hits } = await search(await embedded(), changed);
    expect(shortfalls).toEqual(['embedding-changed']);
    expect(embeddingModel).toBeUndefined();
    expect(hits.map(({ document }) => document.id)).toEqual(['a']);
  });
});

describe('a model that does not answer', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('words alone are searched in bounded time, and the result says so; later the vector is there', async () => {
    const release = await embedded();
    const clock = manualClock(0);
    let answer: () => void = () => undefined;
    const counting = new CountingEmbeddings();
    const slow = countingModel({
      embedDocuments: (texts) => counting.embedDocuments(texts),
      embedQuery: async (text) => {
        if (text.startsWith('query: ')) await new Promise<void>((resolve) => (answer = resolve));
        return counting.embedQuery(text);
      },
    });
    const embedder = questionEmbedder(slow, { timeoutMs: 1000, clock });
    const dense = openDense(release, slow, embedder);
    if (typeof dense === 'string') throw new Error(dense);
    const index = openIndex(release, dense);
    const first = index.search(query);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await first).toMatchObject({ shortfalls: ['embedding-slow'] });
    expect(embedder.fault()).toContain('answers too late');
    answer();
    expect((await index.search(query)).shortfalls).toBeUndefined();
    expect(embedder.fault()).toBeUndefined();
  });

  test('after three failures it rests for half a minute', async () => {
    const counting = new CountingEmbeddings();
    const clock = manualClock(0);
    const reported: unknown[] = [];
    const embedder = questionEmbedder(countingModel(counting), {
      timeoutMs: 1000,
      clock,
      report: (error) => reported.push(error),
    });
    counting.failures.push(...[1, 2, 3].map((number) => new Error(String(number))));
    for (let time = 0; time < 3; time++) expect(await embedder.embed('甲')).toBe('embedding-failed');
    expect(await embedder.embed('甲')).toBe('embedding-resting');
    expect(reported).toHaveLength(3);
    clock.advance(30_000);
    expect(await embedder.embed('甲')).toBeInstanceOf(Float32Array);
    expect(counting.asked).toEqual(['query: 甲']);
  });
});
