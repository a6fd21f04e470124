import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import KeyvRedis from '@keyv/redis';
import pg from 'pg';
import { cacheKey } from '../../src/cache/cache-key.js';
import type { Cache } from '../../src/cache/contract.js';
import { createCache } from '../../src/cache/create-cache.js';
import { PostgresStore } from '../../src/cache/postgres-store.js';
import { describeCache } from '../contracts/cache.js';
import { describeWith } from '../support/services.js';
import { requirePostgres, requireRedis, UnreliableServer } from './services.js';

/** Null where both answer, else how to get the one that does not. */
const found = await Promise.allSettled([requireRedis(), requirePostgres().then((database) => database.drop())]);
const faults = found.flatMap((each) => (each.status === 'rejected' ? [each.reason as Error] : []));
const missing = faults[0]?.message ?? null;
const SERVERS = { name: 'A server for the cache', isThere: missing === null, howToGet: missing ?? '' };

describeWith(SERVERS, 'caches on servers', () => {
  let redisUrl: URL;
  let postgres: Awaited<ReturnType<typeof requirePostgres>> | undefined;

  beforeAll(async () => {
    redisUrl = await requireRedis();
    postgres = await requirePostgres();
  });

  afterAll(async () => {
    await postgres?.drop();
  });

  const targets = { Redis: () => redisUrl, PostgreSQL: () => postgres!.url };
  let logged: [level: string, details: string][];

  beforeEach(() => {
    logged = [];
  });

  function open(url: URL, timeoutMs = 10_000): Promise<Cache> {
    return createCache({
      url: url.href,
      maxEntries: 10,
      timeoutMs,
      logger: {
        warn: (details, message) => void logged.push(['warn', `${JSON.stringify(details)} ${message}`]),
        info: (details, message) => void logged.push(['info', `${JSON.stringify(details)} ${message}`]),
      },
    });
  }

  describeCache('Redis', () => open(redisUrl));
  describeCache('PostgreSQL', () => open(postgres!.url));

  describe.each(['Redis', 'PostgreSQL'] as const)('a cache on %s', (kind) => {
    const tenant = randomUUID();
    let server: UnreliableServer;
    let cache: Cache;

    beforeEach(async () => {
      server = await UnreliableServer.before(targets[kind]());
    });

    afterEach(async () => {
      await cache.close();
      await server.stop().catch(() => undefined);
    });

    async function expectMisses(): Promise<void> {
      await cache.set([tenant], 'key', 'not kept', 60_000);
      expect(await cache.get([tenant], 'key')).toBeUndefined();
      await cache.delete([tenant], 'key');
    }

    /** Sets and gets until it works again; that it never does fails the test by its time limit. */
    async function untilItWorks(value = 'back'): Promise<void> {
      do {
        await wait(20);
        await cache.set([tenant], 'key', value, 60_000);
      } while ((await cache.get([tenant], 'key')) !== value);
    }

    it('gives misses where nobody listens at the start, and works once somebody does', async () => {
      await server.stop();
      cache = await open(server.url, 200);
      await expectMisses();
      await server.start();
      await untilItWorks();
    });

    it('gives misses while the server is away, and works when it is back', async () => {
      cache = await open(server.url, 300);
      await untilItWorks();
      await server.stop();
      await expectMisses();
      await expectMisses();
      await server.start();
      await untilItWorks();
    });

    it('gives misses where the server takes connections and says nothing, from the start', async () => {
      server.hang();
      cache = await open(server.url, 200);
      await expectMisses();
      server.recover();
      await untilItWorks();
    });

    it('gives misses while the server hangs, and works when it does again', async () => {
      cache = await open(server.url, 200);
      await untilItWorks();
      server.hang();
      await expectMisses();
      server.recover();
      await untilItWorks();
    });

    it('replaces a connection that went dead without a word', async () => {
      cache = await open(server.url, 200);
      await untilItWorks();
      server.forget();
      logged = [];
      await untilItWorks('over a new connection');
      // On a busy machine further answers may come too late, so only the first is sure.
      expect(logged[0]?.[0]).toBe('warn');
    });

    it('survives that the server ends an idle connection', async () => {
      cache = await open(server.url);
      await untilItWorks();
      server.cut();
      // The client learns of it in a later turn, without having asked for anything.
      await wait(50);
      await untilItWorks();
    });

    it('can be closed while the server hangs', async () => {
      cache = await open(server.url, 200);
      await untilItWorks();
      server.hang();
      await cache.close();
      expect(await cache.get([tenant], 'key')).toBeUndefined();
    });

    it('logs the first fault and the recovery, and no key, value or password', async () => {
      const url = new URL(server.url);
      url.username = kind === 'Redis' ? '' : 'postgres';
      cache = await open(url);
      await untilItWorks();
      logged = [];
      await server.stop();
      await expectMisses();
      await expectMisses();
      await server.start();
      await untilItWorks();
      expect(logged.map(([level]) => level)).toEqual(['warn', 'info']);
      expect(JSON.stringify(logged)).not.toMatch(/not kept|back|key/);
    });

    it('takes a value that someone else damaged for a miss, and replaces it', async () => {
      cache = await open(server.url);
      const stored = cacheKey([tenant], 'key');
      for (const damaged of ['{"value":"ERIK', '', 'null', '5', '[]', '{"expires":1}', '"text"']) {
        await cache.set([tenant], 'key', 'whole', 60_000);
        await damage(kind, stored, damaged);
        expect(await cache.get([tenant], 'key')).toBeUndefined();
        await cache.set([tenant], 'key', 'whole again', 60_000);
        expect(await cache.get([tenant], 'key')).toBe('whole again');
      }
      expect(logged).toEqual([]);
    });
  });

  async function damage(kind: 'Redis' | 'PostgreSQL', key: string, text: string): Promise<void> {
    if (kind === 'Redis') {
      const store = new KeyvRedis<string>(redisUrl.href);
      await store.set(key, text);
      await store.disconnect();
    } else {
      const client = new pg.Client(postgres!.url.href);
      await client.connect();
      const { rowCount } = await client.query('UPDATE verigraph_cache SET value = $2 WHERE key = $1', [key, text]);
      await client.end();
      expect(rowCount).toBe(1);
    }
  }

  describe('a cache on PostgreSQL', () => {
    it('makes its table when several start at once on an empty database', async () => {
      const own = await requirePostgres();
      const caches = await Promise.all(Array.from({ length: 5 }, () => open(own.url)));
      await Promise.all(caches.map((cache, index) => cache.set([], String(index), index, 60_000)));
      const values = await Promise.all(caches.map((cache, index) => cache.get([], String(index))));
      await Promise.all(caches.map((cache) => cache.close()));
      await own.drop();
      expect(values).toEqual([0, 1, 2, 3, 4]);
      expect(logged).toEqual([]);
    });

    it('removes what has expired, without being asked for it', async () => {
      const own = await requirePostgres();
      const store = new PostgresStore({ url: own.url.href, timeoutMs: 10_000, pruneIntervalMs: 20 });
      const faults: unknown[] = [];
      store.on('error', (fault) => faults.push(fault));
      await store.set('short', 'value', 1);
      await store.set('long', 'value', 60_000);
      const client = new pg.Client(own.url.href);
      await client.connect();
      let keys: string[];
      do {
        await wait(20);
        keys = (await client.query<{ key: string }>('SELECT key FROM verigraph_cache')).rows.map(({ key }) => key);
      } while (keys.includes('short'));
      await client.end();
      await store.disconnect();
      await own.drop();
      expect(keys).toEqual(['long']);
      expect(faults).toEqual([]);
    });
  });
});
