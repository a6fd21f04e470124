import type { DocumentKind } from './document.js';
import type { Lifecycle, NextAction, Reason, Verdict } from './lifecycle.js';
import { isTerminal } from './lifecycle.js';

/** Documents of one person that belong together, under a key that the app chose itself if it likes. */
export interface Session {
  id: string;
  tenant: string;
  /** The app's own key, unique within its tenant; at most 36 characters. */
  clientKey: string | null;
  customerId: string | null;
  schemaId: string | null;
  lifecycle: Lifecycle;
  verdict: Verdict | null;
  nextAction: NextAction;
  reasons: Reason[];
  revision: number;
  createdAt: Date;
  updatedAt: Date;
  completedAt: Date | null;
  expiresAt: Date | null;
}

/** What of a document counts for its session. */
export interface SessionPart {
  kind: DocumentKind;
  lifecycle: Lifecycle;
  verdict: Verdict | null;
  nextAction: NextAction;
  reasons: Reason[];
}

export interface SessionSummary {
  lifecycle: Lifecycle;
  verdict: Verdict | null;
  nextAction: NextAction;
  reasons: Reason[];
}

/** Worst first: one rejected document rejects the session. */
const VERDICT_ORDER: readonly Verdict[] = ['REJECTED', 'SUSPICIOUS'];

/**
 * Where a session stands, from its documents alone, oldest first. It is accepted only when every document is; as long as
 * one of them is undecided, so is the session. A picture that could not be used counts no more once a later one could.
 */
export function summarizeSession(parts: readonly SessionPart[]): SessionSummary {
  if (parts.length === 0) return { lifecycle: 'QUEUED', verdict: null, nextAction: 'UPLOAD_DOCUMENT', reasons: [] };
  if (parts.some((part) => !isTerminal(part.lifecycle))) {
    return { lifecycle: 'PROCESSING', verdict: null, nextAction: 'WAIT', reasons: [] };
  }
  const counting = parts.filter((part, index) => !isMadeGood(part, parts.slice(index + 1)));
  const worst = VERDICT_ORDER.find((verdict) => counting.some((part) => part.verdict === verdict));
  const verdict = worst ?? (counting.every((part) => part.verdict === 'ACCEPTED') ? 'ACCEPTED' : null);
  return {
    lifecycle: counting.every((part) => part.lifecycle === 'FAILED') ? 'FAILED' : 'COMPLETED',
    verdict,
    nextAction: counting.find((part) => part.nextAction !== 'NONE')?.nextAction ?? 'NONE',
    reasons: [...new Set(counting.flatMap((part) => part.reasons))],
  };
}

/** Nothing was decided by this picture but to ask for another, and another of the same kind leaves nothing to ask. */
function isMadeGood(part: SessionPart, later: readonly SessionPart[]): boolean {
  if (part.verdict !== null || part.nextAction === 'NONE') return false;
  return later.some((other) => other.nextAction === 'NONE' && (part.kind === 'UNKNOWN' || part.kind === other.kind));
}
