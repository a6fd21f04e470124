import type { CrossCheck } from './cross-check.js';
import type { DocumentKind, DocumentSide } from './document.js';
import type { FaceDecision } from './face.js';
import type { Lifecycle, NextAction, Reason, Verdict } from './lifecycle.js';
import { judgeSession } from './session-verdict.js';
import type { Strategy } from './strategy.js';

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
  wishes: SessionWishes;
  /** For what the session asks by itself, such as whether two faces are the same. */
  strategy: Strategy;
  /** Of the sandbox; null outside of it. */
  scenario: string | null;
  crossChecks: CrossCheck[];
  /** As a vendor says; null where nobody does. */
  isCustomerNew: boolean | null;
  createdAt: Date;
  updatedAt: Date;
  completedAt: Date | null;
  expiresAt: Date | null;
  /** Null or absent: it was not erased. */
  erasedAt?: Date | null;
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

/** A document as the rules of a session see it. */
export interface SessionDocument extends SessionPart {
  id: string;
  /** Null: not known which side the picture shows. */
  side: DocumentSide | null;
}

/** A picture of a face that was handed in for the session, be it compared or not. */
export interface SessionSelfie {
  id: string;
}

/** Two faces that were compared, or are being. */
export interface SessionFaceMatch {
  id: string;
  /** The documents whose portraits were compared; empty where neither face is from one. */
  documentIds: readonly string[];
  lifecycle: Lifecycle;
  /** Null: not decided yet, or nobody who was asked could answer. */
  decision: FaceDecision | null;
}

/** One look at whether a living person was there. */
export interface SessionLivenessCheck {
  id: string;
  lifecycle: Lifecycle;
  /** Null: not decided yet, or nobody could tell. */
  live: boolean | null;
}

/** An invoice decides nothing by itself; it counts as work and through the cross-checks. */
export interface SessionInvoice {
  id: string;
  lifecycle: Lifecycle;
}

/** Pictures that were handed to a vendor in one call, for him to find out what each shows. */
export interface SessionWholeCall {
  id: string;
  lifecycle: Lifecycle;
  /** Whether it has failed and nobody else was asked about its pictures: what they show is not known. */
  leftLying: boolean;
}

/** What the app wants of a session beside its documents. */
export interface SessionWishes {
  /** Without a selfie that was found to show the holder, the session is not accepted. */
  selfie: boolean;
  /** Without a liveness check that found a living person, the session is not accepted. */
  liveness: boolean;
}

export const NO_WISHES: SessionWishes = { selfie: false, liveness: false };

/** All that the verdict on a session follows from. Lists are oldest first. */
export interface SessionInput {
  documents: readonly SessionDocument[];
  selfies: readonly SessionSelfie[];
  faceMatches: readonly SessionFaceMatch[];
  livenessChecks: readonly SessionLivenessCheck[];
  invoices: readonly SessionInvoice[];
  /** Of vendors who looked at all of it at once; null: undecided. */
  vendorVerdicts: readonly (Verdict | null)[];
  wholeCalls: readonly SessionWholeCall[];
  crossChecks: readonly CrossCheck[];
  /** Whether a part that would count was erased, and nothing took its place. Absent: no. */
  anyErased?: boolean;
  wishes: SessionWishes;
  today: Date;
  /** From this moment on an unfinished session counts as expired; null: never. */
  expiresAt: Date | null;
}

/** Where a session stands, by which rules, and what each of them says. */
export interface SessionJudgement extends SessionSummary {
  /** Rules that held, in the order in which they were asked. */
  rules: SessionRuleHit[];
  /** `SESSION_RULES_VERSION` of the rules that judged. */
  rulesVersion: number;
}

/** One rule that held for a session. */
export interface SessionRuleHit {
  id: string;
  /** Null where the rule speaks of a document that gives its own reasons. */
  reason: Reason | null;
  /** A sentence for a person, without any value of a document. */
  explanation: string;
}

/** Where a session stands from its documents alone, oldest first: for one that wants nothing else. */
export function summarizeSession(parts: readonly SessionPart[]): SessionSummary {
  const { lifecycle, verdict, nextAction, reasons } = judgeSession({
    documents: parts.map((part, index) => ({ ...part, id: String(index), side: null })),
    selfies: [],
    faceMatches: [],
    livenessChecks: [],
    invoices: [],
    vendorVerdicts: [],
    wholeCalls: [],
    crossChecks: [],
    wishes: { selfie: false, liveness: false },
    today: new Date(0),
    expiresAt: null,
  });
  return { lifecycle, verdict, nextAction, reasons };
}

/** Milliseconds during which at least one of the intervals ran. */
export function busyMs(intervals: readonly { from: Date; to: Date }[]): number {
  const ordered = [...intervals].sort((one, other) => one.from.getTime() - other.from.getTime());
  let busy = 0;
  let until = -Infinity;
  for (const { from, to } of ordered) {
    busy += Math.max(0, to.getTime() - Math.max(until, from.getTime()));
    until = Math.max(until, to.getTime());
  }
  return busy;
}
