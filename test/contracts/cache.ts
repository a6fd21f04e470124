import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Cache } from '../../src/cache/contract.js';

/** What every cache promises. `create` may give the same server each time: the tests use tenants of their own. */
export function describeCache(name: string, create: () => Cache | Promise<Cache>): void {
  describe(`${name} as a cache`, () => {
    let cache: Cache;
    let tenant: string;

    beforeEach(async () => {
      cache = await create();
      tenant = randomUUID();
    });

    afterEach(async () => {
      await cache.close();
    });

    it('gives back what was set', async () => {
      const reading = {
        surname: 'ERIKSSON',
        fields: [1, 2.5, -3, true, false, null],
        nested: { 'a:b': ':base64:x' },
        empty: {},
      };
      await cache.set(['reading', tenant], 'key', reading, 60_000);
      expect(await cache.get(['reading', tenant], 'key')).toEqual(reading);
    });

    it.each([['text'], [''], [':text'], [0], [false], [null], [[]], [{}]])('tells %j from nothing', async (value) => {
      await cache.set([tenant], 'key', value, 60_000);
      expect(await cache.get([tenant], 'key')).toEqual(value);
    });

    it('gives undefined for what was never set, and does not keep undefined', async () => {
      expect(await cache.get([tenant], 'key')).toBeUndefined();
      await cache.set([tenant], 'key', undefined, 60_000);
      expect(await cache.get([tenant], 'key')).toBeUndefined();
    });

    it('gives a Date back as JSON does', async () => {
      await cache.set([tenant], 'key', { at: new Date(0) }, 60_000);
      expect(await cache.get([tenant], 'key')).toEqual({ at: '1970-01-01T00:00:00.000Z' });
    });

    it('keeps a copy: what is done to a value afterwards does not show', async () => {
      const value = { list: [1] };
      await cache.set([tenant], 'key', value, 60_000);
      value.list.push(2);
      const first = await cache.get<typeof value>([tenant], 'key');
      first!.list.push(3);
      expect(await cache.get([tenant], 'key')).toEqual({ list: [1] });
    });

    it('keeps the last of two', async () => {
      await cache.set([tenant], 'key', 'first', 60_000);
      await cache.set([tenant], 'key', 'second', 60_000);
      expect(await cache.get([tenant], 'key')).toBe('second');
    });

    it('forgets what was deleted, and deletes what is not there', async () => {
      await cache.set([tenant], 'key', 'value', 60_000);
      await cache.delete([tenant], 'key');
      await cache.delete([tenant], 'key');
      expect(await cache.get([tenant], 'key')).toBeUndefined();
    });

    it('forgets in time', async () => {
      await cache.set([tenant], 'short', 'value', 20.5);
      await cache.set([tenant], 'long', 'value', 60_000);
      // Were it kept, this would run into the time limit of the test.
      while ((await cache.get([tenant], 'short')) !== undefined) await wait(5);
      expect(await cache.get([tenant], 'long')).toBe('value');
    });

    it.each([0, -1, Number.NaN])('does not keep anything for %d milliseconds', async (ttlMs) => {
      await cache.set([tenant], 'key', 'value', ttlMs);
      expect(await cache.get([tenant], 'key')).toBeUndefined();
    });

    it('does not mix up names that look alike when joined', async () => {
      const names: [string[], string][] = [
        [[tenant, 'a'], 'b:c'],
        [[tenant, 'a:b'], 'c'],
        [[tenant, 'a', 'b'], 'c'],
        [[tenant], 'a:b:c'],
        [[tenant, ''], 'c'],
        [[tenant, '', ''], 'c'],
        [[tenant, 't_1'], 'k'],
        [[tenant, 'tA1'], 'k'],
        [[tenant, 'é'], 'k'],
        [[tenant, 'e\u0301'], 'k'],
      ];
      for (const [index, [parts, key]] of names.entries()) await cache.set(parts, key, index, 60_000);
      const values = await Promise.all(names.map(([parts, key]) => cache.get(parts, key)));
      expect(values).toEqual(names.map((_name, index) => index));
    });

    it('takes long keys and large values', async () => {
      const [key, value] = ['k'.repeat(100_000), 'ö'.repeat(500_000)];
      await cache.set([tenant], key, value, 60_000);
      expect(await cache.get([tenant], key)).toBe(value);
    });

    it('serves many at once', async () => {
      const keys = Array.from({ length: 100 }, (_, index) => String(index));
      await Promise.all(keys.map((key) => cache.set([tenant], key, key, 60_000)));
      expect(await Promise.all(keys.map((key) => cache.get([tenant], key)))).toEqual(keys);
    });

    it('gives misses after it was closed', async () => {
      await cache.set([tenant], 'key', 'value', 60_000);
      await cache.close();
      expect(await cache.get([tenant], 'key')).toBeUndefined();
      await cache.set([tenant], 'key', 'value', 60_000);
      await cache.delete([tenant], 'key');
    });
  });
}
