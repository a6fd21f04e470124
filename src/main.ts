import { readFile } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { pino } from 'pino';
import type { App } from './app.js';
import type { Settings } from './config.js';
import { ConfigurationError, readSettings } from './config.js';
import { loggerOptions } from './http/request-log.js';
import { openSpoolFolder } from './spool-folder.js';
import { openDatabaseServer } from './store/connection.js';

/** Longest time that a clean stop may take before the process ends anyway. */
const STOP_DEADLINE_MS = 30_000;

/**
 * In per cent of what is in use after a full collection of garbage, before the next one begins. V8's own choice collects in full
 * about every second picture, 20 to 40 ms of work each time; this costs as much memory again (docs/measurements.md).
 */
const HEAP_GROWING_PERCENT = 100;

async function main(): Promise<void> {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWING_PERCENT}`);
  const settings = readSettings(process.env);
  // Keys must not be handed on to programs that we start.
  delete process.env['API_KEYS'];
  delete process.env['MASTER_KEY'];
  const spool = await openSpoolFolder(settings.dataDirectory);
  const logger = pino(loggerOptions(settings.logLevel));
  // pg-boss reports how a job ended without waiting for it; while the database is away that must not end the process.
  process.on('unhandledRejection', (error) => logger.error({ error }, 'Something failed that nobody waited for.'));

  // A second takes as long as the other: to bring the database up, and to load everything else.
  const databaseServer = openDatabaseServer({ ...settings, logger });
  databaseServer.catch(() => undefined);
  const version = await readVersion();
  const { createApp } = await import('./app.js');
  const app = await createApp(settings, version, logger, { databaseServer });
  if (settings.databaseUrl === null) await spool.clearOthers();
  stopOnSignals(app);
  void app.died.then((what) => {
    say(`${what} Stopping; the next start brings everything back.`);
    process.exit(1);
  });
  try {
    const address = await app.start();
    say(describeStart(settings, version, address));
  } catch (error) {
    await app.stop();
    throw error;
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
  if (settings.sandbox) {
    lines.push(
      'Vendors without credentials are imitated by the SANDBOX: rely on nothing that it says. SANDBOX=off ends it.',
    );
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
