import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { eventually } from '../e2e/server-process.js';
import type { TestDatabase } from '../support/postgres.js';
import { createTestDatabase } from '../support/postgres.js';
import type { QueueParts } from './queue-parts.js';
import { abandonJob, openQueue, terminateConnections } from './queue-parts.js';

let database: TestDatabase;
const queues: QueueParts[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const queue of queues.splice(0)) await queue.close();
  await database.drop();
});

async function open(...options: Parameters<typeof openQueue> extends [unknown, ...infer Rest] ? Rest : never) {
  const queue = await openQueue(database, ...options);
  queues.push(queue);
  return queue;
}

/** Works, and writes down which documents came up. */
function work(queue: QueueParts, handler: (documentId: string) => Promise<void> = () => Promise.resolve()) {
  const handled: string[] = [];
  const exhausted: string[] = [];
  queue.jobs.work(
    'process-document',
    async ({ documentId }) => {
      handled.push(documentId);
      await handler(documentId);
    },
    { concurrency: 2, onExhausted: ({ documentId }) => Promise.resolve(void exhausted.push(documentId)) },
  );
  return { handled, exhausted };
}

async function statesOf({ database: { pool } }: QueueParts): Promise<string[]> {
  const { rows } = await pool.query<{ state: string }>('select state::text from pgboss.job order by created_on');
  return rows.map(({ state }) => state);
}

describe('a job', () => {
  test('exists exactly if the transaction that put it there was committed', async () => {
    const queue = await open();
    await expect(
      queue.database.transaction(async (transaction) => {
        await queue.jobs.enqueue(transaction, 'process-document', { documentId: 'rolled-back' });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await queue.enqueue('committed');
    const { handled } = work(queue);
    await eventually('The job is over', async () => (await statesOf(queue))[0] === 'completed');
    expect(handled).toEqual(['committed']);
  });

  test('from another process begins at once, and not at the next look', async () => {
    const door = await open();
    const worker = await open();
    const delaysMs: number[] = [];
    let enqueuedAt = 0;
    work(worker, () => Promise.resolve(void delaysMs.push(performance.now() - enqueuedAt)));
    for (let count = 1; count <= 10; count++) {
      enqueuedAt = performance.now();
      await door.enqueue(`document-${count}`);
      await eventually('The job was begun', () => delaysMs.length === count);
    }
    // The worker looks by itself twice in a second, so that luck alone would give 250 ms.
    expect(delaysMs.sort((one, other) => one - other)[4]).toBeLessThan(125);
  });

  test('that is due later waits until then', async () => {
    const queue = await open();
    let begunAt = 0;
    work(queue, () => Promise.resolve(void (begunAt = Date.now())));
    const dueAt = Date.now() + 1_000;
    await queue.enqueue('later', 1_000);
    await eventually('The job was begun', () => begunAt);
    expect(begunAt).toBeGreaterThanOrEqual(dueAt - 20);
  });

  test('is tried again later when its handler throws, and then counts as done', async () => {
    const queue = await open();
    const times: number[] = [];
    const { handled, exhausted } = work(queue, () => {
      times.push(Date.now());
      return times.length < 2 ? Promise.reject(new Error('not yet')) : Promise.resolve();
    });
    await queue.enqueue('stubborn');
    await eventually('The job is over', async () => (await statesOf(queue))[0] === 'completed');
    expect(handled).toEqual(['stubborn', 'stubborn']);
    expect(times[1]! - times[0]!).toBeGreaterThan(900);
    expect(exhausted).toEqual([]);
  });

  test('whose handler always throws is brought to an end after its tries', async () => {
    const queue = await open({ maxTries: 2 });
    const { handled, exhausted } = work(queue, () => Promise.reject(new Error('never')));
    await queue.enqueue('hopeless');
    await eventually('The job is over', async () => (await statesOf(queue))[0] === 'completed');
    expect(handled).toEqual(['hopeless', 'hopeless']);
    expect(exhausted).toEqual(['hopeless']);
  });

  test('whose end cannot be written yet is ended later', async () => {
    const queue = await open({ maxTries: 1 });
    let ends = 0;
    queue.jobs.work('process-document', () => Promise.reject(new Error('never')), {
      concurrency: 1,
      onExhausted: () => (++ends < 2 ? Promise.reject(new Error('database away')) : Promise.resolve()),
    });
    await queue.enqueue('hopeless');
    await eventually('The job is over', async () => (await statesOf(queue))[0] === 'completed');
    expect(ends).toBe(2);
  });

  test('that never comes back gives its place to others', async () => {
    const queue = await open({ expireSeconds: 1 });
    const { handled } = work(queue, (documentId) =>
      documentId.startsWith('hanging') ? new Promise(() => undefined) : Promise.resolve(),
    );
    for (const documentId of ['hanging-1', 'hanging-2', 'other']) await queue.enqueue(documentId);
    await eventually('The other was handled', () => handled.includes('other'));
  });
});

describe('a job of a killed process', () => {
  test('is taken up at once by the next process that is alone', async () => {
    const queue = await open();
    await queue.enqueue('abandoned');
    await abandonJob(queue, 'abandoned');
    expect(await queue.jobs.reclaimAbandoned()).toBe(1);
    const { handled } = work(queue);
    await eventually('The job is over', async () => (await statesOf(queue))[0] === 'completed', 2_000);
    expect(handled).toEqual(['abandoned']);
  });

  test('that was there at every crash is brought to an end', async () => {
    const queue = await open({ maxTries: 1, maxCrashes: 3 });
    // To the queue a handler that never comes back looks just like a process that has died.
    const { handled, exhausted } = work(queue, () => new Promise(() => undefined));
    await queue.enqueue('deadly');
    for (let crashes = 1; crashes <= 3; crashes++) {
      await eventually('The job was begun', () => handled.length === crashes);
      await queue.jobs.reclaimAbandoned();
      await queue.database.pool.query('update pgboss.job set start_after = now()');
    }
    await eventually('The job is over', async () => (await statesOf(queue))[0] === 'completed');
    expect(handled).toEqual(['deadly', 'deadly', 'deadly']);
    expect(exhausted).toEqual(['deadly']);
  });

  test('that was there at several crashes waits for a while, and lets the others go first', async () => {
    const queue = await open();
    for (const documentId of ['suspect', 'other']) await queue.enqueue(documentId);
    await abandonJob(queue, 'suspect', 5);
    await queue.jobs.reclaimAbandoned();
    const { rows } = await queue.database.pool.query(
      `select data->>'documentId' as id, start_after > now() as waits from pgboss.job order by priority desc`,
    );
    expect(rows).toEqual([
      { id: 'other', waits: false },
      { id: 'suspect', waits: true },
    ]);
  });

  test('expires, and another process takes it up', async () => {
    const queue = await open({ expireSeconds: 2 });
    await queue.enqueue('abandoned');
    await abandonJob(queue, 'abandoned');
    const { handled } = work(queue);
    await eventually('The job is over', async () => (await statesOf(queue))[0] === 'completed');
    expect(handled).toEqual(['abandoned']);
  });
});

describe('a queue', () => {
  test('takes over new settings where it is there already', async () => {
    await open({ expireSeconds: 60 });
    const queue = await open({ expireSeconds: 2 });
    const { rows } = await queue.database.pool.query('select expire_seconds from pgboss.queue');
    expect(rows).toEqual(Array(3).fill({ expire_seconds: 2 }));
  });

  test('is made once by many processes that start at once', async () => {
    await Promise.all(Array.from({ length: 6 }, () => open()));
    expect(queues).toHaveLength(6);
  });

  test('goes on when all its connections are ended while jobs run', async () => {
    const other = await open();
    const queue = await open({ expireSeconds: 2 });
    const release: (() => void)[] = [];
    const { handled } = work(queue, () => new Promise((resolve) => release.push(resolve)));
    await queue.enqueue('during');
    await eventually('The job was begun', () => release.length === 1);
    await terminateConnections(other);
    release[0]!();
    // Each connection that was ended and is not known to be fails whoever takes it, once.
    await eventually('The next is there', () =>
      queue.enqueue('afterwards').then(
        () => true,
        () => false,
      ),
    );
    await eventually('The next was begun', () => handled.includes('afterwards'));
    for (const finish of release) finish();
    await eventually('All is over', async () => {
      for (const finish of release) finish();
      return (await statesOf(other)).every((state) => state === 'completed');
    });
  });

  test('waits for what runs when it stops, and gives back what is not done in time', async () => {
    const queue = await openQueue(database);
    const other = await open();
    const { handled } = work(queue, (documentId) =>
      documentId === 'endless' ? new Promise(() => undefined) : new Promise((resolve) => setTimeout(resolve, 300)),
    );
    await queue.enqueue('endless');
    await queue.enqueue('short');
    await eventually('Both were begun', () => handled.length === 2);
    await queue.close();
    const { rows } = await other.database.pool.query(
      `select data->>'documentId' as id, state::text from pgboss.job order by id`,
    );
    expect(rows).toEqual([
      { id: 'endless', state: 'retry' },
      { id: 'short', state: 'completed' },
    ]);
  });
});
