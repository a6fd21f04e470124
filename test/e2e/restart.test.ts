import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { GetDocumentDocument } from '../../operations/generated.js';
import { ask, readSpecimenFile, sha256Of, uploadPicture, waitForEnd, withComment } from './client.js';
import type { ServerProcess } from './server-process.js';
import { eventually, killProcess, processesOf, readiness, spawnServer, waitUntilReady } from './server-process.js';

// Processes start more than once in a test, and the machine may be busy.
jest.setTimeout(120_000);

let dataDirectory: string;
const servers: ServerProcess[] = [];

beforeEach(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'vg-'));
});
afterEach(async () => {
  for (const server of servers.splice(0)) await killProcess(server);
  await eventually('The watchdog has stopped the database', () => processesOf(dataDirectory).length === 0);
  await rm(dataDirectory, { recursive: true, force: true });
});

async function start(): Promise<ServerProcess> {
  const server = await spawnServer({ dataDirectory, environment: { ENGINE_THREADS: '1' } });
  servers.push(server);
  await waitUntilReady(server);
  return server;
}

async function distinctPicture(): Promise<Buffer> {
  return withComment(await readSpecimenFile('passport-utopia.jpg'), randomUUID());
}

test('documents that were being worked on when the process was killed are finished by the next one', async () => {
  const first = await start();
  const pictures = await Promise.all(Array.from({ length: 6 }, distinctPicture));
  const documents = await Promise.all(pictures.map((picture) => uploadPicture(first.url, picture)));
  await eventually('One of them is being worked on', async () => {
    const seen = await Promise.all(documents.map(({ id }) => ask(first.url, GetDocumentDocument, { id })));
    return seen.some(({ document }) => document?.lifecycle === 'PROCESSING');
  });
  await killProcess(first);

  const second = await start();
  for (const [index, { id }] of documents.entries()) {
    const document = await waitForEnd(second.url, id, 20_000);
    expect(document).toMatchObject({ lifecycle: 'COMPLETED', kind: 'PASSPORT' });
    expect(document.attempts).toMatchObject([{ lifecycle: 'COMPLETED' }]);
    const image = await fetch(document.images[0]!.url);
    expect(sha256Of(Buffer.from(await image.arrayBuffer()))).toBe(sha256Of(pictures[index]!));
  }
});

test('pictures in the clear that a killed process left in the spool folder are removed', async () => {
  const spool = join(dataDirectory, 'spool');
  // One of this machine, as its name says; one of a machine that is gone, such as an earlier container.
  for (const name of [`${hostname()}-999999999`, 'earlier-container-1']) {
    await mkdir(join(spool, name), { recursive: true });
    await writeFile(join(spool, name, 'capacitor-0.tmp'), 'a picture');
  }
  const { child } = await start();
  expect(await readdir(spool)).toEqual([`${hostname()}-${child.pid}`]);
});

test('the server lives through the death of its embedded database', async () => {
  const server = await start();
  const before = await uploadPicture(server.url, await distinctPicture(), { waitMs: 25_000 });
  const file = join(dataDirectory, 'postgresql', 'cluster', 'postmaster.pid');
  const statuses = new Set<number | null>();
  process.kill(Number.parseInt(await readFile(file, 'utf8'), 10), 'SIGKILL');
  await eventually('The server has noticed', async () => {
    statuses.add(await readiness(server.url));
    return statuses.has(503);
  });
  await eventually('The server is ready again', async () => (await readiness(server.url)) === 200);
  expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);

  const { document } = await ask(server.url, GetDocumentDocument, { id: before.id });
  expect(document).toMatchObject({ lifecycle: 'COMPLETED', kind: 'PASSPORT' });
  const after = await uploadPicture(server.url, await distinctPicture(), { waitMs: 25_000 });
  expect(after.lifecycle).toBe('COMPLETED');
  expect(server.child.exitCode).toBeNull();
});
