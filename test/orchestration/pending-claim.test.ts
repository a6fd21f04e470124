import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { DEFAULT_STRATEGY } from '../../src/domain/strategy.js';
import type { AttemptParts } from '../../src/orchestration/attempt-step.js';
import { stepAttempt } from '../../src/orchestration/attempt.js';
import { newAttempt } from '../../src/orchestration/new-attempt.js';
import { faceMatchHandler } from '../../src/orchestration/inquiries/face-match.js';
import type { Work } from '../../src/orchestration/work.js';
import type { StoredAttempt } from '../../src/store/attempts.js';
import { listAttempts, saveAttempt } from '../../src/store/attempts.js';
import { newIdentifier } from '../../src/store/identifiers.js';
import { saysOfFaces } from '../support/face-answers.js';
import type { FakeProvider } from '../support/fake-provider.js';
import { createFakeProvider, fails, pending } from '../support/fake-provider.js';
import { imageOf } from '../support/provider-call.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';

let app: TestApp;
let now = new Date();
let provider: FakeProvider;
let pictures = 0;
let contentHash: string;

beforeAll(async () => {
  app = await createTestApp({ start: false });
});
afterAll(() => app.stop());
beforeEach(() => {
  provider = createFakeProvider({ name: 'beorg', capabilities: { requests: ['FACE_MATCH'], idempotent: false } });
  contentHash = String((pictures += 1)).padStart(64, '0');
});

function begin(): { work: Work; attempt: StoredAttempt } {
  const work: Work = {
    id: newIdentifier('faceMatch'),
    tenant: 'demo',
    strategy: DEFAULT_STRATEGY,
    scenario: null,
    createdAt: now,
    request: { kind: 'FACE_MATCH', left: imageOf(Buffer.from('left')), right: imageOf(Buffer.from('right')) },
    question: { kind: 'FACE_MATCH' },
    contentHash,
    judge: faceMatchHandler.judge,
    touch: () => Promise.resolve(),
  };
  return { work, attempt: newAttempt(work, provider, 0) };
}

function step({ work, attempt }: ReturnType<typeof begin>) {
  const logger = { debug: () => undefined, info: () => undefined, warn: () => undefined };
  const parts: AttemptParts = { ...app.app.parts, logger, now: () => now };
  return stepAttempt(parts, provider, work, attempt, { signal: new AbortController().signal });
}

function later(milliseconds: number): void {
  now = new Date(now.getTime() + milliseconds);
}

const starts = () => provider.calls.filter(({ verb }) => verb === 'start').length;

test('while a vendor works on what it has accepted nobody asks it the same, however long that takes', async () => {
  provider.script(pending('ticket', 60_000), pending('ticket', 60_000), saysOfFaces({ samePerson: true }));
  const first = begin();
  const second = begin();
  for (let look = 0; look < 2; look += 1) {
    first.attempt = (await step(first)).attempt;
    later(60_000);
    expect(await step(second)).toMatchObject({ state: 'waiting' });
  }
  expect(await step(first)).toMatchObject({ state: 'ended', attempt: { lifecycle: 'COMPLETED' } });
  expect(await step(second)).toMatchObject({ state: 'ended', attempt: { servedFrom: 'CACHE' } });
  expect(starts()).toBe(1);
});

test('a look at such work that fails gives nobody the right to ask the same', async () => {
  provider.script(
    pending('ticket'),
    fails('UNAVAILABLE', 'Not now.', { retryable: true }),
    saysOfFaces({ samePerson: true }),
  );
  const first = begin();
  first.attempt = (await step(first)).attempt;
  const failed = await step(first);
  expect(failed).toMatchObject({ state: 'waiting', attempt: { handle: 'ticket', error: { code: 'UNAVAILABLE' } } });
  const second = begin();
  expect(await step(second)).toMatchObject({ state: 'waiting' });
  first.attempt = failed.attempt;
  expect(await step(first)).toMatchObject({ state: 'ended', attempt: { lifecycle: 'COMPLETED' } });
  expect(starts()).toBe(1);
});

test('work that a vendor never ends is given up, and may be asked for again', async () => {
  provider.script(pending('ticket'), saysOfFaces({ samePerson: true }));
  const first = begin();
  first.attempt = (await step(first)).attempt;
  later(16 * 60_000);
  expect(await step(first)).toMatchObject({ state: 'ended', attempt: { error: { code: 'TIMEOUT' } } });
  expect(await step(begin())).toMatchObject({ state: 'ended', attempt: { lifecycle: 'COMPLETED' } });
  expect(starts()).toBe(2);
});

test('what a vendor has accepted is looked at when nobody waits for it any more, and kept for the next time', async () => {
  provider.script(pending('ticket'), pending('ticket'), saysOfFaces({ samePerson: true }));
  const first = begin();
  first.attempt = (await step(first)).attempt;
  const canceled = { ...first.attempt, lifecycle: 'CANCELED' as const, finishedAt: now };
  await app.app.parts.database.transaction((transaction) => saveAttempt(transaction, canceled));
  expect(await step(first)).toMatchObject({ state: 'waiting' });
  expect(await step(begin())).toMatchObject({ state: 'waiting' });
  expect(await step(first)).toMatchObject({ state: 'ended' });
  expect(await step(begin())).toMatchObject({ state: 'ended', attempt: { servedFrom: 'CACHE' } });
  expect(starts()).toBe(1);
  const written = await listAttempts(app.app.parts.database.queries, 'demo', [first.work.id]);
  expect(written).toMatchObject([{ lifecycle: 'CANCELED' }]);
});
