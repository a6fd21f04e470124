import { ChangeFeed } from '../../src/store/change-feed.js';
import type { Database } from '../../src/store/database.js';
import { openDatabase } from '../../src/store/database.js';
import type { JobQueueOptions } from '../../src/jobs/job-queue.js';
import { JobQueue } from '../../src/jobs/job-queue.js';
import type { TestDatabase } from '../support/postgres.js';

export interface QueueParts {
  database: Database;
  changes: ChangeFeed;
  jobs: JobQueue;
  errors: Error[];
  enqueue(documentId: string, startAfterMs?: number): Promise<void>;
  close(): Promise<void>;
}

/** One process's queue, with connections of its own. */
export async function openQueue(
  { connection }: TestDatabase,
  options: Partial<JobQueueOptions> = {},
): Promise<QueueParts> {
  const errors: Error[] = [];
  const onError = (error: Error) => void errors.push(error);
  const database = openDatabase(connection, onError);
  const changes = new ChangeFeed(connection, onError);
  await changes.start();
  const jobs = new JobQueue({ database, changes, onError, ...options });
  await jobs.start();
  return {
    database,
    changes,
    jobs,
    errors,
    enqueue: (documentId, startAfterMs) =>
      database.transaction((transaction) =>
        jobs.enqueue(transaction, 'process-document', { documentId }, startAfterMs ? { startAfterMs } : {}),
      ),
    async close() {
      await jobs.stop(1_000);
      await changes.close();
      await database.close();
    },
  };
}

/** What a process that was killed leaves behind: a job that it took, and that was there at so many crashes before. */
export async function abandonJob({ database }: QueueParts, documentId: string, crashes = 0): Promise<void> {
  await database.pool.query(
    `update pgboss.job set state = 'active', started_on = now() - interval '10 seconds', priority = -$2::int
     where data->>'documentId' = $1`,
    [documentId, crashes],
  );
}

/** Ends every connection to the database but the one that asks, as a restart of the server does. */
export async function terminateConnections({ database }: QueueParts, applicationName = '%'): Promise<void> {
  await database.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and application_name like $1`,
    [applicationName],
  );
}
