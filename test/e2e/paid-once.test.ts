import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { WholeDocumentFragment } from '../../operations/generated.js';
import { readSpecimenFile, uploadPicture, waitForEnd, withComment } from './client.js';
import type { SandboxProcess } from './sandbox-process.js';
import { spawnSandbox } from './sandbox-process.js';
import type { ServerProcess } from './server-process.js';
import { eventually, killProcess, processesOf, spawnServer, waitUntilReady } from './server-process.js';

// Processes start more than once, and the machine may be busy.
jest.setTimeout(120_000);

const UPLOADS = 50;
const strategy = { mode: 'ALL' as const, providers: ['chekin' as const, 'flyocr' as const] };

let dataDirectory: string;
let sandbox: SandboxProcess;
let server: ServerProcess;
let picture: Buffer;

beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'vg-'));
  sandbox = await spawnSandbox();
  picture = withComment(await readSpecimenFile('passport-utopia.jpg'), randomUUID());
  server = await start();
});
afterAll(async () => {
  await killProcess(server);
  await sandbox.stop();
  await eventually('The watchdog has stopped the database', () => processesOf(dataDirectory).length === 0);
  await rm(dataDirectory, { recursive: true, force: true });
});

async function start(): Promise<ServerProcess> {
  const started = await spawnServer({
    dataDirectory,
    environment: { ENGINE_THREADS: '1', SANDBOX: 'on', SANDBOX_URL: sandbox.origin },
  });
  await waitUntilReady(started);
  return started;
}

/** As a client does it that is told to come back. */
async function upload(): Promise<WholeDocumentFragment> {
  const accepted = await eventually('The upload is accepted', () =>
    uploadPicture(server.url, picture, { input: { strategy } }).catch((fault: Error) => {
      if (fault.message.includes('TOO_BUSY')) return null;
      throw fault;
    }),
  );
  return waitForEnd(server.url, accepted.id);
}

const originsOf = (documents: readonly WholeDocumentFragment[], name: string) =>
  documents.map(({ attempts }) => attempts.find(({ provider }) => provider.name === name)?.servedFrom);

test('fifty identical uploads at once cost one call of each vendor', async () => {
  const documents = await Promise.all(Array.from({ length: UPLOADS }, upload));
  expect(documents.map(({ lifecycle }) => lifecycle)).toEqual(Array<string>(UPLOADS).fill('COMPLETED'));
  expect(new Set(documents.map(({ id }) => id)).size).toBe(UPLOADS);
  expect(await sandbox.charges()).toEqual({ chekin: 1, beorg: 0, neurovision: 0, flyocr: 1, artemis: 0 });
  for (const name of strategy.providers) {
    const origins = originsOf(documents, name).sort();
    expect(origins).toEqual([...Array<string>(UPLOADS - 1).fill('CACHE'), 'SANDBOX']);
  }
});

test('after a restart on the same data folder they cost none, nor does another one', async () => {
  server.child.kill('SIGINT');
  expect(await server.exited).toEqual({ code: 0, signal: null });
  server = await start();
  const documents = await Promise.all(Array.from({ length: UPLOADS }, upload));
  expect(documents.map(({ lifecycle }) => lifecycle)).toEqual(Array<string>(UPLOADS).fill('COMPLETED'));
  for (const name of strategy.providers) {
    expect(originsOf(documents, name)).toEqual(Array<string>(UPLOADS).fill('CACHE'));
  }
  expect(await sandbox.charges()).toEqual({ chekin: 1, beorg: 0, neurovision: 0, flyocr: 1, artemis: 0 });
});
