import { EventEmitter } from 'node:events';
import type { KeyvStoreAdapter } from 'keyv';
import pg from 'pg';

export interface PostgresStoreOptions {
  readonly url: string;
  readonly timeoutMs: number;
  /** How often what has expired is removed. Default 5 minutes. */
  readonly pruneIntervalMs?: number;
}

const UNDEFINED_TABLE = '42P01';
/**
 * Keyv on PostgreSQL. Not @keyv/postgres 2.2, which ends the process when the server closes an idle connection, never
 * makes its table when the server was down at the start, and never removes what has expired, which here is personal data.
 */
export class PostgresStore extends EventEmitter implements KeyvStoreAdapter {
  readonly opts = {};
  namespace?: string;
  private readonly pool: pg.Pool;
  private readonly pruning: NodeJS.Timeout;

  constructor({ url, timeoutMs, pruneIntervalMs = 5 * 60_000 }: PostgresStoreOptions) {
    super();
    this.pool = new pg.Pool({
      connectionString: url,
      max: 4,
      connectionTimeoutMillis: timeoutMs,
      query_timeout: timeoutMs,
      statement_timeout: timeoutMs,
      allowExitOnIdle: true,
    });
    this.pool.on('error', (error) => this.emit('error', error));
    this.pruning = setInterval(
      () => void this.prune().catch((error: unknown) => this.emit('error', error)),
      pruneIntervalMs,
    );
    this.pruning.unref();
  }

  // The names and types of the methods are Keyv's.
  async get<Value>(key: string): Promise<Value | undefined> {
    const rows = await this.query('SELECT value FROM verigraph_cache WHERE key = $1 AND expires_at > now()', [key]);
    return rows[0]?.value as Value | undefined;
  }

  async set(key: string, value: string, ttlMs: number): Promise<void> {
    await this.query(
      `INSERT INTO verigraph_cache (key, value, expires_at) VALUES ($1, $2, now() + $3 * interval '1 millisecond')
       ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at`,
      [key, value, ttlMs],
    );
  }

  async delete(key: string): Promise<boolean> {
    const rows = await this.query('DELETE FROM verigraph_cache WHERE key = $1 RETURNING key', [key]);
    return rows.length > 0;
  }

  async clear(): Promise<void> {
    await this.query('DELETE FROM verigraph_cache', []);
  }

  async disconnect(): Promise<void> {
    clearInterval(this.pruning);
    await this.pool.end();
  }

  private async prune(): Promise<void> {
    await this.query('DELETE FROM verigraph_cache WHERE expires_at <= now()', []);
  }

  private async query(text: string, values: unknown[]): Promise<{ value?: unknown }[]> {
    try {
      return (await this.pool.query<{ value?: unknown }>(text, values)).rows;
    } catch (error) {
      if ((error as { code?: unknown }).code !== UNDEFINED_TABLE) throw error;
      await this.createTable();
      return (await this.pool.query<{ value?: unknown }>(text, values)).rows;
    }
  }

  private async createTable(): Promise<void> {
    // One transaction, and one process at a time: "if not exists" alone fails when two create at once. Unlogged is faster,
    // and leaves the table empty after a crash of the server, which a cache may be.
    await this.pool.query(
      `SELECT pg_advisory_xact_lock(hashtext('verigraph_cache'));
       CREATE UNLOGGED TABLE IF NOT EXISTS verigraph_cache
         (key text PRIMARY KEY, value text NOT NULL, expires_at timestamptz NOT NULL);
       CREATE INDEX IF NOT EXISTS verigraph_cache_expires_at ON verigraph_cache (expires_at)`,
    );
  }
}
