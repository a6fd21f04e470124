import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { UploadDocumentDocument, GetDocumentDocument } from '../../operations/generated.js';
import { abandonDocument, processDocument } from '../../src/orchestration/process-document.js';
import { rescue } from '../../src/orchestration/rescue.js';
import { ProviderFailure } from '../../src/providers/contract.js';
import type { FakeProvider } from '../support/fake-provider.js';
import { createFakeProvider, done, held, readingOf, registryOf } from '../support/fake-provider.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';

let provider: FakeProvider;
let app: TestApp;
let now: Date;

async function open(options: Parameters<typeof createFakeProvider>[0] = {}): Promise<void> {
  provider = createFakeProvider(options);
  now = new Date();
  // A door without a worker: each step of the work is taken by hand.
  app = await createTestApp({
    environment: { ROLE: 'api' },
    registry: registryOf(provider),
    now: () => now,
  });
}

beforeEach(() => open());
afterEach(() => app.stop());

const workParts = () => ({ ...app.app.parts, logger: pino({ level: 'silent' }) });

async function upload(): Promise<string> {
  const reply = await app.ask(UploadDocumentDocument, { input: { image: { specimen: 'passport-utopia' } } });
  return reply.data.uploadDocument.document!.id;
}

async function look(id: string) {
  return (await app.ask(GetDocumentDocument, { id })).data.document!;
}

async function reopen(options: Parameters<typeof createFakeProvider>[0]): Promise<void> {
  await app.stop();
  await open(options);
}

test('work that was broken off in mid-call every time ends as failed, and so does its attempt', async () => {
  const id = await upload();
  const call = held();
  provider.script(call.step);
  const running = processDocument(workParts(), id).catch(() => undefined);
  await call.reached;
  // Its process has died here. What it would have written comes too late.
  await abandonDocument(workParts(), id);
  const ended = await look(id);
  expect(ended).toMatchObject({
    lifecycle: 'FAILED',
    verdict: null,
    nextAction: 'CONTACT_SUPPORT',
    poll: { terminal: true },
    attempts: [{ lifecycle: 'FAILED', error: { code: 'INTERNAL' } }],
  });
  call.release(done());
  await running;
  expect(await look(id)).toEqual({ ...ended, images: expect.anything() as unknown });
});

test('what was read before the work broke off stands', async () => {
  const id = await upload();
  provider.script(done());
  await processDocument(workParts(), id);
  const ended = await look(id);
  await abandonDocument(workParts(), id);
  expect(await look(id)).toEqual({ ...ended, images: expect.anything() as unknown });
});

test('a document whose reading breaks our own rules is brought to an end all the same', async () => {
  const id = await upload();
  provider.script(done({ ...readingOf({}), candidates: null as never }));
  await expect(processDocument(workParts(), id)).rejects.toThrow();
  // The answer is known by now, and breaks the rules again.
  await expect(processDocument(workParts(), id)).rejects.toThrow();
  await abandonDocument(workParts(), id);
  expect(await look(id)).toMatchObject({
    lifecycle: 'FAILED',
    nextAction: 'CONTACT_SUPPORT',
    poll: { terminal: true },
  });
});

test('a paid call that broke off is not made again, for it may have been paid', async () => {
  await reopen({ capabilities: { cost: { amount: '0.10', currency: 'EUR' }, idempotent: false } });
  const id = await upload();
  const call = held();
  provider.script(call.step);
  const running = processDocument(workParts(), id).catch(() => undefined);
  await call.reached;
  await processDocument(workParts(), id);
  expect(provider.calls).toHaveLength(1);
  expect(await look(id)).toMatchObject({
    lifecycle: 'FAILED',
    attempts: [{ lifecycle: 'FAILED', error: { code: 'INTERNAL' } }],
  });
  call.release(done());
  await running;
});

test('who uploads the picture again asks again, without waiting for the claim of the dead process', async () => {
  await reopen({ capabilities: { cost: { amount: '0.10', currency: 'EUR' }, idempotent: false } });
  const id = await upload();
  const call = held();
  provider.script(call.step, done());
  const running = processDocument(workParts(), id).catch(() => undefined);
  await call.reached;
  await processDocument(workParts(), id);
  const again = await upload();
  await processDocument(workParts(), again);
  expect(provider.calls).toHaveLength(2);
  expect(await look(again)).toMatchObject({ attempts: [{ lifecycle: 'COMPLETED', servedFrom: 'PROVIDER' }] });
  call.release(done());
  await running;
});

test('nor is one whose price nobody knows', async () => {
  await reopen({ capabilities: { cost: null, idempotent: false } });
  const id = await upload();
  const call = held();
  provider.script(call.step);
  const running = processDocument(workParts(), id).catch(() => undefined);
  await call.reached;
  await processDocument(workParts(), id);
  expect(provider.calls).toHaveLength(1);
  expect(await look(id)).toMatchObject({ attempts: [{ lifecycle: 'FAILED', error: { code: 'INTERNAL' } }] });
  call.release(done());
  await running;
});

test('nor is one that broke off after another that was never sent', async () => {
  await reopen({ capabilities: { cost: { amount: '0.10', currency: 'EUR' }, idempotent: false } });
  const id = await upload();
  const call = held();
  const notSent = new ProviderFailure('UNAVAILABLE', 'Nobody listens.', { delivery: 'NOT_SENT', retryAfterMs: 1 });
  provider.script(() => {
    throw notSent;
  }, call.step);
  const running = processDocument(workParts(), id).catch(() => undefined);
  await call.reached;
  await processDocument(workParts(), id);
  expect(provider.calls).toHaveLength(2);
  expect(await look(id)).toMatchObject({ attempts: [{ lifecycle: 'FAILED', error: { code: 'INTERNAL' } }] });
  call.release(done());
  await running;
});

test('a document that has lost its job gets a new one, and only one', async () => {
  const id = await upload();
  const { pool } = app.app.parts.database;
  await pool.query('delete from pgboss.job');
  // Young ones may be in the hands of somebody.
  expect(await rescue(app.app.parts)).toBe(0);
  now = new Date(now.getTime() + 6 * 60_000);
  expect(await rescue(app.app.parts)).toBe(1);
  expect(await rescue(app.app.parts)).toBe(0);
  const { rows } = await pool.query('select data from pgboss.job');
  expect(rows).toEqual([{ data: { documentId: id } }]);
});
