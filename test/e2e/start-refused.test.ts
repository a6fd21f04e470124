import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { killProcess, spawnServer, waitUntilReady } from './server-process.js';

// Processes start more than once in a test, and the machine may be busy.
jest.setTimeout(120_000);

let dataDirectory: string;
beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'vg-'));
});
afterAll(() => rm(dataDirectory, { recursive: true, force: true }));

test('a second server on the same folder is refused in one line, and disturbs nobody', async () => {
  const first = await spawnServer({ dataDirectory });
  try {
    await waitUntilReady(first);
    const second = await spawnServer({ dataDirectory });
    expect(await second.closed).toEqual({ code: 1, signal: null });
    expect(second.stderr()).toBe(
      `The data folder ${dataDirectory} is in use by the Verigraph with process id ${first.child.pid}\n`,
    );
    expect(second.stdout()).toBe('');
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
    expect(await readdir(join(dataDirectory, 'spool'))).toHaveLength(1);
  } finally {
    await killProcess(first);
  }
});

test('a wrong configuration names every fault at once', async () => {
  const server = await spawnServer({
    dataDirectory,
    environment: { JOB_CONCURRENCY: 'many', ROLE: 'boss', DATABASE_URL: 'mysql://x:secret@y', API_KEYS: 'nobody' },
  });
  expect(await server.closed).toEqual({ code: 1, signal: null });
  const lines = server.stderr().trim().split('\n');
  expect(lines[0]).toBe('Configuration: 4 faults');
  for (const name of ['JOB_CONCURRENCY', 'ROLE', 'DATABASE_URL', 'API_KEYS']) {
    expect(lines.filter((line) => line.startsWith(`- ${name}`))).toHaveLength(1);
  }
  expect(server.stderr()).not.toContain('secret');
});

test('a database that cannot be reached is told in one line, without its password', async () => {
  const environment = { DATABASE_URL: 'postgresql://somebody:secret@localhost:1/verigraph' };
  const server = await spawnServer({ dataDirectory, environment });
  expect(await server.closed).toEqual({ code: 1, signal: null });
  expect(server.stderr()).toMatch(/^The database that DATABASE_URL names cannot be used: .*ECONNREFUSED.*\n$/);
  expect(server.stderr()).not.toContain('secret');
});

test('a port that is taken is told in one line, and the database is stopped cleanly', async () => {
  const first = await spawnServer({ dataDirectory });
  const otherDirectory = await mkdtemp(join(tmpdir(), 'vg-'));
  try {
    await waitUntilReady(first);
    const port = Number(new URL(first.url).port);
    const second = await spawnServer({ dataDirectory: otherDirectory, port });
    expect(await second.closed).toEqual({ code: 1, signal: null });
    expect(second.stderr()).toMatch(/^listen EADDRINUSE.*\n$/);
  } finally {
    await killProcess(first);
    await rm(otherDirectory, { recursive: true, force: true });
  }
});
