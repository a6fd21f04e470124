import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ProcessSessionInput, WholeSessionFragment } from '../../operations/generated.js';
import { ProcessSessionDocument } from '../../operations/generated.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ environment: { SANDBOX: 'on' } });
});
afterAll(() => app.stop());

type Pictures = Record<string, Omit<ProcessSessionInput['images'][number], 'image'>>;

async function process(
  input: Omit<ProcessSessionInput, 'images'>,
  pictures: Pictures,
  waitMs = 25_000,
): Promise<WholeSessionFragment> {
  const images = Object.entries(pictures).map(([specimen, hints]) => ({ image: { specimen }, ...hints }));
  const { data, errors } = await app.ask(ProcessSessionDocument, { input: { ...input, images }, waitMs });
  expect(errors).toBeUndefined();
  expect(data.processSession.userErrors).toEqual([]);
  return data.processSession.session!;
}

const outcomesOf = ({ crossChecks }: WholeSessionFragment, name: string) =>
  crossChecks.filter((check) => check.name === name).map(({ outcome }) => outcome);
const kindsOf = ({ documents }: WholeSessionFragment) =>
  documents.filter(({ lifecycle }) => lifecycle === 'COMPLETED').map(({ kind }) => kind);
const wishes = { selfie: true, liveness: true };

describe('one request with the pictures of a person', () => {
  test('is answered at once, and its session tells that it is being worked on', async () => {
    const session = await process({ clientKey: 'at-once' }, { 'passport-utopia': {}, selfie: { role: 'SELFIE' } }, 0);
    expect(session).toMatchObject({
      clientKey: 'at-once',
      lifecycle: 'PROCESSING',
      verdict: null,
      nextAction: 'WAIT',
      poll: { terminal: false },
      documents: [{ lifecycle: 'PROCESSING' }],
    });
    expect(session.images.map(({ role }) => role)).toEqual(['SELFIE']);
  });

  test('is put together from several providers: documents, faces, liveness, a card and an invoice', async () => {
    const session = await process(
      { wishes, strategy: { mode: 'ALL', providers: ['local', 'neurovision', 'flyocr'] } },
      {
        'passport-utopia': {},
        'id-card-meridan-front': {},
        'id-card-meridan-back': {},
        selfie: { role: 'SELFIE' },
        'bank-card-meridan': { kind: 'BANK_CARD' },
        'invoice-meridan': { role: 'INVOICE' },
      },
    );
    expect(session).toMatchObject({ lifecycle: 'COMPLETED', verdict: 'ACCEPTED', nextAction: 'NONE' });
    expect(kindsOf(session).sort()).toEqual(['BANK_CARD', 'IDENTITY_CARD', 'IDENTITY_CARD', 'PASSPORT']);
    expect(session.faceMatches.map(({ decision }) => decision)).toEqual(['SAME_PERSON', 'SAME_PERSON']);
    expect(session.livenessChecks).toMatchObject([{ live: true, method: 'SILENT_IMAGE' }]);
    expect(session.invoices).toMatchObject([{ number: 'ZOS-2026-00733', grossAmount: '343.20', currency: 'EUR' }]);
    for (const name of ['NAMES_MATCH', 'CARD_HOLDER_MATCHES', 'INVOICE_BUYER_MATCHES', 'FACE_MATCHES_PORTRAIT']) {
      const outcomes = outcomesOf(session, name);
      expect(outcomes.length).toBeGreaterThan(0);
      expect(new Set(outcomes)).toEqual(new Set(['PASSED']));
    }
    expect(session.progress.done).toBe(session.progress.total);
    expect(session.costs.map(({ currency }) => currency)).toEqual(['USD']);
  }, 40_000);

  test('goes to NeuroVision as a whole where it is chosen, and is asked and told once', async () => {
    const session = await process(
      { wishes, strategy: { mode: 'ALL', providers: ['neurovision'] } },
      { 'passport-utopia': {}, 'id-card-meridan-front': {}, 'id-card-meridan-back': {}, selfie: {} },
    );
    expect(session).toMatchObject({ lifecycle: 'COMPLETED', verdict: 'ACCEPTED', nextAction: 'NONE', reasons: [] });
    expect(kindsOf(session).sort()).toEqual(['IDENTITY_CARD', 'IDENTITY_CARD', 'PASSPORT']);
    expect(session.attempts.map(({ provider, lifecycle }) => [provider.name, lifecycle])).toEqual([
      ['neurovision', 'COMPLETED'],
    ]);
    expect(session.faceMatches.every(({ decision }) => decision === 'SAME_PERSON')).toBe(true);
    expect(session.livenessChecks.some(({ live }) => live === true)).toBe(true);
    expect(session.isCustomerNew).not.toBeNull();
  }, 40_000);

  test('tells of pictures that nobody could look at that providers failed, and not that they are missing', async () => {
    const session = await process(
      { wishes, scenario: 'neurovision-unauthorized', strategy: { mode: 'ALL', providers: ['neurovision'] } },
      { 'passport-utopia': {}, selfie: {} },
    );
    expect(session).toMatchObject({
      lifecycle: 'FAILED',
      verdict: null,
      nextAction: 'CONTACT_SUPPORT',
      reasons: ['PROVIDERS_FAILED'],
    });
    expect(session.attempts).toMatchObject([{ error: { code: 'AUTHENTICATION_FAILED' } }]);
  });

  test('finds out by itself what is the selfie', async () => {
    const session = await process({ wishes: { selfie: true } }, { 'passport-utopia': {}, selfie: {} });
    expect(session.images.map(({ role }) => role)).toEqual(['SELFIE']);
    expect(session.faceMatches).toMatchObject([{ decision: 'SAME_PERSON' }]);
    expect(session.documents.find(({ lifecycle }) => lifecycle === 'CANCELED')?.reasons).toEqual(['TAKEN_FOR_SELFIE']);
  }, 40_000);

  test('rejects the selfie of somebody else', async () => {
    const session = await process(
      { strategy: { mode: 'ALL', providers: ['local', 'flyocr'] } },
      { 'passport-utopia': {}, 'selfie-other-person': { role: 'SELFIE' } },
    );
    expect(session).toMatchObject({ verdict: 'REJECTED', nextAction: 'CONTACT_SUPPORT' });
    expect(session.reasons).toContain('FACE_DIFFERS');
    expect(outcomesOf(session, 'FACE_MATCHES_PORTRAIT')).toEqual(['FAILED']);
  }, 40_000);

  test('may be followed by another for the same session, which takes no picture twice', async () => {
    const strategy = { mode: 'ALL' as const, providers: ['local' as const, 'neurovision' as const, 'flyocr' as const] };
    const first = await process({ wishes: { selfie: true }, strategy }, { 'passport-utopia': {} });
    expect(first).toMatchObject({ verdict: null, nextAction: 'UPLOAD_SELFIE' });
    expect(first.reasons).toContain('SELFIE_MISSING');
    const second = await process(
      { sessionId: first.id, strategy },
      { 'passport-utopia': {}, selfie: { role: 'SELFIE' } },
    );
    expect(second.id).toBe(first.id);
    expect(second.revision).toBeGreaterThan(first.revision);
    expect(second).toMatchObject({ verdict: 'ACCEPTED', nextAction: 'NONE' });
    expect(second.documents).toHaveLength(1);
  }, 60_000);
});
