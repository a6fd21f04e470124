import type { CallContext, Json, StartResult } from '../contract.js';
import { ProviderFailure } from '../contract.js';
import { WireReader } from '../read.js';
import type { SessionKey } from './client.js';
import type { NeurovisionSettings } from './settings.js';

/** What `check` needs: how to find the session, and since when it has been worked on. */
export interface Handle {
  sessionId: string | null;
  clientKey: string | null;
  startedAt: string;
  /** Whether the call that handed the pictures in was never answered, so that nobody knows whether there is a session. */
  isUnanswered: boolean;
}

/** By so much the vendor's clock and ours may differ. */
const CLOCK_TOLERANCE_MS = 300_000;

export function pendingAs(handle: Handle, { pollIntervalMs }: NeurovisionSettings): StartResult {
  return { state: 'pending', handle: { ...handle }, externalId: handle.sessionId, checkAfterMs: pollIntervalMs };
}

/** Several sessions may bear one key of the app's (HIGH); one that was there before the call is not what came of it. */
export function isOlderSession(json: unknown, { startedAt }: Handle): boolean {
  const createdAt = Date.parse(WireReader.of(json, []).at('createdAt').textIfText() ?? '');
  return createdAt < Date.parse(startedAt) - CLOCK_TOLERANCE_MS;
}

export function isOverdue(
  { startedAt }: Handle,
  { giveUpAfterMs }: NeurovisionSettings,
  context: CallContext,
): boolean {
  return context.now().getTime() - Date.parse(startedAt) > giveUpAfterMs;
}

export function keyOf({ sessionId, clientKey }: Handle): SessionKey {
  if (sessionId !== null) return { sessionId };
  if (clientKey !== null) return { clientKey };
  throw new ProviderFailure('INTERNAL', 'The handle names no session.', { delivery: 'NOT_SENT' });
}

export function readHandle(handle: Json): Handle {
  const read = WireReader.of(handle, []);
  const startedAt = read.at('startedAt').text();
  if (startedAt === null || Number.isNaN(Date.parse(startedAt))) {
    throw new ProviderFailure('INTERNAL', 'The handle is none of ours.', { delivery: 'NOT_SENT' });
  }
  return {
    sessionId: read.at('sessionId').text(),
    clientKey: read.at('clientKey').text(),
    startedAt,
    isUnanswered: read.at('isUnanswered').boolean() ?? false,
  };
}
