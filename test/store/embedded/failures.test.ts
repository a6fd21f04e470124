import { jest } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findNativeDirectory } from '../../../src/store/embedded/binaries.js';
import { explainFailure } from '../../../src/store/embedded/embedded-postgres-error.js';
import { startEmbeddedPostgres } from '../../../src/store/embedded/embedded-postgres.js';
import { cleanUpProcesses, makeTemporaryDirectory, query, silentLogger } from './server-process.js';

// A first start takes half a second, and ten times that where every core is taken.
jest.setTimeout(120_000);

afterEach(cleanUpProcesses);

const start = (dataDirectory: string) => startEmbeddedPostgres({ dataDirectory, logger: silentLogger });

// Made once and copied, for a copy is quicker than a first start.
const kept = makeTemporaryDirectory('kept');
let password: string;

beforeAll(async () => {
  const server = await start(join(kept, 'data'));
  await server.stop();
  password = server.connection.password;
});

afterAll(() => rmSync(kept, { recursive: true }));

function copyStoppedCluster(): string {
  const directory = makeTemporaryDirectory();
  execFileSync('cp', ['-a', join(kept, 'data'), directory]);
  return join(directory, 'data');
}

async function failToStart(dataDirectory: string): Promise<{ code: string; message: string }> {
  const error: unknown = await start(dataDirectory).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ name: 'EmbeddedPostgresError' });
  const { code, message } = error as { code: string; message: string };
  expect(message).not.toContain('\n');
  expect(message).toContain(dataDirectory);
  return { code, message };
}

test('a damaged folder is named, with the end of the log, and can be tried again', async () => {
  const dataDirectory = copyStoppedCluster();
  rmSync(join(dataDirectory, 'postgresql/cluster/global/pg_control'));
  const { code, message } = await failToStart(dataDirectory);
  expect(code).toBe('DATA_FOLDER_CORRUPT');
  expect(message).toMatch(/pg_control/);
  expect(message).not.toContain(password);
  expect((await failToStart(dataDirectory)).code).toBe('DATA_FOLDER_CORRUPT');
});

test('another major version is named before anything is touched', async () => {
  const dataDirectory = copyStoppedCluster();
  writeFileSync(join(dataDirectory, 'postgresql/cluster/PG_VERSION'), '16\n');
  const { code, message } = await failToStart(dataDirectory);
  expect(code).toBe('WRONG_MAJOR_VERSION');
  expect(message).toMatch(/written by PostgreSQL 16, and this Verigraph brings PostgreSQL 18/);
});

test.each(['postgresql/password', 'postgresql/cluster/PG_VERSION'])('a missing %s is named', async (file) => {
  const dataDirectory = copyStoppedCluster();
  rmSync(join(dataDirectory, file));
  expect(await failToStart(dataDirectory)).toMatchObject({
    code: 'DATA_FOLDER_CORRUPT',
    message: expect.stringContaining(`${file} is missing`) as string,
  });
});

test('a password that the server does not know is named and not shown', async () => {
  const dataDirectory = copyStoppedCluster();
  writeFileSync(join(dataDirectory, 'postgresql/password'), 'something-else\n');
  const { message } = await failToStart(dataDirectory);
  expect(message).toMatch(/password authentication failed/);
  expect(message).not.toContain('something-else');
  expect(existsSync(join(dataDirectory, 'postgresql/cluster/postmaster.pid'))).toBe(false);
});

test('a data folder that is a file is named', async () => {
  const path = join(makeTemporaryDirectory(), 'data');
  writeFileSync(path, '');
  expect((await failToStart(path)).message).toMatch(/cannot be used.*EEXIST/);
});

test('files of others in the data folder are left alone', async () => {
  const dataDirectory = copyStoppedCluster();
  mkdirSync(join(dataDirectory, 'documents'), { recursive: true });
  writeFileSync(join(dataDirectory, 'documents', 'one'), 'bytes');
  const server = await start(dataDirectory);
  expect(await query(server.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
  await server.stop();
  expect(existsSync(join(dataDirectory, 'documents', 'one'))).toBe(true);
});

test('a server that is not ready in time is stopped and named', async () => {
  const dataDirectory = copyStoppedCluster();
  const options = { dataDirectory, logger: silentLogger };
  await expect(startEmbeddedPostgres({ ...options, startTimeoutMs: 0 })).rejects.toMatchObject({
    code: 'START_TIMED_OUT',
  });
  const server = await start(dataDirectory);
  await server.stop();
});

test.each([
  ['linux', 'riscv64', '@embedded-postgres/linux-riscv64'],
  ['freebsd', 'x64', '@embedded-postgres/freebsd-x64'],
  ['win32', 'x64', 'WSL'],
])('on %s %s one line says to set DATABASE_URL', (platform, architecture, expected) => {
  expect(() => findNativeDirectory(platform, architecture)).toThrow(
    expect.objectContaining({
      code: 'PLATFORM_NOT_SUPPORTED',
      message: expect.stringMatching(new RegExp(`^[^\\n]*${expected}[^\\n]*DATABASE_URL[^\\n]*$`)) as string,
    }) as Error,
  );
});

test.each([
  ['FATAL:  could not write to file "pg_wal/xlogtemp.9": No space left on device', 'DISK_FULL'],
  ['HINT:  Check free disk space.', 'DISK_FULL'],
  ['initdb: error: could not create directory "base": Permission denied', 'PERMISSION_DENIED'],
  ['LOG:  could not bind IPv4 address "127.0.0.1": Address already in use', 'PORT_IN_USE'],
  ['PANIC:  could not locate a valid checkpoint record at 0/1755D38', 'DATA_FOLDER_CORRUPT'],
  ['FATAL:  database files are incompatible with server', 'DATA_FOLDER_CORRUPT'],
  ['something new', 'START_FAILED'],
])('the log line "%s" means %s', (line, code) => {
  const error = explainFailure('PostgreSQL did not start', `${line}\none\ntwo\n\nthree\nfour\n`);
  expect(error.code).toBe(code);
  expect(error.message).toMatch(/^PostgreSQL did not start.* \(.*two \| three \| four\)$/);
  if (code !== 'START_FAILED') expect(error.message).toContain(line);
});
