import PgBoss from 'pg-boss';
import type { ChangeFeed } from '../store/change-feed.js';
import { announceJob } from '../store/change-feed.js';
import type { Database, Transaction } from '../store/database.js';

/** What can be put into each queue. */
export interface JobPayloads {
  'process-document': { documentId: string };
}
export type QueueName = keyof JobPayloads;

const QUEUES: readonly QueueName[] = ['process-document'];
const SCHEMA = 'pgboss';
/** A little over the longest step: reading ten pages of a PDF. */
const EXPIRE_SECONDS = 60;
/** Counts crashes as well: a document that takes the process with it each time must come to an end. */
const RETRY_LIMIT = 12;
const POLLING_SECONDS = 0.5;

export interface JobQueueOptions {
  database: Database;
  changes: ChangeFeed;
  onError: (error: Error) => void;
}

/** Durable work, in the same database as what it is about. A thin layer over pg-boss. */
export class JobQueue {
  readonly #boss: PgBoss;
  readonly #changes: ChangeFeed;
  readonly #database: Database;
  readonly #stops: (() => void)[] = [];

  constructor({ database, changes, onError }: JobQueueOptions) {
    this.#database = database;
    this.#changes = changes;
    this.#boss = new PgBoss({
      schema: SCHEMA,
      db: { executeSql: (text, values) => database.pool.query(text, values) },
      // Expired jobs are seen by the maintenance only, whose default is once in a day.
      maintenanceIntervalSeconds: 10,
      archiveCompletedAfterSeconds: 3600,
      deleteAfterHours: 24,
      schedule: false,
    });
    this.#boss.on('error', onError);
  }

  async start(): Promise<void> {
    await this.#boss.start();
    for (const name of QUEUES) {
      const deadLetter = deadLetterOf(name);
      await this.#boss.createQueue(deadLetter, { name: deadLetter, retryLimit: RETRY_LIMIT, expireInSeconds: 60 });
      await this.#boss.createQueue(name, {
        name,
        deadLetter,
        expireInSeconds: EXPIRE_SECONDS,
        retryLimit: RETRY_LIMIT,
        retryDelay: 1,
        retryBackoff: true,
      });
    }
  }

  /** Part of the caller's transaction: the job exists exactly if the rows it is about do. */
  async enqueue<Name extends QueueName>(
    transaction: Transaction,
    name: Name,
    payload: JobPayloads[Name],
    options: { startAfterMs?: number } = {},
  ): Promise<void> {
    const startAfter = options.startAfterMs ? new Date(Date.now() + options.startAfterMs) : undefined;
    await this.#boss.send(name, payload, {
      db: { executeSql: (text, values) => transaction.client.query(text, values) },
      ...(startAfter ? { startAfter } : {}),
    });
    await announceJob(transaction, name);
  }

  /**
   * Gives jobs that a dead process held back to the queue, at once and not only when they expire. Only for a process
   * that is surely alone with its database.
   */
  async reclaimAbandoned(): Promise<number> {
    const result = await this.#database.pool.query(
      `update ${SCHEMA}.job set state = 'retry', start_after = now() where state = 'active' and name = any($1)`,
      [QUEUES.flatMap((name) => [name, deadLetterOf(name)])],
    );
    return result.rowCount ?? 0;
  }

  async work<Name extends QueueName>(
    name: Name,
    handler: (payload: JobPayloads[Name]) => Promise<void>,
    options: { concurrency: number; onExhausted: (payload: JobPayloads[Name]) => Promise<void> },
  ): Promise<void> {
    const workerIds: string[] = [];
    for (let index = 0; index < options.concurrency; index++) {
      const workerId: string = await this.#boss.work<JobPayloads[Name]>(
        name,
        { batchSize: 1, pollingIntervalSeconds: POLLING_SECONDS },
        async (jobs) => {
          try {
            for (const job of jobs) await handler(job.data);
          } finally {
            // Without this a worker rests for what is left of its interval although more is waiting.
            this.#boss.notifyWorker(workerId);
          }
        },
      );
      workerIds.push(workerId);
    }
    await this.#boss.work<JobPayloads[Name]>(deadLetterOf(name), { batchSize: 1 }, async (jobs) => {
      for (const job of jobs) await options.onExhausted(job.data);
    });
    this.#stops.push(
      this.#changes.onJob(name, () => workerIds.forEach((workerId) => this.#boss.notifyWorker(workerId))),
    );
  }

  /** Takes no new job, and waits for those that run. What is not done by then is done by the next start. */
  async stop(timeoutMs: number): Promise<void> {
    for (const stop of this.#stops) stop();
    await this.#boss.stop({ graceful: true, wait: true, timeout: timeoutMs });
  }
}

function deadLetterOf(name: QueueName): string {
  return `${name}-dead`;
}
