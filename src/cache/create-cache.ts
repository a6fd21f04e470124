import { Keyv } from 'keyv';
import { BoundedMap } from './bounded-map.js';
import { cacheKey } from './cache-key.js';
import type { Cache, CacheLogger } from './contract.js';

export interface CacheOptions {
  /** `redis://`, `rediss://`, `postgres://` or `postgresql://`. When absent the memory of this process. */
  readonly url?: string;
  /** The bound of the memory; a server has bounds of its own. */
  readonly maxEntries: number;
  /** How long a server is waited for before it counts as a miss. */
  readonly timeoutMs: number;
  readonly logger: CacheLogger;
}

interface Backend {
  readonly store: object;
  /** Settles when the store can be asked, or was waited for long enough. */
  readonly ready: Promise<unknown>;
  /** For a store that does not find out by itself that its connection is dead. */
  reconnect?(): void;
  close(): Promise<void>;
}

const TIMEOUTS_UNTIL_RECONNECT = 5;

/** Fails for a URL that names no known kind of server, without repeating it: it may hold a password. */
export async function createCache(options: CacheOptions): Promise<Cache> {
  const { timeoutMs, logger } = options;
  const backend = await createBackend(options);
  const keyv = new Keyv({
    store: backend.store,
    // Our keys are whole names.
    namespace: undefined,
    useKeyPrefix: false,
    throwOnErrors: true,
    serialize,
    deserialize,
  });
  // Each fault is thrown as well; without a listener some would end the process.
  keyv.on('error', () => undefined);
  let failing = false;
  let closed = false;
  let timeoutsInARow = 0;

  /** Every fault is a miss. Only the first of a row is logged, and only its kind: a message may hold part of a value. */
  async function attempt<T>(operation: () => Promise<T>): Promise<T | undefined> {
    // A store that is asked after its end would connect again.
    if (closed) return undefined;
    try {
      const result = await within(timeoutMs, async () => {
        await backend.ready;
        return operation();
      });
      if (failing) logger.info({}, 'The cache answers again.');
      failing = false;
      timeoutsInARow = 0;
      return result;
    } catch (error) {
      timeoutsInARow = error instanceof CacheTimeout ? timeoutsInARow + 1 : 0;
      if (timeoutsInARow === TIMEOUTS_UNTIL_RECONNECT) {
        timeoutsInARow = 0;
        backend.reconnect?.();
      }
      const { name, code } = error as { name?: unknown; code?: unknown };
      if (!failing) logger.warn({ fault: { name, code } }, 'The cache does not answer, and is done without.');
      failing = true;
      return undefined;
    }
  }

  return {
    get: <T>(namespaceParts: readonly string[], key: string) =>
      attempt(() => keyv.get<T>(cacheKey(namespaceParts, key)) as Promise<T | undefined>),

    async set(namespaceParts, key, value, ttlMs) {
      if (value === undefined || !(ttlMs > 0)) return;
      // Redis takes only whole milliseconds, and to Keyv zero means for ever.
      await attempt(() => keyv.set(cacheKey(namespaceParts, key), value, Math.ceil(ttlMs)));
    },

    async delete(namespaceParts, key) {
      await attempt(() => keyv.delete(cacheKey(namespaceParts, key)));
    },

    async close() {
      closed = true;
      await within(timeoutMs, () => backend.close()).catch(() => undefined);
    },
  };
}

/** Loads only what is wanted: the client of Redis alone is a third of all modules. */
async function createBackend({ url, maxEntries, timeoutMs }: CacheOptions): Promise<Backend> {
  if (url === undefined) {
    const store = new BoundedMap<string>(maxEntries);
    return { store, ready: Promise.resolve(), close: () => Promise.resolve(store.clear()) };
  }
  if (/^rediss?:\/\//.test(url)) {
    const { createRedisStore, reconnect } = await import('./redis-store.js');
    const store = createRedisStore(url);
    // Connects now, so that the first who asks does not have to; who asks before that waits no longer than for an answer.
    const ready = within(timeoutMs, () => store.getClient()).catch(() => undefined);
    return { store, ready, reconnect: () => reconnect(store), close: async () => store.disconnect(true) };
  }
  if (/^postgres(ql)?:\/\//.test(url)) {
    const { PostgresStore } = await import('./postgres-store.js');
    const store = new PostgresStore({ url, timeoutMs });
    return { store, ready: Promise.resolve(), close: () => store.disconnect() };
  }
  throw new Error('The URL of the cache must begin with redis://, rediss://, postgres:// or postgresql://.');
}

interface Stored {
  readonly value?: unknown;
  readonly expires?: number;
}

function serialize(data: Stored): string {
  return JSON.stringify(data);
}

/** What cannot be read was written by someone else, and is a miss. */
function deserialize<T>(text: string): { value?: T; expires?: number } | undefined {
  try {
    const data = JSON.parse(text) as unknown;
    if (typeof data === 'object' && data !== null && Object.hasOwn(data, 'value')) return data;
  } catch {
    // Below.
  }
  return undefined;
}

class CacheTimeout extends Error {
  override readonly name = 'CacheTimeout';
}

async function within<T>(timeoutMs: number, operation: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new CacheTimeout()), timeoutMs);
  });
  try {
    // Promise.race also takes care of the loser's rejection, which nobody else would.
    return await Promise.race([operation(), expired]);
  } finally {
    clearTimeout(timer);
  }
}
