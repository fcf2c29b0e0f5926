import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CountingEmbeddings, countingModel } from '../../models/testing/counting-model.ts';
import { embedTexts } from './embed-texts.ts';
import { openVectorCache, type VectorCache } from './vector-cache.ts';

let folder: string;
let cache: VectorCache;
const file = () => join(folder, 'vectors.sqlite');
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vectors-'));
  cache = openVectorCache(file(), 'counting');
});
afterEach(() => {
  cache.close();
  rmSync(folder, { recursive: true });
});

const silent = () => undefined;

test('gives a row of length one for each text, in their order', async () => {
  const { rows, dimensions } = await embedTexts(['甲乙丙', '甲', '甲乙丙'], countingModel(), cache, silent);
  expect(dimensions).toBe(8);
  expect(rows.subarray(0, 8)).toEqual(rows.subarray(16));
  expect(rows.subarray(0, 8)).not.toEqual(rows.subarray(8, 16));
  for (let at = 0; at < rows.length; at += 8) {
    const length = rows.subarray(at, at + 8).reduce((sum, each) => sum + each * each, 0);
    expect(length).toBeCloseTo(1);
  }
});

test('asks the model for what is new only', async () => {
  const embeddings = new CountingEmbeddings();
  const model = countingModel(embeddings);
  await embedTexts(['甲', '乙'], model, cache, silent);
  await embedTexts(['甲', '丙', '丙'], model, cache, silent);
  expect(embeddings.asked).toEqual(['甲', '乙', '丙']);
});

test('goes on where it was broken off, also in another process', async () => {
  const embeddings = new CountingEmbeddings();
  const told: number[] = [];
  const texts = ['甲', '乙', '丙', '丁', '戊'];
  const failing = countingModel(embeddings);
  const broken = embedTexts(texts, failing, cache, (done) => {
    told.push(done);
    if (done === 4) embeddings.failures.push(new Error('gone'));
  });
  await expect(broken).rejects.toThrow('gone');
  cache.close();
  cache = openVectorCache(file(), 'counting');
  await embedTexts(texts, failing, cache, (done, total) => told.push(done, total));
  expect(told).toEqual([2, 4, 5, 5]);
  expect(embeddings.asked).toEqual(texts);
});

test('keeps the vectors of models apart, and forgets what is not needed', async () => {
  await embedTexts(['甲', '乙'], countingModel(), cache, silent);
  const other = openVectorCache(file(), 'other');
  expect(other.get(['甲']).size).toBe(0);
  other.close();
  cache.keepOnly(['乙']);
  expect([...cache.get(['甲', '乙']).keys()]).toEqual(['乙']);
});

test('refuses vectors of different lengths', async () => {
  await embedTexts(['甲'], countingModel(), cache, silent);
  const longer = countingModel(new CountingEmbeddings(16));
  await expect(embedTexts(['甲', '乙'], longer, cache, silent)).rejects.toThrow('8 and of 16 dimensions');
});

test('refuses a vector without a direction and an answer that is too short', async () => {
  const zeros = countingModel(new CountingEmbeddings(0));
  await expect(embedTexts(['甲'], zeros, cache, silent)).rejects.toThrow('without a direction');
  const none = countingModel({
    embedDocuments: () => Promise.resolve([]),
    embedQuery: () => Promise.resolve([]),
  });
  await expect(embedTexts(['甲'], none, cache, silent)).rejects.toThrow('0 vectors for 1 texts');
});
