import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pg from 'pg';
import type { EmbeddedPostgresConnection } from '../../../src/store/embedded/embedded-postgres.js';

export const repository = fileURLToPath(new URL('../../../', import.meta.url));
const compiledModule = join(repository, 'dist/store/embedded/embedded-postgres.js');
const fixture = fileURLToPath(new URL('./fixtures/start-server.mjs', import.meta.url));

export const silentLogger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** Waits for something that comes soon, and says what it was when it does not. */
export async function eventually<T>(
  what: string,
  look: () => T | Promise<T>,
  limitMs = 15_000,
): Promise<NonNullable<T>> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (performance.now() > deadline) throw new Error(`${what}: not within ${limitMs} ms`);
    await delay(20);
  }
}

const temporaryDirectories: string[] = [];
const children: ChildProcess[] = [];

/** A folder of mode 0700, removed by `cleanUpProcesses` unless it is to be kept for the next test. */
export function makeTemporaryDirectory(keep?: 'kept'): string {
  const path = mkdtempSync(join(tmpdir(), 'vg-'));
  if (!keep) temporaryDirectories.push(path);
  return path;
}

export async function cleanUpProcesses(): Promise<void> {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const directory of temporaryDirectories.splice(0)) {
    const processId = join(directory, 'data', 'postgresql', 'cluster', 'postmaster.pid');
    // The watchdog needs a moment when a test ended in the middle.
    await eventually('the server has gone', () => !existsSync(processId), 5_000).catch(() => undefined);
    rmSync(directory, { recursive: true, force: true });
  }
}

export interface ServerProcessEvent {
  event: 'ready' | 'failed' | 'drained' | 'exit';
  connection?: EmbeddedPostgresConnection;
  durationMs?: number;
  uid?: number;
  code?: string;
  message?: string;
  rows?: number;
}

export interface ServerProcess {
  readonly child: ChildProcess;
  /** The next thing that the process tells; `exit` when it will tell no more. */
  next(): Promise<ServerProcessEvent>;
}

/** A process of its own, in a process group of its own, that starts the server on the folder. */
export function spawnServer(
  options: { dataDirectory: string; nativeDirectory?: string; sharedDirectory?: string },
  place: { uid?: number; gid?: number; program?: string; module?: string; fixture?: string } = {},
): ServerProcess {
  const instructions = { module: pathToFileURL(place.module ?? compiledModule).href, ...options };
  const child = spawn(place.program ?? process.execPath, [place.fixture ?? fixture, JSON.stringify(instructions)], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(place.uid === undefined ? {} : { uid: place.uid }),
    ...(place.gid === undefined ? {} : { gid: place.gid }),
  });
  children.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    child,
    async next() {
      const line = await lines.next();
      return line.done ? { event: 'exit' } : (JSON.parse(line.value) as ServerProcessEvent);
    },
  };
}

export async function spawnReadyServer(...parameters: Parameters<typeof spawnServer>) {
  const server = spawnServer(...parameters);
  const event = await server.next();
  if (event.event !== 'ready') throw new Error(`The server did not start: ${event.message ?? event.event}`);
  return { ...server, connection: event.connection!, durationMs: event.durationMs!, uid: event.uid! };
}

export async function query<Row extends pg.QueryResultRow>(
  connection: EmbeddedPostgresConnection,
  sql: string,
): Promise<Row[]> {
  const client = new pg.Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

interface ProcessState {
  state: string;
  parent: number;
  session: number;
}

export function readProcess(processId: number): ProcessState | undefined {
  try {
    // The name stands in brackets and may hold anything.
    const fields = readFileSync(`/proc/${processId}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return { state: fields[0]!, parent: Number(fields[1]), session: Number(fields[3]) };
  } catch {
    return undefined;
  }
}

/** A zombie that waits for its parent has ended. */
export function isAlive(processId: number): boolean {
  const found = readProcess(processId);
  return found !== undefined && found.state !== 'Z';
}

export function readServerProcessId(dataDirectory: string): number {
  return Number.parseInt(readFileSync(join(dataDirectory, 'postgresql/cluster/postmaster.pid'), 'utf8'), 10);
}

/** The server, its watchdog, and the watchdog's second shell. */
export function readProcessTree(dataDirectory: string): { server: number; watchdog: number; all: number[] } {
  const server = readServerProcessId(dataDirectory);
  const watchdog = readProcess(server)!.parent;
  const siblings = readdirSync('/proc')
    .map(Number)
    .filter((processId) => processId > 0 && readProcess(processId)?.parent === watchdog);
  return { server, watchdog, all: [watchdog, ...siblings] };
}
