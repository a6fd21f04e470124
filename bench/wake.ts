import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { GetDocumentDocument } from '../operations/generated.js';
import { openDatabase } from '../src/store/database.js';
import { updateDocument } from '../src/store/documents.js';
import { startEmbeddedPostgres } from '../src/store/embedded/embedded-postgres.js';
import { ask, readSpecimenFile, uploadPicture, withComment } from '../test/e2e/client.js';
import type { ServerProcess } from '../test/e2e/server-process.js';
import { killProcess, spawnServer, waitUntilReady, waitUntilStarted } from '../test/e2e/server-process.js';
import { report } from './support/figures.js';

// Two processes on one PostgreSQL: how long after the other's write a long poll is answered.

const WRITES = 100;
const DOCUMENTS = 50;
/** The poll has reached the server and is held by then. */
const HOLD_MS = 60;

const silent = () => undefined;
const dataDirectory = await mkdtemp(join(tmpdir(), 'verigraph-bench-'));
const embedded = await startEmbeddedPostgres({
  dataDirectory,
  logger: { debug: silent, info: silent, warn: silent, error: silent },
});
const environment = { DATABASE_URL: embedded.connectionString };
const servers: ServerProcess[] = [];
const picture = await readSpecimenFile('passport-utopia.jpg');

/** From the moment in which the writer sends its commit to the arrival of the whole answer, on one clock. */
async function measureWrites(url: string): Promise<number[]> {
  const database = openDatabase(embedded.connection, silent);
  const { id, revision } = await uploadPicture(url, withComment(picture, randomUUID()));
  const samples: number[] = [];
  for (let count = 0; count < WRITES; count++) {
    const poll = ask(url, GetDocumentDocument, { id, afterRevision: revision + count, waitMs: 10_000 }).then(() =>
      performance.now(),
    );
    await delay(HOLD_MS);
    let committedAt = 0;
    await database.transaction(async (transaction) => {
      await updateDocument(transaction, id, { lifecycle: 'PROCESSING' }, new Date());
      committedAt = performance.now();
    });
    samples.push((await poll) - committedAt);
  }
  await database.close();
  return samples;
}

/** The same with a real worker: from the moment that it gives the document as that of its end. */
async function measureWorker(url: string): Promise<number[]> {
  const samples: number[] = [];
  for (let count = 0; count < DOCUMENTS; count++) {
    let { document } = { document: await uploadPicture(url, withComment(picture, randomUUID())) };
    while (!document.poll.terminal) {
      const { id, revision } = document;
      document = (await ask(url, GetDocumentDocument, { id, afterRevision: revision, waitMs: 10_000 })).document!;
    }
    const arrivedAt = Date.now();
    const { rows } = await clock.pool.query<{ at: Date }>('select completed_at as at from documents where id = $1', [
      document.id,
    ]);
    samples.push(arrivedAt - rows[0]!.at.getTime());
  }
  return samples;
}

const clock = openDatabase(embedded.connection, silent);
try {
  const api = await spawnServer({ dataDirectory, environment: { ...environment, ROLE: 'api' } });
  servers.push(api);
  await waitUntilReady(api);
  const writes = await measureWrites(api.url);
  const worker = await spawnServer({ dataDirectory, environment: { ...environment, ROLE: 'worker' } });
  servers.push(worker);
  await waitUntilStarted(worker);
  const ends = await measureWorker(api.url);
  report('Waking across processes', [
    { name: "another process's commit to the answer of a long poll", milliseconds: writes, targetMs: 50 },
    { name: "a worker's end of a document to the answer, its commit included", milliseconds: ends, targetMs: 50 },
  ]);
} finally {
  for (const server of servers) await killProcess(server);
  await clock.close();
  await embedded.stop();
  await rm(dataDirectory, { recursive: true, force: true });
}
