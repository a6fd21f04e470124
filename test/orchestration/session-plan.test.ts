import { describe, expect, test } from '@jest/globals';
import type { Inquiry } from '../../src/domain/inquiry.js';
import { DEFAULT_STRATEGY } from '../../src/domain/strategy.js';
import { newInquiry } from '../../src/orchestration/inquiries/new-inquiry.js';
import type { PlannedDocument, SessionPlanInput } from '../../src/orchestration/session-plan.js';
import { planSessionWork } from '../../src/orchestration/session-plan.js';

const PASSPORT: PlannedDocument = {
  id: 'doc_passport',
  kind: 'PASSPORT',
  side: 'FRONT',
  lifecycle: 'COMPLETED',
  verdict: null,
  mrz: null,
  imageId: 'img_passport',
  sha256: 'a',
};
const SELFIE = { id: 'img_selfie', role: 'SELFIE', sha256: 's' } as const;

function plan(changes: Partial<SessionPlanInput> = {}) {
  const wishes = { selfie: false, liveness: false };
  return planSessionWork({ documents: [PASSPORT], inquiries: [], pictures: [SELFIE], wishes, ...changes });
}

const asked = { tenant: 'demo', sessionId: 'ses', customerId: null, subjectId: null, scenario: null };
const NOW = new Date('2026-01-01T00:00:00Z');

function inquiryOf(work: ReturnType<typeof plan>[number], changes: Partial<Inquiry> = {}): Inquiry {
  const all = { ...asked, strategy: DEFAULT_STRATEGY, ...work };
  return { ...newInquiry(all, NOW), ...changes } as Inquiry;
}

describe('what a session asks by itself', () => {
  test('compares the newest selfie with the portrait of each identity document, as soon as that is read', () => {
    const card: PlannedDocument = {
      ...PASSPORT,
      id: 'doc_card',
      kind: 'IDENTITY_CARD',
      imageId: 'img_card',
      sha256: 'b',
    };
    const unread: PlannedDocument = { ...card, id: 'doc_later', lifecycle: 'PROCESSING' };
    const newer = { ...SELFIE, id: 'img_newer', sha256: 'n' };
    const works = plan({ documents: [PASSPORT, card, unread], pictures: [SELFIE, newer] });
    expect(works.map(({ question }) => question)).toEqual([
      {
        left: { role: 'DOCUMENT_PORTRAIT', imageId: 'img_passport', documentId: 'doc_passport' },
        right: { role: 'SELFIE', imageId: 'img_newer', documentId: null },
      },
      {
        left: { role: 'DOCUMENT_PORTRAIT', imageId: 'img_card', documentId: 'doc_card' },
        right: { role: 'SELFIE', imageId: 'img_newer', documentId: null },
      },
    ]);
  });

  test('pays for nothing twice', () => {
    const [first] = plan();
    expect(plan({ inquiries: [inquiryOf(first!)] })).toEqual([]);
    const [match, liveness] = plan({ wishes: { selfie: true, liveness: true } });
    expect(liveness).toEqual({ kind: 'LIVENESS', question: { method: 'SILENT_IMAGE', imageId: 'img_selfie' } });
    const inquiries = [inquiryOf(match!), inquiryOf(liveness!)];
    expect(plan({ inquiries, wishes: { selfie: true, liveness: true } })).toEqual([]);
  });

  test.each<[string, Partial<PlannedDocument>]>([
    ['a document that is rejected', { verdict: 'REJECTED' }],
    ['a bank card', { kind: 'BANK_CARD' }],
    ['the back of a card', { kind: 'IDENTITY_CARD', side: 'BACK' }],
    ['a picture that a vendor does not tell', { imageId: null, sha256: null }],
    ['the very picture that is the selfie', { sha256: 's' }],
  ])('does not compare with %s', (_what, changes) => {
    expect(plan({ documents: [{ ...PASSPORT, ...changes }] })).toEqual([]);
  });

  test('leaves liveness to a film, and everything to a vendor who looks at the whole', () => {
    const wishes = { selfie: true, liveness: true };
    const [match] = plan();
    const film = inquiryOf({ kind: 'LIVENESS', question: { method: 'VIDEO', imageId: 'img_film' } });
    expect(plan({ inquiries: [inquiryOf(match!), film], wishes })).toEqual([]);
    const whole = { ...film, kind: 'SESSION' } as unknown as Inquiry;
    expect(plan({ inquiries: [whole], wishes })).toEqual([]);
    expect(plan({ inquiries: [{ ...whole, lifecycle: 'FAILED' }], wishes })).toHaveLength(2);
  });

  test('asks nothing without a selfie', () => {
    expect(plan({ pictures: [{ ...SELFIE, role: 'UNSORTED' }], wishes: { selfie: true, liveness: true } })).toEqual([]);
  });
});
