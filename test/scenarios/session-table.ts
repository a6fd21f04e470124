import type { Lifecycle, NextAction, Verdict } from '../../src/domain/lifecycle.js';

/** What an app sees of a session once nothing more is to come. */
export interface SeenSession {
  lifecycle: Lifecycle;
  verdict: Verdict | null;
  nextAction: NextAction;
  /** Of its documents, sorted. */
  documents: Lifecycle[];
}

/** A session with pictures, and what becomes of it. */
export interface SessionRow {
  name: string;
  /** By names of specimens, with what the app says of them. */
  pictures: readonly { specimen: string; role?: string; kind?: string }[];
  input: Readonly<Record<string, unknown>>;
  /** True: the clock is put forward past the end of the session while its work goes on. */
  runsOut?: boolean;
  expected: SeenSession;
}

export const SESSION_ROWS: readonly SessionRow[] = [
  {
    name: 'a session that wants a selfie and has none',
    pictures: [{ specimen: 'passport-utopia' }],
    input: { wishes: { selfie: true }, strategy: { mode: 'ALL', providers: ['local'] } },
    expected: { lifecycle: 'COMPLETED', verdict: null, nextAction: 'UPLOAD_SELFIE', documents: ['COMPLETED'] },
  },
  {
    name: 'a session in which a picture turns out to be the selfie, and is no document any more',
    pictures: [{ specimen: 'passport-utopia' }, { specimen: 'selfie' }],
    // The second of them finds out what a picture shows; as the first it would get both in one call.
    input: { strategy: { mode: 'ALL', providers: ['local', 'neurovision'] } },
    expected: {
      lifecycle: 'COMPLETED',
      verdict: null,
      // Nobody of those who may be asked can compare the two faces.
      nextAction: 'CONTACT_SUPPORT',
      documents: ['CANCELED', 'COMPLETED'],
    },
  },
  {
    name: 'a session whose time runs out',
    pictures: [{ specimen: 'passport-utopia', role: 'DOCUMENT' }],
    input: {
      wishes: { selfie: true },
      scenario: 'chekin-never-ready',
      strategy: { mode: 'ALL', providers: ['chekin'], deadlineMs: 600_000 },
    },
    runsOut: true,
    expected: { lifecycle: 'EXPIRED', verdict: null, nextAction: 'NONE', documents: ['FAILED'] },
  },
];
