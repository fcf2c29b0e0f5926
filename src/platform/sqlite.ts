import Database from 'libsql';

/** What may be bound to a statement. Booleans are not among them: the driver aborts the process on one. */
export type SqliteValue = string | number | bigint | Buffer | null;
export type SqliteRow = Record<string, SqliteValue>;

/** One prepared statement; every bound value is checked before the driver sees it. */
export interface SqliteStatement {
  /** True when the statement returns rows. */
  readonly reader: boolean;
  run(...values: unknown[]): { changes: number; lastInsertRowid: number | bigint };
  get(...values: unknown[]): SqliteRow | undefined;
  all(...values: unknown[]): SqliteRow[];
  iterate(...values: unknown[]): IterableIterator<SqliteRow>;
}

/** A SQLite connection behind the guard. */
export interface SqliteDatabase {
  prepare(sql: string): SqliteStatement;
  exec(sql: string): void;
  close(): void;
}

/**
 * Opens a database file, or `:memory:`. Writers get WAL with synchronous FULL, so that what is committed
 * survives a power cut; everyone waits up to five seconds for a lock.
 */
export function openSqlite(path: string, options: { readonly?: boolean } = {}): SqliteDatabase {
  const database = new Database(path, { readonly: options.readonly ?? false });
  database.exec('PRAGMA busy_timeout = 5000');
  if (options.readonly !== true) {
    database.exec('PRAGMA journal_mode = WAL');
    database.exec('PRAGMA synchronous = FULL');
    database.exec('PRAGMA foreign_keys = ON');
  }
  return {
    prepare: (sql) => guard(database.prepare(sql) as unknown as RawStatement),
    exec: (sql) => {
      database.exec(sql);
    },
    close: () => {
      database.close();
    },
  };
}

interface RawStatement extends Omit<SqliteStatement, 'run' | 'get' | 'all' | 'iterate'> {
  run(values: SqliteValue[]): { changes: number; lastInsertRowid: number | bigint };
  get(values: SqliteValue[]): SqliteRow | undefined;
  all(values: SqliteValue[]): SqliteRow[];
  iterate(values: SqliteValue[]): IterableIterator<SqliteRow>;
}

function guard(statement: RawStatement): SqliteStatement {
  return {
    reader: statement.reader,
    run: (...values) => statement.run(checked(values)),
    get: (...values) => withoutMetadata(statement.get(checked(values))),
    all: (...values) => statement.all(checked(values)).map(withBuffers),
    iterate: function* (...values) {
      for (const row of statement.iterate(checked(values))) yield withBuffers(row);
    },
  };
}

/** The driver adds its timing to a single row; a row holds columns only. */
function withoutMetadata(row: SqliteRow | undefined): SqliteRow | undefined {
  if (row === undefined) return undefined;
  const { _metadata: _timing, ...columns } = row;
  return columns;
}

/** Where the driver gives many rows, it gives bytes as a bare ArrayBuffer; here bytes are always a Buffer. */
function withBuffers(row: SqliteRow): SqliteRow {
  for (const [name, value] of Object.entries(row as Record<string, unknown>))
    if (value instanceof ArrayBuffer) row[name] = Buffer.from(value);
  return row;
}

/** Kysely binds one array, callers bind a list: both arrive as one list. */
function checked(values: unknown[]): SqliteValue[] {
  const list: unknown[] = values.length === 1 && Array.isArray(values[0]) ? (values[0] as unknown[]) : values;
  return list.map(checkedValue);
}

function checkedValue(value: unknown, index: number): SqliteValue {
  if (value === null || Buffer.isBuffer(value)) return value;
  if (typeof value === 'string') {
    if (value.includes('\0'))
      throw new TypeError(`Bound value ${index + 1} holds a NUL; the driver would cut the text there.`);
    return value;
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) {
      throw new TypeError(`Bound value ${index + 1} is no safe integer and no finite number.`);
    }
    return value;
  }
  throw new TypeError(
    `Bound value ${index + 1} is of type ${value === undefined ? 'undefined' : typeof value}; bind text, numbers, buffers or null.`,
  );
}
