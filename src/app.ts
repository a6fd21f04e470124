import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { openFolderBlobs } from './blobs/folder-blobs.js';
import { deriveKey, loadMasterKey } from './blobs/master-key.js';
import { createCache } from './cache/create-cache.js';
import type { Settings } from './config.js';
import { createApolloServer } from './graphql/apollo-server.js';
import { buildGraphSchema } from './graphql/build-schema.js';
import type { GraphParts } from './graphql/context.js';
import { addressOf, createHttpServer } from './http/server.js';
import { DEFAULT_IMAGE_LIMITS } from './images/image-limits.js';
import { createPdfInspector } from './images/pdf-inspector.js';
import { JobQueue } from './jobs/job-queue.js';
import type { BegunDocument } from './orchestration/begin-document.js';
import { expireOverdueSessions, expireSession } from './orchestration/expire-session.js';
import { finishErasures } from './orchestration/finish-erasures.js';
import { ProviderHealth } from './orchestration/health.js';
import type { BegunInquiry } from './orchestration/inquiries/begin-inquiry.js';
import { abandonInquiry, processInquiry } from './orchestration/inquiries/process-inquiry.js';
import { abandonDocument, processDocument } from './orchestration/process-document.js';
import { forgetReading } from './orchestration/known-readings.js';
import { rescue } from './orchestration/rescue.js';
import { sweep } from './orchestration/sweep.js';
import type { Provider } from './providers/contract.js';
import type { Engine } from './providers/local/engine.js';
import { createEngine } from './providers/local/engine.js';
import { createLocalProvider } from './providers/local/provider.js';
import { readDocument } from './providers/local/read-document.js';
import { openText } from './providers/local/text/open-text.js';
import type { ProviderRegistry } from './providers/registry.js';
import { configuredProviders } from './providers/registry.js';
import type { VendorName } from './providers/vendors.js';
import { imitatedVendors, VENDOR_NAMES } from './providers/vendors.js';
import { ChangeFeed } from './store/change-feed.js';
import type { DatabaseServer } from './store/connection.js';
import { openDatabaseServer } from './store/connection.js';
import { openDatabase } from './store/database.js';
import { migrate } from './store/migrate.js';

const SWEEP_INTERVAL_MS = 10 * 60_000;
const CACHED_ENTRIES = 1_000;
const CACHE_TIMEOUT_MS = 200;
const DRAIN_MS = 20_000;
const CLOSE_IDLE_INTERVAL_MS = 50;
/** A database that does not answer within this time is as good as none. */
const READY_TIMEOUT_MS = 2_000;

/** Concrete parts in place of those that the settings name. */
export interface AppOverrides {
  /** Started already, while this module was still being loaded. Stopped with the app. */
  databaseServer?: Promise<DatabaseServer>;
  registry?: ProviderRegistry;
  health?: ProviderHealth;
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
  const onError = (error: Error) => logger.warn({ error }, 'The database, its queue or a job reported a fault.');
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 });

  // While the database is still starting.
  const schema = role === 'worker' ? null : buildGraphSchema();
  const databaseServer = await (overrides.databaseServer ?? openDatabaseServer({ ...settings, logger }));
  opened.add(databaseServer, () => databaseServer.stop());
  const { connection, alone, died } = databaseServer;
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
  const registry = overrides.registry ?? (await createRegistry(settings, opened));
  opened.add(registry, () => Promise.all(configuredProviders(registry).map(async (provider) => provider.close?.())));
  // After the providers, so that it is stopped before them: a job that runs still needs them.
  const jobs = new JobQueue({ database, changes, onError });
  opened.add(jobs, () => jobs.stop(DRAIN_MS));
  await jobs.start();
  const cache = await createCache({
    ...(settings.cacheUrl === null ? {} : { url: settings.cacheUrl }),
    maxEntries: CACHED_ENTRIES,
    timeoutMs: CACHE_TIMEOUT_MS,
    logger,
  });
  opened.add(cache, () => cache.close());
  changes.onForgotten((key) => void forgetReading(cache, key));
  const pdfInspector = createPdfInspector();
  opened.add(pdfInspector, () => pdfInspector.close());
  const parts: GraphParts = {
    database,
    blobs,
    cache,
    jobs,
    changes,
    registry,
    health: overrides.health ?? new ProviderHealth(),
    pdfInspector,
    imageLimits: DEFAULT_IMAGE_LIMITS,
    maxUploadBytes: settings.maxUploadBytes,
    signingKey: deriveKey(masterKey, 'signing'),
    now: overrides.now ?? (() => new Date()),
  };

  const draining = new AbortController();
  const server = schema && (await openDoor(schema, settings, version, logger, parts, draining.signal));
  if (server) opened.add(server, () => closeDoor(server));
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

/** The embedded engine, the vendors with credentials, and imitations of the others where there is a sandbox. */
async function createRegistry(settings: Settings, opened: Opened): Promise<ProviderRegistry> {
  const engine = createEngine({ threads: settings.engineThreads });
  const origin = settings.sandbox ? (settings.sandboxUrl ?? (await openSandbox(engine, opened))) : null;
  const imitated = origin === null ? null : imitatedVendors(origin);
  const vendors = VENDOR_NAMES.map((name) => [name, (settings.vendors[name] ?? imitated?.[name])?.() ?? null]);
  return {
    local: createLocalProvider(engine, openText({ languages: settings.ocrLanguages, threads: settings.ocrThreads })),
    ...(Object.fromEntries(vendors) as Record<VendorName, Provider | null>),
  };
}

/** Loaded only where it is wanted: a server with accounts has no use for it. */
async function openSandbox(engine: Engine, opened: Opened): Promise<string> {
  const { startVendorSandbox } = await import('./sandbox/start.js');
  const sandbox = await startVendorSandbox((bytes) => readDocument(engine, bytes));
  opened.add(sandbox, () => sandbox.stop());
  return sandbox.origin;
}

async function openDoor(
  schema: GraphQLSchema,
  settings: Settings,
  version: string,
  logger: FastifyBaseLogger,
  parts: GraphParts,
  draining: AbortSignal,
): Promise<FastifyInstance> {
  const apollo = createApolloServer({ schema, introspection: settings.introspection, logger });
  await apollo.start();
  const checkReady = async () => {
    if (draining.aborted) throw new Error('The server drains.');
    let timer: NodeJS.Timeout | undefined;
    const isLate = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('The database does not answer.')), READY_TIMEOUT_MS);
    });
    const answer = parts.database.pool.query('select 1');
    // Whichever comes too late is not waited for any more.
    answer.catch(() => undefined);
    await Promise.race([answer, isLate]).finally(() => clearTimeout(timer));
  };
  return createHttpServer({ settings, version, logger, apollo, parts, checkReady, draining });
}

/** Lets requests in flight end. Their connections are idle only then, and would be kept for the next request. */
async function closeDoor(server: FastifyInstance): Promise<void> {
  const timer = setInterval(() => server.server.closeIdleConnections(), CLOSE_IDLE_INTERVAL_MS);
  await server.close().finally(() => clearInterval(timer));
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
  parts.jobs.work(
    'process-document',
    ({ documentId }, known) => processDocument(work, documentId, known as BegunDocument | undefined),
    {
      concurrency: settings.jobConcurrency,
      onExhausted: ({ documentId }) => abandonDocument(work, documentId),
    },
  );
  parts.jobs.work(
    'process-inquiry',
    ({ inquiryId }, known) => processInquiry(work, inquiryId, known as BegunInquiry | undefined),
    {
      concurrency: settings.jobConcurrency,
      onExhausted: ({ inquiryId }) => abandonInquiry(work, inquiryId),
    },
  );
  parts.jobs.work('expire-session', ({ sessionId }) => expireSession(work, sessionId), {
    concurrency: 1,
    // The next tidying finds it.
    onExhausted: () => Promise.resolve(),
  });
  let tidying: Promise<unknown> = Promise.resolve();
  const tidy = () => {
    tidying = tidyUp(parts, logger);
  };
  tidy();
  const timer = setInterval(tidy, SWEEP_INTERVAL_MS);
  timer.unref();
  opened.add(timer, () => {
    clearInterval(timer);
    return tidying;
  });
}

/** Never rejects. */
async function tidyUp(parts: GraphParts, logger: FastifyBaseLogger): Promise<void> {
  try {
    const rescued = await rescue(parts);
    if (rescued > 0) logger.warn({ rescued }, 'Work had lost its job, and got a new one.');
    await expireOverdueSessions(parts);
    await finishErasures(parts);
    await sweep(parts);
  } catch (error) {
    logger.warn({ error }, 'Tidying up has failed.');
  }
}
