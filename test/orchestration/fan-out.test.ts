import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DEFAULT_STRATEGY } from '../../src/domain/strategy.js';
import { beginAttempts } from '../../src/orchestration/begin-attempts.js';
import { newAttempt } from '../../src/orchestration/new-attempt.js';
import { runFanOut } from '../../src/orchestration/fan-out.js';
import { faceMatchHandler } from '../../src/orchestration/inquiries/face-match.js';
import type { Work } from '../../src/orchestration/work.js';
import type { StoredAttempt } from '../../src/store/attempts.js';
import { listAttempts } from '../../src/store/attempts.js';
import { saysOfFaces } from '../support/face-answers.js';
import { createFakeProvider, fails, held, registryOf } from '../support/fake-provider.js';
import { imageOf } from '../support/provider-call.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';

const capabilities = { requests: ['FACE_MATCH' as const] };
const first = createFakeProvider({ name: 'flyocr', capabilities });
const second = createFakeProvider({ name: 'chekin', capabilities });
const third = createFakeProvider({ name: 'beorg', capabilities });

const SHORT_SLICE_MS = 20;
let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ registry: registryOf(first, second, third), start: false });
});
afterAll(() => app.stop());

test('whoever ends while a step is being told is counted, and the next is asked where they disagree', async () => {
  const { parts } = app.app;
  const answer = held();
  first.script(saysOfFaces({ samePerson: true }));
  second.script(answer.step);
  third.script(saysOfFaces({ samePerson: false }));
  const hasEnded = async () => {
    const attempts = await listAttempts(parts.database.queries, work.tenant, [work.id]);
    return attempts.some(({ provider, lifecycle }) => provider === 'chekin' && lifecycle === 'COMPLETED');
  };
  const work: Work = {
    id: 'fmt_AAAAAAAAAAAAAAAAAAAAAA',
    tenant: 'demo',
    strategy: { ...DEFAULT_STRATEGY, mode: 'CONSENSUS', quorum: 2 },
    scenario: null,
    createdAt: new Date(),
    request: { kind: 'FACE_MATCH', left: imageOf(Buffer.from('left')), right: imageOf(Buffer.from('right')) },
    question: { kind: 'FACE_MATCH' },
    contentHash: '0'.repeat(64),
    judge: faceMatchHandler.judge,
    // Telling that the first has ended takes until the second has ended as well.
    async touch() {
      answer.release(saysOfFaces({ samePerson: false }));
      while (!(await hasEnded())) await new Promise(setImmediate);
      // Whatever follows its last writing is done after these.
      for (let round = 0; round < 5; round += 1) await hasEnded();
    },
  };
  const logger = { debug: () => undefined, info: () => undefined, warn: () => undefined };
  const attempts = [first, second, third].map((provider, position) => newAttempt(work, provider, position));
  const result = await runFanOut({ ...parts, logger }, work, attempts);
  expect(third.calls).toHaveLength(1);
  expect(result).toMatchObject({ state: 'ended', attempts: Array(3).fill({ lifecycle: 'COMPLETED' }) });
});

test('a call that is being made when the job’s time is over is waited for, since it may have been paid', async () => {
  const { parts } = app.app;
  const paid = createFakeProvider({ name: 'flyocr', capabilities: { ...capabilities, idempotent: false } });
  const answer = held();
  paid.script(answer.step);
  const work: Work = {
    id: 'fmt_BBBBBBBBBBBBBBBBBBBBBB',
    tenant: 'demo',
    strategy: DEFAULT_STRATEGY,
    scenario: null,
    createdAt: new Date(),
    request: { kind: 'FACE_MATCH', left: imageOf(Buffer.from('one')), right: imageOf(Buffer.from('other')) },
    question: { kind: 'FACE_MATCH' },
    contentHash: '1'.repeat(64),
    judge: faceMatchHandler.judge,
    touch: () => Promise.resolve(),
  };
  const logger = { debug: () => undefined, info: () => undefined, warn: () => undefined };
  const run = async (attempts: StoredAttempt[], sliceMs: number) =>
    runFanOut({ ...parts, registry: registryOf(paid), logger }, work, attempts, { sliceMs });
  const untilAsked = async () => {
    while (paid.calls.length === 0) await run([newAttempt(work, paid, 0)], SHORT_SLICE_MS);
  };
  const running = untilAsked();
  const { context } = await answer.reached;
  await new Promise((resolve) => setTimeout(resolve, 2 * SHORT_SLICE_MS));
  expect(context.signal.aborted).toBe(false);
  answer.release(saysOfFaces({ samePerson: true }));
  await running;
  const [attempt] = await listAttempts(parts.database.queries, work.tenant, [work.id]);
  expect(attempt).toMatchObject({ lifecycle: 'COMPLETED', error: null });
  expect(await run([attempt!], 1_000)).toMatchObject({ state: 'ended', attempts: [{ lifecycle: 'COMPLETED' }] });
  expect(paid.calls).toHaveLength(1);
});

test('whoever is to be asked again later is not, once nobody waits for the answer', async () => {
  const { parts } = app.app;
  const answer = held();
  const paid = { ...capabilities, idempotent: false };
  const busy = createFakeProvider({ name: 'flyocr', capabilities: paid });
  const quick = createFakeProvider({ name: 'chekin', capabilities: paid });
  busy.script(fails('UNAVAILABLE', 'Not now.', { delivery: 'NOT_SENT', retryable: true, retryAfterMs: 500 }));
  quick.script(answer.step);
  let isWaiting: () => void = () => undefined;
  const waiting = new Promise<void>((resolve) => (isWaiting = resolve));
  const work: Work = {
    id: 'fmt_CCCCCCCCCCCCCCCCCCCCCC',
    tenant: 'demo',
    strategy: { ...DEFAULT_STRATEGY, mode: 'RACE' },
    scenario: null,
    createdAt: new Date(),
    request: { kind: 'FACE_MATCH', left: imageOf(Buffer.from('a')), right: imageOf(Buffer.from('b')) },
    question: { kind: 'FACE_MATCH' },
    contentHash: '2'.repeat(64),
    judge: faceMatchHandler.judge,
    // That the first is to come back later is news.
    touch: () => Promise.resolve(isWaiting()),
  };
  const logger = { debug: () => undefined, info: () => undefined, warn: () => undefined };
  const attempts = [busy, quick].map((provider, position) => newAttempt(work, provider, position));
  const running = runFanOut({ ...parts, registry: registryOf(busy, quick), logger }, work, attempts);
  await waiting;
  answer.release(saysOfFaces({ samePerson: true }));
  expect(await running).toMatchObject({ state: 'ended' });
  const asked = busy.calls.length;
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(busy.calls).toHaveLength(asked);
});

test('a call that is counted, and then not made because the time is over, holds up nobody else', async () => {
  const { parts } = app.app;
  const asked = createFakeProvider({ name: 'flyocr', capabilities });
  const registry = registryOf(asked);
  const work: Work = {
    id: 'fmt_EEEEEEEEEEEEEEEEEEEEEE',
    tenant: 'demo',
    strategy: { ...DEFAULT_STRATEGY, deadlineMs: 100 },
    scenario: null,
    createdAt: new Date(Date.now() - 200),
    request: { kind: 'FACE_MATCH', left: imageOf(Buffer.from('this')), right: imageOf(Buffer.from('that')) },
    question: { kind: 'FACE_MATCH' },
    contentHash: '3'.repeat(64),
    judge: faceMatchHandler.judge,
    touch: () => Promise.resolve(),
  };
  const logger = { debug: () => undefined, info: () => undefined, warn: () => undefined };
  const planned = [{ work, attempts: [newAttempt(work, asked, 0)] }];
  const [begun] = await parts.database.transaction((transaction) =>
    beginAttempts({ registry }, transaction, planned, new Date()),
  );
  const claims = () => parts.database.pool.query('select 1 from claims where sha256 = $1', [work.contentHash]);
  expect(begun!.attempts).toMatchObject([{ lifecycle: 'PROCESSING', calls: 1 }]);
  expect((await claims()).rowCount).toBe(1);
  const { attempts, permitted } = begun!;
  const result = await runFanOut({ ...parts, registry, logger }, work, attempts, { permitted });
  expect(result).toMatchObject({ state: 'ended', attempts: [{ lifecycle: 'SKIPPED_DEADLINE' }] });
  expect(asked.calls).toHaveLength(0);
  expect((await claims()).rowCount).toBe(0);
});
