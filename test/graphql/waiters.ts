import { setTimeout as wait } from 'node:timers/promises';
import type { TestApp } from '../support/test-app.js';

/** How many requests are being held open for news about anything. */
export function countWaiters({ app }: TestApp): () => number {
  const { changes } = app.parts;
  const listen = changes.onChange.bind(changes);
  let waiting = 0;
  changes.onChange = (id, listener) => {
    const stop = listen(id, listener);
    waiting += 1;
    return () => {
      waiting -= 1;
      stop();
    };
  };
  return () => waiting;
}

/** Waits for something that happens soon; that it never happens fails the test by its time limit. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await wait(10);
}
