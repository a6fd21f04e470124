import { describe, expect, test } from '@jest/globals';
import type { SessionPart } from '../../src/domain/session.js';
import { summarizeSession } from '../../src/domain/session.js';

const part = (changes: Partial<SessionPart> = {}): SessionPart => ({
  kind: 'PASSPORT',
  lifecycle: 'COMPLETED',
  verdict: null,
  nextAction: 'NONE',
  reasons: [],
  ...changes,
});
const ACCEPTED = part({ verdict: 'ACCEPTED' });
const REJECTED = part({ verdict: 'REJECTED', nextAction: 'UPLOAD_DOCUMENT', reasons: ['AUTHENTICITY_FAILED'] });
const EXPIRED = part({ verdict: 'REJECTED', nextAction: 'UPLOAD_DOCUMENT', reasons: ['DOCUMENT_EXPIRED'] });
const BLURRED = part({ kind: 'UNKNOWN', nextAction: 'RETAKE_PHOTO', reasons: ['NOTHING_READABLE'] });

describe('a session', () => {
  test('without documents waits for one', () => {
    expect(summarizeSession([])).toEqual({
      lifecycle: 'QUEUED',
      verdict: null,
      nextAction: 'UPLOAD_DOCUMENT',
      reasons: [],
    });
  });

  test.each(['QUEUED', 'PROCESSING'] as const)(
    'with a document that is %s is worked on, whatever the others say',
    (lifecycle) => {
      expect(summarizeSession([REJECTED, part({ lifecycle, nextAction: 'WAIT' })])).toEqual({
        lifecycle: 'PROCESSING',
        verdict: null,
        nextAction: 'WAIT',
        reasons: [],
      });
    },
  );

  test('is accepted when every document is', () => {
    expect(summarizeSession([ACCEPTED, ACCEPTED])).toMatchObject({
      lifecycle: 'COMPLETED',
      verdict: 'ACCEPTED',
      nextAction: 'NONE',
    });
    expect(summarizeSession([ACCEPTED, part()])).toMatchObject({ verdict: null });
  });

  test('is as bad as its worst document', () => {
    const suspicious = part({ verdict: 'SUSPICIOUS' });
    expect(summarizeSession([ACCEPTED, suspicious])).toMatchObject({ verdict: 'SUSPICIOUS' });
    expect(summarizeSession([suspicious, REJECTED, ACCEPTED])).toMatchObject({
      verdict: 'REJECTED',
      nextAction: 'UPLOAD_DOCUMENT',
      reasons: ['AUTHENTICITY_FAILED'],
    });
  });

  test('has failed only when every document has', () => {
    const failed = part({ lifecycle: 'FAILED', nextAction: 'CONTACT_SUPPORT', reasons: ['PROVIDERS_FAILED'] });
    expect(summarizeSession([failed, failed])).toEqual({
      lifecycle: 'FAILED',
      verdict: null,
      nextAction: 'CONTACT_SUPPORT',
      reasons: ['PROVIDERS_FAILED'],
    });
    expect(summarizeSession([part(), failed])).toMatchObject({ lifecycle: 'COMPLETED', nextAction: 'CONTACT_SUPPORT' });
  });

  test('names each reason once', () => {
    const reasons = ['AUTHENTICITY_NOT_CHECKED'] as const;
    expect(summarizeSession([part({ reasons: [...reasons] }), part({ reasons: [...reasons] })]).reasons).toEqual(
      reasons,
    );
  });
});

describe('a picture that could not be used', () => {
  test('counts no more once a later one could', () => {
    expect(summarizeSession([BLURRED])).toMatchObject({ nextAction: 'RETAKE_PHOTO' });
    expect(summarizeSession([BLURRED, BLURRED, ACCEPTED])).toEqual({
      lifecycle: 'COMPLETED',
      verdict: 'ACCEPTED',
      nextAction: 'NONE',
      reasons: [],
    });
  });

  test('is made good by the other side of the same kind of document', () => {
    const front = part({ kind: 'IDENTITY_CARD', nextAction: 'UPLOAD_OTHER_SIDE' });
    expect(summarizeSession([front, part({ kind: 'IDENTITY_CARD' })])).toMatchObject({ nextAction: 'NONE' });
    expect(summarizeSession([front, part({ kind: 'PASSPORT' })])).toMatchObject({ nextAction: 'UPLOAD_OTHER_SIDE' });
  });

  test('is not made good by an earlier one, nor by another that could not be used', () => {
    expect(summarizeSession([ACCEPTED, BLURRED])).toMatchObject({ nextAction: 'RETAKE_PHOTO', verdict: null });
    expect(summarizeSession([BLURRED, BLURRED])).toMatchObject({ nextAction: 'RETAKE_PHOTO' });
  });

  test('a rejected document stays rejected, whatever follows', () => {
    expect(summarizeSession([REJECTED, ACCEPTED])).toMatchObject({
      verdict: 'REJECTED',
      reasons: ['AUTHENTICITY_FAILED'],
    });
    const forgedToo = { ...EXPIRED, reasons: ['AUTHENTICITY_FAILED' as const, 'DOCUMENT_EXPIRED' as const] };
    expect(summarizeSession([forgedToo, ACCEPTED])).toMatchObject({ verdict: 'REJECTED' });
  });

  test('one that has only expired is replaced by a later one of the same kind that has not', () => {
    expect(summarizeSession([EXPIRED, ACCEPTED])).toMatchObject({ verdict: 'ACCEPTED', nextAction: 'NONE' });
    expect(summarizeSession([ACCEPTED, EXPIRED])).toMatchObject({ verdict: 'REJECTED', nextAction: 'UPLOAD_DOCUMENT' });
    const card = { ...ACCEPTED, kind: 'IDENTITY_CARD' as const };
    expect(summarizeSession([EXPIRED, card])).toMatchObject({ verdict: 'REJECTED' });
  });
});
