import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../platform/clock.ts';
import { appendAudit } from '../audit.ts';
import { connect } from '../connect.ts';
import { openDatabase, type DatabaseLocation, type StateDatabase } from '../database.ts';
import { migrate } from '../migrate.ts';
import { migrations } from '../migrations/all.ts';
import {
  describeOnBothDatabases,
  postgresPlace,
  sqlitePlace,
  testDatabaseUrl,
} from '../testing/databases.ts';
import { restoreState } from './restore-state.ts';
import { openSnapshot, takeSnapshot } from './snapshot.ts';

const clock = systemClock;
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tongda-backup-'));
  folders.push(folder);
  return folder;
}

const server = testDatabaseUrl;

/** Places to restore into, of each dialect there is. */
const targets: Record<string, () => Promise<{ location: DatabaseLocation; remove(): Promise<void> }>> = {
  SQLite: async () => {
    const place = sqlitePlace();
    return Promise.resolve(place);
  },
  ...(server && { PostgreSQL: () => postgresPlace(server) }),
};

/** One conversation's worth of rows, all in one transaction: a backup holds all of them or none. */
async function writeOne(database: StateDatabase, id: string): Promise<void> {
  await database.transaction(async ({ db, emit }) => {
    await db
      .insertInto('turns')
      .values({
        id,
        at: 1_790_000_000_000,
        outcome: 'answered',
        reason: null,
        language: 'zh-Hans',
        topic: 'patent',
        confidence: 0.123456789,
        release: 1,
        body: '{"question":"外观设计专利保护多少年 \'; drop table turns; --"}',
      })
      .execute();
    await db
      .insertInto('attachments')
      .values({
        id,
        conversationId: id,
        at: 1,
        kind: 'image/png',
        name: '照片.png',
        sha256: id,
        size: 4096,
        bytes: randomBytes(4096),
      })
      .execute();
    await appendAudit(db, { at: 5, actor: 'test', act: 'wrote', subject: id });
    emit({ name: 'test.wrote', subject: id, at: 5 });
  });
}

async function contentOf(database: StateDatabase): Promise<unknown> {
  return {
    turns: await database.store.selectFrom('turns').selectAll().orderBy('id').execute(),
    attachments: await database.store.selectFrom('attachments').selectAll().orderBy('id').execute(),
    audit: await database.store.selectFrom('audit').selectAll().orderBy('sequence').execute(),
    events: await database.store.selectFrom('events').selectAll().orderBy('sequence').execute(),
    counters: await database.store.selectFrom('counters').selectAll().orderBy('name').execute(),
  };
}

describeOnBothDatabases('backup', (newPlace) => {
  describe.each(Object.keys(targets))('restored into %s', (target) => {
    it('gives back every row as it was, and the database goes on from there', async () => {
      const { location } = await newPlace();
      const source = await openDatabase(location, { clock });
      for (let n = 0; n < 20; n += 1) await writeOne(source, `turn-${n}`);
      const wanted = await contentOf(source);
      const folder = newFolder();
      await takeSnapshot(location, folder, { clock });
      await source.close();

      const place = await targets[target]!();
      const rows = await restoreState(folder, place.location, { clock });
      expect(rows).toMatchObject({ turns: 20, attachments: 20, audit: 20, events: 20 });
      const restored = await openDatabase(place.location, { clock });
      expect(await contentOf(restored)).toEqual(wanted);
      await writeOne(restored, 'turn-after');
      expect(await restored.events.readAfter(20)).toMatchObject([{ sequence: 21, subject: 'turn-after' }]);
      await restored.close();
      await place.remove();
    });
  });

  it('of an older version is restored and brought up to date', async () => {
    const older = migrations.filter(({ number }) => number <= 3);
    const old = newFolder();
    const source = connect({ dataDir: old });
    await migrate(source, 'sqlite', older, clock);
    await source.updateTable('counters').set({ value: 7 }).where('name', '=', 'events').execute();
    await source.destroy();
    const folder = newFolder();
    await takeSnapshot({ dataDir: old }, folder, { clock });

    const { location } = await newPlace();
    await restoreState(folder, location, { clock });
    const restored = await openDatabase(location, { clock });
    const counters = await restored.store.selectFrom('counters').selectAll().execute();
    expect(counters).toContainEqual({ name: 'events', value: 7 });
    expect(counters).toContainEqual({ name: 'figures.event', value: 0 });
    await restored.close();
  });

  it('holds the state of one moment while others write', async () => {
    const { location } = await newPlace();
    const source = await openDatabase(location, { clock });
    for (let n = 0; n < 50; n += 1) await writeOne(source, `before-${n}`);
    const over = new AbortController();
    const written: string[] = [];
    const writer = (async () => {
      for (let n = 0; !over.signal.aborted; n += 1) {
        await writeOne(source, `during-${n}`);
        written.push(`during-${n}`);
      }
    })();
    const folder = newFolder();
    await takeSnapshot(location, folder, { clock });
    over.abort();
    await writer;
    expect(written.length).toBeGreaterThan(0);

    const snapshot = openSnapshot(folder);
    const ids = (table: string, column: string) =>
      snapshot
        .prepare(`select ${column} as id from ${table}`)
        .all()
        .map(({ id }) => String(id))
        .sort();
    const turns = ids('turns', 'id');
    expect(turns.length).toBeGreaterThanOrEqual(50);
    expect(ids('attachments', 'id')).toEqual(turns);
    expect(ids('audit', 'subject')).toEqual(turns);
    expect(ids('events', 'subject')).toEqual(turns);
    snapshot.close();
    await source.close();
  });

  it('refuses to restore over what is there', async () => {
    const { location } = await newPlace();
    const source = await openDatabase(location, { clock });
    await writeOne(source, 'kept');
    const folder = newFolder();
    await takeSnapshot(location, folder, { clock });
    await expect(restoreState(folder, location, { clock })).rejects.toThrow(/new/);
    expect(await source.store.selectFrom('turns').select('id').execute()).toEqual([{ id: 'kept' }]);
    await source.close();
  });
});

describe('a damaged snapshot', () => {
  it('is refused', async () => {
    const place = sqlitePlace();
    const source = await openDatabase(place.location, { clock });
    await writeOne(source, 'one');
    const folder = newFolder();
    await takeSnapshot(place.location, folder, { clock });
    await source.close();
    await place.remove();
    rmSync(join(folder, 'state.sqlite'));
    appendFileSync(join(folder, 'state.sqlite'), 'no database');
    await expect(restoreState(folder, { dataDir: newFolder() }, { clock })).rejects.toThrow();
  });
});
