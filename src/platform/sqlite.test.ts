import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqlite, type SqliteDatabase } from './sqlite.ts';

describe('the guarded SQLite driver', () => {
  let database: SqliteDatabase;
  beforeEach(() => {
    database = openSqlite(':memory:');
    database.exec('CREATE TABLE kept (value)');
  });
  afterEach(() => {
    database.close();
  });

  it.each<[string, unknown]>([
    ['text', '通答'],
    ['an integer', 42],
    ['a float', 0.5],
    ['null', null],
    ['bytes', Buffer.from([0, 1, 2])],
  ])('stores %s', (_name, value) => {
    database.prepare('INSERT INTO kept VALUES (?)').run(value);
    expect(database.prepare('SELECT value FROM kept').get()?.value).toEqual(value);
  });

  it.each<[string, unknown]>([
    ['a boolean, which would abort the process', true],
    ['undefined', undefined],
    ['text with a NUL, which would be cut', 'a\0b'],
    ['an unsafe integer', 2 ** 60],
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a date', new Date(0)],
    ['an object', {}],
  ])('refuses %s before the driver sees it', (_name, value) => {
    expect(() => database.prepare('INSERT INTO kept VALUES (?)').run(value)).toThrow(TypeError);
    expect(database.prepare('SELECT count(*) AS n FROM kept').get()?.n).toBe(0);
  });

  it('takes values as a list or as one array', () => {
    const select = database.prepare('SELECT ? AS a, ? AS b');
    expect(select.get('x', 1)).toEqual({ a: 'x', b: 1 });
    expect(select.get(['x', 1])).toEqual({ a: 'x', b: 1 });
  });
});
