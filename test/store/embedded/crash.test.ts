import { jest } from '@jest/globals';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  cleanUpProcesses,
  eventually,
  isAlive,
  makeTemporaryDirectory,
  query,
  readProcess,
  readProcessTree,
  readServerProcessId,
  spawnReadyServer,
  spawnServer,
} from './server-process.js';

// A first start takes half a second, and ten times that where every core is taken.
jest.setTimeout(120_000);

// One folder for all: each test finds it as the one before left it, killed in the middle.
const directory = makeTemporaryDirectory('kept');
const dataDirectory = join(directory, 'data');

afterEach(cleanUpProcesses);

afterAll(async () => {
  const postmaster = join(dataDirectory, 'postgresql/cluster/postmaster.pid');
  await eventually('the last server has gone', () => !existsSync(postmaster));
  rmSync(directory, { recursive: true });
});

test('kill -9 leaves no server and no watchdog behind, and no row is lost', async () => {
  const first = await spawnReadyServer({ dataDirectory });
  await query(first.connection, 'create table kept (number int)');
  await query(first.connection, 'insert into kept values (1)');
  const { all } = readProcessTree(dataDirectory);
  expect(all).toHaveLength(3);
  first.child.kill('SIGKILL');
  await eventually('server and watchdog have gone', () => !all.some(isAlive));
  const second = await spawnReadyServer({ dataDirectory });
  expect(await query(second.connection, 'select number from kept')).toEqual([{ number: 1 }]);
});

test('the next start succeeds at once while the watchdog of a killed owner is still stopping the server', async () => {
  for (let round = 0; round < 5; round += 1) {
    const owner = await spawnReadyServer({ dataDirectory });
    owner.child.kill('SIGKILL');
  }
  const last = await spawnReadyServer({ dataDirectory });
  expect(await query(last.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('kill -9 in the middle of the first start does not spoil the folder', async () => {
  const dataDirectory = join(makeTemporaryDirectory(), 'data');
  const first = spawnServer({ dataDirectory });
  await eventually('the first start has begun', () => existsSync(join(dataDirectory, 'postgresql/password')));
  first.child.kill('SIGKILL');
  const second = await spawnReadyServer({ dataDirectory });
  expect(await query(second.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a second process is refused with one line that names folder and owner', async () => {
  const owner = await spawnReadyServer({ dataDirectory });
  const second = spawnServer({ dataDirectory });
  expect(await second.next()).toEqual({
    event: 'failed',
    code: 'DATA_FOLDER_IN_USE',
    message: `The data folder ${dataDirectory} is in use by the Verigraph with process id ${owner.child.pid}`,
  });
  expect(await query(owner.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('of many that start at once on a new folder exactly one gets it', async () => {
  const dataDirectory = join(makeTemporaryDirectory(), 'data');
  const events = await Promise.all(Array.from({ length: 4 }, () => spawnServer({ dataDirectory }).next()));
  const outcomes = events.map(({ event, code }) => code ?? event).sort();
  expect(outcomes).toEqual(['DATA_FOLDER_IN_USE', 'DATA_FOLDER_IN_USE', 'DATA_FOLDER_IN_USE', 'ready']);
});

test('a live server whose owner and watchdog were both killed is stopped by the next start', async () => {
  const owner = await spawnReadyServer({ dataDirectory });
  await query(owner.connection, 'create table kept_too (number int)');
  const { server, all } = readProcessTree(dataDirectory);
  // Stopped first, for a living owner notices the end of its watchdog and stops the server itself.
  owner.child.kill('SIGSTOP');
  for (const processId of all.filter((one) => one !== server)) process.kill(processId, 'SIGKILL');
  owner.child.kill('SIGKILL');
  await eventually('the owner has gone', () => !isAlive(owner.child.pid!));
  expect(isAlive(server)).toBe(true);
  const next = await spawnReadyServer({ dataDirectory });
  expect(isAlive(server)).toBe(false);
  expect(await query(next.connection, 'select * from kept_too')).toEqual([]);
});

test.each([
  ['of a process that ended', () => 4_194_000],
  ['that another process has by now', () => process.pid],
])('a stale postmaster.pid with the number %s does not block the start', async (_case, number) => {
  const owner = await spawnReadyServer({ dataDirectory });
  const { server, all } = readProcessTree(dataDirectory);
  process.kill(server, 'SIGKILL');
  await eventually('watchdog and server have gone', () => !all.some(isAlive));
  owner.child.kill('SIGKILL');
  await eventually('the owner has gone', () => !isAlive(owner.child.pid!));

  for (const file of ['cluster/postmaster.pid', '.s.PGSQL.5432.lock']) {
    const path = join(dataDirectory, 'postgresql', file);
    const [, ...rest] = readFileSync(path, 'utf8').split('\n');
    writeFileSync(path, [number(), ...rest].join('\n'));
  }
  const next = await spawnReadyServer({ dataDirectory });
  expect(await query(next.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(readServerProcessId(dataDirectory)).not.toBe(number());
});

test('Ctrl-C reaches us and not the server, so there is time to drain', async () => {
  const owner = await spawnReadyServer({ dataDirectory });
  await query(owner.connection, 'create table drained (number int)');
  const { server, watchdog, all } = readProcessTree(dataDirectory);
  for (const processId of all) expect(readProcess(processId)!.session).toBe(watchdog);
  expect(readProcess(owner.child.pid!)!.session).not.toBe(watchdog);
  // As the terminal does: to every process of the group.
  process.kill(-owner.child.pid!, 'SIGINT');
  expect(await owner.next()).toEqual({ event: 'drained', rows: 0 });
  expect(await owner.next()).toEqual({ event: 'exit' });
  expect(isAlive(server)).toBe(false);
});

test('signals to the watchdog do not part it from the server', async () => {
  const owner = await spawnReadyServer({ dataDirectory });
  const { watchdog, all } = readProcessTree(dataDirectory);
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM', 'SIGQUIT'] as const) process.kill(watchdog, signal);
  expect(await query(owner.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(isAlive(watchdog)).toBe(true);
  owner.child.kill('SIGKILL');
  await eventually('server and watchdog have gone', () => !all.some(isAlive));
});
