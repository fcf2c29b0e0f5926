import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { contentHash } from '../knowledge/content-hash.ts';
import { systemClock } from '../platform/clock.ts';
import { smallRelease } from '../retrieval/testing/small-release.ts';
import { openDatabase, type StateDatabase } from '../store/database.ts';
import { postgresPlace, testDatabaseUrl } from '../store/testing/databases.ts';
import { shelfOf } from './knowledge.ts';
import { bringFirstRelease, followReleases } from './live-releases.ts';
import { publishShared } from './shared-publishing.ts';
import { eventually } from '../platform/testing/eventually.ts';

const clock = systemClock;
const server = testDatabaseUrl;
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function machine(): string {
  const folder = mkdtempSync(join(tmpdir(), 'machine-'));
  folders.push(folder);
  return folder;
}

function publishOn(dataDir: string, text: string): Promise<void> {
  const { manifest, index, ...content } = smallRelease([
    { id: 'files/parks.md', title: '公园管理办法', passages: [{ unit: 'article-1', text }] },
  ]);
  const draft = { content, index, inputs: [], createdAt: 1, publishedBy: 'test', embeddingModel: null };
  const { indexSettings } = manifest;
  shelfOf(dataDir).publish({ ...draft, inputHash: contentHash(content), indexSettings });
  return Promise.resolve();
}

const numberOn = (dataDir: string) => shelfOf(dataDir).currentNumber();

async function newDatabase(): Promise<StateDatabase> {
  const place = await postgresPlace(server ?? '');
  const database = await openDatabase(place.location);
  onTestFinished(async () => {
    await database.close();
    await place.remove();
  });
  return database;
}

describe.skipIf(!server)('releases of several machines (skipped without TEST_DATABASE_URL)', () => {
  it('one of those that start at once publishes the first, and the others fetch it', async () => {
    const database = await newDatabase();
    const machines = [machine(), machine(), machine()];
    const published: string[] = [];
    await Promise.all(
      machines.map((dataDir) =>
        bringFirstRelease(dataDir, database, clock, async () => {
          if (numberOn(dataDir) !== undefined) return;
          published.push(dataDir);
          await publishOn(dataDir, '公园每日开放。');
        }),
      ),
    );
    expect(published).toHaveLength(1);
    expect(machines.map(numberOn)).toEqual([1, 1, 1]);
  });

  it('a machine that starts with a release of its own shares it with an empty database', async () => {
    const database = await newDatabase();
    const [one, other] = [machine(), machine()];
    await publishOn(one, '公园每日开放。');
    await bringFirstRelease(one, database, clock, () => Promise.resolve());
    await bringFirstRelease(other, database, clock, () => Promise.reject(new Error('not needed')));
    expect(numberOn(other)).toBe(1);
  });

  it('a running machine fetches what another publishes', async () => {
    const database = await newDatabase();
    const [one, other] = [machine(), machine()];
    const errors: unknown[] = [];
    const follower = followReleases(other, database, clock, {
      report: (error) => errors.push(error),
      lookEveryMs: 3_600_000,
    });
    await publishShared(one, database, clock, () => publishOn(one, '甲'));
    await eventually(() => {
      expect(numberOn(other)).toBe(1);
    });
    await publishShared(one, database, clock, () => publishOn(one, '乙'));
    await eventually(() => {
      expect(numberOn(other)).toBe(2);
    });
    await follower.stop();
    expect([errors, follower.failure()]).toEqual([[], undefined]);
  });

  it('a running machine says what it could not fetch, and fetches it once it can', async () => {
    const database = await newDatabase();
    const [one, other] = [machine(), machine()];
    const follower = followReleases(other, database, clock, { report: () => undefined, lookEveryMs: 20 });
    await database.store
      .insertInto('releaseFiles')
      .values({ release: 1, path: 'releases/../escape', sha256: 'x', size: 1 })
      .execute();
    await eventually(() => {
      expect(follower.failure()).toMatch(/belongs to none/);
    });
    await database.store.deleteFrom('releaseFiles').execute();
    await publishShared(one, database, clock, () => publishOn(one, '甲'));
    await eventually(() => {
      expect([numberOn(other), follower.failure()]).toEqual([1, undefined]);
    });
    await follower.stop();
  });
});
