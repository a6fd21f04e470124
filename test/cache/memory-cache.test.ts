import { BoundedMap } from '../../src/cache/bounded-map.js';
import { cacheKey } from '../../src/cache/cache-key.js';
import { createCache } from '../../src/cache/create-cache.js';
import { describeCache } from '../contracts/cache.js';

function open(maxEntries: number, url?: string) {
  return createCache({ url, maxEntries, timeoutMs: 1_000, logger: { warn: () => undefined, info: () => undefined } });
}

describeCache('memory', () => open(1_000));

describe('a cache in memory', () => {
  it('keeps no more than its bound, and forgets first what was not asked for the longest', async () => {
    const cache = await open(3);
    for (const key of ['a', 'b', 'c']) await cache.set(['tenant'], key, key, 60_000);
    expect(await cache.get(['tenant'], 'a')).toBe('a');
    await cache.set(['tenant'], 'd', 'd', 60_000);
    const left = await Promise.all(['a', 'b', 'c', 'd'].map((key) => cache.get(['tenant'], key)));
    expect(left).toEqual(['a', undefined, 'c', 'd']);
  });

  it('does not forget another entry when one is replaced', () => {
    const map = new BoundedMap<number>(2);
    map.set('a', 1).set('b', 2).set('a', 3);
    expect([...map]).toEqual([
      ['b', 2],
      ['a', 3],
    ]);
  });

  it('has names that tell nothing and do not change', () => {
    expect(cacheKey(['reading', 'tenant-1'], 'key')).toMatchInlineSnapshot(
      `"verigraph:3425cca1a0017e807fe17821b99f397bc2336b44d6a888e45a6db5b13e6b6ebf"`,
    );
    expect(cacheKey(['reading', 'tenant-2'], 'key')).not.toBe(cacheKey(['reading', 'tenant-1'], 'key'));
  });
});

describe('a URL that names no known kind of server', () => {
  it.each(['', 'memcached://user:swordfish@host', 'not a url', 'redis:/host'])('is refused: %j', async (url) => {
    const fault = await open(1, url).then(
      () => null,
      (error: Error) => error,
    );
    expect(fault?.message).toContain('must begin with');
    expect(fault?.message).not.toContain('swordfish');
  });
});
