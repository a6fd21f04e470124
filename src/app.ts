import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { PoolConfig } from 'pg';
import { openFolderBlobs } from './blobs/folder-blobs.js';
import { deriveKey, loadMasterKey } from './blobs/master-key.js';
import type { Settings } from './config.js';
import { createApolloServer } from './graphql/apollo-server.js';
import { buildGraphSchema } from './graphql/build-schema.js';
import type { GraphParts } from './graphql/context.js';
import { addressOf, createHttpServer } from './http/server.js';
import { DEFAULT_IMAGE_LIMITS } from './images/image-limits.js';
import { createPdfInspector } from './images/pdf-inspector.js';
import { JobQueue } from './jobs/job-queue.js';
import { abandonDocument, processDocument } from './orchestration/process-document.js';
import { sweep } from './orchestration/sweep.js';
import { createEngine } from './providers/local/engine.js';
import { createLocalProvider } from './providers/local/provider.js';
import type { ProviderRegistry } from './providers/registry.js';
import { configuredProviders } from './providers/registry.js';
import { ChangeFeed } from './store/change-feed.js';
import { openDatabase } from './store/database.js';
import { startEmbeddedPostgres } from './store/embedded/embedded-postgres.js';
import { migrate } from './store/migrate.js';

const SWEEP_INTERVAL_MS = 10 * 60_000;
const DRAIN_MS = 20_000;

/** Concrete parts that a test may put in place of the real ones. */
export interface AppOverrides {
  registry?: ProviderRegistry;
  now?: () => Date;
}

export interface App {
  /** Null for a worker, which has no door. */
  server: FastifyInstance | null;
  parts: GraphParts;
  /** Begins to take requests and jobs; answers where it can be reached, null for a worker. */
  start(): Promise<string | null>;
  /** Takes nothing new, lets what runs come to an end, and frees everything. May be called again. */
  stop(): Promise<void>;
  /** Resolves, with what happened, if a part dies that the server cannot do without. */
  died: Promise<string>;
}

/** What was opened, to be closed in the opposite order. */
class Opened {
  readonly #closers: (() => Promise<unknown>)[] = [];

  constructor(private readonly logger: FastifyBaseLogger) {}

  add<T>(part: T, close: () => Promise<unknown>): T {
    this.#closers.push(close);
    return part;
  }

  async closeAll(): Promise<void> {
    for (const close of this.#closers.splice(0).reverse()) {
      await close().catch((error: unknown) => this.logger.error({ error }, 'A part did not stop cleanly.'));
    }
  }
}

/** The one place that names concrete parts and joins them. What was opened is closed again when a later part fails. */
export async function createApp(
  settings: Settings,
  version: string,
  logger: FastifyBaseLogger,
  overrides: AppOverrides = {},
): Promise<App> {
  const opened = new Opened(logger);
  try {
    return await joinParts(settings, version, logger, overrides, opened);
  } catch (error) {
    await opened.closeAll();
    throw error;
  }
}

async function joinParts(
  settings: Settings,
  version: string,
  logger: FastifyBaseLogger,
  overrides: AppOverrides,
  opened: Opened,
): Promise<App> {
  const { dataDirectory, role } = settings;
  const onError = (error: Error) => logger.warn({ error }, 'The database or its queue reported a fault.');
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 });

  const { connection, alone, died } = await connectionOf(settings, logger, opened);
  const database = openDatabase(connection, onError);
  opened.add(database, () => database.close());
  await migrate(database.pool);
  const changes = new ChangeFeed(connection, onError);
  opened.add(changes, () => changes.close());
  await changes.start();
  const masterKey = await loadMasterKey({
    dataDirectory,
    ...(settings.masterKey === null ? {} : { configured: settings.masterKey }),
  });
  const blobs = await openFolderBlobs({
    folder: join(dataDirectory, 'blobs'),
    encryptionKey: deriveKey(masterKey, 'blobs'),
    ...(alone ? { abandonedAfterMs: 0 } : {}),
  });
  const registry = overrides.registry ?? {
    local: createLocalProvider(createEngine({ threads: settings.engineThreads })),
  };
  opened.add(registry, () => Promise.all(configuredProviders(registry).map(async (provider) => provider.close?.())));
  // After the providers, so that it is stopped before them: a job that runs still needs them.
  const jobs = new JobQueue({ database, changes, onError });
  opened.add(jobs, () => jobs.stop(DRAIN_MS));
  await jobs.start();
  const pdfInspector = createPdfInspector();
  opened.add(pdfInspector, () => pdfInspector.close());
  const parts: GraphParts = {
    database,
    blobs,
    jobs,
    changes,
    registry,
    pdfInspector,
    imageLimits: DEFAULT_IMAGE_LIMITS,
    maxUploadBytes: settings.maxUploadBytes,
    signingKey: deriveKey(masterKey, 'signing'),
    now: overrides.now ?? (() => new Date()),
  };

  const draining = new AbortController();
  const server = role === 'worker' ? null : await openDoor(settings, version, logger, parts, draining.signal);
  if (server) opened.add(server, () => server.close());
  opened.add(draining, () => Promise.resolve(draining.abort()));

  return {
    server,
    parts,
    died,
    async start() {
      if (role !== 'api') await startWork(settings, logger, parts, alone, opened);
      if (!server) return null;
      await server.listen({ host: settings.host, port: settings.port });
      return addressOf(server, settings);
    },
    stop: () => opened.closeAll(),
  };
}

/** Where the rows are kept, and whether this process is surely alone with them. */
async function connectionOf(
  settings: Settings,
  logger: FastifyBaseLogger,
  opened: Opened,
): Promise<{ connection: PoolConfig; alone: boolean; died: Promise<string> }> {
  if (settings.databaseUrl !== null) {
    const never = new Promise<string>(() => undefined);
    return { connection: { connectionString: settings.databaseUrl }, alone: false, died: never };
  }
  const embedded = await startEmbeddedPostgres({ dataDirectory: settings.dataDirectory, logger });
  let stopping = false;
  opened.add(embedded, () => {
    stopping = true;
    return embedded.stop();
  });
  const died = new Promise<string>((resolve) => {
    void embedded.ended.then(() => {
      if (!stopping) resolve('The embedded PostgreSQL has ended.');
    });
  });
  return { connection: { ...embedded.connection }, alone: true, died };
}

async function openDoor(
  settings: Settings,
  version: string,
  logger: FastifyBaseLogger,
  parts: GraphParts,
  draining: AbortSignal,
): Promise<FastifyInstance> {
  const apollo = createApolloServer({ schema: buildGraphSchema(), introspection: settings.introspection, logger });
  await apollo.start();
  const checkReady = async () => {
    if (draining.aborted) throw new Error('The server drains.');
    await parts.database.pool.query('select 1');
  };
  return createHttpServer({ settings, version, logger, apollo, parts, checkReady, draining });
}

async function startWork(
  settings: Settings,
  logger: FastifyBaseLogger,
  parts: GraphParts,
  alone: boolean,
  opened: Opened,
): Promise<void> {
  if (alone) {
    const reclaimed = await parts.jobs.reclaimAbandoned();
    if (reclaimed > 0) logger.info({ jobs: reclaimed }, 'Work that an earlier process left behind goes on.');
  }
  const work = { ...parts, logger };
  await parts.jobs.work('process-document', ({ documentId }) => processDocument(work, documentId), {
    concurrency: settings.jobConcurrency,
    onExhausted: ({ documentId }) => abandonDocument(work, documentId),
  });
  const sweeper = setInterval(() => {
    sweep(parts).catch((error: unknown) => logger.warn({ error }, 'Sweeping has failed.'));
  }, SWEEP_INTERVAL_MS);
  sweeper.unref();
  opened.add(sweeper, () => Promise.resolve(clearInterval(sweeper)));
}
