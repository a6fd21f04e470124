import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/store/embedded/embedded-postgres.js';

export interface TestConnection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export interface TestDatabase {
  readonly connection: TestConnection;
  /** The same as a URL. */
  readonly connectionString: string;
  /** Disconnects whoever is left and removes the database. May be called again. */
  drop(): Promise<void>;
}

/** Brings an empty database to where every test begins, and closes its own connections before it answers. */
export type PrepareDatabase = (connection: TestConnection) => Promise<void>;

export interface TestServer {
  stop(): Promise<void>;
}

/** What the workers of a run have to know, handed down in one variable of the environment. */
interface TestRun {
  connectionString: string;
  /** Begins the name of every database of this run. */
  prefix: string;
}

const runVariable = 'VERIGRAPH_TEST_RUN';

function readRun(): TestRun {
  const text = process.env[runVariable];
  if (!text) throw new Error('No test server: jest.config.js names test/support/global-setup.js as globalSetup.');
  return JSON.parse(text) as TestRun;
}

function forDatabase(connectionString: string, database: string): TestDatabase['connectionString'] {
  const url = new URL(connectionString);
  url.pathname = `/${database}`;
  return url.href;
}

function parseConnection(connectionString: string): TestConnection {
  const url = new URL(connectionString);
  return {
    // A folder of a Unix socket stands in the query, for it is no host name.
    host: url.searchParams.get('host') ?? decodeURIComponent(url.hostname),
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
  };
}

async function administer<T>(run: TestRun, task: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(parseConnection(run.connectionString));
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await task(client);
  } finally {
    await client.end();
  }
}

const templateOf = (run: TestRun) => `${run.prefix}template`;

/**
 * The server of a run, before any worker starts: TEST_DATABASE_URL or DATABASE_URL where one is set, else one embedded
 * cluster for all workers. The user has to be allowed to create databases.
 */
export async function startTestServer(environment: NodeJS.ProcessEnv = process.env): Promise<TestServer> {
  const prefix = `verigraph_test_${randomBytes(5).toString('hex')}_`;
  const outside = environment.TEST_DATABASE_URL || environment.DATABASE_URL;
  if (outside) {
    const run: TestRun = { connectionString: outside, prefix };
    process.env[runVariable] = JSON.stringify(run);
    return { stop: () => dropAll(run) };
  }
  // The system's folder and not the project's, so that the path is short enough for a Unix socket.
  const dataDirectory = await mkdtemp(join(tmpdir(), 'verigraph-test-'));
  const quiet = () => undefined;
  const logger = { debug: quiet, info: quiet, warn: quiet, error: quiet };
  // Thrown away at the end, so nothing has to outlive a power cut; dropping a database is thirty times as fast.
  const extraSettings = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off'];
  const server = await startEmbeddedPostgres({ dataDirectory, logger, extraSettings });
  process.env[runVariable] = JSON.stringify({ connectionString: server.connectionString, prefix } satisfies TestRun);
  return {
    async stop() {
      await server.stop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

async function dropAll(run: TestRun): Promise<void> {
  await administer(run, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [run.prefix],
    );
    for (const { datname } of rows) {
      await client.query(`drop database if exists ${datname} with (force)`);
    }
  });
}

/** Makes the database that all others of the run are copied from. Called once, after `startTestServer`. */
export async function prepareTemplate(prepare?: PrepareDatabase): Promise<void> {
  const run = readRun();
  const template = templateOf(run);
  await administer(run, (client) => client.query(`create database ${template} template template0 encoding 'UTF8'`));
  await prepare?.(parseConnection(forDatabase(run.connectionString, template)));
  // A connection to the template would make every copy fail, so there can be none from here on.
  await administer(run, (client) => client.query(`alter database ${template} with allow_connections false`));
}

/** A database of its own for a test file, as `prepareTemplate` left it. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const run = readRun();
  const name = `${run.prefix}${randomBytes(5).toString('hex')}`;
  await administer(run, (client) => client.query(`create database ${name} template ${templateOf(run)}`));
  const connectionString = forDatabase(run.connectionString, name);
  return {
    connection: parseConnection(connectionString),
    connectionString,
    async drop() {
      await administer(run, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}
