import { setTimeout as delay } from 'node:timers/promises';
import { Client, type PoolConfig } from 'pg';
import type { EmbeddedPostgres, EmbeddedPostgresLogger } from './embedded/embedded-postgres.js';
import { startEmbeddedPostgres } from './embedded/embedded-postgres.js';

/** Where the rows are kept. */
export interface DatabaseServer {
  connection: PoolConfig;
  /** Whether this process is surely the only one with this database. */
  alone: boolean;
  /** Resolves, with what happened, when the server has gone and could not be brought back. */
  died: Promise<string>;
  /** Ends an embedded server; one outside stays. */
  stop(): Promise<void>;
}

export interface DatabaseServerOptions {
  /** null: the embedded server. */
  databaseUrl: string | null;
  dataDirectory: string;
  logger: EmbeddedPostgresLogger;
}

/** A server that ends more often than this within the time below is not brought back any more. */
const MAX_RESTARTS = 5;
const RESTARTS_WITHIN_MS = 60_000;
const CONNECT_TIMEOUT_MS = 10_000;

export async function openDatabaseServer(options: DatabaseServerOptions): Promise<DatabaseServer> {
  if (options.databaseUrl === null) return keepEmbedded(options);
  const connection = { connectionString: options.databaseUrl };
  await checkReachable(connection);
  return {
    connection,
    alone: false,
    died: new Promise(() => undefined),
    stop: () => Promise.resolve(),
  };
}

/** The database outside does not let us in; in one line, without the URL, which holds a password. */
export class DatabaseUnreachable extends Error {
  override readonly name = 'DatabaseUnreachable';
  readonly code = 'DATABASE_UNREACHABLE';
}

async function checkReachable(connection: PoolConfig): Promise<void> {
  const client = new Client({ ...connection, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    // Several addresses behind one name make one error without a text of its own.
    const { message, code } = error as NodeJS.ErrnoException;
    const reason = message || (code ?? 'unknown');
    throw new DatabaseUnreachable(`The database that DATABASE_URL names cannot be used: ${reason}`, { cause: error });
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Starts the embedded server, and starts it again where it was killed, at the same address: clients only reconnect. */
async function keepEmbedded({ dataDirectory, logger }: DatabaseServerOptions): Promise<DatabaseServer> {
  let server = await startEmbeddedPostgres({ dataDirectory, logger });
  const { connection } = server;
  let stopping = false;
  const restarts: number[] = [];

  async function keep(): Promise<string> {
    for (;;) {
      await server.ended;
      if (stopping) return new Promise(() => undefined);
      const now = performance.now();
      restarts.push(now);
      if (restarts.filter((at) => at > now - RESTARTS_WITHIN_MS).length > MAX_RESTARTS) {
        return 'The embedded PostgreSQL has ended again and again.';
      }
      // The operating system frees what the dead one held a moment later.
      await delay(100);
      try {
        server = await startEmbeddedPostgres({ dataDirectory, logger });
      } catch (error) {
        return `The embedded PostgreSQL has ended, and did not start again: ${(error as Error).message}`;
      }
      if (!isSameAddress(server, connection)) {
        await server.stop();
        return 'The embedded PostgreSQL has ended, and could not be started at the same address.';
      }
    }
  }

  const died = keep();
  return {
    connection: { ...connection },
    alone: true,
    died,
    async stop() {
      stopping = true;
      await server.stop();
    },
  };
}

function isSameAddress(server: EmbeddedPostgres, { host, port, password }: EmbeddedPostgres['connection']): boolean {
  const { connection } = server;
  return connection.host === host && connection.port === port && connection.password === password;
}
