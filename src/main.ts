import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { App } from './app.js';
import type { Settings } from './config.js';
import { ConfigurationError, readSettings } from './config.js';
import { loggerOptions } from './http/request-log.js';

/** Longest time that a clean stop may take before the process ends anyway. */
const STOP_DEADLINE_MS = 30_000;
/** A folder that another machine's process wrote to longer ago than this belongs to no request that still runs. */
const LONGEST_REQUEST_MS = 60 * 60_000;

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  // Keys must not be handed on to programs that we start.
  delete process.env['API_KEYS'];
  delete process.env['MASTER_KEY'];
  await prepareSpool(settings);
  const logger = pino(loggerOptions(settings.logLevel));
  // pg-boss reports how a job ended without waiting for it; while the database is away that must not end the process.
  process.on('unhandledRejection', (error) => logger.error({ error }, 'Something failed that nobody waited for.'));

  const version = await readVersion();
  const { createApp } = await import('./app.js');
  const app = await createApp(settings, version, logger);
  stopOnSignals(app);
  void app.died.then((what) => {
    say(`${what} Stopping; the next start brings everything back.`);
    process.exit(1);
  });
  const address = await app.start();
  say(describeStart(settings, version, address));
}

/**
 * Uploads are spooled by a library that writes to the system's temporary folder. Ours lies in the data folder, private,
 * one for each process. What killed processes left there is removed.
 */
async function prepareSpool({ dataDirectory }: Settings): Promise<void> {
  const spool = join(dataDirectory, 'spool');
  const own = join(spool, `${hostname()}-${process.pid}`);
  await mkdir(spool, { recursive: true, mode: 0o700 });
  for (const name of await readdir(spool)) {
    const [, host, pid] = /^(.*)-(\d+)$/.exec(name) ?? [];
    const { mtimeMs } = await stat(join(spool, name));
    const left = host === hostname() ? !isOtherProcessAlive(Number(pid)) : Date.now() - mtimeMs > LONGEST_REQUEST_MS;
    if (left) await rm(join(spool, name), { recursive: true, force: true });
  }
  await mkdir(own, { recursive: true, mode: 0o700 });
  process.env['TMPDIR'] = own;
}

function isOtherProcessAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function readVersion(): Promise<string> {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function describeStart(settings: Settings, version: string, address: string | null): string {
  const lines = [`Verigraph ${version}, role ${settings.role}, data in ${settings.dataDirectory}`];
  if (settings.apiKeys.length === 0) {
    lines.push('No API_KEYS are set: whoever reaches this server acts as the tenant "demo".');
  }
  if (address !== null) {
    lines.push(`GraphQL:    ${address}/graphql`);
    if (settings.playground) lines.push(`Playground: ${address}/playground`);
  }
  return lines.join('\n');
}

function stopOnSignals(app: App): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    say(`${signal}: finishing what runs, then stopping.`);
    setTimeout(() => process.exit(1), STOP_DEADLINE_MS).unref();
    app.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  // A stack helps only where the fault is ours.
  const known = error instanceof ConfigurationError || (error instanceof Error && 'code' in error);
  process.stderr.write(`${known || !(error instanceof Error) ? message : (error.stack ?? message)}\n`);
  process.exit(1);
});
