import { ftruncateSync, readFileSync, writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { defaultSharedDirectory, findNativeDirectory, prepareBinaries, type Binaries } from './binaries.js';
import { prepareCluster, serverUser } from './cluster.js';
import { clusterAsSeenByServer, openDataFolder, type DataFolder } from './data-folder.js';
import { EmbeddedPostgresError, explainFailure } from './embedded-postgres-error.js';
import { tryLock, type FileLock } from './file-lock.js';
import { removeStaleFiles, waitForServerLock } from './left-behind-server.js';
import { openServerLog, type ServerLog } from './server-log.js';
import { serverSettings } from './server-settings.js';
import { startWatched, type WatchedProcess } from './watched-process.js';

/** The part of pino that is used here. */
export interface EmbeddedPostgresLogger {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

export interface EmbeddedPostgresConnection {
  /** The folder of a Unix socket, or 127.0.0.1 where its path would be too long. `pg` takes both. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export interface EmbeddedPostgres {
  readonly connection: EmbeddedPostgresConnection;
  /** The same as a URL. Holds the password: not for logs. */
  readonly connectionString: string;
  /** Resolves when the server has gone, whether it was stopped or died. Never rejects. */
  readonly ended: Promise<void>;
  /** Fast shutdown: open transactions are rolled back, clients are disconnected. May be called again. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Made with mode 0700 where it is missing. */
  readonly dataDirectory: string;
  readonly logger: EmbeddedPostgresLogger;
  /** The folder with bin, lib and share. Default: that of the installed package. */
  readonly nativeDirectory?: string;
  /**
   * Where root keeps a copy of the programs when the account that runs the server cannot enter the package's folder.
   * Default: /var/lib/verigraph. Never used by an ordinary user, and never holds data.
   */
  readonly sharedDirectory?: string;
  /** Server settings as `name=value` that win over ours, for a cluster that tests throw away. Default: none. */
  readonly extraSettings?: readonly string[];
  /** How long the server may take, recovery after a crash included. Default: two minutes. */
  readonly startTimeoutMs?: number;
}

const readyPollIntervalMs = 10;
const defaultStartTimeoutMs = 120_000;
const socketPort = 5432;
/** The kernel's limit is 108 on Linux and 104 on macOS, with the closing zero. */
const maximumSocketPathBytes = 100;

interface Endpoint {
  host: string;
  port: number;
  overSocket: boolean;
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Tried in this order: some file systems hold no sockets, and a free port may be taken in between. */
async function* endpoints(folder: DataFolder): AsyncGenerator<Endpoint> {
  const socketPath = join(folder.serverDirectory, `.s.PGSQL.${socketPort}`);
  if (Buffer.byteLength(socketPath) <= maximumSocketPathBytes) {
    yield { host: folder.serverDirectory, port: socketPort, overSocket: true };
  }
  for (let attempt = 0; attempt < 3; attempt += 1) {
    yield { host: '127.0.0.1', port: await findFreePort(), overSocket: false };
  }
}

async function takeOwnership(folder: DataFolder): Promise<FileLock> {
  const lock = await tryLock(folder.ownerLock);
  if (!lock) {
    const owner = readFileSync(folder.ownerLock, 'utf8').trim();
    const who = owner === '' ? 'another Verigraph' : `the Verigraph with process id ${owner}`;
    throw new EmbeddedPostgresError('DATA_FOLDER_IN_USE', `The data folder ${folder.path} is in use by ${who}`);
  }
  ftruncateSync(lock.descriptor);
  writeSync(lock.descriptor, `${process.pid}\n`, 0);
  return lock;
}

/** True when the server says so in its own file, as pg_ctl reads it. */
async function isReady(folder: DataFolder): Promise<boolean> {
  const text = await readFile(join(folder.cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  return text.split('\n')[7]?.trim() === 'ready';
}

async function verifyConnection(connection: EmbeddedPostgresConnection): Promise<void> {
  const client = new pg.Client({ ...connection, ssl: false, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Starts the server at one endpoint and waits until it takes connections. Answers the log's end where it did not. */
async function launch(options: {
  folder: DataFolder;
  binaries: Binaries;
  endpoint: Endpoint;
  log: ServerLog;
  lockDescriptor: number;
  extraSettings: readonly string[];
  timeoutMs: number;
}): Promise<{ server: WatchedProcess } | { failure: string }> {
  const { folder, endpoint, log } = options;
  const server = startWatched(
    [
      options.binaries.postgres,
      '-D',
      clusterAsSeenByServer(folder),
      ...[
        ...serverSettings({
          marker: folder.marker,
          port: endpoint.port,
          // Relative to the cluster, so the server is not bound by the length of the path.
          ...(endpoint.overSocket ? { socketDirectory: '..' } : { listenAddress: endpoint.host }),
        }),
        ...options.extraSettings,
      ].flatMap((setting) => ['-c', setting]),
    ],
    {
      workingDirectory: folder.cluster,
      account: folder.account,
      logDescriptor: log.descriptor,
      lockDescriptor: options.lockDescriptor,
    },
  );
  let failure: string | undefined;
  void server.ended.then(({ error }) => {
    failure = error?.message ?? log.readTail();
  });
  const deadline = performance.now() + options.timeoutMs;
  while (failure === undefined) {
    if (await isReady(folder)) return { server };
    if (performance.now() > deadline) {
      await server.stop();
      throw new EmbeddedPostgresError(
        'START_TIMED_OUT',
        `PostgreSQL on ${folder.path} was not ready after ${options.timeoutMs} ms; see ${folder.log}`,
      );
    }
    await delay(readyPollIntervalMs);
  }
  return { failure };
}

/**
 * Starts a PostgreSQL server of our own on the data folder and makes its cluster the first time. The server ends with
 * this process, however it ends, and never sees its Ctrl-C.
 * @throws {EmbeddedPostgresError} with the reason in one line.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { logger } = options;
  const startedAt = performance.now();
  const nativeDirectory = options.nativeDirectory ?? findNativeDirectory();
  const folder = openDataFolder(options.dataDirectory);
  const task = `PostgreSQL on the data folder ${folder.path} did not start`;
  // Undone in reverse order when the server has gone or did not come.
  const cleanups: (() => void)[] = [];
  const cleanUp = () => {
    for (const undo of cleanups.splice(0).reverse()) undo();
  };
  let server: WatchedProcess | undefined;
  try {
    const ownerLock = await takeOwnership(folder);
    cleanups.push(() => ownerLock.release());
    const serverLock = await waitForServerLock(folder, (processId) =>
      logger.warn({ processId }, 'waiting for the PostgreSQL server of an earlier run to stop'),
    );
    cleanups.push(() => serverLock.release());
    await removeStaleFiles(folder);
    const log = openServerLog(folder.log);
    cleanups.push(() => log.close());
    const binaries = await prepareBinaries({
      nativeDirectory,
      dataDirectory: folder.path,
      sharedDirectory: options.sharedDirectory ?? defaultSharedDirectory,
      account: folder.account,
    });
    const lockDescriptor = serverLock.descriptor;
    const { password, created } = await prepareCluster({ folder, binaries, log, lockDescriptor });

    let failure = '';
    let connection: EmbeddedPostgresConnection | undefined;
    const { startTimeoutMs: timeoutMs = defaultStartTimeoutMs, extraSettings = [] } = options;
    for await (const endpoint of endpoints(folder)) {
      const launched = await launch({ folder, binaries, endpoint, log, lockDescriptor, extraSettings, timeoutMs });
      if ('server' in launched) {
        server = launched.server;
        connection = { host: endpoint.host, port: endpoint.port, user: serverUser, password, database: 'postgres' };
        break;
      }
      failure = launched.failure;
      if (!/could not create any|Address already in use/.test(failure)) break;
    }
    if (!server || !connection) throw explainFailure(task, failure);
    await verifyConnection(connection);
    // From here on only the server and its watchdog hold it.
    serverLock.release();

    const durationMs = Math.round(performance.now() - startedAt);
    logger.info({ durationMs, created, overSocket: connection.host !== '127.0.0.1' }, 'embedded PostgreSQL is ready');
    return manage({ folder, server, connection, logger, cleanUp });
  } catch (error) {
    await server?.stop();
    cleanUp();
    if (error instanceof EmbeddedPostgresError) throw error;
    throw explainFailure(task, error instanceof Error ? error.message : String(error), error);
  }
}

async function stopUnwatched(folder: DataFolder, logger: EmbeddedPostgresLogger): Promise<void> {
  try {
    const lock = await waitForServerLock(folder, (processId) => logger.warn({ processId }, 'stopping PostgreSQL'));
    lock.release();
  } catch (error) {
    logger.error({ err: error }, 'the embedded PostgreSQL server could not be stopped');
  }
}

function manage(options: {
  folder: DataFolder;
  server: WatchedProcess;
  connection: EmbeddedPostgresConnection;
  logger: EmbeddedPostgresLogger;
  cleanUp: () => void;
}): EmbeddedPostgres {
  const { folder, server, connection, logger } = options;
  let stopping = false;
  const ended = server.ended.then(async ({ exitCode, signal }) => {
    if (!stopping) logger.error({ exitCode, signal, log: folder.log }, 'the embedded PostgreSQL server has gone');
    // The server's own end comes as an exit code. A signal killed the watchdog, and the server may be alive.
    if (signal) await stopUnwatched(folder, logger);
    options.cleanUp();
  });
  const { host, port, user, password, database } = connection;
  const authority = `${user}:${encodeURIComponent(password)}`;
  return {
    connection,
    connectionString:
      host === '127.0.0.1'
        ? `postgresql://${authority}@${host}:${port}/${database}`
        : `postgresql://${authority}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`,
    ended,
    async stop() {
      stopping = true;
      await server.stop();
      await ended;
    },
  };
}
