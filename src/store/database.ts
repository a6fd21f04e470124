import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { PoolClient, PoolConfig } from 'pg';
import { Pool } from 'pg';
import * as schema from './schema.js';

export type Queries = NodePgDatabase<typeof schema>;

/** One transaction: typed queries, and the bare connection for those who bring their own SQL. */
export interface Transaction {
  /** May be used before the query before has ended: they are run one after the other, in the order in which they are made. */
  queries: Queries;
  client: Pick<PoolClient, 'query'>;
  /**
   * Calls `listener` once the transaction is over, with whether it was surely committed: what this process begins to do only
   * then. It must not throw.
   */
  onEnd(listener: (isCommitted: boolean) => void): void;
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
    // Queries of one transaction that do not wait for each other go out without a turn for each.
    pipeline: true,
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
  const listeners: ((isCommitted: boolean) => void)[] = [];
  let isCommitted = false;
  let broken: Error | undefined;
  // A connection lost between two queries of ours is told by this event alone, which without a listener ends the process.
  const onLost = (error: Error) => (broken = error);
  client.on('error', onLost);
  try {
    // Goes out with the first query of the work. It can only fail with the connection, and so does all that comes after it.
    const begun = bundled(client).client.query('begin');
    begun.catch(() => undefined);
    const result = await work({ ...bundled(client), onEnd: (listener) => listeners.push(listener) });
    await begun;
    const { command } = await client.query('commit');
    // Where a query failed and nobody minded, the server rolls back and calls that no fault.
    if (command !== 'COMMIT') throw new Error('A transaction was rolled back: one of its queries has failed.');
    isCommitted = true;
    return result;
  } catch (error) {
    await client.query('rollback').catch((rollbackError: Error) => (broken = rollbackError));
    throw error;
  } finally {
    client.off('error', onLost);
    // A connection that was lost or could not even roll back is thrown away instead of handed on.
    client.release(broken);
    for (const listener of listeners) listener(isCommitted);
  }
}

/** Made once for each connection: what the library finds out about the tables takes longer than a small query. */
const bundledByClient = new WeakMap<PoolClient, Pick<Transaction, 'queries' | 'client'>>();

/** Sends what is asked in one turn in one packet; `pg` writes a packet for each query. */
function bundled(client: PoolClient): Pick<Transaction, 'queries' | 'client'> {
  const known = bundledByClient.get(client);
  if (known) return known;
  const { stream } = client.connection;
  let isHeld = false;
  const send = (...query: Parameters<PoolClient['query']>) => {
    if (!isHeld) {
      isHeld = true;
      stream.cork();
      process.nextTick(() => {
        isHeld = false;
        stream.uncork();
      });
    }
    return client.query(...query);
  };
  // All that is used of a client within a transaction is `query`.
  const bundling = { query: send } as Pick<PoolClient, 'query'>;
  const made = { queries: drizzle(bundling as PoolClient, { schema }), client: bundling };
  bundledByClient.set(client, made);
  return made;
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
