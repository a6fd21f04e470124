import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { DatabaseServer } from '../../src/store/connection.js';
import { openDatabaseServer } from '../../src/store/connection.js';
import { openDatabase } from '../../src/store/database.js';
import { eventually, processesOf } from '../e2e/server-process.js';

const quiet = () => undefined;
const logger = { debug: quiet, info: quiet, warn: quiet, error: quiet };
const cleanups: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp();
});

async function openEmbedded(): Promise<{ server: DatabaseServer; dataDirectory: string }> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'vg-'));
  cleanups.push(() => rm(dataDirectory, { recursive: true, force: true }));
  const server = await openDatabaseServer({ databaseUrl: null, dataDirectory, logger });
  cleanups.push(() => server.stop());
  return { server, dataDirectory };
}

function killServer(dataDirectory: string): void {
  const file = join(dataDirectory, 'postgresql', 'cluster', 'postmaster.pid');
  process.kill(Number.parseInt(readFileSync(file, 'utf8'), 10), 'SIGKILL');
}

describe('the embedded server', () => {
  test('is brought back at the same address when it was killed, with every row that was committed', async () => {
    const { server, dataDirectory } = await openEmbedded();
    const database = openDatabase(server.connection, quiet);
    await database.pool.query('create table kept as select 1 as number');
    killServer(dataDirectory);
    await expect(database.pool.query('select pg_sleep(30)')).rejects.toThrow();
    const rows = await eventually('The server is back', () =>
      database.pool.query('select * from kept').then(
        (result) => result.rows as unknown[],
        () => null,
      ),
    );
    expect(rows).toEqual([{ number: 1 }]);
    await database.close();
  });

  test('stays away once it was stopped', async () => {
    const { server, dataDirectory } = await openEmbedded();
    await server.stop();
    // The watchdog's clock may tick once more.
    await eventually('Nobody is left', () => processesOf(dataDirectory).length === 0);
    await expect(openDatabase(server.connection, quiet).pool.query('select 1')).rejects.toThrow();
  });

  test('is given up when it cannot start again', async () => {
    const { server, dataDirectory } = await openEmbedded();
    await rm(join(dataDirectory, 'postgresql', 'cluster', 'global'), { recursive: true });
    killServer(dataDirectory);
    expect(await server.died).toMatch(/^The embedded PostgreSQL has ended, and did not start again: /);
  });
});

describe('a database outside', () => {
  test.each([
    ['where nobody listens', 'postgresql://somebody:secret@127.0.0.1:1/x', /cannot be used: .*ECONNREFUSED/],
    ['under a name with several addresses', 'postgresql://somebody:secret@localhost:1/x', /cannot be used: .*ECONN/],
  ])('%s is refused in one line without the password', async (_case, databaseUrl, message) => {
    const opening = openDatabaseServer({ databaseUrl, dataDirectory: '/nowhere', logger });
    await expect(opening).rejects.toThrow(message);
    await expect(opening).rejects.not.toThrow(/secret/);
  });
});
