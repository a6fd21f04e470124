import type { Lifecycle } from '../domain/lifecycle.js';
import { isTerminal } from '../domain/lifecycle.js';
import { waitForChange } from '../services/wait-for-change.js';
import { waitUntilEnded } from '../services/wait-until-ended.js';
import type { GraphContext } from './context.js';
import { checkTexts, checkWait, notFound } from './problems.js';

/** Of anything that is looked at by its id. */
export interface TrackedArguments {
  id: string;
  /** Null: the revision that is found first. */
  afterRevision: number | null | undefined;
  /** Milliseconds, 0 to 25000; 0 looks once. */
  waitMs: number;
}

/**
 * One thing by its id; with `waitMs`, as soon as there is a revision newer than `afterRevision`, or it has ended. `find`
 * is bound to the tenant; what it does not find is a GraphQL error that says so. `what` names it there.
 */
export async function lookAtTracked<Thing extends { lifecycle: Lifecycle; revision: number; improving?: boolean }>(
  { parts, signal }: GraphContext,
  what: string,
  { id, afterRevision, waitMs }: TrackedArguments,
  find: () => Promise<Thing | null>,
): Promise<Thing> {
  checkWait(waitMs, afterRevision);
  checkTexts({ id });
  let known = afterRevision ?? null;
  const thing = await waitForChange(
    parts.changes,
    [id],
    find,
    (seen) => {
      if (!seen || (isTerminal(seen.lifecycle) && !seen.improving)) return true;
      known ??= seen.revision;
      return seen.revision > known;
    },
    { waitMs, signal },
  );
  if (!thing) throw notFound(what);
  return thing;
}

/** What was just begun, held back until it has ended or the time is over. */
export async function whenEnded<Thing extends { id: string; lifecycle: Lifecycle }>(
  { parts, signal, stored }: GraphContext,
  begun: Thing,
  find: (id: string) => Promise<Thing | null>,
  waitMs: number,
): Promise<Thing> {
  stored();
  const [ended] = await waitUntilEnded(parts.changes, [begun], find, { waitMs, signal });
  return ended ?? begun;
}
