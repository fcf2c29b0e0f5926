import type { Selectable } from 'kysely';
import { changedOneRow, StaleVersion } from '../../../../src/store/compare-and-set.ts';
import { isDuplicate } from '../../../../src/store/postgres-errors.ts';
import type { StateDatabase } from '../../../../src/store/database.ts';
import type { StoreTransaction } from '../../../../src/store/schema.ts';
import type { UnitOfWork } from '../../../../src/store/unit-of-work.ts';
import type { WechatExchangeTable } from '../../../../src/store/wechat-schema.ts';
import { contentSchema, type Content, type Incoming } from '../protocol/incoming.ts';
import { asked, ended, takenOver, type Duty, type Ending, type Exchange } from './exchange.ts';

/** An exchange as it is kept. */
export interface KeptExchange {
  readonly key: string;
  readonly openid: string;
  readonly exchange: Exchange;
  /** How often it was taken up. */
  readonly attempts: number;
  /** What the visitor did; gone once it is in the log. */
  readonly content?: Content;
  readonly deliveryId?: string;
}

type Row = Selectable<WechatExchangeTable>;

/** The claims on callbacks, durable and the same for every process. */
export interface ExchangeStore {
  /** The platform asks. `first` runs in the same transaction where the callback was not known. */
  ask(
    incoming: Incoming,
    by: { holder: string; now: number; until: number },
    first: (unit: UnitOfWork) => Promise<void>,
  ): Promise<{ duty: Duty; kept: KeptExchange }>;
  find(key: string): Promise<KeptExchange | undefined>;
  /** Ends an exchange in a transaction of the caller's; false when it is no longer this holder's. */
  end(db: StoreTransaction, key: string, holder: string, ending: Ending): Promise<boolean>;
  /** Open ones whose process is gone. */
  left(now: number, limit: number): Promise<KeptExchange[]>;
  takeOver(
    key: string,
    by: { holder: string; now: number; until: number },
  ): Promise<KeptExchange | undefined>;
  /** Until when a process still waits to answer this visitor; undefined when none does. */
  awaited(openid: string, now: number): Promise<number | undefined>;
  /** Forgets callbacks that the platform asks for no more. */
  forget(before: number): Promise<void>;
}

export function createExchangeStore(database: StateDatabase): ExchangeStore {
  const { store } = database;
  const find = async (db: typeof store | StoreTransaction, key: string): Promise<Row | undefined> =>
    db.selectFrom('wechatExchanges').selectAll().where('key', '=', key).executeTakeFirst();
  const change = (db: StoreTransaction, row: Row, patch: Partial<Row>): Promise<boolean> =>
    changedOneRow(
      db
        .updateTable('wechatExchanges')
        .set({ ...patch, version: row.version + 1 })
        .where('key', '=', row.key)
        .where('version', '=', row.version),
    );
  const changeOrAgain = async (db: StoreTransaction, row: Row, patch: Partial<Row>): Promise<Row> => {
    if (!(await change(db, row, patch))) throw new StaleVersion();
    return { ...row, ...patch };
  };
  const askOnce = (
    incoming: Incoming,
    by: { holder: string; now: number; until: number },
    first: (unit: UnitOfWork) => Promise<void>,
  ): Promise<{ duty: Duty; kept: KeptExchange }> =>
    database.transaction(
      async (unit) => {
        const { key } = incoming;
        const known = await find(unit.db, key);
        const { next, duty } = asked(known && exchangeOf(known), by);
        if (known === undefined) {
          const row = newRow(incoming, next, by.now);
          await unit.db.insertInto('wechatExchanges').values(row).execute();
          await first(unit);
          return { duty, kept: keptOf(row) };
        }
        if (duty !== 'work') return { duty, kept: keptOf(known) };
        const patch = { attempts: known.attempts + 1, ...columnsOf(next) };
        return { duty, kept: keptOf(await changeOrAgain(unit.db, known, patch)) };
      },
      { repeatable: true },
    );
  return {
    ask: async (incoming, by, first) => {
      try {
        return await askOnce(incoming, by, first);
      } catch (error) {
        // The same callback came twice at once and the other was first.
        if (isDuplicate(error)) return askOnce(incoming, by, first);
        throw error;
      }
    },
    find: async (key) => {
      const row = await find(store, key);
      return row && keptOf(row);
    },
    end: async (db, key, holder, ending) => {
      const row = await find(db, key);
      const next = row && ended(exchangeOf(row), holder, ending);
      if (row === undefined || next === undefined) return false;
      await changeOrAgain(db, row, { ...columnsOf(next), content: null });
      return true;
    },
    left: async (now, limit) => {
      const rows = await store
        .selectFrom('wechatExchanges')
        .selectAll()
        .where('state', '=', 'open')
        .where('until', '<=', now)
        .orderBy('until')
        .limit(limit)
        .execute();
      return rows.map(keptOf);
    },
    takeOver: (key, by) =>
      database.transaction(async ({ db }) => {
        const row = await find(db, key);
        const next = row && takenOver(exchangeOf(row), by);
        if (row === undefined || next === undefined) return undefined;
        const patch = { ...columnsOf(next), attempts: row.attempts + 1 };
        return (await change(db, row, patch)) ? keptOf({ ...row, ...patch }) : undefined;
      }),
    awaited: async (openid, now) => {
      const row = await store
        .selectFrom('wechatExchanges')
        .select((column) => column.fn.max('until').as('until'))
        .where('openid', '=', openid)
        .where('state', '=', 'open')
        .where('until', '>', now)
        .executeTakeFirst();
      return row?.until ?? undefined;
    },
    forget: async (before) => {
      await store
        .deleteFrom('wechatExchanges')
        .where('arrivedAt', '<', before)
        .where('state', '!=', 'open')
        .execute();
    },
  };
}

function newRow(incoming: Incoming, exchange: Exchange, now: number): Row {
  return {
    key: incoming.key,
    openid: incoming.openid,
    version: 1,
    arrivedAt: now,
    attempts: 1,
    content: JSON.stringify(incoming.content),
    ...columnsOf(exchange),
  };
}

function columnsOf(exchange: Exchange): Pick<Row, 'state' | 'holder' | 'until' | 'deliveryId'> {
  return {
    state: exchange.state,
    holder: exchange.state === 'open' ? exchange.holder : null,
    until: exchange.state === 'open' ? exchange.until : 0,
    deliveryId: exchange.state === 'replied' ? exchange.deliveryId : null,
  };
}

function exchangeOf(row: Row): Exchange {
  switch (row.state) {
    case 'open':
      return { state: 'open', holder: row.holder ?? '', until: row.until };
    case 'replied':
      return { state: 'replied', deliveryId: row.deliveryId ?? '' };
    case 'deferred':
    case 'silent':
      return { state: row.state };
    default:
      return { state: 'failed' };
  }
}

function keptOf(row: Row): KeptExchange {
  const content = row.content === null ? undefined : contentSchema.parse(JSON.parse(row.content));
  return {
    key: row.key,
    openid: row.openid,
    exchange: exchangeOf(row),
    attempts: row.attempts,
    ...(content === undefined ? {} : { content }),
    ...(row.deliveryId === null ? {} : { deliveryId: row.deliveryId }),
  };
}
