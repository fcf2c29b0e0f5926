import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { day } from '../platform/day.ts';
import type { Document } from './document.ts';
import type { Passage } from './passage.ts';
import type { ReleaseContent } from './release.ts';
import type { ReleaseDraft } from './release-shelf.ts';
import { openReleaseShelf } from './release-shelf.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shelf-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const document: Document = {
  id: 'files/rules/parks.md',
  source: 'files',
  path: 'rules/parks.md',
  kind: 'statute',
  titles: { 'zh-Hans': '公园管理办法' },
  languages: ['zh-Hans'],
  supersedes: [],
  topics: [],
  basis: [],
  authority: 'department-rule',
  jurisdiction: '全国',
  effectiveFrom: day('2024-01-01'),
  status: 'confirmed',
  volatility: 'S',
};

function passage(text: string): Passage {
  return {
    id: 'files/rules/parks.md#article-1@zh-Hans',
    documentId: document.id,
    unit: 'article-1',
    ordinal: 0,
    kind: 'article',
    language: 'zh-Hans',
    path: ['第一章 总则'],
    section: '第一条',
    article: 1,
    text,
    askedAs: [],
    recordIds: [],
  };
}

function draft(text: string, changes: Partial<ReleaseDraft> = {}): ReleaseDraft {
  const content: ReleaseContent = {
    documents: [document],
    passages: [passage(text)],
    records: [],
    terms: [],
  };
  return {
    content,
    index: new Map([['postings', new Uint8Array(new Float32Array([1.5, 2.5]).buffer)]]),
    inputs: [{ key: 'k1', documents: [document] }],
    inputHash: 'a'.repeat(64),
    createdAt: 1_760_000_000_000,
    publishedBy: 'ingest',
    indexSettings: 'test',
    embeddingModel: null,
    ...changes,
  };
}

describe('publish', () => {
  it('gives back what was published, index blobs byte for byte', () => {
    const shelf = openReleaseShelf(folder);
    shelf.publish(draft('公园免费开放。'));
    const release = shelf.read(1);
    expect(release.documents).toEqual([document]);
    expect(release.passages).toEqual([passage('公园免费开放。')]);
    expect(release.inputs).toEqual([{ key: 'k1', documents: [document] }]);
    expect(new Float32Array(release.index.get('postings')!.buffer)).toEqual(new Float32Array([1.5, 2.5]));
    expect(release.manifest).toMatchObject({ number: 1, documents: 1, passages: 1, publishedBy: 'ingest' });
  });

  it('counts up and keeps every release, and leaves no half-written file', () => {
    const shelf = openReleaseShelf(folder);
    shelf.publish(draft('一'));
    shelf.publish(draft('二'));
    expect(shelf.list().map((manifest) => manifest.number)).toEqual([1, 2]);
    expect(shelf.currentNumber()).toBe(2);
    expect(readdirSync(folder).sort()).toEqual(['000001.sqlite', '000002.sqlite', 'current']);
  });

  it('is seen by a reader that was open before', () => {
    const reader = openReleaseShelf(folder);
    expect(reader.currentNumber()).toBeUndefined();
    openReleaseShelf(folder).publish(draft('一'));
    expect(reader.currentNumber()).toBe(1);
    openReleaseShelf(folder).publish(draft('二'));
    expect(reader.currentNumber()).toBe(2);
    expect(reader.currentManifest()?.number).toBe(2);
  });

  it('leaves the release in use when the last step before the switch fails', () => {
    const shelf = openReleaseShelf(folder);
    shelf.publish(draft('一'));
    const failing = () =>
      shelf.publish(draft('二'), () => {
        throw new Error('no room');
      });
    expect(failing).toThrow('no room');
    expect(shelf.currentNumber()).toBe(1);
    expect(shelf.list()).toHaveLength(1);
    expect(readdirSync(folder).sort()).toEqual(['000001.sqlite', 'current']);
  });

  it('gives equal content an equal hash', () => {
    const shelf = openReleaseShelf(folder);
    const first = shelf.publish(draft('一', { createdAt: 1 }));
    const second = shelf.publish(draft('一', { createdAt: 2 }));
    expect(second.contentHash).toBe(first.contentHash);
    expect(shelf.publish(draft('二')).contentHash).not.toBe(first.contentHash);
  });
});

describe('rollback', () => {
  it('publishes the old content under a new number and keeps the history', () => {
    const shelf = openReleaseShelf(folder);
    shelf.publish(draft('旧'));
    shelf.publish(draft('新'));
    const manifest = shelf.rollback(1, 1_770_000_000_000);
    expect(manifest).toMatchObject({ number: 3, publishedBy: 'rollback of 1' });
    expect(shelf.currentNumber()).toBe(3);
    expect(shelf.list().map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(shelf.read(3).passages[0]!.text).toBe('旧');
    expect(shelf.read(2).passages[0]!.text).toBe('新');
  });

  it('names the releases there are when the one asked for is missing', () => {
    const shelf = openReleaseShelf(folder);
    expect(() => shelf.rollback(4, 0)).toThrow('none was published yet');
    shelf.publish(draft('一'));
    expect(() => shelf.rollback(4, 0)).toThrow('There is no release 4; there are 1.');
  });
});

describe('exclusively', () => {
  it('refuses a second publication while one runs, and lets it go ahead afterwards', async () => {
    const shelf = openReleaseShelf(folder);
    await shelf.exclusively(async () => {
      await expect(shelf.exclusively(() => Promise.resolve())).rejects.toThrow('Another publication');
    });
    await expect(shelf.exclusively(() => Promise.resolve('free'))).resolves.toBe('free');
  });

  it('takes over the lock of a process that is gone', async () => {
    writeFileSync(join(folder, 'publishing.lock'), '0');
    await expect(openReleaseShelf(folder).exclusively(() => Promise.resolve('free'))).resolves.toBe('free');
  });
});

describe('a damaged shelf', () => {
  it('says which file cannot be read', () => {
    const shelf = openReleaseShelf(folder);
    shelf.publish(draft('一'));
    writeFileSync(join(folder, '000001.sqlite'), 'no database');
    expect(() => shelf.read(1)).toThrow('000001.sqlite cannot be read as a release');
    writeFileSync(join(folder, 'current'), 'x');
    expect(() => shelf.currentNumber()).toThrow('does not hold a release number');
  });
});
