import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import {
  CancelDocument,
  EraseDocument,
  GetDocumentDocument,
  UploadDocumentDocument,
} from '../../operations/generated.js';
import { PROVIDER_ERROR_CODES } from '../../src/domain/attempt.js';
import { ABSENCE_REASONS } from '../../src/domain/field.js';
import { LIFECYCLES, NEXT_ACTIONS, VERDICTS } from '../../src/domain/lifecycle.js';
import { createEngine } from '../../src/providers/local/engine.js';
import { createLocalProvider } from '../../src/providers/local/provider.js';
import { until } from '../graphql/waiters.js';
import { registryOf } from '../support/fake-provider.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';
import { runScenario, seenOf } from './run-scenario.js';
import { runSession } from './run-session.js';
import type { Seen } from './scenario-table.js';
import { SCENARIO_ROWS } from './scenario-table.js';
import type { SeenSession } from './session-table.js';
import { SESSION_ROWS } from './session-table.js';

// One vendor takes as long as a call may take.
jest.setTimeout(120_000);

/** What no scenario reaches yet. To be taken out here as soon as one does; empty when the list is complete. */
const NOT_YET = {
  lifecycles: [],
  verdicts: [],
  nextActions: [],
  absences: [],
  errors: [],
};

const reached: Seen[] = [];
const reachedInSessions: SeenSession[] = [];

function expectSeen(seen: Seen, expected: Seen): void {
  expect(seen).toEqual(expected);
  reached.push(seen);
}

describe('an app sees what has become of', () => {
  const keyOf = (index: number) => ({ authorization: `Bearer key-${index}` });
  let app: TestApp;
  /** All side by side, each with a tenant of its own, so that none finds another's answers or failures. */
  let outcomes: Promise<Seen>[];
  beforeAll(async () => {
    const API_KEYS = SCENARIO_ROWS.map((_row, index) => `tenant-${index}:key-${index}`).join(',');
    app = await createTestApp({ environment: { SANDBOX: 'on', JOB_CONCURRENCY: '32', API_KEYS } });
    outcomes = SCENARIO_ROWS.map((row, index) => runScenario(app, row, keyOf(index)));
    await Promise.allSettled(outcomes);
  });
  afterAll(() => app.stop());

  test.each(SCENARIO_ROWS.map((row, index) => ({ ...row, index })))('$name', async ({ index, expected }) => {
    expectSeen(await outcomes[index]!, expected);
  });
});

describe('an app sees what has become of', () => {
  const keyOf = (index: number) => ({ authorization: `Bearer key-${index}` });
  let offsetMs = 0;
  const clock = {
    now: () => new Date(Date.now() + offsetMs),
    pass: (milliseconds: number) => void (offsetMs += milliseconds),
  };
  let app: TestApp;
  beforeAll(async () => {
    const API_KEYS = SESSION_ROWS.map((_row, index) => `tenant-${index}:key-${index}`).join(',');
    app = await createTestApp({ environment: { SANDBOX: 'on', API_KEYS }, now: clock.now });
  });
  afterAll(() => app.stop());

  test.each(SESSION_ROWS.map((row, index) => ({ ...row, index })))('$name', async ({ index, ...row }) => {
    const seen = await runSession(app, clock, row, keyOf(index));
    expect(seen).toEqual(row.expected);
    reachedInSessions.push(seen);
  });
});

test('an app sees that the embedded engine had no place for a picture', async () => {
  const workerUrl = new URL('fixtures/endless-engine-worker.mjs', import.meta.url);
  const engine = createEngine({ threads: 1, maxWaiting: 0, pageDeadlineMs: 100_000, workerUrl });
  const app = await createTestApp({ registry: registryOf(createLocalProvider(engine)) });
  try {
    const moment = 'AT_THE_END';
    const input = { strategy: { deadlineMs: 10_000 } };
    const [one, other] = await Promise.all(
      ['passport-utopia', 'visa-a-utopia'].map((picture) => runScenario(app, { picture, input, moment })),
    );
    // Which of the two came first is left to chance.
    const [waiting, refused] = one!.errors.length === 0 ? [one!, other!] : [other!, one!];
    expect(waiting).toMatchObject({ lifecycle: 'FAILED', errors: [] });
    const failed = { lifecycle: 'FAILED', verdict: null, nextAction: 'CONTACT_SUPPORT' } as const;
    expectSeen(refused, { ...failed, absences: ['PROVIDER_FAILED'], errors: ['OVERLOADED'] });
  } finally {
    await app.stop();
  }
});

test('an app sees that a document was erased', async () => {
  const app = await createTestApp();
  try {
    const input = { image: { specimen: 'passport-utopia' } };
    const { data } = await app.ask(UploadDocumentDocument, { input, waitMs: 25_000 });
    const { id } = data.uploadDocument.document!;
    await app.ask(EraseDocument, { id });
    const seen = await app.ask(GetDocumentDocument, { id });
    const erased = { lifecycle: 'COMPLETED', verdict: null, nextAction: 'NONE' } as const;
    expectSeen(seenOf(seen.data.document!), { ...erased, absences: ['REDACTED'], errors: [] });
  } finally {
    await app.stop();
  }
});

test('an app sees a document that waits its turn, and that its picture was lost meanwhile through our own fault', async () => {
  const app = await createTestApp({ environment: { SANDBOX: 'on', JOB_CONCURRENCY: '1' } });
  try {
    const strategy = { mode: 'ALL' as const, providers: ['chekin' as const], deadlineMs: 2_000 };
    const endless = { scenario: 'chekin-never-ready', strategy };
    const picture = 'passport-utopia';
    await runScenario(app, { picture, input: endless, moment: 'AT_ONCE' });
    const { data } = await app.ask(UploadDocumentDocument, {
      input: { image: { specimen: 'visa-a-utopia' }, strategy: { providers: ['local'] } },
    });
    const waiting = data.uploadDocument.document!;
    const queued = { lifecycle: 'QUEUED', verdict: null, nextAction: 'WAIT', absences: [], errors: [] } as const;
    expectSeen(seenOf(waiting), { ...queued, absences: [], errors: [] });
    await rm(join(app.dataDirectory, 'blobs'), { recursive: true });
    const { data: later } = await app.ask(GetDocumentDocument, { id: waiting.id, afterRevision: 99, waitMs: 25_000 });
    const failed = { lifecycle: 'FAILED', verdict: null, nextAction: 'CONTACT_SUPPORT' } as const;
    expectSeen(seenOf(later.document!), { ...failed, absences: ['PROVIDER_FAILED'], errors: ['INTERNAL'] });
  } finally {
    await app.stop();
  }
});

test('an app sees what it has called off itself', async () => {
  const app = await createTestApp({ environment: { SANDBOX: 'on' } });
  try {
    const strategy = { mode: 'ALL' as const, providers: ['chekin' as const] };
    const input = { image: { specimen: 'passport-utopia' }, strategy, scenario: 'chekin-never-ready' };
    const { data } = await app.ask(UploadDocumentDocument, { input });
    const { id } = data.uploadDocument.document!;
    const look = async () => (await app.ask(GetDocumentDocument, { id })).data.document!;
    await until(async () => (await look()).attempts.some(({ lifecycle }) => lifecycle === 'PROCESSING'));
    await app.ask(CancelDocument, { id });
    expectSeen(seenOf(await look()), {
      lifecycle: 'CANCELED',
      verdict: null,
      nextAction: 'NONE',
      absences: [],
      errors: ['CANCELED'],
    });
  } finally {
    await app.stop();
  }
});

test('and every value of the schema is reached by one of these, but for those that are known to be missing', () => {
  const both = [...reached, ...reachedInSessions];
  const seen = new Set<string>([
    ...both.flatMap(({ lifecycle, verdict, nextAction }) => [lifecycle, verdict ?? '', `next ${nextAction}`]),
    ...reachedInSessions.flatMap(({ documents }) => documents),
    ...reached.flatMap(({ absences, errors }) => [
      ...absences.map((absence) => `absence ${absence}`),
      ...errors.map((code) => `error ${code}`),
    ]),
  ]);
  const missing = (all: readonly string[], kind = '') => all.filter((value) => !seen.has(`${kind}${value}`));
  expect({
    lifecycles: missing(LIFECYCLES),
    verdicts: missing(VERDICTS),
    nextActions: missing(NEXT_ACTIONS, 'next '),
    absences: missing(ABSENCE_REASONS, 'absence '),
    errors: missing(PROVIDER_ERROR_CODES, 'error '),
  }).toEqual(NOT_YET);
});
