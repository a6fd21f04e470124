import { EventEmitter } from 'node:events';
import type { AnyColumn, SQL } from 'drizzle-orm';
import { sql } from 'drizzle-orm';
import { Client, type PoolConfig } from 'pg';
import type { Transaction } from './database.js';
import type { ReadingKey } from './readings.js';

const CHANGED = 'verigraph_changed';
const JOB_ADDED = 'verigraph_job_added';
const FORGOTTEN = 'verigraph_forgotten';
const RECONNECT_MS = 250;
/** Also the longest time that a connection which is gone without a word goes unnoticed, together with the answer's. */
const HEARTBEAT_MS = 10_000;
const ANSWER_TIMEOUT_MS = 5_000;

/** Tells everyone, in this process and others, that a thing has a new revision. Sent when the transaction commits. */
export async function announceChange(transaction: Transaction, id: string): Promise<void> {
  await transaction.client.query('select pg_notify($1, $2)', [CHANGED, id]);
}

/** The same as a part of a statement: said for each row that it writes. */
export function changeAnnounced(id: AnyColumn): SQL<string> {
  return sql<string>`pg_notify(${CHANGED}, ${id})::text`;
}

/** Tells whoever works at it that a thing was called off. Sent when the transaction commits. */
export function announceCancel(transaction: Transaction, id: string): Promise<void> {
  return announceChange(transaction, canceled(id));
}

const canceled = (id: string) => `canceled:${id}`;

/** Tells the workers that there is something in a queue. Sent when the transaction commits. */
export async function announceJob(transaction: Transaction, queue: string): Promise<void> {
  await transaction.client.query('select pg_notify($1, $2)', [JOB_ADDED, queue]);
}

/** Tells every process that an answer was erased, so that none keeps it in memory. Sent when the transaction commits. */
export async function announceForgotten(transaction: Transaction, key: ReadingKey): Promise<void> {
  const { tenant, sha256, provider, questionHash, mappingVersion } = key;
  const payload = JSON.stringify([tenant, sha256, provider, questionHash, mappingVersion]);
  await transaction.client.query('select pg_notify($1, $2)', [FORGOTTEN, payload]);
}

type ReadingKeyParts = [
  ReadingKey['tenant'],
  ReadingKey['sha256'],
  ReadingKey['provider'],
  ReadingKey['questionHash'],
  ReadingKey['mappingVersion'],
];

/**
 * Listens on a connection of its own. What is announced while the connection is down is lost, so after each reconnect
 * everyone who waits is woken once to look for himself.
 */
export class ChangeFeed {
  readonly #connection: PoolConfig;
  readonly #onError: (error: Error) => void;
  readonly #changes = new EventEmitter();
  #client: Client | null = null;
  #closed = false;
  #reconnect: NodeJS.Timeout | null = null;
  #heartbeat: NodeJS.Timeout | null = null;

  constructor(connection: PoolConfig, onError: (error: Error) => void) {
    this.#connection = connection;
    this.#onError = onError;
    this.#changes.setMaxListeners(0);
  }

  async start(): Promise<void> {
    const client = new Client({
      ...this.#connection,
      application_name: 'verigraph-changes',
      keepAlive: true,
      connectionTimeoutMillis: ANSWER_TIMEOUT_MS,
      query_timeout: ANSWER_TIMEOUT_MS,
    });
    client.on('notification', ({ channel, payload }) => {
      if (channel === CHANGED && payload) this.#changes.emit(`thing:${payload}`);
      if (channel === JOB_ADDED && payload) this.#changes.emit(`job:${payload}`);
      if (channel === FORGOTTEN && payload) this.#changes.emit('forgotten', payload);
    });
    client.on('error', (error) => this.#lost(client, error));
    client.on('end', () => this.#lost(client, null));
    try {
      await client.connect();
      await client.query(`listen ${CHANGED}`);
      await client.query(`listen ${JOB_ADDED}`);
    } catch (error) {
      void client.end().catch(() => undefined);
      throw error;
    }
    if (this.#closed) {
      await client.end();
      return;
    }
    this.#client = client;
    // Who only listens never learns that the other side has gone; who asks does.
    this.#heartbeat = setInterval(() => {
      client.query('select 1').catch((error: Error) => this.#lost(client, error));
    }, HEARTBEAT_MS);
    this.#heartbeat.unref();
  }

  /** Calls `listener` at each change of the thing with this id; answers how to stop. */
  onChange(id: string, listener: () => void): () => void {
    return this.#subscribe(`thing:${id}`, listener);
  }

  /** Calls `listener` when the thing may have been called off; whether it was, has to be looked up. */
  onCancel(id: string, listener: () => void): () => void {
    return this.#subscribe(`thing:${canceled(id)}`, listener);
  }

  onJob(queue: string, listener: () => void): () => void {
    return this.#subscribe(`job:${queue}`, listener);
  }

  /** Calls `listener` with what an erased answer was found by; answers how to stop. */
  onForgotten(listener: (key: ReadingKey) => void): () => void {
    return this.#subscribe('forgotten', (payload) => {
      // Nothing but what woke everybody else after a reconnect.
      if (payload === undefined) return;
      const [tenant, sha256, provider, questionHash, mappingVersion] = JSON.parse(payload) as ReadingKeyParts;
      listener({ tenant, sha256, provider, questionHash, mappingVersion });
    });
  }

  /** Wakes at once those of this process who wait for one of the things; all others hear of it through the database. */
  tellHere(...ids: readonly (string | null)[]): void {
    for (const id of ids) if (id !== null) this.#changes.emit(`thing:${id}`);
  }

  /** Wakes everyone who waits, as after a reconnect. */
  wakeAll(): void {
    for (const event of this.#changes.eventNames()) this.#changes.emit(event);
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#reconnect) clearTimeout(this.#reconnect);
    if (this.#heartbeat) clearInterval(this.#heartbeat);
    const client = this.#client;
    this.#client = null;
    await client?.end();
    this.wakeAll();
  }

  #subscribe(event: string, listener: (payload?: string) => void): () => void {
    this.#changes.on(event, listener);
    return () => this.#changes.off(event, listener);
  }

  #lost(client: Client, error: Error | null): void {
    if (this.#closed || this.#client !== client) return;
    this.#client = null;
    if (this.#heartbeat) clearInterval(this.#heartbeat);
    if (error) this.#onError(error);
    // After a fault the socket may still be open.
    client.end().catch(() => undefined);
    this.#reconnectSoon();
  }

  #reconnectSoon(): void {
    this.#reconnect = setTimeout(() => {
      this.start().then(
        () => this.wakeAll(),
        (error: Error) => {
          this.#onError(error);
          if (!this.#closed) this.#reconnectSoon();
        },
      );
    }, RECONNECT_MS);
  }
}
