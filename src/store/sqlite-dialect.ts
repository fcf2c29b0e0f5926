import { setImmediate as nextRound } from 'node:timers/promises';
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
} from 'kysely';
import { openSqlite, type SqliteDatabase, type SqliteStatement } from '../platform/sqlite.ts';
import { refuseInsideTransaction } from './transaction-context.ts';

/** Kysely over the guarded SQLite driver, one connection to one file. */
export function sqliteDialect(path: string): Dialect {
  return {
    createDriver: () => new ImmediateSqliteDriver({ database: openState(path) }),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (store) => new SqliteIntrospector(store),
  };
}

/** What is emptied is overwritten in the file, so that an erased text is gone from the disk as well. */
function openState(path: string): SqliteDatabase {
  const database = openSqlite(path);
  database.exec('PRAGMA secure_delete = ON');
  return preparingOnce(database);
}

/** More different statements than the program has; lists of ids make some of each length. */
const statementsKept = 500;

/** Keeps prepared statements: to prepare one costs several times what it costs to run it. */
function preparingOnce(database: SqliteDatabase): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    ...database,
    prepare: (sql) => {
      const known = prepared.get(sql);
      if (known !== undefined) return known;
      if (prepared.size >= statementsKept) prepared.clear();
      const statement = database.prepare(sql);
      prepared.set(sql, statement);
      return statement;
    },
  };
}

/**
 * Takes the write lock when a transaction begins. A transaction that reads first and writes later would be
 * refused at once, whatever the time-out, if another process (a command beside the server) wrote in between.
 */
class ImmediateSqliteDriver extends SqliteDriver {
  override async acquireConnection(): Promise<DatabaseConnection> {
    refuseInsideTransaction();
    return super.acquireConnection();
  }

  /** A commit stops the process until the disk has it: between two of them timers and requests get their round. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await nextRound();
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}
