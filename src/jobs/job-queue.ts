import { createHash, randomUUID } from 'node:crypto';
import type { QueryConfig } from 'pg';
import PgBoss from 'pg-boss';
import type { ChangeFeed } from '../store/change-feed.js';
import { announceJob } from '../store/change-feed.js';
import type { Database, Transaction } from '../store/database.js';
import { withSchemaLock } from '../store/migrate.js';
import type { TakenJob } from './job-worker.js';
import { JobWorker } from './job-worker.js';
import { together } from '../store/together.js';

/** What can be put into each queue. */
export interface JobPayloads {
  'process-document': { documentId: string };
  'process-inquiry': { inquiryId: string };
  'expire-session': { sessionId: string };
}
export type QueueName = keyof JobPayloads;

const QUEUES: readonly QueueName[] = ['process-document', 'process-inquiry', 'expire-session'];
/** What the work is named by in a job. */
const ID_KEYS = {
  'process-document': 'documentId',
  'process-inquiry': 'inquiryId',
  'expire-session': 'sessionId',
} as const satisfies Record<QueueName, string>;
const SCHEMA = 'pgboss';
/**
 * A little over the longest step: reading the pages of a PDF. Together with the maintenance, which is due every 5 s and
 * then at the latest at its next look, this bounds how long a job of a killed worker waits for another one: a minute.
 */
const EXPIRE_SECONDS = 45;
const MAINTENANCE_SECONDS = 5;
/** Tries that ended with a fault, or by expiring. */
const MAX_TRIES = 8;
/**
 * A document that takes the process with it each time must come to an end. Many more than tries, since whoever was only
 * there when the process was killed from outside is not at fault.
 */
const MAX_CRASHES = 24;
const FIRST_RETRY_SECONDS = 1;
/** pg-boss itself never gives up: from the last try on a job is there to bring its document to an end. */
const RETRY_LIMIT = 1_000_000;
const POLLING_MS = 500;
/** As pg-boss marks a job that it hands out. */
const TAKE_JOB = `update ${SCHEMA}.job set state = 'active', started_on = now() where name = $1 and id = $2`;

export interface JobQueueOptions {
  database: Database;
  changes: ChangeFeed;
  onError: (error: Error) => void;
  /** How often a job is begun before it is given up. Default 8; with waits that double this takes 4 to 9 minutes. */
  maxTries?: number;
  /** How often a job may be there when its process dies before it is given up. Default 24. */
  maxCrashes?: number;
  /** Wait before the second try, in whole seconds; each further one is twice as long. Default 1. */
  firstRetrySeconds?: number;
  /** Whole seconds after which a job counts as failed, also where its process has died. Default 45. */
  expireSeconds?: number;
}

/** The same for every kind of job; what goes into a worker's queue is of that queue's kind. */
type LocalWorker = Pick<JobWorker<JobPayloads[QueueName]>, 'reserve' | 'stop'>;
/** Room in this process for a job that a transaction writes. */
export interface LocalPlace {
  /** Set once the job is written; null: the place is given back when the transaction is over. */
  job: TakenJob<JobPayloads[QueueName]> | null;
}

export interface EnqueueOptions {
  /** Default: at once. */
  startAfterMs?: number;
  /** From `reserve`, where what is written depends on who begins it. Default: a place is looked for. */
  place?: LocalPlace | null;
  /** Handed to this process's worker, where it is the one that begins; whoever comes later looks all of it up. */
  known?: unknown;
}

const statementNames = new Map<string, string>();

/** Under a name a statement is parsed and planned once for each connection; the library's, over its parts of a table, take longer to plan than to run. */
function planned(text: string, values?: unknown[]): QueryConfig {
  // Without values it may be several statements.
  if (values === undefined || values.length === 0) return { text };
  let name = statementNames.get(text);
  if (name === undefined) {
    name = `queue_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
    statementNames.set(text, name);
  }
  return { name, text, values };
}

/** Durable work, in the same database as what it is about. A thin layer over pg-boss. */
export class JobQueue {
  readonly #boss: PgBoss;
  readonly #options: JobQueueOptions & Required<Pick<JobQueueOptions, 'maxTries' | 'maxCrashes' | 'expireSeconds'>>;
  readonly #workers = new Map<QueueName, LocalWorker>();
  readonly #stops: (() => void)[] = [];

  constructor(options: JobQueueOptions) {
    this.#options = {
      ...options,
      maxTries: options.maxTries ?? MAX_TRIES,
      maxCrashes: options.maxCrashes ?? MAX_CRASHES,
      expireSeconds: options.expireSeconds ?? EXPIRE_SECONDS,
    };
    const { pool } = options.database;
    this.#boss = new PgBoss({
      schema: SCHEMA,
      db: { executeSql: (text, values) => pool.query(planned(text, values)) },
      // Expired jobs are seen by the maintenance only, whose default is once in a day.
      maintenanceIntervalSeconds: MAINTENANCE_SECONDS,
      archiveCompletedAfterSeconds: 600,
      deleteAfterHours: 24,
      schedule: false,
    });
    this.#boss.on('error', options.onError);
  }

  async start(): Promise<void> {
    // pg-boss makes its tables under a lock of its own, and its queues without one: two that start at once can deadlock.
    await withSchemaLock(this.#options.database.pool, () => this.#makeQueues());
  }

  async #makeQueues(): Promise<void> {
    await this.#boss.start();
    for (const name of QUEUES) {
      const options = {
        name,
        expireInSeconds: this.#options.expireSeconds,
        retryLimit: RETRY_LIMIT,
        retryDelay: this.#options.firstRetrySeconds ?? FIRST_RETRY_SECONDS,
        retryBackoff: true,
      };
      await this.#boss.createQueue(name, options);
      // Where the queue is there already, the line above changes nothing.
      await this.#boss.updateQueue(name, options);
    }
  }

  /** A place in this process's own worker; null where it has none, or all are taken. To be given to `enqueue`. */
  reserve(transaction: Transaction, name: QueueName): LocalPlace | null {
    const place = this.#workers.get(name)?.reserve();
    if (!place) return null;
    const local: LocalPlace = { job: null };
    transaction.onEnd((isCommitted) => (isCommitted && local.job ? place.run(local.job) : place.free()));
    return local;
  }

  /**
   * Part of the caller's transaction: the job exists exactly if the rows it is about do. Where this process has room for it,
   * it is written as taken and begun as soon as the transaction is committed, without a way through the queue.
   */
  async enqueue<Name extends QueueName>(
    transaction: Transaction,
    name: Name,
    payload: JobPayloads[Name],
    { startAfterMs = 0, place: given, known }: EnqueueOptions = {},
  ): Promise<void> {
    const place = given === undefined && startAfterMs === 0 ? this.reserve(transaction, name) : (given ?? null);
    const id = randomUUID();
    const sent = this.#boss.send(name, payload, {
      id,
      db: { executeSql: (text, values) => transaction.client.query(planned(text, values)) },
      ...(startAfterMs === 0 ? {} : { startAfter: new Date(Date.now() + startAfterMs) }),
    });
    // Both are on their way to the one connection, which keeps their order.
    await together([
      sent,
      place ? transaction.client.query(planned(TAKE_JOB, [name, id])) : announceJob(transaction, name),
    ]);
    if (place) place.job = { id, payload, exhausted: false, known };
  }

  /**
   * Gives jobs that a dead process held back to the queue, at once and not only when they expire. Only for a process
   * that is surely alone with its database. With each crash a job's priority sinks by one, which counts them and lets all
   * others go first; and after several it waits for a while of its own. So the one who brings the process down is soon
   * alone when it happens, and the others are done.
   */
  async reclaimAbandoned(): Promise<number> {
    const result = await this.#options.database.pool.query(
      // Taking the job adds one to retry_count, which stands for faults alone.
      `update ${SCHEMA}.job set state = 'retry', priority = priority - 1, retry_count = retry_count - 1, start_after = now() +
         case when priority > -2 then 0 else least(60, 2 ^ least(-priority, 6)) * random() end * interval '1 second'
       where state = 'active' and name = any($1)`,
      [QUEUES],
    );
    return result.rowCount ?? 0;
  }

  /** Those of the pieces of work that a job will come back to. */
  async withJob(name: QueueName, workIds: readonly string[]): Promise<Set<string>> {
    const { rows } = await this.#options.database.pool.query<{ id: string }>(
      `select data->>'${ID_KEYS[name]}' as id from ${SCHEMA}.job
       where name = $1 and state in ('created', 'retry', 'active') and data->>'${ID_KEYS[name]}' = any($2)`,
      [name, workIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  work<Name extends QueueName>(
    name: Name,
    handler: (payload: JobPayloads[Name], known: unknown) => Promise<void>,
    options: { concurrency: number; onExhausted: (payload: JobPayloads[Name]) => Promise<void> },
  ): void {
    const { maxTries, maxCrashes, expireSeconds, onError } = this.#options;
    const boss = this.#boss;
    // Not pg-boss's own worker: it does not wait until a job's end is written, nor hear it where that fails.
    const worker = new JobWorker<JobPayloads[Name]>({
      handler,
      onExhausted: options.onExhausted,
      concurrency: options.concurrency,
      pollingMs: POLLING_MS,
      deadlineMs: expireSeconds * 1000,
      onError,
      source: {
        async take(count) {
          const jobs = await boss.fetch<JobPayloads[Name]>(name, { batchSize: count, includeMetadata: true });
          return jobs.map(({ id, data, retryCount, priority }) => ({
            id,
            payload: data,
            exhausted: retryCount >= maxTries || -priority >= maxCrashes,
          }));
        },
        complete: (id) => boss.complete(name, id),
        // By its kind alone: the text of a fault may hold anything.
        giveBack: (id, error) => boss.fail(name, id, { kind: error instanceof Error ? error.name : typeof error }),
      },
    });
    this.#workers.set(name, worker);
    this.#stops.push(this.#options.changes.onJob(name, () => worker.notify()));
  }

  /** Takes no new job, and waits for those that run. What is not done by then is done by the next start. */
  async stop(timeoutMs: number): Promise<void> {
    for (const stop of this.#stops) stop();
    await Promise.all([...this.#workers.values()].map((worker) => worker.stop(timeoutMs)));
    await this.#boss.stop({ graceful: false });
  }
}
