import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openIndex } from '../retrieval/built-in-index.ts';
import { smallRelease } from '../retrieval/testing/small-release.ts';
import { UserError } from '../platform/user-error.ts';
import type { ReleaseShelf } from '../knowledge/release-shelf.ts';
import { liveKnowledge, shelfOf, type LiveKnowledge } from './knowledge.ts';
import { eventually } from '../platform/testing/eventually.ts';

const lookEvery = 5;

describe('the knowledge of a running server', () => {
  let folder: string;
  let shelf: ReleaseShelf;
  let live: LiveKnowledge | undefined;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'live-'));
    shelf = shelfOf(folder);
  });
  afterEach(() => {
    live?.stop();
    rmSync(folder, { recursive: true });
  });

  function publish(text: string): number {
    const release = smallRelease([{ id: 'files/a.md', title: '甲', passages: [{ unit: 'a', text }] }]);
    const { index, manifest, ...content } = release;
    const { indexSettings, embeddingModel, inputHash } = manifest;
    const settings = { indexSettings, embeddingModel, inputHash };
    return shelf.publish({ content, index, inputs: [], createdAt: 0, publishedBy: 'test', ...settings })
      .number;
  }

  const open = (prepare: () => Promise<void>, report: (error: unknown) => void = () => undefined) =>
    (live = liveKnowledge(shelf, { search: { open: openIndex }, prepare, report, lookEvery }));
  const number = () => live?.current().release.manifest.number;

  it('says what to do where nothing was published', () => {
    expect(() => open(() => Promise.resolve())).toThrow(UserError);
  });

  it('goes over to a release published while it runs, once that is prepared', async () => {
    publish('一');
    let prepared: () => void = () => undefined;
    open(() => new Promise((resolve) => (prepared = resolve)));
    const before = live?.current();
    const next = publish('二');
    await eventually(() => {
      prepared();
      expect(number()).toBe(next);
    });
    expect(before?.release.passages[0]?.text).toBe('一');
  });

  it('looks at once when it is asked to, and says when the new release is in use', async () => {
    publish('一');
    live = liveKnowledge(shelf, {
      search: { open: openIndex },
      prepare: () => Promise.resolve(),
      report: () => undefined,
      lookEvery: 3_600_000,
    });
    const next = publish('二');
    await live.look();
    expect(number()).toBe(next);
  });

  it('keeps the release it has when the next one cannot be prepared, and says so once', async () => {
    const first = publish('一');
    const reports: unknown[] = [];
    open(
      () => Promise.reject(new Error('broken')),
      (error) => reports.push(error),
    );
    publish('二');
    await eventually(() => {
      expect(reports).toHaveLength(1);
    });
    expect(number()).toBe(first);
  });
});
