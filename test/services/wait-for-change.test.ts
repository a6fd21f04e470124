import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { waitForChange } from '../../src/services/wait-for-change.js';
import type { ChangeFeed } from '../../src/store/change-feed.js';

function createFeed() {
  const listeners = new Set<() => void>();
  return {
    listeners,
    announce: () => listeners.forEach((listener) => listener()),
    feed: {
      onChange: (_id: string, listener: () => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    } as unknown as ChangeFeed,
  };
}

const LONG_MS = 3_600_000;
const never = () => new AbortController().signal;

describe('waitForChange', () => {
  test('looks once, and listens to nobody, where there is no time to wait', async () => {
    const { feed, listeners } = createFeed();
    const seen = await waitForChange(
      feed,
      ['a'],
      () => Promise.resolve(listeners.size),
      () => false,
      {
        waitMs: 0,
        signal: never(),
      },
    );
    expect(seen).toBe(0);
  });

  test('listens before it looks, and answers at once with enough', async () => {
    const { feed, listeners } = createFeed();
    const look = () => Promise.resolve(listeners.size);
    expect(await waitForChange(feed, ['a'], look, () => true, { waitMs: LONG_MS, signal: never() })).toBe(1);
    expect(listeners.size).toBe(0);
  });

  test('does not sleep over a change that comes while it looks', async () => {
    const { feed, listeners, announce } = createFeed();
    let looks = 0;
    const look = () => {
      looks += 1;
      if (looks === 1) announce();
      return Promise.resolve(looks);
    };
    expect(await waitForChange(feed, ['a'], look, (seen) => seen > 1, { waitMs: LONG_MS, signal: never() })).toBe(2);
    expect(listeners.size).toBe(0);
  });

  test('frees what it holds when looking fails', async () => {
    const { feed, listeners } = createFeed();
    const look = () => Promise.reject(new Error('gone'));
    await expect(waitForChange(feed, ['a'], look, () => true, { waitMs: LONG_MS, signal: never() })).rejects.toThrow(
      'gone',
    );
    expect(listeners.size).toBe(0);
  });

  test('ends when it is told to, before or while it waits', async () => {
    const { feed, listeners } = createFeed();
    const look = () => Promise.resolve('seen');
    const told = new AbortController();
    const waiting = waitForChange(feed, ['a'], look, () => false, { waitMs: LONG_MS, signal: told.signal });
    told.abort();
    expect(await waiting).toBe('seen');
    expect(await waitForChange(feed, ['a'], look, () => false, { waitMs: LONG_MS, signal: told.signal })).toBe('seen');
    expect(listeners.size).toBe(0);
  });

  test('ends at its deadline, also where garbage is collected meanwhile', async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const { feed } = createFeed();
    const draining = new AbortController();
    const signal = AbortSignal.any([new AbortController().signal, draining.signal]);
    let ended = false;
    const waiting = waitForChange(
      feed,
      ['a'],
      () => Promise.resolve('seen'),
      () => false,
      { waitMs: 100, signal },
    );
    void waiting.then(() => (ended = true));
    // That it never ends fails the test by its time limit.
    while (!ended) {
      collectGarbage();
      await wait(5);
    }
    expect(await waiting).toBe('seen');
  });
});
