import type pg from 'pg';
import type { PostgresPoolClient, PostgresQueryResult } from 'kysely';
import { isConnectionLost } from './postgres-errors.ts';
import { ConnectionLost } from './store-unavailable.ts';

type Result = PostgresQueryResult<unknown>;

/**
 * Begins a statement that is held back and sent in one message with the `commit` after it, so that what it locks is locked only
 * while the server works. It binds no values and answers nothing; a `rollback` forgets it.
 */
export const withCommit = '/* with the commit */ ';

/**
 * One connection lent to Kysely. It refuses the values SQLite's guard refuses, so that both dialects fail
 * alike. Where the first statement only reads or begins a transaction and finds the connection broken (it lay
 * idle while the server went away), the statement is run again on a fresh one.
 */
export function postgresClient(
  first: pg.PoolClient,
  connectAgain: () => Promise<pg.PoolClient>,
): PostgresPoolClient {
  let client: pg.PoolClient | undefined = first;
  let used = false;
  let broken = false;
  let heldBack = '';

  const run = async (statement: string, parameters: readonly unknown[]): Promise<Result> => {
    if (client === undefined) throw new ConnectionLost('The connection to the state database is gone.');
    try {
      const result = (await client.query(statement, [...parameters])) as Result | Result[];
      // Of several statements in one message the last, the commit, is the one that was asked for.
      return Array.isArray(result) ? lastOf(result) : result;
    } catch (error) {
      if (!isConnectionLost(error)) throw error;
      broken = true;
      throw new ConnectionLost('The connection to the state database broke.', { cause: error });
    }
  };
  const query = async (statement: string, parameters: readonly unknown[]): Promise<Result> => {
    parameters.forEach(checkBound);
    if (statement.startsWith(withCommit)) {
      heldBack = `${statement}; `;
      return nothing;
    }
    const before = statement === 'commit' ? heldBack : '';
    heldBack = statement === 'rollback' || before !== '' ? '' : heldBack;
    const mayRunAgain = !used && /^\s*(select|begin|start)\b/i.test(statement);
    used = true;
    try {
      return await run(before + statement, parameters);
    } catch (error) {
      if (!mayRunAgain || !(error instanceof ConnectionLost)) throw error;
      client?.release(true);
      client = undefined;
      client = await connectAgain();
      broken = false;
      return run(statement, parameters);
    }
  };
  return {
    query: query as PostgresPoolClient['query'],
    release: () => {
      client?.release(broken);
    },
  };
}

const nothing: Result = { command: 'SELECT', rowCount: 0, rows: [] };

function lastOf(results: readonly Result[]): Result {
  return results.at(-1) ?? nothing;
}

function checkBound(value: unknown, index: number): void {
  if (typeof value === 'boolean' || value === undefined)
    throw new TypeError(
      `Bound value ${index + 1} is of type ${typeof value}; bind text, numbers, buffers or null.`,
    );
  if (typeof value === 'string' && value.includes('\0'))
    throw new TypeError(`Bound value ${index + 1} holds a NUL; the database keeps none.`);
}
