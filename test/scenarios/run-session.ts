import { expect } from '@jest/globals';
import type { TestApp } from '../support/test-app.js';
import type { SeenSession, SessionRow } from './session-table.js';

interface AnsweredSession {
  id: string;
  revision: number;
  lifecycle: SeenSession['lifecycle'];
  verdict: SeenSession['verdict'];
  nextAction: SeenSession['nextAction'];
  progress: { done: number; total: number };
  documents: { lifecycle: SeenSession['lifecycle'] }[];
}

const SESSION = 'id revision lifecycle verdict nextAction progress { done total } documents { lifecycle }';
const PROCESS = `mutation ($input: ProcessSessionInput!) {
  processSession(input: $input) { session { ${SESSION} } userErrors { code } } }`;
const GET = `query ($id: ID!, $afterRevision: Int) {
  session(id: $id, afterRevision: $afterRevision, waitMs: 20000) { ${SESSION} } }`;
const HOUR_MS = 3_600_000;

/** The app's own clock, which a test can put forward. */
export interface Clock {
  now(): Date;
  pass(milliseconds: number): void;
}

/** Hands the pictures in and looks at the session, as an app would, until all that was handed in has ended. */
export async function runSession(
  app: TestApp,
  clock: Clock,
  { pictures, input, runsOut = false }: SessionRow,
  headers: Record<string, string>,
): Promise<SeenSession> {
  const images = pictures.map(({ specimen, ...hints }) => ({ image: { specimen }, ...hints }));
  const expiresAt = runsOut ? { expiresAt: new Date(clock.now().getTime() + HOUR_MS).toISOString() } : {};
  const begun = await app.ask<{ processSession: { session: AnsweredSession; userErrors: unknown[] } }, object>(
    PROCESS,
    { input: { ...input, ...expiresAt, images } },
    headers,
  );
  expect(begun.errors).toBeUndefined();
  expect(begun.data.processSession.userErrors).toEqual([]);
  let { session } = begun.data.processSession;
  if (runsOut) clock.pass(HOUR_MS);
  const hasEnded = () => session.lifecycle !== 'QUEUED' && session.progress.done === session.progress.total;
  while (!hasEnded()) {
    const { id, revision } = session;
    const reply = await app.ask<{ session: AnsweredSession }, object>(GET, { id, afterRevision: revision }, headers);
    session = reply.data.session;
  }
  const { lifecycle, verdict, nextAction, documents } = session;
  return { lifecycle, verdict, nextAction, documents: documents.map((document) => document.lifecycle).sort() };
}
