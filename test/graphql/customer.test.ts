import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CreateSessionDocument, UploadDocumentDocument } from '../../operations/generated.js';
import type { DocumentReading } from '../../src/domain/document.js';
import { createFakeProvider, done, readingOf, registryOf } from '../support/fake-provider.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';
import { newPictureAsBase64 } from './pictures.js';

const ACME = { authorization: 'Bearer acme-key' };
const GLOBEX = { authorization: 'Bearer globex-key' };

const reader = createFakeProvider();
let now: Date | null = null;
let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({
    environment: { API_KEYS: 'acme:acme-key,globex:globex-key' },
    registry: registryOf(reader),
    now: () => now ?? new Date(),
  });
});
afterAll(() => app.stop());

/** A passport that somebody judged genuine, or forged. */
const passport = (dateOfExpiry: string, outcome: 'PASSED' | 'FAILED' = 'PASSED'): DocumentReading =>
  readingOf(
    { DOCUMENT_NUMBER: 'UX0000001', SURNAME: 'MERIDAN', DATE_OF_EXPIRY: dateOfExpiry },
    { checks: [{ name: 'AUTHENTICITY', outcome, explanation: 'Looked at.', provider: 'local' }] },
  );

async function check(customerId: string, readings: DocumentReading[], headers = ACME): Promise<string> {
  const { session } = (await app.ask(CreateSessionDocument, { input: { customerId } }, headers)).data.createSession;
  const sessionId = session!.id;
  for (const reading of readings) {
    reader.script(done(reading));
    const input = { image: { base64: await newPictureAsBase64() }, sessionId };
    const reply = await app.ask(UploadDocumentDocument, { input, waitMs: 20_000 }, headers);
    expect(reply.data.uploadDocument).toMatchObject({ document: { lifecycle: 'COMPLETED' }, userErrors: [] });
  }
  return sessionId;
}

interface Verified {
  id: string;
  isVerified: boolean;
  verifiedUntil: string | null;
}

async function customers(ids: string[], headers = ACME): Promise<Verified[]> {
  const reply = await app.ask<{ _entities: Verified[] }, object>(
    'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { id isVerified verifiedUntil } } }',
    { r: ids.map((id) => ({ __typename: 'Customer', id })) },
    headers,
  );
  expect(reply.errors).toBeUndefined();
  return reply.data._entities;
}

async function customer(id: string, headers = ACME): Promise<Omit<Verified, 'id'>> {
  const [{ id: same, ...rest } = { id: '', isVerified: false, verifiedUntil: null }] = await customers([id], headers);
  expect(same).toBe(id);
  return rest;
}

const NEVER = { isVerified: false, verifiedUntil: null };

describe('a customer', () => {
  test('of whom nothing is known is not verified', async () => {
    expect(await customer('nobody')).toEqual(NEVER);
  });

  test('is verified by an accepted session, until the first of its documents expires', async () => {
    await check('verified', [passport('2099-12-31'), passport('2098-01-31')]);
    expect(await customer('verified')).toEqual({ isVerified: true, verifiedUntil: '2098-01-31' });
  });

  test('is not any more once that day is over', async () => {
    await check('once', [passport('2097-03-31')]);
    expect(await customer('once')).toEqual({ isVerified: true, verifiedUntil: '2097-03-31' });
    now = new Date('2097-04-03T00:00:00Z');
    try {
      expect(await customer('once')).toEqual({ isVerified: false, verifiedUntil: '2097-03-31' });
    } finally {
      now = null;
    }
  });

  test('is not by a session that was rejected, and one that came before goes on to count', async () => {
    await check('forged', [passport('2099-12-31', 'FAILED')]);
    expect(await customer('forged')).toEqual(NEVER);
    await check('both', [passport('2099-12-31')]);
    await check('both', [passport('2099-12-31', 'FAILED')]);
    expect(await customer('both')).toEqual({ isVerified: true, verifiedUntil: '2099-12-31' });
  });

  test('is not by a document outside of any session', async () => {
    reader.script(done(passport('2099-12-31')));
    const input = { image: { base64: await newPictureAsBase64() }, customerId: 'no-session' };
    const reply = await app.ask(UploadDocumentDocument, { input, waitMs: 20_000 }, ACME);
    expect(reply.data.uploadDocument.document).toMatchObject({ verdict: 'ACCEPTED' });
    expect(await customer('no-session')).toEqual(NEVER);
  });

  test('of the same id is another one for another tenant', async () => {
    await check('shared-id', [passport('2099-12-31')]);
    expect(await customer('shared-id', GLOBEX)).toEqual(NEVER);
    await check('shared-id', [passport('2096-06-30')], GLOBEX);
    expect(await customer('shared-id')).toEqual({ isVerified: true, verifiedUntil: '2099-12-31' });
    expect(await customer('shared-id', GLOBEX)).toEqual({ isVerified: true, verifiedUntil: '2096-06-30' });
  });
});

test('many customers are looked up in two queries, however many sessions they have', async () => {
  const ids = ['many-1', 'many-2', 'many-3'];
  for (const id of ids) await check(id, [passport('2099-12-31')]);
  await check('many-1', [passport('2099-12-31')]);
  const { pool } = app.app.parts.database;
  const asked: string[] = [];
  const query = pool.query.bind(pool) as (...all: unknown[]) => unknown;
  const watched = (...all: unknown[]) => {
    const text = typeof all[0] === 'string' ? all[0] : (all[0] as { text: string }).text;
    if (/from "(sessions|documents)"/.test(text)) asked.push(text);
    return query(...all);
  };
  pool.query = watched as typeof pool.query;
  try {
    expect(await customers([...ids, 'nobody'])).toEqual([
      ...ids.map((id) => ({ id, isVerified: true, verifiedUntil: '2099-12-31' })),
      { id: 'nobody', ...NEVER },
    ]);
  } finally {
    pool.query = query as typeof pool.query;
  }
  expect(asked).toHaveLength(2);
});
