import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DEFAULT_STRATEGY } from '../../src/domain/strategy.js';
import { newAttempt } from '../../src/orchestration/attempt.js';
import { runFanOut } from '../../src/orchestration/fan-out.js';
import { faceMatchHandler } from '../../src/orchestration/inquiries/face-match.js';
import type { Work } from '../../src/orchestration/work.js';
import { listAttempts } from '../../src/store/attempts.js';
import { saysOfFaces } from '../support/face-answers.js';
import { createFakeProvider, held, registryOf } from '../support/fake-provider.js';
import { imageOf } from '../support/provider-call.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';

const capabilities = { requests: ['FACE_MATCH' as const] };
const first = createFakeProvider({ name: 'flyocr', capabilities });
const second = createFakeProvider({ name: 'chekin', capabilities });
const third = createFakeProvider({ name: 'beorg', capabilities });

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
