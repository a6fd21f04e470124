import { describe, expect, test } from '@jest/globals';
import { covers, coversOneOf } from '../../support/covers.js';
import { check, failureIn, fieldsOf, fraud, sessionOf, shortOf, SURNAME } from './made-session.js';
import { mapDocument, mapWhole } from './read-fixture.js';

describe('the status of a session', () => {
  test.each([
    ['success', 'ACCEPTED'],
    ['failed', 'REJECTED'],
    ['suspicious', 'SUSPICIOUS'],
    ['exception', null],
    ['expired', null],
    ['Success', null],
    ['approved', null],
  ])('%s decides %s', (status, verdict) => {
    coversOneOf('neurovision:session-status', status);
    const { session, warnings } = mapWhole(sessionOf(fieldsOf(SURNAME), { status }));
    expect(session.verdict).toBe(verdict);
    const said = verdict === null ? [`The vendor ended the session as ${status}.`] : [];
    expect(session.remarks).toEqual(said);
    expect(warnings).toEqual(verdict === null ? [`The session ended as ${status}.`] : []);
  });

  test.each([
    ['success', []],
    ['failed', [check('OTHER', 'FAILED', 'failed')]],
    ['suspicious', [check('OTHER', 'FAILED', 'suspicious')]],
    ['exception', [check('OTHER', 'NOT_RUN', 'exception')]],
    ['approved', [check('OTHER', 'NOT_RUN', 'approved')]],
  ])('%s shows among the checks of a document', (status, expected) => {
    const { document } = mapDocument(sessionOf(fieldsOf(SURNAME), { status }));
    expect(document.checks.map(shortOf)).toEqual([check('AUTHENTICITY', 'NOT_RUN', 'fraud'), ...expected]);
  });
});

describe('authenticity', () => {
  const passed = { caption: 'isEdited', status: 'success' };
  test.each([
    ['every check passed', 'success', 'success', [passed], 'PASSED'],
    [
      'one failed that speaks of forgery',
      'failed',
      'failed',
      [passed, { caption: 'isPrinted', status: 'failed' }],
      'FAILED',
    ],
    [
      'the same, in a session that passed',
      'success',
      'success',
      [{ caption: 'isDisplay', status: 'failed' }],
      'FAILED',
    ],
    ['one failed that does not', 'success', 'success', [passed, { caption: 'isCropped', status: 'failed' }], 'NOT_RUN'],
    ['one failed that nobody knows', 'success', 'success', [passed, { caption: 'isNew', status: 'failed' }], 'NOT_RUN'],
    ['one is not decided', 'success', 'success', [passed, { caption: 'isPrinted', status: 'idle' }], 'NOT_RUN'],
    ['one has no status', 'success', 'success', [passed, { caption: 'isPrinted' }], 'NOT_RUN'],
    ['the session is suspicious', 'suspicious', 'success', [passed], 'NOT_RUN'],
    ['the session has a status that nobody knows', 'approved', 'success', [passed], 'NOT_RUN'],
    ['the document failed', 'success', 'failed', [passed], 'NOT_RUN'],
    ['nothing was checked', 'success', 'success', [], 'NOT_RUN'],
  ] as const)('%s', (_name, status, resultStatus, items, outcome) => {
    covers('neurovision:result:status');
    const { document } = mapDocument(
      sessionOf({ ...fieldsOf(SURNAME), ...fraud(...items), status: resultStatus }, { status }),
    );
    const authenticity = document.checks.filter(({ name }) => name === 'AUTHENTICITY');
    expect(authenticity.map(shortOf)).toEqual([check('AUTHENTICITY', outcome, 'fraud')]);
  });
});

describe('captions of checks', () => {
  test.each([
    ['isEdited', 'NOT_EDITED'],
    ['isDisplay', 'NOT_A_SCREEN'],
    ['isPrinted', 'NOT_A_PRINT'],
    ['isXerocopy', 'NOT_A_PHOTOCOPY'],
    ['isDamaged', 'NOT_DAMAGED'],
    ['isMRZValid', 'MRZ_CHECK_DIGITS'],
    ['isLogicalMismatch', 'DATA_CONSISTENT'],
    ['isCropped', 'IMAGE_QUALITY'],
    ['isStampsOk', 'OTHER'],
    ['isOtherObjectsOk', 'OTHER'],
    ['isSignatureOwnerOk', 'OTHER'],
    ['isSignatureIssuerOk', 'OTHER'],
    ['isFieldsModified', 'OTHER'],
    ['isFieldsCorrected', 'OTHER'],
    ['isMobile', 'OTHER'],
    ['isPhotoApplication', 'OTHER'],
    ['isFaceDeepFake', 'OTHER'],
    ['isEditedSelfie', 'NOT_EDITED'],
    ['isDisplaySelfie', 'NOT_A_SCREEN'],
    ['isAgeMismatch', 'DATA_CONSISTENT'],
    ['isGenderMismatch', 'DATA_CONSISTENT'],
    ['toString', 'OTHER'],
  ])('%s is %s', (caption, name) => {
    covers('neurovision:result:items');
    coversOneOf('neurovision:caption', caption);
    const items = ['success', 'failed', 'idle'].map((status) => ({ caption, status }));
    const { document } = mapDocument(sessionOf({ ...fieldsOf(SURNAME), ...fraud(...items) }));
    expect(document.checks.slice(1).map(shortOf)).toEqual([
      check(name, 'PASSED', caption),
      check(name, 'FAILED', caption),
      check(name, 'NOT_RUN', caption),
    ]);
  });
});

describe('errors of a result', () => {
  const errors: [string, string, string, string | null][] = [
    ['[general] bad image', 'IMAGE_QUALITY', 'FAILED', 'INVALID_IMAGE'],
    ['[general] too small image', 'IMAGE_QUALITY', 'FAILED', 'INVALID_IMAGE'],
    ['[general] no documents on image', 'IMAGE_QUALITY', 'FAILED', 'INVALID_IMAGE'],
    ['[general] not a selfie', 'OTHER', 'FAILED', 'INVALID_IMAGE'],
    ['[general] low light', 'NOT_TOO_DARK', 'FAILED', 'INVALID_IMAGE'],
    ['[general] black and white image', 'IMAGE_QUALITY', 'FAILED', 'INVALID_IMAGE'],
    ['[document] text fields not visible', 'IMAGE_QUALITY', 'FAILED', 'INVALID_IMAGE'],
    ['[general] age requirement mismatch', 'OTHER', 'FAILED', null],
    ['[system] exception', 'OTHER', 'NOT_RUN', 'UNAVAILABLE'],
    ['[system] out of memory', 'OTHER', 'NOT_RUN', 'UNAVAILABLE'],
    ['[document] something new', 'OTHER', 'FAILED', null],
  ];

  test.each(errors)('%s beside a field is the check %s %s', (error, name, outcome) => {
    covers('neurovision:result:errors');
    const { document } = mapDocument(sessionOf({ ...fieldsOf(SURNAME), errors: [error] }));
    expect(document.checks.slice(1).map(shortOf)).toEqual([check(name, outcome, error)]);
  });

  test.each(errors)('%s, and nothing read: %s %s or the failure %s', (error, name, outcome, code) => {
    coversOneOf('neurovision:error', error);
    const json = sessionOf(
      { status: 'failed', errors: [error], ocr: { status: 'idle', fields: [] } },
      { status: 'failed' },
    );
    if (code !== null) {
      const failure = failureIn(json);
      expect(failure).toMatchObject({ code, providerCode: error, delivery: 'RECEIVED' });
      expect(failure.toProviderError().userCanFix).toBe(code === 'INVALID_IMAGE');
      return;
    }
    const { document } = mapDocument(json);
    expect(document.checks.map(shortOf)).toContainEqual(check(name, outcome, error));
  });

  test('are known in either case, with other spaces and without their area', () => {
    const errors = ['Bad image', '[GENERAL]  Low   Light'];
    const { document } = mapDocument(sessionOf({ ...fieldsOf(SURNAME), errors }));
    expect(document.checks.slice(1).map(({ name }) => name)).toEqual(['IMAGE_QUALITY', 'NOT_TOO_DARK']);
  });

  test('of the session stand among the checks of a document, and among the remarks of a session', () => {
    covers('neurovision:session:errors');
    const json = sessionOf(fieldsOf(SURNAME), { errors: ['[general] low light'] });
    expect(mapDocument(json).document.checks.map(shortOf)).toContainEqual(
      check('NOT_TOO_DARK', 'FAILED', '[general] low light'),
    );
    expect(mapWhole(json).session.remarks).toEqual(['[general] low light']);
  });
});

describe('sessions in which nothing was read', () => {
  test.each([
    ['expired', { status: 'expired', results: [] }, 'TIMEOUT', 'expired'],
    ['an exception', { status: 'exception', results: [] }, 'UNAVAILABLE', 'exception'],
    [
      'an error of the session alone',
      { status: 'failed', results: [], errors: ['[general] bad image'] },
      'INVALID_IMAGE',
      '[general] bad image',
    ],
    ['a status that nobody knows', { status: 'queued', results: [] }, 'MALFORMED_REPLY', 'queued'],
    [
      'results that may not be seen',
      { status: 'success', results: 'Access denied' },
      'PERMISSION_DENIED',
      'access denied',
    ],
  ])('%s', (_name, session, code, providerCode) => {
    covers(
      'neurovision:session-status:exception',
      'neurovision:session-status:expired',
      'neurovision:session-status:approved',
    );
    const failure = failureIn({ sessionId: 's', ...session });
    expect(failure).toMatchObject({ code, providerCode, delivery: 'RECEIVED' });
  });

  test('a picture with a selfie and no document is not supported as a document', () => {
    const selfie = { type: 'selfie', status: 'success', ...fraud({ caption: 'isMobile', status: 'success' }) };
    expect(failureIn({ sessionId: 's', status: 'success', results: [selfie] })).toMatchObject({
      code: 'UNSUPPORTED_DOCUMENT',
      providerCode: 'selfie',
    });
  });

  test('a session without results and errors is an empty reading, not an invented one', () => {
    const { document } = mapDocument({ sessionId: 's', status: 'success', results: [] });
    expect(document).toEqual({
      kind: null,
      country: null,
      side: null,
      candidates: [],
      mrz: null,
      barcodes: [],
      checks: [],
      absences: [],
    });
  });
});
