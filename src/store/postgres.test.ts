import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type StateDatabase } from './database.ts';
import type { StoredEvent } from './events.ts';
import { CommitUnknown, StoreUnavailable } from './store-unavailable.ts';
import { postgresPlace, testDatabaseUrl, type DatabasePlace } from './testing/databases.ts';
import { tcpProxy, type TcpProxy } from './testing/tcp-proxy.ts';

const skipped = testDatabaseUrl === undefined || testDatabaseUrl === '';
const fast = { patienceMs: 300, backoff: { firstMs: 5, limitMs: 20 } };

describe.skipIf(skipped)('PostgreSQL, several processes (skipped without TEST_DATABASE_URL)', () => {
  let place: DatabasePlace;
  let proxy: TcpProxy;
  let direct: StateDatabase;
  let wired: StateDatabase;
  beforeAll(async () => {
    place = await postgresPlace(testDatabaseUrl!);
    const url = new URL('databaseUrl' in place.location ? place.location.databaseUrl : '');
    proxy = await tcpProxy({ host: url.hostname, port: Number(url.port) });
    direct = await openDatabase(place.location, { catchUpEveryMs: 0 });
    url.host = `127.0.0.1:${proxy.port}`;
    wired = await openDatabase({ databaseUrl: url.href }, { catchUpEveryMs: 0, limits: fast });
  });
  afterAll(async () => {
    await wired.close();
    await direct.close();
    await proxy.close();
    await place.remove();
  });

  const next = (database: StateDatabase, name: string): Promise<StoredEvent> =>
    new Promise((resolve) => {
      const stop = database.events.subscribe((event) => {
        if (event.name !== name) return;
        stop();
        resolve(event);
      });
    });
  const emit = (database: StateDatabase, name: string): Promise<void> =>
    database.transaction((unit) => {
      unit.emit({ name, at: 1 });
      return Promise.resolve();
    });

  it('brings an event of one process to the other by notification', async () => {
    const arrival = next(wired, 'from-afar');
    await emit(direct, 'from-afar');
    expect((await arrival).name).toBe('from-afar');
  });

  it('brings what was missed when the listening connection is back', async () => {
    const arrival = next(wired, 'while-away');
    proxy.cut();
    await emit(direct, 'while-away');
    proxy.mend();
    expect((await arrival).name).toBe('while-away');
  });

  it('repeats a transaction whose connection was killed before the commit', async () => {
    let tries = 0;
    const result = await wired.transaction(async ({ db }) => {
      tries += 1;
      if (tries === 1) {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
        await sql`select pg_terminate_backend(${rows[0]!.pid}::int)`.execute(db);
      }
      await db.insertInto('counters').values({ name: 'once', value: tries }).execute();
      return tries;
    });
    expect(result).toBe(2);
    const rows = await direct.store.selectFrom('counters').where('name', '=', 'once').selectAll().execute();
    expect(rows).toEqual([{ name: 'once', value: 2 }]);
  });

  it('tells when the database stays away, and works again when it is back', async () => {
    proxy.cut();
    await expect(wired.ping()).rejects.toThrow(StoreUnavailable);
    proxy.mend();
    await expect(wired.ping()).resolves.toBeUndefined();
  });

  it('says when the end of a commit is unknown', async () => {
    proxy.cutAnswerTo('commit');
    const attempt = wired.transaction(({ db }) =>
      db.insertInto('counters').values({ name: 'unknown', value: 1 }).execute(),
    );
    await expect(attempt).rejects.toThrow(CommitUnknown);
  });

  it('repeats a commit of unknown end where the work can find out what became of it', async () => {
    let tries = 0;
    proxy.cutAnswerTo('commit');
    await wired.transaction(
      async ({ db }) => {
        tries += 1;
        const row = { name: 'repeated', value: 1 };
        await db
          .insertInto('counters')
          .values(row)
          .onConflict((key) => key.column('name').doNothing())
          .execute();
      },
      { repeatable: true },
    );
    expect(tries).toBe(2);
    const rows = await direct.store
      .selectFrom('counters')
      .where('name', '=', 'repeated')
      .selectAll()
      .execute();
    expect(rows).toEqual([{ name: 'repeated', value: 1 }]);
  });
});
