import type { Json } from '../contract.js';
import { ProviderFailure } from '../contract.js';
import { stuckFailure } from './errors.js';
import type { ChekinSettings } from './settings.js';
import type { ChekinId } from './wire.js';
import { readId } from './wire.js';

/**
 * Work that is under way, as its handle. Faces take several calls of which each may be lost or paid, so every upload is a
 * step of its own and what it brought is kept before the next.
 */
export type Work =
  | { step: 'PICTURE'; sinceMs: number; picture: ChekinId }
  | { step: 'PERSON_UPLOAD'; sinceMs: number; identification: ChekinId }
  | { step: 'FACES'; sinceMs: number; identification: ChekinId; person: ChekinId }
  | { step: 'COMPARISON'; sinceMs: number; comparison: ChekinId };

/** Milliseconds until the next step where nothing has to be waited for. */
export const AT_ONCE_MS = 1;

export function readWork(handle: Json): Work {
  const parts = typeof handle === 'object' && handle !== null && !Array.isArray(handle) ? handle : {};
  const { step, sinceMs } = parts;
  const id = (name: string) => readId(Object.hasOwn(parts, name) ? parts[name] : null);
  const [picture, identification, person, comparison] = ['picture', 'identification', 'person', 'comparison'].map(id);
  if (typeof sinceMs === 'number') {
    if (step === 'PICTURE' && picture != null) return { step, sinceMs, picture };
    if (step === 'PERSON_UPLOAD' && identification != null) return { step, sinceMs, identification };
    if (step === 'FACES' && identification != null && person != null) return { step, sinceMs, identification, person };
    if (step === 'COMPARISON' && comparison != null) return { step, sinceMs, comparison };
  }
  throw new ProviderFailure('INTERNAL', 'The handle is none that this provider gave out.', { delivery: 'NOT_SENT' });
}

/** When to ask again: young work often, old work seldom; work past the ceiling has failed. */
export function checkAfterMs(work: Work, now: Date, settings: ChekinSettings): number {
  const ageMs = Math.max(0, now.getTime() - work.sinceMs);
  if (ageMs > settings.processingCeilingMs) throw stuckFailure(ageMs);
  const { pollIntervalMs, pollIntervalCeilingMs } = settings;
  return Math.max(pollIntervalMs, Math.min(pollIntervalCeilingMs, Math.round(ageMs / 10)));
}
