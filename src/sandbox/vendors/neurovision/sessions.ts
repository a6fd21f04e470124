import { createHash } from 'node:crypto';
import type { Behaviour } from '../../../domain/scenario.js';
import type { SandboxPicture, SandboxResult } from './results.js';
import { brokenResults, resultsOf } from './results.js';
import { timeUuid } from './session-id.js';

/** What was handed in with one call. */
export interface Submission {
  pictures: SandboxPicture[];
  sessionId: string | null;
  schemaId: string | null;
  clientKey: string | null;
  ocr: boolean;
  behaviour: Behaviour;
}

interface Session {
  id: string;
  pictures: SandboxPicture[];
  schemaId: string | null;
  clientKey: string | null;
  ocr: boolean;
  behaviour: Behaviour;
  createdAt: Date;
  /** Of the last pictures that were handed in. */
  acceptedAt: Date;
  clientId: string | null;
  isClientNew: boolean;
}

/** Old sessions are forgotten beyond this, so that a sandbox that runs for weeks does not grow. */
const MOST_SESSIONS = 500;
/** A session that is not done by then has expired; how long the real one lives is its schema's affair. */
const LIFE_MS = 86_400_000;
/** The sample of a failed session (HIGH). */
const BROKEN_SECONDS = 261.569;

/**
 * A schema named `sandbox-STATUS` ends every session in that status, so that each can be seen; `sandbox-no-permissions` shows
 * what an account without permissions gets (HIGH: the words "Access denied" where data is due).
 */
const SCHEMA_STATUS = /^sandbox-([a-z]+)$/;
const NO_PERMISSIONS = 'sandbox-no-permissions';

export class SandboxSessions {
  private readonly sessions = new Map<string, Session>();
  private readonly clients = new Set<string>();
  private issued = 0;

  constructor(private readonly processingMs: number) {}

  /** null: the session that was to be added to does not exist. */
  accept(submission: Submission, now: Date): Session | null {
    const known = submission.sessionId === null ? null : this.find(submission.sessionId);
    if (submission.sessionId !== null && !known) return null;
    const session: Session = known ?? {
      id: timeUuid(now, this.issued++),
      createdAt: now,
      ...submission,
      pictures: [],
      acceptedAt: now,
      clientId: null,
      isClientNew: false,
    };
    session.pictures = [...session.pictures, ...submission.pictures];
    session.behaviour = submission.behaviour;
    session.acceptedAt = now;
    session.clientKey = submission.clientKey ?? session.clientKey;
    this.identify(session);
    this.sessions.delete(session.id);
    this.sessions.set(session.id, session);
    const oldest = this.sessions.keys().next().value;
    if (this.sessions.size > MOST_SESSIONS && oldest !== undefined) this.sessions.delete(oldest);
    return session;
  }

  find(id: string): Session | null {
    return this.sessions.get(id.toLowerCase()) ?? null;
  }

  /** The latest that bears this key. */
  findByClientKey(clientKey: string): Session | null {
    return [...this.sessions.values()].reverse().find((session) => session.clientKey === clientKey) ?? null;
  }

  /** How it stands, with the keys of the page of POST /kyc/session/status (HIGH). `isDone`: answer as if the work were over. */
  describe(session: Session, now: Date, behaviour: Behaviour, isDone = false): Record<string, unknown> {
    const ageMs = now.getTime() - session.acceptedAt.getTime();
    const isReady = behaviour !== 'NEVER_READY' && (isDone || ageMs >= this.processingMs);
    const pending = ageMs > LIFE_MS ? 'expired' : ageMs * 4 < this.processingMs ? 'idle' : 'processing';
    const results = isReady ? resultsIn(session) : [];
    const status = isReady ? statusOf(session, results) : pending;
    const isBroken = session.behaviour === 'BROKEN';
    return {
      status,
      sessionId: session.id,
      errors: [],
      schemaId: session.schemaId ?? '',
      // A failed session bears the word "null" (HIGH); one in which nobody is known yet, nothing (HIGH).
      clientId: !isReady ? '' : isBroken ? 'null' : (session.clientId ?? ''),
      spent: isBroken && isReady ? BROKEN_SECONDS : round(results.reduce((sum, { spent }) => sum + spent, 0)),
      createdAt: session.createdAt.toISOString(),
      isClientNew: isReady && (isBroken || session.isClientNew),
      clientKey: session.clientKey ?? '',
      clientUser: '',
      secondsToLive: isReady ? 0 : Math.max(0, Math.round((LIFE_MS - ageMs) / 1_000)),
      responseTime: now.toISOString(),
      results: session.schemaId === NO_PERMISSIONS ? results.map(withoutPermissions) : results,
    };
  }

  /** One client for one person, as far as the documents tell, and new the first time. */
  private identify(session: Session): void {
    const document = session.pictures.map(({ document }) => document).find(({ shows }) => shows === 'DOCUMENT');
    if (!document || session.clientId !== null) return;
    const person = document.face?.person ?? document.documentNumber;
    const digest = createHash('sha256').update(person).digest('hex');
    session.clientId = `${digest.slice(0, 8)}-${digest.slice(8, 12)}-11ef-8000-0242ac130003`;
    session.isClientNew = !this.clients.has(session.clientId);
    this.clients.add(session.clientId);
  }
}

function resultsIn(session: Session): SandboxResult[] {
  const wanted = wantedStatusOf(session);
  if (session.behaviour === 'BROKEN' || wanted === 'exception') return brokenResults();
  if (wanted === 'expired') return [];
  return resultsOf(session.id, session.pictures, session.ocr, session.behaviour);
}

function statusOf(session: Session, results: readonly SandboxResult[]): string {
  return wantedStatusOf(session) ?? (results.every((result) => result.status === 'success') ? 'success' : 'failed');
}

function wantedStatusOf({ schemaId }: Session): string | null {
  return SCHEMA_STATUS.exec(schemaId ?? '')?.[1] ?? null;
}

function withoutPermissions(result: SandboxResult): Record<string, unknown> {
  const denied = ['ocr', 'checks', 'image', 'imageFull'].filter((field) => field in result);
  return { ...result, ...Object.fromEntries(denied.map((field) => [field, 'Access denied'])) };
}

function round(seconds: number): number {
  return Math.round(seconds * 1_000) / 1_000;
}
