import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import pg from 'pg';

const REDIS_URL = process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1:6379';
const POSTGRES_URL = process.env.TEST_POSTGRES_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';

/** The address of a Redis that answers, or a failure that says how to get one. */
export async function requireRedis(): Promise<URL> {
  const url = new URL(REDIS_URL);
  try {
    const socket = connect(Number(url.port || 6379), url.hostname);
    socket.write('PING\r\n');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    if (!answer.toString().startsWith('+PONG')) throw new Error('It is no Redis without a password.');
  } catch {
    throw new Error(
      `These tests need a Redis at ${url.host}. Start one with "redis-server --port ${url.port || 6379} --save ''", or ` +
        'name another one in TEST_REDIS_URL.',
    );
  }
  return url;
}

/** A database of its own on a PostgreSQL that answers, or a failure that says how to get one. */
export async function requirePostgres(): Promise<{ url: URL; drop(): Promise<void> }> {
  const url = new URL(POSTGRES_URL);
  const name = `verigraph_cache_${randomBytes(6).toString('hex')}`;

  async function execute(statement: string): Promise<void> {
    const client = new pg.Client(POSTGRES_URL);
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  }

  try {
    await execute(`CREATE DATABASE ${name}`);
  } catch {
    throw new Error(
      `These tests need a PostgreSQL at ${url.host} on which "${url.username}" may create databases. Start one, for ` +
        'instance with "docker run -e POSTGRES_HOST_AUTH_METHOD=trust -p 5432:5432 postgres", or name another one in ' +
        'TEST_POSTGRES_URL.',
    );
  }
  url.pathname = `/${name}`;
  return { url, drop: () => execute(`DROP DATABASE ${name} WITH (FORCE)`) };
}

/** A server that can be cut off: it stands between a client and the real one. */
export class UnreliableServer {
  readonly url: URL;
  private readonly sockets = new Set<Socket>();
  private mode: 'pass' | 'hang' = 'pass';

  private constructor(
    private readonly server: Server,
    private readonly target: URL,
  ) {
    this.url = new URL(target);
    this.url.hostname = '127.0.0.1';
    this.url.port = String((server.address() as AddressInfo).port);
    server.on('connection', (socket) => this.accept(socket));
  }

  static async before(target: URL): Promise<UnreliableServer> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new UnreliableServer(server, target);
  }

  /** Nobody listens any more, and who was connected is cut off. */
  async stop(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.cut();
    await closed;
  }

  async start(): Promise<void> {
    this.server.listen(Number(this.url.port), '127.0.0.1');
    await once(this.server, 'listening');
  }

  /** Takes connections and everything that is sent, and never says a word. */
  hang(): void {
    this.mode = 'hang';
    for (const socket of this.sockets) socket.unpipe();
  }

  /** Forgets those who are connected without telling them, as a network does, and serves who comes anew. */
  forget(): void {
    for (const socket of this.sockets) {
      socket.unpipe();
      socket.resume();
    }
  }

  recover(): void {
    this.mode = 'pass';
    this.cut();
  }

  /** Ends the connections and goes on listening, as a server does that restarts. */
  cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  private accept(socket: Socket): void {
    this.keep(socket);
    if (this.mode === 'hang') {
      socket.resume();
      return;
    }
    const upstream = connect(Number(this.target.port), this.target.hostname);
    this.keep(upstream);
    socket.pipe(upstream).pipe(socket);
    socket.once('close', () => upstream.destroy());
    upstream.once('close', () => socket.destroy());
  }

  private keep(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => this.sockets.delete(socket));
  }
}
