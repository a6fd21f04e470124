import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { Pool, type PoolClient, type PoolConfig } from 'pg';
import * as schema from './schema.js';

export type Queries = NodePgDatabase<typeof schema>;

/** One transaction: typed queries, and the bare connection for those who bring their own SQL. */
export interface Transaction {
  queries: Queries;
  client: PoolClient;
}

export interface Database {
  /** Typed queries, each on a connection of its own. */
  queries: Queries;
  pool: Pool;
  connection: PoolConfig;
  /** Commits when `work` resolves and rolls back when it rejects. Never hold one across a provider's call. */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Longest wait for a connection, so that a database that does not answer makes requests fail instead of pile up. */
const CONNECT_TIMEOUT_MS = 10_000;

export function openDatabase(connection: PoolConfig, onError: (error: Error) => void): Database {
  const pool = new Pool({
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    ...connection,
    max: connection.max ?? 20,
    application_name: 'verigraph',
  });
  // An idle connection that the server closes must not take the process with it.
  pool.on('error', onError);
  return {
    queries: drizzle(pool, { schema }),
    pool,
    connection,
    transaction: (work) => inTransaction(pool, work),
    close: () => pool.end(),
  };
}

async function inTransaction<T>(pool: Pool, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection lost between two queries of ours is told by this event alone, which without a listener ends the process.
  const onLost = (error: Error) => (broken = error);
  client.on('error', onLost);
  try {
    await client.query('begin');
    const result = await work({ queries: drizzle(client, { schema }), client });
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((rollbackError: Error) => (broken = rollbackError));
    throw error;
  } finally {
    client.off('error', onLost);
    // A connection that was lost or could not even roll back is thrown away instead of handed on.
    client.release(broken);
  }
}

/** Deadlock, or a row that somebody else has begun to refer to meanwhile: the same once more finds it otherwise. */
const HINDRANCES: readonly unknown[] = ['40P01', '23503'];
const MOST_TRIES = 5;

/** Does a whole transaction again where another one hindered it. */
export async function repeatIfHindered<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries === MOST_TRIES || !HINDRANCES.includes(codeOf(error))) throw error;
    }
  }
}

/** Of the database's fault, which the query layer may have wrapped. */
function codeOf(error: unknown): unknown {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return code ?? (cause as { code?: unknown } | undefined)?.code;
}
