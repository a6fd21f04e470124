import { rm } from 'node:fs/promises';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { ServerProcess } from '../../test/e2e/server-process.js';
import {
  findFreePort,
  killProcess,
  spawnServer,
  waitUntilReady,
  waitUntilStarted,
} from '../../test/e2e/server-process.js';

/** The processes under test: one that does everything, or a door and a worker on one database. */
export interface Servers {
  url: string;
  dataDirectory: string;
  names: readonly string[];
  /** Begins to start whatever is not there; does not wait. */
  spawnMissing(): Promise<void>;
  /** Milliseconds from the spawn of the door to its first 200 of /readyz. */
  waitUntilReady(): Promise<number>;
  kill(name: string): Promise<void>;
  /** Ctrl-C for all; their exit codes. */
  stop(): Promise<(number | null)[]>;
  /** Kills what is left and removes the database and the folder. */
  cleanUp(): Promise<void>;
}

type Environment = Record<string, string>;

/** `settings` are for each of the processes. */
export async function createServers(databaseUrl: string | null, settings: Environment = {}): Promise<Servers> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'verigraph-crash-'));
  const database = databaseUrl === null ? null : await createDatabase(databaseUrl);
  const roles: [name: string, environment: Environment][] = database
    ? [
        ['api', { ROLE: 'api', DATABASE_URL: database.url }],
        ['worker', { ROLE: 'worker', DATABASE_URL: database.url }],
      ]
    : [['all', {}]];
  const port = await findFreePort();
  const running = new Map<string, ServerProcess>();
  const door = () => running.get('api') ?? running.get('all');

  return {
    url: `http://127.0.0.1:${port}`,
    dataDirectory,
    names: roles.map(([name]) => name),
    async spawnMissing() {
      for (const [name, environment] of roles) {
        const known = running.get(name);
        if (known && known.child.exitCode === null && known.child.signalCode === null) continue;
        running.set(name, await spawnServer({ dataDirectory, port, environment: { ...settings, ...environment } }));
      }
    },
    async waitUntilReady() {
      const worker = running.get('worker');
      if (worker) await waitUntilStarted(worker);
      return waitUntilReady(door()!);
    },
    async kill(name) {
      await killProcess(running.get(name)!);
    },
    async stop() {
      return Promise.all(
        [...running.values()].map(async ({ child, exited }) => {
          child.kill('SIGINT');
          return (await exited).code;
        }),
      );
    },
    async cleanUp() {
      for (const server of running.values()) await killProcess(server);
      await database?.drop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

async function createDatabase(databaseUrl: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `verigraph_crash_${process.pid}`;
  await administer(databaseUrl, `create database ${name}`);
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administer(databaseUrl, `drop database if exists ${name} with (force)`) };
}

async function administer(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
