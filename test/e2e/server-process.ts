import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

export interface ExitStatus {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface ServerProcess {
  child: ChildProcess;
  /** Where it answers; nobody does for a worker. */
  url: string;
  dataDirectory: string;
  /** Milliseconds of `performance.now()`. */
  spawnedAt: number;
  /** What it wrote so far. */
  stdout(): string;
  stderr(): string;
  /** How it ended. What it wrote last may still be on its way. */
  exited: Promise<ExitStatus>;
  /** The same, once all that it wrote has arrived, also from those it started. */
  closed: Promise<ExitStatus>;
}

export interface ServerProcessOptions {
  dataDirectory: string;
  /** Default: a free one. */
  port?: number;
  /** Beside DATA_DIR and PORT. Of our own environment only PATH and HOME are handed on. */
  environment?: Record<string, string>;
  /** Default: this Node. */
  program?: string;
  /** Default: the built entry. */
  programArguments?: readonly string[];
  spawnOptions?: Pick<SpawnOptions, 'uid' | 'gid' | 'cwd'>;
}

/** The built server as a process of its own, in a process group of its own. */
export async function spawnServer(options: ServerProcessOptions): Promise<ServerProcess> {
  const { dataDirectory, environment = {}, program = process.execPath } = options;
  const port = options.port ?? (await findFreePort());
  const { PATH, HOME } = process.env;
  const spawnedAt = performance.now();
  const child = spawn(program, [...(options.programArguments ?? ['dist/main.js'])], {
    cwd: PROJECT,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    // Without imitations of vendors: what is looked at here is the server.
    env: { PATH, HOME, DATA_DIR: dataDirectory, PORT: String(port), LOG_LEVEL: 'warn', SANDBOX: 'off', ...environment },
    ...options.spawnOptions,
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const told = (event: 'exit' | 'close') =>
    new Promise<ExitStatus>((resolve, reject) => {
      child.once('error', reject);
      child.once(event, (code: number | null, signal: NodeJS.Signals | null) => resolve({ code, signal }));
    });
  return {
    child,
    url: `http://127.0.0.1:${port}`,
    dataDirectory,
    spawnedAt,
    stdout: () => stdout,
    stderr: () => stderr,
    exited: told('exit'),
    closed: told('close'),
  };
}

export async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Waits for something that comes soon, and says what it was when it does not. */
export async function eventually<T>(
  what: string,
  look: () => T | Promise<T>,
  limitMs = 30_000,
  intervalMs = 20,
): Promise<NonNullable<T>> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (performance.now() > deadline) throw new Error(`${what}: not within ${limitMs} ms`);
    await delay(intervalMs);
  }
}

export async function readiness(url: string): Promise<number | null> {
  const response = await fetch(`${url}/readyz`).catch(() => null);
  await response?.arrayBuffer();
  return response?.status ?? null;
}

/** Waits for the first 200 of /readyz; answers the milliseconds since the process was spawned. */
export async function waitUntilReady(server: ServerProcess, limitMs = 60_000): Promise<number> {
  const { child, url } = server;
  await eventually(
    'The server is ready',
    async () => {
      if (child.exitCode !== null) throw new Error(`The server ended instead: ${server.stderr()}${server.stdout()}`);
      return (await readiness(url)) === 200;
    },
    limitMs,
    5,
  );
  return performance.now() - server.spawnedAt;
}

/** A worker has no door; it says so when it has started. */
export async function waitUntilStarted(server: ServerProcess, limitMs = 60_000): Promise<void> {
  await eventually(
    'The worker has started',
    () => {
      if (server.child.exitCode !== null) throw new Error(`The worker ended instead: ${server.stderr()}`);
      return server.stdout().includes('role worker');
    },
    limitMs,
  );
}

/** Ends a process as a power cut would; whatever it started is not touched. */
export async function killProcess({ child, exited }: ServerProcess): Promise<void> {
  child.kill('SIGKILL');
  await exited;
}

/** Living processes that work in the folder or were started with its name: servers, watchdogs. */
export function processesOf(dataDirectory: string): { processId: number; command: string }[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((processId) => processId > 0 && processId !== process.pid)
    .flatMap((processId) => {
      try {
        const command = readFileSync(`/proc/${processId}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        // What has ended and waits for its parent has no command any more.
        if (command === '') return [];
        const environment = readFileSync(`/proc/${processId}/environ`, 'latin1');
        const belongs =
          command.includes(dataDirectory) ||
          environment.includes(`DATA_DIR=${dataDirectory}\0`) ||
          readlinkSync(`/proc/${processId}/cwd`).startsWith(dataDirectory);
        return belongs ? [{ processId, command }] : [];
      } catch {
        return [];
      }
    });
}
