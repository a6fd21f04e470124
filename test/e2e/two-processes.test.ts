import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { GetDocumentDocument } from '../../operations/generated.js';
import type { TestDatabase } from '../support/postgres.js';
import { createTestDatabase } from '../support/postgres.js';
import { ask, readSpecimenFile, uploadPicture, waitForEnd, withComment } from './client.js';
import type { ServerProcess } from './server-process.js';
import { eventually, killProcess, readiness, spawnServer, waitUntilReady, waitUntilStarted } from './server-process.js';

// Processes start more than once in a test, and the machine may be busy.
jest.setTimeout(120_000);

let database: TestDatabase;
let dataDirectory: string;
let api: ServerProcess;
let worker: ServerProcess | null = null;

beforeAll(async () => {
  database = await createTestDatabase();
  dataDirectory = await mkdtemp(join(tmpdir(), 'vg-'));
  api = await spawnServer({ dataDirectory, environment: { ROLE: 'api', DATABASE_URL: database.connectionString } });
  await waitUntilReady(api);
});
afterAll(async () => {
  if (worker) await killProcess(worker);
  await killProcess(api);
  await database.drop();
  await rm(dataDirectory, { recursive: true, force: true });
});

async function startWorker(): Promise<ServerProcess> {
  worker = await spawnServer({
    dataDirectory,
    environment: { ROLE: 'worker', DATABASE_URL: database.connectionString, ENGINE_THREADS: '1' },
  });
  await waitUntilStarted(worker);
  return worker;
}

async function distinctPicture(): Promise<Buffer> {
  return withComment(await readSpecimenFile('passport-utopia.jpg'), randomUUID());
}

async function administer(sql: string, path = '/postgres'): Promise<void> {
  const url = new URL(database.connectionString);
  url.pathname = path;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(sql);
  await client.end();
}

test('a long poll hears of a change whose announcement was lost with the connection that listens', async () => {
  const { id, revision } = await uploadPicture(api.url, await distinctPicture());
  const startedAt = performance.now();
  const poll = ask(api.url, GetDocumentDocument, { id, afterRevision: revision, waitMs: 25_000 });
  const listening = `from pg_stat_activity where application_name = 'verigraph-changes' and datname = current_database()`;
  await administer(
    `update documents set revision = revision + 1 where id = '${id}'; select pg_terminate_backend(pid) ${listening}`,
    new URL(database.connectionString).pathname,
  );
  const { document } = await poll;
  expect(document!.revision).toBe(revision + 1);
  expect(performance.now() - startedAt).toBeLessThan(10_000);
});

test('what one takes in the other works on, and a long poll hears of it', async () => {
  const { id, lifecycle, revision } = await uploadPicture(api.url, await distinctPicture());
  expect(lifecycle).toBe('QUEUED');
  const poll = ask(api.url, GetDocumentDocument, { id, afterRevision: revision, waitMs: 25_000 });
  await startWorker();
  const { document } = await poll;
  expect(document!.revision).toBeGreaterThan(revision);
  expect(await waitForEnd(api.url, id)).toMatchObject({ lifecycle: 'COMPLETED', kind: 'PASSPORT' });
});

test('a worker ends cleanly, without a door', async () => {
  expect(worker!.stdout()).not.toContain('GraphQL:');
  worker!.child.kill('SIGINT');
  expect(await worker!.exited).toEqual({ code: 0, signal: null });
});

test('both live through a time without database', async () => {
  const running = await startWorker();
  const name = database.connection.database;
  await administer(`alter database ${name} with allow_connections false`);
  await administer(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
  await eventually('The door says that it cannot work', async () => (await readiness(api.url)) === 503);
  expect((await fetch(`${api.url}/healthz`)).status).toBe(200);
  await administer(`alter database ${name} with allow_connections true`);
  await eventually('The door is open again', async () => (await readiness(api.url)) === 200);

  const { id } = await uploadPicture(api.url, await distinctPicture());
  expect(await waitForEnd(api.url, id)).toMatchObject({ lifecycle: 'COMPLETED' });
  expect([api.child.exitCode, running.child.exitCode]).toEqual([null, null]);
});
