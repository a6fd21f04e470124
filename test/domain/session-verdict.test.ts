import { describe, expect, test } from '@jest/globals';
import { CROSS_CHECK_NAMES } from '../../src/domain/cross-check.js';
import { LIFECYCLES, NEXT_ACTIONS, REASONS, VERDICTS } from '../../src/domain/lifecycle.js';
import type { SessionInput } from '../../src/domain/session.js';
import { countingDocuments } from '../../src/domain/session-predicates.js';
import { judgeSession } from '../../src/domain/session-verdict.js';
import {
  NOW,
  document,
  face,
  liveness,
  check,
  input,
  asking,
  selfies,
  wanting,
  bankCard,
} from '../support/session-parts.js';

describe('a session', () => {
  test('is accepted when all of it is', () => {
    const whole = input({
      documents: [document(), document({ id: 'card', kind: 'IDENTITY_CARD' }), bankCard],
      selfies,
      faceMatches: [face()],
      livenessChecks: [liveness()],
      invoices: [{ id: 'invoice', lifecycle: 'COMPLETED' }],
      crossChecks: CROSS_CHECK_NAMES.flatMap((name) => [check(name, 'PASSED'), check(name, 'NOT_RUN')]),
      wishes: wanting,
    });
    expect(judgeSession(whole)).toMatchObject({
      lifecycle: 'COMPLETED',
      verdict: 'ACCEPTED',
      nextAction: 'NONE',
      rules: [],
    });
  });

  test('is as bad as the worst of it, and gives all reasons', () => {
    const judgement = judgeSession(
      input({
        documents: [document(), asking('RETAKE_PHOTO', 'IMAGE_TOO_DARK')],
        faceMatches: [face({ decision: 'DIFFERENT_PERSON' })],
        crossChecks: [check('NAMES_MATCH', 'FAILED')],
      }),
    );
    expect(judgement).toMatchObject({ verdict: 'REJECTED', nextAction: 'CONTACT_SUPPORT' });
    expect(judgement.reasons).toEqual(['FACE_DIFFERS', 'NAMES_DIFFER', 'IMAGE_TOO_DARK']);
  });

  test('without anything waits for a document', () => {
    expect(judgeSession(input({ documents: [], wishes: wanting }))).toMatchObject({
      lifecycle: 'QUEUED',
      verdict: null,
      nextAction: 'UPLOAD_DOCUMENT',
      reasons: [],
    });
    expect(judgeSession(input({ documents: [document({ lifecycle: 'CANCELED' })] }))).toMatchObject({
      lifecycle: 'QUEUED',
    });
  });

  test('with no more than an invoice or a liveness check wants nothing further, and accepts nobody', () => {
    const invoices = [{ id: 'invoice', lifecycle: 'COMPLETED' as const }];
    expect(judgeSession(input({ documents: [], invoices }))).toMatchObject({ verdict: null, nextAction: 'NONE' });
    expect(judgeSession(input({ documents: [], livenessChecks: [liveness()] }))).toMatchObject({
      verdict: null,
      nextAction: 'NONE',
    });
  });

  test.each<[string, Partial<SessionInput>]>([
    ['a document', { documents: [document({ verdict: 'REJECTED' }), document({ lifecycle: 'QUEUED' })] }],
    ['a face match', { faceMatches: [face({ lifecycle: 'PROCESSING', decision: null })] }],
    ['a liveness check', { livenessChecks: [liveness({ lifecycle: 'QUEUED', live: null })] }],
    ['an invoice', { invoices: [{ id: 'invoice', lifecycle: 'PROCESSING' }] }],
  ])('decides nothing while %s is being worked on, also past its time', (_, given) => {
    expect(judgeSession(input({ ...given, expiresAt: new Date(0) }))).toMatchObject({
      lifecycle: 'PROCESSING',
      verdict: null,
      nextAction: 'WAIT',
      reasons: [],
    });
  });

  test('has failed only when every part of it has', () => {
    const failed = document({
      lifecycle: 'FAILED',
      verdict: null,
      nextAction: 'CONTACT_SUPPORT',
      reasons: ['PROVIDERS_FAILED'],
    });
    expect(judgeSession(input({ documents: [failed] }))).toMatchObject({
      lifecycle: 'FAILED',
      reasons: ['PROVIDERS_FAILED'],
    });
    expect(judgeSession(input({ documents: [failed], livenessChecks: [liveness()] }))).toMatchObject({
      lifecycle: 'COMPLETED',
    });
  });
});

describe('the time of a session', () => {
  const over = { expiresAt: NOW };
  const left = { expiresAt: new Date(NOW.getTime() + 1) };
  const expired = { lifecycle: 'EXPIRED', verdict: null, nextAction: 'NONE' };

  test('is over for one that still needs something', () => {
    expect(judgeSession(input({ documents: [], ...over }))).toMatchObject({ ...expired, reasons: ['SESSION_EXPIRED'] });
    const missing = input({ wishes: wanting, ...over });
    expect(judgeSession(missing)).toMatchObject(expired);
    expect(judgeSession(missing).reasons).toEqual(['SESSION_EXPIRED', 'SELFIE_MISSING', 'LIVENESS_MISSING']);
    expect(judgeSession(missing).rules[0]).toMatchObject({ id: 'session-expired', reason: 'SESSION_EXPIRED' });
  });

  test('does not count for one that is finished, decided or not', () => {
    expect(judgeSession(input(over))).toMatchObject({ lifecycle: 'COMPLETED', verdict: 'ACCEPTED' });
    const undecided = input({ documents: [document({ verdict: null })], ...over });
    expect(judgeSession(undecided)).toMatchObject({ lifecycle: 'COMPLETED', nextAction: 'NONE' });
    const rejected = input({ documents: [document({ verdict: 'REJECTED' })], ...over });
    expect(judgeSession(rejected)).toMatchObject({ lifecycle: 'COMPLETED', verdict: 'REJECTED' });
  });

  test('is not over before its end', () => {
    expect(judgeSession(input({ wishes: wanting, ...left }))).toMatchObject({
      lifecycle: 'COMPLETED',
      nextAction: 'UPLOAD_SELFIE',
    });
    expect(judgeSession(input({ documents: [], ...left }))).toMatchObject({ lifecycle: 'QUEUED' });
  });
});

describe('what counts no more', () => {
  const front = document({
    id: 'front',
    kind: 'IDENTITY_CARD',
    side: 'FRONT',
    verdict: null,
    nextAction: 'UPLOAD_OTHER_SIDE',
  });
  const back = document({ id: 'back', kind: 'IDENTITY_CARD', side: 'BACK' });

  test('is a front that asked for its back, whichever came first', () => {
    expect(countingDocuments([front, back]).map(({ id }) => id)).toEqual(['back']);
    expect(countingDocuments([back, front]).map(({ id }) => id)).toEqual(['back']);
    expect(countingDocuments([document({ id: 'passport' }), front]).map(({ id }) => id)).toEqual(['passport', 'front']);
    const anotherFront = { ...back, id: 'other', side: 'FRONT' as const };
    expect(countingDocuments([anotherFront, front]).map(({ id }) => id)).toEqual(['other', 'front']);
  });

  test('is a cross-check about a picture that was taken again', () => {
    const blurred = { ...asking('RETAKE_PHOTO', 'NOTHING_READABLE'), id: 'blurred' };
    const crossChecks = [check('NAMES_MATCH', 'FAILED', 'blurred')];
    expect(judgeSession(input({ documents: [blurred], crossChecks }))).toMatchObject({ verdict: 'SUSPICIOUS' });
    expect(judgeSession(input({ documents: [blurred, document()], crossChecks }))).toMatchObject({
      verdict: 'ACCEPTED',
    });
  });

  test('is a face match that a later one of the same portrait decided, and none that was decided', () => {
    const open = face({ decision: 'INCONCLUSIVE' });
    expect(judgeSession(input({ faceMatches: [open, face()] }))).toMatchObject({ verdict: 'ACCEPTED' });
    expect(judgeSession(input({ faceMatches: [face(), open] }))).toMatchObject({ nextAction: 'UPLOAD_SELFIE' });
    const other = face({ documentIds: ['other'] });
    expect(judgeSession(input({ faceMatches: [open, other] }))).toMatchObject({ nextAction: 'UPLOAD_SELFIE' });
    expect(judgeSession(input({ faceMatches: [face({ decision: 'DIFFERENT_PERSON' }), face()] }))).toMatchObject({
      verdict: 'REJECTED',
    });
  });

  test('is a liveness check that a later one decided, and none that was decided', () => {
    const open = liveness({ live: null });
    expect(judgeSession(input({ livenessChecks: [open, liveness()] }))).toMatchObject({ verdict: 'ACCEPTED' });
    expect(judgeSession(input({ livenessChecks: [liveness({ live: false }), liveness()] }))).toMatchObject({
      verdict: 'REJECTED',
    });
  });

  test('is whatever was called off', () => {
    const faceMatches = [face({ lifecycle: 'CANCELED', decision: 'DIFFERENT_PERSON' })];
    const livenessChecks = [liveness({ lifecycle: 'CANCELED', live: false })];
    const documents = [document(), document({ lifecycle: 'CANCELED', verdict: null })];
    expect(judgeSession(input({ documents, faceMatches, livenessChecks }))).toMatchObject({ verdict: 'ACCEPTED' });
  });
});

describe('whatever a session holds', () => {
  let seed = 20_261_120;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const pick = <T>(values: readonly T[]): T => values[random(values.length)] as T;
  const some = <T>(most: number, make: () => T): T[] => Array.from({ length: random(most + 1) }, make);
  const SETTLED = ['COMPLETED', 'COMPLETED', 'COMPLETED', 'FAILED', 'CANCELED', 'PROCESSING'] as const;

  const randomInput = (): SessionInput => ({
    documents: some(4, () =>
      document({
        id: `document-${random(99)}`,
        kind: pick(['PASSPORT', 'IDENTITY_CARD', 'UNKNOWN']),
        side: pick(['FRONT', 'BACK', null]),
        lifecycle: pick(SETTLED),
        verdict: pick(['ACCEPTED', 'ACCEPTED', ...VERDICTS, null]),
        nextAction: pick(['NONE', 'NONE', ...NEXT_ACTIONS.filter((action) => action !== 'WAIT')]),
        reasons: some(2, () => pick(REASONS)),
      }),
    ),
    selfies: some(1, () => ({ id: 'selfie' })),
    vendorVerdicts: some(1, () => pick(['ACCEPTED', 'ACCEPTED', ...VERDICTS, null])),
    faceMatches: some(2, () =>
      face({
        lifecycle: pick(SETTLED),
        decision: pick(['SAME_PERSON', 'SAME_PERSON', 'DIFFERENT_PERSON', 'INCONCLUSIVE', null]),
      }),
    ),
    livenessChecks: some(2, () => liveness({ lifecycle: pick(SETTLED), live: pick([true, true, false, null]) })),
    invoices: some(1, () => ({ id: 'invoice', lifecycle: pick(SETTLED) })),
    wholeCalls: some(1, () => {
      const lifecycle = pick(SETTLED);
      return { id: 'whole', lifecycle, leftLying: lifecycle === 'FAILED' && random(2) === 0 };
    }),
    crossChecks: some(3, () => check(pick(CROSS_CHECK_NAMES), pick(['PASSED', 'PASSED', 'FAILED', 'NOT_RUN']))),
    wishes: { selfie: random(2) === 0, liveness: random(2) === 0 },
    today: NOW,
    expiresAt: pick([null, new Date(0), new Date('2030-01-01')]),
  });

  test('it is accepted only where all of it is, and says what to do until then', () => {
    const seen = new Set<string>();
    for (let round = 0; round < 20_000; round += 1) {
      const given = randomInput();
      const before = structuredClone(given);
      const judgement = judgeSession(given);
      expect(given).toEqual(before);
      expect(LIFECYCLES).toContain(judgement.lifecycle);
      expect((judgement.nextAction === 'WAIT') === (judgement.lifecycle === 'PROCESSING')).toBe(true);
      expect(new Set(judgement.reasons).size).toBe(judgement.reasons.length);
      seen.add(`${judgement.lifecycle} ${judgement.verdict}`);
      if (judgement.verdict !== 'ACCEPTED') continue;
      expect(given.vendorVerdicts.every((verdict) => verdict === null || verdict === 'ACCEPTED')).toBe(true);
      const counting = countingDocuments(given.documents);
      expect(counting.length).toBeGreaterThan(0);
      expect(
        counting.every(
          ({ verdict, reasons }) => verdict === 'ACCEPTED' || reasons.includes('NOT_AN_IDENTITY_DOCUMENT'),
        ),
      ).toBe(true);
      expect(given.crossChecks.some(({ outcome }) => outcome === 'FAILED')).toBe(false);
      const matches = given.faceMatches.filter(({ lifecycle }) => lifecycle !== 'CANCELED');
      const checks = given.livenessChecks.filter(({ lifecycle }) => lifecycle !== 'CANCELED');
      expect(matches.some(({ decision }) => decision === 'DIFFERENT_PERSON')).toBe(false);
      expect(matches.length === 0 || matches.at(-1)?.decision === 'SAME_PERSON').toBe(true);
      expect(checks.some(({ live }) => live === false)).toBe(false);
      expect(checks.length === 0 || checks.at(-1)?.live).toBe(true);
      if (given.wishes.selfie) expect(matches.length).toBeGreaterThan(0);
      if (given.wishes.liveness) expect(checks.length).toBeGreaterThan(0);
      expect(judgement.nextAction).toBe('NONE');
    }
    expect([...seen].sort()).toEqual([
      'COMPLETED ACCEPTED',
      'COMPLETED REJECTED',
      'COMPLETED SUSPICIOUS',
      'COMPLETED null',
      'EXPIRED null',
      'FAILED ACCEPTED',
      'FAILED REJECTED',
      'FAILED SUSPICIOUS',
      'FAILED null',
      'PROCESSING null',
      'QUEUED null',
    ]);
  });

  test('another order of its cross-checks and invoices changes nothing', () => {
    for (let round = 0; round < 500; round += 1) {
      const given = randomInput();
      const turned = {
        ...given,
        crossChecks: [...given.crossChecks].reverse(),
        invoices: [...given.invoices].reverse(),
      };
      expect(judgeSession(turned)).toEqual(judgeSession(given));
    }
  });
});
