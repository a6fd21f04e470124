import { describe, expect, test } from '@jest/globals';
import type { SessionInput } from '../../src/domain/session.js';
import { SESSION_PREDICATES } from '../../src/domain/session-predicates.js';
import { SESSION_RULES, SESSION_RULES_VERSION } from '../../src/domain/session-rules.js';
import { judgeSession } from '../../src/domain/session-verdict.js';
import { document, face, liveness, check, input, asking, selfies, bankCard } from '../support/session-parts.js';

/** One session for every rule: what holds there first, and what follows. */
const CASES: [
  rule: string,
  given: Partial<SessionInput>,
  verdict: string | null,
  nextAction: string,
  reason: string | null,
][] = [
  [
    'document-forged',
    { documents: [document({ verdict: 'REJECTED', nextAction: 'UPLOAD_DOCUMENT', reasons: ['AUTHENTICITY_FAILED'] })] },
    'REJECTED',
    'UPLOAD_DOCUMENT',
    'AUTHENTICITY_FAILED',
  ],
  [
    'document-expired',
    { documents: [document({ verdict: 'REJECTED', nextAction: 'UPLOAD_DOCUMENT', reasons: ['DOCUMENT_EXPIRED'] })] },
    'REJECTED',
    'UPLOAD_DOCUMENT',
    'DOCUMENT_EXPIRED',
  ],
  // Read while it was valid: the cross-check is made anew with each judgement.
  [
    'document-expired',
    { crossChecks: [check('NOT_EXPIRED', 'FAILED', 'document')] },
    'REJECTED',
    'UPLOAD_DOCUMENT',
    'DOCUMENT_EXPIRED',
  ],
  ['document-rejected', { documents: [document({ verdict: 'REJECTED' })] }, 'REJECTED', 'UPLOAD_DOCUMENT', null],
  [
    'face-differs',
    { faceMatches: [face({ decision: 'DIFFERENT_PERSON' })] },
    'REJECTED',
    'CONTACT_SUPPORT',
    'FACE_DIFFERS',
  ],
  [
    'face-differs',
    { crossChecks: [check('FACE_MATCHES_PORTRAIT', 'FAILED')] },
    'REJECTED',
    'CONTACT_SUPPORT',
    'FACE_DIFFERS',
  ],
  ['not-live', { livenessChecks: [liveness({ live: false })] }, 'REJECTED', 'CONTACT_SUPPORT', 'NOT_LIVE'],
  ['provider-rejected', { vendorVerdicts: [null, 'REJECTED'] }, 'REJECTED', 'CONTACT_SUPPORT', 'PROVIDER_REJECTED'],
  ['provider-suspicious', { vendorVerdicts: ['SUSPICIOUS'] }, 'SUSPICIOUS', 'CONTACT_SUPPORT', 'PROVIDER_SUSPICIOUS'],
  [
    'document-suspicious',
    {
      documents: [
        document({ verdict: 'SUSPICIOUS', nextAction: 'CONTACT_SUPPORT', reasons: ['MRZ_CHECK_DIGITS_FAILED'] }),
      ],
    },
    'SUSPICIOUS',
    'CONTACT_SUPPORT',
    'MRZ_CHECK_DIGITS_FAILED',
  ],
  ['names-differ', { crossChecks: [check('NAMES_MATCH', 'FAILED')] }, 'SUSPICIOUS', 'CONTACT_SUPPORT', 'NAMES_DIFFER'],
  [
    'dates-of-birth-differ',
    { crossChecks: [check('DATE_OF_BIRTH_MATCHES', 'FAILED')] },
    'SUSPICIOUS',
    'CONTACT_SUPPORT',
    'DATES_OF_BIRTH_DIFFER',
  ],
  [
    'document-numbers-differ',
    { crossChecks: [check('DOCUMENT_NUMBER_MATCHES', 'FAILED')] },
    'SUSPICIOUS',
    'CONTACT_SUPPORT',
    'DOCUMENT_NUMBERS_DIFFER',
  ],
  [
    'card-holder-differs',
    { crossChecks: [check('CARD_HOLDER_MATCHES', 'FAILED')] },
    'SUSPICIOUS',
    'CONTACT_SUPPORT',
    'CARD_HOLDER_DIFFERS',
  ],
  [
    'invoice-party-differs',
    { crossChecks: [check('INVOICE_BUYER_MATCHES', 'FAILED')] },
    'SUSPICIOUS',
    'CONTACT_SUPPORT',
    'INVOICE_PARTY_DIFFERS',
  ],
  [
    'invoice-party-differs',
    { crossChecks: [check('INVOICE_PAYEE_MATCHES', 'FAILED')] },
    'SUSPICIOUS',
    'CONTACT_SUPPORT',
    'INVOICE_PARTY_DIFFERS',
  ],
  [
    'plates-differ',
    { crossChecks: [check('PLATE_MATCHES_VEHICLE_LICENCE', 'FAILED')] },
    'SUSPICIOUS',
    'CONTACT_SUPPORT',
    'PLATES_DIFFER',
  ],
  ['part-erased', { anyErased: true }, null, 'NONE', 'ERASED'],
  ['wrong-side', { documents: [asking('UPLOAD_OTHER_SIDE', 'WRONG_SIDE')] }, null, 'UPLOAD_OTHER_SIDE', 'WRONG_SIDE'],
  ['too-dark', { documents: [asking('RETAKE_PHOTO', 'IMAGE_TOO_DARK')] }, null, 'RETAKE_PHOTO', 'IMAGE_TOO_DARK'],
  [
    'retake-needed',
    { documents: [asking('RETAKE_PHOTO', 'MACHINE_READABLE_ZONE_NOT_ACCEPTED')] },
    null,
    'RETAKE_PHOTO',
    'MACHINE_READABLE_ZONE_NOT_ACCEPTED',
  ],
  [
    'other-side-missing',
    { documents: [asking('UPLOAD_OTHER_SIDE', 'MACHINE_READABLE_ZONE_NOT_FOUND')] },
    null,
    'UPLOAD_OTHER_SIDE',
    'MACHINE_READABLE_ZONE_NOT_FOUND',
  ],
  [
    'another-document-needed',
    { documents: [asking('UPLOAD_DOCUMENT', 'NO_IDENTITY_FIELDS')] },
    null,
    'UPLOAD_DOCUMENT',
    'NO_IDENTITY_FIELDS',
  ],
  ['document-missing', { documents: [], selfies }, null, 'UPLOAD_DOCUMENT', 'DOCUMENT_MISSING'],
  ['selfie-missing', { wishes: { selfie: true, liveness: false } }, null, 'UPLOAD_SELFIE', 'SELFIE_MISSING'],
  ['liveness-missing', { wishes: { selfie: false, liveness: true } }, null, 'UPLOAD_SELFIE', 'LIVENESS_MISSING'],
  [
    'face-inconclusive',
    { selfies, faceMatches: [face({ decision: 'INCONCLUSIVE' })] },
    null,
    'UPLOAD_SELFIE',
    'FACE_INCONCLUSIVE',
  ],
  [
    'face-inconclusive',
    { selfies, faceMatches: [face({ decision: null })] },
    null,
    'UPLOAD_SELFIE',
    'FACE_INCONCLUSIVE',
  ],
  [
    'liveness-inconclusive',
    { livenessChecks: [liveness({ live: null })] },
    null,
    'UPLOAD_SELFIE',
    'LIVENESS_INCONCLUSIVE',
  ],
  [
    'providers-failed',
    { selfies, faceMatches: [face({ lifecycle: 'FAILED', decision: null })] },
    null,
    'CONTACT_SUPPORT',
    'PROVIDERS_FAILED',
  ],
  [
    'providers-failed',
    { livenessChecks: [liveness({ lifecycle: 'FAILED', live: null })] },
    null,
    'CONTACT_SUPPORT',
    'PROVIDERS_FAILED',
  ],
  [
    'support-needed',
    { documents: [asking('CONTACT_SUPPORT', 'NOT_SUPPORTED')] },
    null,
    'CONTACT_SUPPORT',
    'NOT_SUPPORTED',
  ],
  ['face-not-compared', { selfies }, null, 'CONTACT_SUPPORT', 'FACE_NOT_COMPARED'],
  [
    'document-undecided',
    { documents: [document({ verdict: null, reasons: ['AUTHENTICITY_NOT_CHECKED'] })] },
    null,
    'NONE',
    'AUTHENTICITY_NOT_CHECKED',
  ],
  ['no-identity-document', { documents: [bankCard] }, null, 'NONE', 'NOT_AN_IDENTITY_DOCUMENT'],
];

describe('a rule', () => {
  test.each(CASES)('%s', (rule, given, verdict, nextAction, reason) => {
    const judgement = judgeSession(input(given));
    expect(judgement).toMatchObject({ verdict, nextAction, rulesVersion: SESSION_RULES_VERSION });
    expect(judgement.rules[0]?.id).toBe(rule);
    expect(judgement.reasons).toEqual(reason === null ? [] : [reason]);
  });

  test('of each kind is in the table above, in its order, and each predicate in a rule', () => {
    expect([...new Set(CASES.map(([rule]) => rule))]).toEqual(SESSION_RULES.map(({ id }) => id));
    expect(SESSION_RULES.map(({ when }) => when as string).sort()).toEqual(Object.keys(SESSION_PREDICATES).sort());
  });

  test('is data that explains itself', () => {
    expect(new Set(SESSION_RULES.map(({ id }) => id)).size).toBe(SESSION_RULES.length);
    for (const rule of SESSION_RULES) {
      expect(structuredClone(rule)).toEqual(rule);
      expect(rule.explanation).toMatch(/^[A-Z].+\.$/);
      expect(rule.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    }
  });

  test('for what was decided stands before those for what is missing', () => {
    const ranks = SESSION_RULES.map(({ verdict }) => ['REJECTED', 'SUSPICIOUS', 'UNDECIDED'].indexOf(verdict ?? ''));
    expect(ranks).toEqual([...ranks].sort((one, other) => one - other));
  });
});

describe('that providers failed', () => {
  test('holds of a call about all pictures that failed, until a later one goes well or others are asked', () => {
    const failed = { id: 'whole', lifecycle: 'FAILED', leftLying: true } as const;
    const wishes = { selfie: true, liveness: true };
    const lying = judgeSession(input({ documents: [], wholeCalls: [failed], wishes }));
    expect(lying).toMatchObject({
      lifecycle: 'FAILED',
      verdict: null,
      nextAction: 'CONTACT_SUPPORT',
      reasons: ['PROVIDERS_FAILED'],
    });
    const later = { ...failed, lifecycle: 'COMPLETED', leftLying: false } as const;
    expect(judgeSession(input({ wholeCalls: [failed] }))).toMatchObject({ reasons: ['PROVIDERS_FAILED'] });
    expect(judgeSession(input({ wholeCalls: [failed, later] }))).toMatchObject({ verdict: 'ACCEPTED' });
    expect(judgeSession(input({ wholeCalls: [{ ...failed, leftLying: false }] }))).toMatchObject({
      verdict: 'ACCEPTED',
    });
  });
});
