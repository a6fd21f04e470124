import type { ChangeFeed } from '../store/change-feed.js';

export interface WaitOptions {
  /** Milliseconds; 0 looks once. */
  waitMs: number;
  /** Aborted when the client has gone or the server drains: nobody reads the answer any more. */
  signal: AbortSignal;
  /** Before the first look, for whoever has just seen how things stand; a change is looked at at once. Default 0. */
  firstLookAfterMs?: number;
}

/**
 * Looks, and looks again at each change of one of the things, until there is enough or the time is over; answers what it
 * saw last. Listens before it looks first, so that no change falls between.
 */
export async function waitForChange<T>(
  changes: ChangeFeed,
  ids: readonly string[],
  look: () => Promise<T>,
  isEnough: (seen: T) => boolean,
  { waitMs, signal, firstLookAfterMs = 0 }: WaitOptions,
): Promise<T> {
  if (waitMs <= 0) return look();
  // Counted rather than flagged: what changes while we look must not be slept over.
  const heard = { count: 0, wake: () => undefined as void };
  const notify = () => {
    heard.count += 1;
    heard.wake();
  };
  const stops = ids.map((id) => changes.onChange(id, notify));
  const untilHeard = () => new Promise<void>((resolve) => (heard.wake = resolve));
  const first = firstLookAfterMs > 0 ? setTimeout(notify, firstLookAfterMs) : null;
  let timeIsOver = false;
  // Not AbortSignal.timeout: joined to another signal it may be collected as garbage, and then never comes (Node 20).
  const timer = setTimeout(() => {
    timeIsOver = true;
    notify();
  }, waitMs);
  signal.addEventListener('abort', notify);
  try {
    if (first) {
      await untilHeard();
      clearTimeout(first);
    }
    for (;;) {
      const before = heard.count;
      const seen = await look();
      if (isEnough(seen) || timeIsOver || signal.aborted) return seen;
      if (heard.count === before) await untilHeard();
    }
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', notify);
    for (const stop of stops) stop();
  }
}
