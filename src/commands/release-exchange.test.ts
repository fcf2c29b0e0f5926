import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { contentHash } from '../knowledge/content-hash.ts';
import { systemClock } from '../platform/clock.ts';
import { smallRelease } from '../retrieval/testing/small-release.ts';
import { openDatabase, type StateDatabase } from '../store/database.ts';
import { describeOnBothDatabases, postgresPlace, testDatabaseUrl } from '../store/testing/databases.ts';
import { shelfOf } from './knowledge.ts';
import { releaseExchange } from './release-exchange.ts';
import { publishShared } from './shared-publishing.ts';

const clock = systemClock;
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function machine(): string {
  const folder = mkdtempSync(join(tmpdir(), 'machine-'));
  folders.push(folder);
  return folder;
}

/** Publishes a release of one made-up document on a machine, with a given file beside it. */
function publishOn(dataDir: string, text: string): number {
  const { manifest, index, ...content } = smallRelease([
    { id: 'files/parks.md', title: '公园管理办法', passages: [{ unit: 'article-1', text }] },
  ]);
  mkdirSync(join(dataDir, 'files', 'bytes'), { recursive: true });
  writeFileSync(join(dataDir, 'files', 'files.json'), JSON.stringify([text]));
  const draft = { content, index, inputs: [], createdAt: 1, publishedBy: 'test', embeddingModel: null };
  return shelfOf(dataDir).publish({
    ...draft,
    inputHash: contentHash(content),
    indexSettings: manifest.indexSettings,
  }).number;
}

function textOn(dataDir: string): string | undefined {
  const shelf = shelfOf(dataDir);
  return shelf.read(shelf.currentNumber() ?? 0).passages[0]?.text;
}

describeOnBothDatabases('release exchange', (newPlace) => {
  async function twoMachines(): Promise<{ database: StateDatabase; one: string; other: string }> {
    const { location } = await newPlace();
    return { database: await openDatabase(location), one: machine(), other: machine() };
  }

  it('brings a release and the files it was built from to another machine', async () => {
    const { database, one, other } = await twoMachines();
    publishOn(one, '公园每日开放。');
    expect(await releaseExchange(one, database, clock).share()).toBe(1);
    expect(await releaseExchange(one, database, clock).share()).toBeUndefined();
    expect(await releaseExchange(other, database, clock).fetch()).toBe(1);
    expect(await releaseExchange(other, database, clock).fetch()).toBeUndefined();
    expect(textOn(other)).toBe('公园每日开放。');
    const [release] = shelfOf(other).list();
    expect(contentHash(shelfOf(other).read(1))).toBe(release?.contentHash);

    publishOn(other, '公园周一闭园。');
    await releaseExchange(other, database, clock).share();
    expect(await releaseExchange(one, database, clock).fetch()).toBe(2);
    expect(textOn(one)).toBe('公园周一闭园。');
    await database.close();
  });

  it('refuses bytes that are not what their hash says, and keeps the release in use', async () => {
    const { database, one, other } = await twoMachines();
    publishOn(one, '甲');
    await releaseExchange(one, database, clock).share();
    await releaseExchange(other, database, clock).fetch();
    publishOn(one, '乙');
    await releaseExchange(one, database, clock).share();
    await database.store
      .updateTable('releaseChunks')
      .set({ bytes: Buffer.from('nothing that was packed') })
      .execute();
    await expect(releaseExchange(other, database, clock).fetch()).rejects.toThrow();
    expect(textOn(other)).toBe('甲');
    await database.close();
  });

  it('mends a file that was only half written when the machine stopped', async () => {
    const { database, one, other } = await twoMachines();
    publishOn(one, '甲');
    await releaseExchange(one, database, clock).share();
    mkdirSync(join(other, 'releases'), { recursive: true });
    appendFileSync(join(other, 'releases', '000001.sqlite'), 'half');
    await releaseExchange(other, database, clock).fetch();
    expect(textOn(other)).toBe('甲');
    await database.close();
  });

  it('says what to do when a machine holds a release that it never shared', async () => {
    const { database, one, other } = await twoMachines();
    publishOn(one, '甲');
    publishOn(other, '乙');
    await releaseExchange(one, database, clock).share();
    await expect(releaseExchange(other, database, clock).fetch()).rejects.toThrow(/never shared/);
    await database.close();
  });
});

const server = testDatabaseUrl;
const skipped = server ? '' : ' (skipped: TEST_DATABASE_URL is not set)';

describe.skipIf(!server)(`publishing on several machines${skipped}`, () => {
  async function machinesOn(url: string): Promise<{ database: StateDatabase; one: string; other: string }> {
    const place = await postgresPlace(url);
    onTestFinished(() => place.remove());
    return { database: await openDatabase(place.location), one: machine(), other: machine() };
  }

  it('lets one machine publish at a time, each on top of the other', async () => {
    const { database, one, other } = await machinesOn(server!);
    let finish: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => (finish = resolve));
    let began: () => void = () => undefined;
    const running = new Promise<void>((resolve) => (began = resolve));
    const first = publishShared(one, database, clock, async () => {
      began();
      await waiting;
      return publishOn(one, '甲');
    });
    await running;
    await expect(
      publishShared(other, database, clock, () => Promise.resolve(publishOn(other, '乙'))),
    ).rejects.toThrow(/Another machine is publishing/);
    finish();
    expect(await first).toBe(1);
    expect(await publishShared(other, database, clock, () => Promise.resolve(publishOn(other, '乙')))).toBe(
      2,
    );
    expect(textOn(other)).toBe('乙');
    await database.close();
  });

  it('takes a release back that could not be shared', async () => {
    const { database, one } = await machinesOn(server!);
    await publishShared(one, database, clock, () => Promise.resolve(publishOn(one, '甲')));
    const publication = publishShared(one, database, clock, async () => {
      publishOn(one, '乙');
      // Somebody else's release of that number is there already, as after a lease that was slept through.
      await database.store
        .insertInto('releaseFiles')
        .values({ release: 2, path: 'releases/000002.sqlite', sha256: 'x', size: 1 })
        .execute();
    });
    await expect(publication).rejects.toThrow(/never shared/);
    expect(textOn(one)).toBe('甲');
    await database.close();
  });
});

describe('a path that belongs to no release', () => {
  it('is refused', async () => {
    const dataDir = machine();
    const database = await openDatabase({ dataDir });
    const other = machine();
    publishOn(dataDir, '甲');
    await releaseExchange(dataDir, database, clock).share();
    await database.store
      .updateTable('releaseFiles')
      .set({ path: 'releases/../../escape' })
      .where('path', 'like', 'releases/%')
      .execute();
    await expect(releaseExchange(other, database, clock).fetch()).rejects.toThrow(/belongs to none/);
    await database.close();
  });
});
