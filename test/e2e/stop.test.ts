import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { readSpecimenFile, uploadPicture, waitForEnd, withComment } from './client.js';
import type { ServerProcess } from './server-process.js';
import { eventually, killProcess, processesOf, spawnServer, waitUntilReady } from './server-process.js';

// Processes start more than once in a test, and the machine may be busy.
jest.setTimeout(120_000);

let dataDirectory: string;
let server: ServerProcess;

beforeEach(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'vg-'));
  server = await spawnServer({ dataDirectory, environment: { ENGINE_THREADS: '1' } });
  await waitUntilReady(server);
});
afterEach(async () => {
  await killProcess(server);
  await eventually('The watchdog has stopped the database', () => processesOf(dataDirectory).length === 0);
  await rm(dataDirectory, { recursive: true, force: true });
});

async function distinctPicture(): Promise<Buffer> {
  return withComment(await readSpecimenFile('passport-utopia.jpg'), randomUUID());
}

describe.each(['SIGINT', 'SIGTERM'] as const)('%s', (signal) => {
  test('answers a request that is held open, and leaves nothing behind', async () => {
    const held = uploadPicture(server.url, await distinctPicture(), { waitMs: 25_000 });
    await eventually('The document is being worked on', async () => {
      const names = await readdir(join(dataDirectory, 'blobs')).catch(() => []);
      return names.some((name) => /^[0-9a-f]{2}$/.test(name));
    });
    server.child.kill(signal);
    const document = await held;
    expect(document.id).toMatch(/^doc_/);
    expect(await server.exited).toEqual({ code: 0, signal: null });
    expect(server.stderr()).toBe('');
    // The watchdog's clock may tick once more.
    await eventually('Nobody is left', () => processesOf(dataDirectory).length === 0);
    expect(await readdir(join(dataDirectory, 'spool'))).toEqual([]);
    expect(existsSync(join(dataDirectory, 'postgresql', 'cluster', 'postmaster.pid'))).toBe(false);

    const next = await spawnServer({ dataDirectory });
    try {
      await waitUntilReady(next);
      expect(await waitForEnd(next.url, document.id)).toMatchObject({ lifecycle: 'COMPLETED', kind: 'PASSPORT' });
    } finally {
      await killProcess(next);
    }
  });
});
