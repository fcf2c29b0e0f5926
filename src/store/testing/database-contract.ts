import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { manualClock } from '../../platform/clock.ts';
import { appendAudit, findAuditBreak } from '../audit.ts';
import { changedOneRow } from '../compare-and-set.ts';
import { openDatabase, type StateDatabase } from '../database.ts';
import type { StoredEvent } from '../events.ts';
import { giveBackLease, takeLease } from '../leases.ts';
import { migrate } from '../migrate.ts';
import { migrations } from '../migrations/all.ts';
import { sharedSecret } from '../secrets.ts';
import { projectPath } from '../../platform/project-root.ts';
import { childProgram, ended } from './child-program.ts';
import type { DatabasePlace } from './databases.ts';

/** What every state database does, whatever it is kept in. */
export function databaseContract(newPlace: () => Promise<DatabasePlace>): void {
  let place: DatabasePlace;
  let database: StateDatabase;
  beforeAll(async () => {
    place = await newPlace();
    database = await openDatabase(place.location);
  });
  afterAll(() => database.close());

  const emitOne = (name: string): Promise<void> =>
    database.transaction(({ emit }) => {
      emit({ name, at: 1 });
      return Promise.resolve();
    });

  it('runs every migration once when several processes start together', { timeout: 120_000 }, async () => {
    const fresh = await newPlace();
    const program = await childProgram(projectPath('src/store/testing/open-child.ts'));
    try {
      const children = [1, 2, 3, 4].map(() => ended(program.start({}, JSON.stringify(fresh.location))));
      for (const child of await Promise.all(children))
        expect(child).toEqual({ end: 0, output: 'opened\n', errors: '' });
    } finally {
      program.remove();
    }
    const opened = await openDatabase(fresh.location);
    const rows = await opened.store.selectFrom('migrations').select('number').orderBy('number').execute();
    await opened.close();
    expect(rows.map((row) => row.number)).toEqual(migrations.map((migration) => migration.number));
  });

  it('leaves nothing of a migration that fails', async () => {
    const broken = [
      { number: 901, name: 'good', statements: () => ['create table half_done (id text primary key)'] },
      { number: 902, name: 'bad', statements: () => ['create table broken (('] },
    ];
    await expect(migrate(database.store, database.dialect, broken, manualClock(0))).rejects.toThrow();
    await expect(sql`select id from half_done`.execute(database.store)).rejects.toThrow('half_done');
  });

  it('keeps neither change nor event of a transaction that throws', async () => {
    const before = await database.events.latest();
    const attempt = database.transaction(async ({ db, emit }) => {
      await db.insertInto('counters').values({ name: 'lost', value: 1 }).execute();
      emit({ name: 'lost', at: 1 });
      throw new Error('no');
    });
    await expect(attempt).rejects.toThrow('no');
    const rows = await database.store.selectFrom('counters').where('name', '=', 'lost').selectAll().execute();
    expect(rows).toEqual([]);
    expect(await database.events.latest()).toBe(before);
  });

  it('undoes nothing but the failure among transactions that come at once', async () => {
    const name = (index: number): string => `at-once-${index}`;
    const before = await database.events.latest();
    const attempts = Array.from({ length: 40 }, (_, index) =>
      database.transaction(async ({ db, emit }) => {
        await db
          .insertInto('counters')
          .values({ name: name(index), value: index })
          .execute();
        emit({ name: name(index), at: 1 });
        if (index % 3 === 0) throw new Error(name(index));
        return index;
      }),
    );
    const results = await Promise.allSettled(attempts);
    const done = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const failed = results.flatMap((result) =>
      result.status === 'rejected' ? [(result.reason as Error).message] : [],
    );
    const expected = Array.from({ length: 40 }, (_, index) => index);
    expect(done).toEqual(expected.filter((index) => index % 3 !== 0));
    expect(failed).toEqual(expected.filter((index) => index % 3 === 0).map(name));
    const rows = await database.store
      .selectFrom('counters')
      .select('value')
      .where('name', 'like', 'at-once-%')
      .orderBy('value')
      .execute();
    expect(rows.map(({ value }) => value)).toEqual(done);
    const events = await database.events.readAfter(before, 1_000);
    expect(events.filter((event) => event.name.startsWith('at-once-'))).toHaveLength(done.length);
  });

  it('refuses a transaction inside a transaction', async () => {
    const nested = database.transaction(() => database.transaction(() => Promise.resolve()));
    await expect(nested).rejects.toThrow('Inside a transaction');
  });

  it('keeps what events name as it is, whatever it looks like', async () => {
    const after = await database.events.latest();
    const events = [
      { name: "test.'quoted'", conversationId: "'); drop table events; --", at: 1 },
      { name: 'test.backslash', subject: "\\'; commit; --", at: 2 },
      { name: 'test.plain', conversationId: '会话', subject: '$1 \u2028', at: 3 },
    ];
    await database.transaction(({ emit }) => {
      events.forEach(emit);
      return Promise.resolve();
    });
    expect(await database.events.readAfter(after)).toEqual(
      events.map((event, index) => ({ sequence: after + index + 1, ...event })),
    );
  });

  it('delivers the events of concurrent transactions once, in the order of their numbers, without a gap', async () => {
    await database.events.catchUp();
    const start = await database.events.latest();
    const seen: StoredEvent[] = [];
    const stop = database.events.subscribe((event) => seen.push(event));
    await Promise.all(Array.from({ length: 40 }, (_, index) => emitOne(`event-${index}`)));
    await database.events.catchUp();
    stop();
    expect(seen.map((event) => event.sequence)).toEqual(
      Array.from({ length: 40 }, (_, index) => start + index + 1),
    );
    expect(new Set(seen.map((event) => event.name)).size).toBe(40);
  });

  it('lets readers catch up from the table', async () => {
    const start = await database.events.latest();
    await database.transaction(({ emit }) => {
      emit({ name: 'first', conversationId: 'c1', at: 10 });
      emit({ name: 'second', subject: 't1', at: 11 });
      return Promise.resolve();
    });
    expect(await database.events.readAfter(start)).toEqual([
      { sequence: start + 1, name: 'first', conversationId: 'c1', at: 10 },
      { sequence: start + 2, name: 'second', subject: 't1', at: 11 },
    ]);
  });

  it('goes on delivering when a listener throws', async () => {
    const seen: string[] = [];
    await database.events.catchUp();
    const stopBad = database.events.subscribe(() => {
      throw new Error('a bad listener');
    });
    const stopGood = database.events.subscribe((event) => seen.push(event.name));
    await emitOne('survives');
    await database.events.catchUp();
    stopBad();
    stopGood();
    expect(seen).toEqual(['survives']);
  });

  it('lets one of two changes that expect the same version win', async () => {
    await database.store.insertInto('counters').values({ name: 'contested', value: 1 }).execute();
    const attempts = [2, 3, 4, 5].map((value) =>
      database.transaction(({ db }) =>
        changedOneRow(
          db.updateTable('counters').set({ value }).where('name', '=', 'contested').where('value', '=', 1),
        ),
      ),
    );
    expect((await Promise.all(attempts)).filter(Boolean)).toHaveLength(1);
  });

  it('refuses what a driver would die of or cut, and goes on', async () => {
    const insert = (name: unknown): Promise<unknown> =>
      database.store
        .insertInto('counters')
        .values({ name: name as string, value: 1 })
        .execute();
    await expect(insert(true)).rejects.toThrow(TypeError);
    await expect(insert('cut\0here')).rejects.toThrow(TypeError);
    await expect(database.ping()).resolves.toBeUndefined();
  });

  it('refuses another connection inside a transaction', async () => {
    const attempt = database.transaction(() => database.ping());
    await expect(attempt).rejects.toThrow('only its own connection');
    await expect(database.ping()).resolves.toBeUndefined();
  });

  it('gives a lease to one holder until it runs out', async () => {
    const clock = manualClock(1_000);
    const take = (holder: string): ReturnType<typeof takeLease> =>
      takeLease(database.store, { name: 'retention', holder, forMs: 500 }, clock);
    expect(await take('a')).toEqual({ name: 'retention', holder: 'a', term: 1, until: 1_500 });
    expect(await take('b')).toBeUndefined();
    clock.advance(400);
    expect(await take('a')).toEqual({ name: 'retention', holder: 'a', term: 1, until: 1_900 });
    clock.advance(500);
    expect(await take('b')).toEqual({ name: 'retention', holder: 'b', term: 2, until: 2_400 });
  });

  it('passes a lease on at once when it is given back', async () => {
    const clock = manualClock(1_000);
    const request = { name: 'outbox', forMs: 60_000 };
    const lease = await takeLease(database.store, { ...request, holder: 'a' }, clock);
    if (lease !== undefined) await giveBackLease(database.store, lease);
    expect(await takeLease(database.store, { ...request, holder: 'b' }, clock)).toMatchObject({
      holder: 'b',
      term: 2,
    });
  });

  it('chains the audit trail, and refuses to change or delete a row of it', async () => {
    await Promise.all(
      ['take', 'close', 'export'].map((act) =>
        database.transaction(({ db }) => appendAudit(db, { at: 5, actor: 'agent-1', act, subject: 'c1' })),
      ),
    );
    expect(await findAuditBreak(database.store)).toBeUndefined();
    const change = database.store.updateTable('audit').set({ actor: 'agent-2' }).where('sequence', '=', 2);
    await expect(change.execute()).rejects.toThrow('append-only');
    await expect(database.store.deleteFrom('audit').execute()).rejects.toThrow('append-only');
  });

  it('keeps one secret under a name, whoever asks first', async () => {
    const asked = await Promise.all([1, 2, 3, 4].map(() => sharedSecret(database.store, 'one')));
    expect(new Set(asked.map((secret) => secret.toString('hex'))).size).toBe(1);
    expect(asked[0]).toHaveLength(32);
    expect((await sharedSecret(database.store, 'other')).equals(asked[0] ?? Buffer.alloc(0))).toBe(false);
  });
}
