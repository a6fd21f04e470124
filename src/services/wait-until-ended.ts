import type { Lifecycle } from '../domain/lifecycle.js';
import { isTerminal } from '../domain/lifecycle.js';
import type { ChangeFeed } from '../store/change-feed.js';
import type { WaitOptions } from './wait-for-change.js';
import { waitForChange } from './wait-for-change.js';

/** So long nothing is looked up again that the caller has just seen; meanwhile the first calls go out. */
const FIRST_LOOK_AFTER_MS = 20;

/** Holds a request open until all of these have ended or the time is over. `find` looks one up anew. */
export async function waitUntilEnded<Thing extends { id: string; lifecycle: Lifecycle }>(
  changes: ChangeFeed,
  things: readonly Thing[],
  find: (id: string) => Promise<Thing | null>,
  options: WaitOptions,
): Promise<Thing[]> {
  const open = things.filter((thing) => !isTerminal(thing.lifecycle));
  if (open.length === 0 || options.waitMs <= 0) return [...things];
  return waitForChange(
    changes,
    open.map((thing) => thing.id),
    () =>
      Promise.all(
        things.map(async (thing) => (isTerminal(thing.lifecycle) ? thing : ((await find(thing.id)) ?? thing))),
      ),
    (seen) => seen.every((thing) => isTerminal(thing.lifecycle)),
    { ...options, firstLookAfterMs: FIRST_LOOK_AFTER_MS },
  );
}
