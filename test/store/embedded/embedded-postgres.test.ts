import { jest } from '@jest/globals';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../../src/store/embedded/embedded-postgres.js';
import { cleanUpProcesses, makeTemporaryDirectory, query, silentLogger } from './server-process.js';

// A first start takes half a second, and ten times that where every core is taken.
jest.setTimeout(120_000);

// One folder for the tests that do not ask for a new one.
const directory = makeTemporaryDirectory('kept');
const dataDirectory = join(directory, 'data');
const started: EmbeddedPostgres[] = [];

async function start(folder = dataDirectory): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDirectory: folder, logger: silentLogger });
  started.push(server);
  return server;
}

afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
  await cleanUpProcesses();
});

afterAll(() => rmSync(directory, { recursive: true }));

function listModes(directory: string): Record<string, number> {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isSocket());
  return Object.fromEntries(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path, statSync(path).mode & 0o777];
    }),
  );
}

test('rows outlive a restart', async () => {
  const first = await start();
  await query(first.connection, 'create table kept (word text)');
  await query(first.connection, `insert into kept values ('Ölçü')`);
  await first.stop();
  const second = await start();
  expect(await query(second.connection, 'select word from kept')).toEqual([{ word: 'Ölçü' }]);
  expect(second.connection.password).toBe(first.connection.password);
});

test('the server is durable, small, in UTC and UTF-8 with plain byte order', async () => {
  const server = await start();
  const names = ['fsync', 'full_page_writes', 'synchronous_commit', 'TimeZone', 'server_encoding', 'max_connections'];
  const [row] = await query<Record<string, string>>(
    server.connection,
    `select ${names.map((name) => `current_setting('${name}') as "${name}"`).join(', ')},
       (select datcollate from pg_database where datname = current_database()) as collation,
       (select setting::int * 8 / 1024 from pg_settings where name = 'shared_buffers') as megabytes`,
  );
  expect(row).toEqual({
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    TimeZone: 'UTC',
    server_encoding: 'UTF8',
    max_connections: '100',
    collation: 'C',
    megabytes: 64,
  });
});

test('nobody else can read the folder or come in without the password', async () => {
  const server = await start();
  const modes = Object.entries(listModes(dataDirectory));
  expect(modes.length).toBeGreaterThan(500);
  expect(modes.filter(([, mode]) => mode !== 0o700 && mode !== 0o600)).toEqual([]);
  expect(statSync(dataDirectory).mode & 0o777).toBe(0o700);
  await expect(query({ ...server.connection, password: 'guessed' }, 'select 1')).rejects.toThrow(/password/);
});

test('the connection string leads to the same server', async () => {
  const server = await start();
  const client = new pg.Client({ connectionString: server.connectionString });
  await client.connect();
  const { rows } = await client.query<{ socket: boolean }>('select inet_server_addr() is null as socket');
  await client.end();
  expect(rows).toEqual([{ socket: true }]);
});

test('a path too long for a Unix socket is served on loopback', async () => {
  const server = await start(join(makeTemporaryDirectory(), 'a'.repeat(60), 'b'.repeat(60)));
  expect(server.connection.host).toBe('127.0.0.1');
  expect(await query(server.connection, 'select inet_server_addr()::text as address')).toEqual([
    { address: '127.0.0.1/32' },
  ]);
  const client = new pg.Client({ connectionString: server.connectionString });
  await client.connect();
  await client.end();
});

test('stops while connections are open and a transaction is not finished', async () => {
  const server = await start();
  await query(server.connection, 'create table committed (number int)');
  const pool = new pg.Pool(server.connection);
  pool.on('error', () => undefined);
  const client = await pool.connect();
  client.on('error', () => undefined);
  await pool.query('insert into committed values (1)');
  await client.query('begin');
  await client.query('insert into committed values (2)');
  const busy = client.query('select pg_sleep(600)');
  busy.catch(() => undefined);
  await server.stop();
  await expect(busy).rejects.toThrow(/terminat|ECONN/i);
  client.release(true);
  await pool.end();
  const again = await start();
  expect(await query(again.connection, 'select number from committed')).toEqual([{ number: 1 }]);
});

test('stop may be called again, and tells that the server has ended', async () => {
  const server = await start();
  await Promise.all([server.stop(), server.stop()]);
  await server.stop();
  await server.ended;
});

test('a second start on the folder is refused and leaves the first alone', async () => {
  const server = await start();
  await expect(start()).rejects.toMatchObject({
    code: 'DATA_FOLDER_IN_USE',
    message: `The data folder ${dataDirectory} is in use by the Verigraph with process id ${process.pid}`,
  });
  expect(await query(server.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a data folder that was deleted and made anew begins empty', async () => {
  const folder = join(makeTemporaryDirectory(), 'data');
  const first = await start(folder);
  await query(first.connection, 'create table ghost (number int)');
  await first.stop();
  rmSync(folder, { recursive: true });
  const second = await start(folder);
  expect(await query(second.connection, `select to_regclass('ghost') as ghost`)).toEqual([{ ghost: null }]);
  expect(second.connection.password).not.toBe(first.connection.password);
});

test('what a statement holds does not reach the log, even when it fails', async () => {
  const server = await start();
  const secret = 'SPECIMEN-7713';
  const client = new pg.Client(server.connection);
  client.on('error', () => undefined);
  await client.connect();
  await client.query('create table people (name text primary key)');
  await client.query('insert into people values ($1)', [secret]);
  await expect(client.query('insert into people values ($1)', [secret])).rejects.toThrow(/duplicate key/);
  await expect(client.query(`select '${secret}'::int`)).rejects.toThrow(/invalid input/);
  await expect(client.query(`selekt '${secret}'`)).rejects.toThrow(/syntax/);
  await client.query(`do $$ begin raise warning '${secret}'; end $$`);
  await client.end();
  await server.stop();
  const log = readFileSync(join(dataDirectory, 'postgresql.log'), 'utf8');
  expect(log).toContain('ready to accept connections');
  expect(log).not.toContain(secret);
  expect(log).not.toContain(server.connection.password);
});
