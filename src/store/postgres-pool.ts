import pg from 'pg';
import type { PostgresPool } from 'kysely';
import { backoffDelay, pause, type Backoff } from './backoff.ts';
import { postgresClient } from './postgres-client.ts';
import { isConnectionLost } from './postgres-errors.ts';
import { StoreUnavailable } from './store-unavailable.ts';
import { refuseInsideTransaction } from './transaction-context.ts';

/** Limits of the connection to PostgreSQL; times in milliseconds. */
export interface PostgresLimits {
  connections: number;
  /** For one attempt to connect, waiting for a free connection included. */
  connectMs: number;
  /** The server ends a statement after this long … */
  statementMs: number;
  /** … and this process stops waiting for its answer after this long, as when the network is cut. */
  answerMs: number;
  /** An open transaction that does nothing is ended by the server after this long. */
  idleTransactionMs: number;
  /** How long callers wait in all for a database that is away before they are told so. */
  patienceMs: number;
  backoff: Backoff;
}

export const defaultPostgresLimits: PostgresLimits = {
  connections: 10,
  connectMs: 5_000,
  statementMs: 15_000,
  answerMs: 20_000,
  idleTransactionMs: 30_000,
  patienceMs: 10_000,
  backoff: { firstMs: 50, limitMs: 1_000 },
};

/** Settings for one connection, for the pool and for the listener. `bigint` arrives as a number. */
export function postgresClientConfig(databaseUrl: string, limits: PostgresLimits): pg.ClientConfig {
  return {
    connectionString: databaseUrl,
    application_name: 'tongda',
    connectionTimeoutMillis: limits.connectMs,
    statement_timeout: limits.statementMs,
    query_timeout: limits.answerMs,
    idle_in_transaction_session_timeout: limits.idleTransactionMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    types: { getTypeParser: typeParser },
  };
}

/** A pool for Kysely that waits with growing pauses for a database that is away and drops what broke. */
export function postgresPool(
  databaseUrl: string,
  limits: PostgresLimits,
  report: (error: unknown) => void,
): PostgresPool {
  const pool = new pg.Pool({ ...postgresClientConfig(databaseUrl, limits), max: limits.connections });
  pool.on('error', report);
  // A connection that breaks while it is lent out would otherwise end the process.
  pool.on('connect', (client) => client.on('error', report));
  return {
    connect: async () => {
      refuseInsideTransaction();
      const connect = (): Promise<pg.PoolClient> => connectPatiently(pool, limits);
      return postgresClient(await connect(), connect);
    },
    end: () => pool.end(),
  };
}

async function connectPatiently(pool: pg.Pool, limits: PostgresLimits): Promise<pg.PoolClient> {
  const giveUpAt = performance.now() + limits.patienceMs;
  for (let repetition = 1; ; repetition += 1) {
    try {
      return await pool.connect();
    } catch (error) {
      if (!isConnectionLost(error)) throw error;
      const delay = backoffDelay(limits.backoff, repetition);
      if (performance.now() + delay > giveUpAt)
        throw new StoreUnavailable('The state database cannot be reached.', { cause: error });
      await pause(delay);
    }
  }
}

type TypeId = Parameters<typeof pg.types.getTypeParser>[0];

function typeParser(oid: TypeId, format?: 'text' | 'binary'): (text: string) => unknown {
  if (oid === pg.types.builtins.INT8) return safeInteger;
  return pg.types.getTypeParser(oid, format === 'binary' ? 'binary' : 'text') as (text: string) => unknown;
}

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a number.`);
  return value;
}
