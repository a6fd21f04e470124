import { describe, expect, test } from '@jest/globals';
import type { Check } from '../../../src/domain/document.js';
import { ProviderFailure } from '../../../src/providers/contract.js';
import { fixture, map, mapDocument, mapWhole } from './read-fixture.js';

const check = (name: string, outcome: string, providerCode: string) => ({ name, outcome, providerCode });
const shortOf = ({ name, outcome, providerCode }: Check) => ({ name, outcome, providerCode });

/** A session with one result about a document. */
function sessionOf(result: object, session: object = {}): object {
  return {
    sessionId: '550e8400-e29b-11d4-a716-446655440000',
    status: 'success',
    results: [{ status: 'success', type: 'document', errors: [], ...result }],
    ...session,
  };
}
const fieldsOf = (...fields: object[]) => ({ ocr: { status: 'success', fields } });
const SURNAME = { title: 'Surname', value: 'DOE', conf: 'high' };
const fraud = (...items: object[]) => ({ checks: [{ caption: 'fraud', items }] });

function failureOf(json: unknown, wanted: 'DOCUMENT' | 'SESSION' = 'DOCUMENT'): ProviderFailure {
  try {
    map(json, wanted);
  } catch (fault) {
    if (fault instanceof ProviderFailure) return fault;
    throw fault;
  }
  throw new Error('It did not fail.');
}

describe('the sample of a document', () => {
  test('reads the surname, the country and the kind', async () => {
    const { document, warnings } = mapDocument(await fixture('document-with-error'));
    expect(warnings).toEqual([]);
    expect(document).toMatchObject({
      kind: 'PASSPORT',
      country: 'GBR',
      side: null,
      mrz: null,
      barcodes: [],
      absences: [],
    });
    const common = {
      provider: 'neurovision',
      zone: 'VISUAL',
      confidence: null,
      inferences: [],
      accepted: true,
      proof: [],
      box: null,
    };
    expect(document.candidates).toEqual([
      {
        name: 'SURNAME',
        candidate: { ...common, value: 'DOE', raw: 'DOE', rawPath: 'results[0].ocr.fields[0].value' },
      },
      {
        name: 'DOCUMENT_NAME',
        candidate: {
          ...common,
          value: 'GBR — Passport(2006)',
          raw: 'GBR — Passport(2006)',
          rawPath: 'results[0].docName',
        },
      },
    ]);
  });

  test('an error beside success is a check that failed, beside those that passed', async () => {
    const { document } = mapDocument(await fixture('document-with-error'));
    expect(document.checks.map(shortOf)).toEqual([
      check('AUTHENTICITY', 'PASSED', 'fraud'),
      check('NOT_EDITED', 'PASSED', 'isEdited'),
      check('IMAGE_QUALITY', 'FAILED', '[document] text fields not visible'),
    ]);
    expect(document.checks.map(({ provider }) => provider)).toEqual(['neurovision', 'neurovision', 'neurovision']);
  });
});

describe('the sample of a selfie and a document', () => {
  test('is one document, two comparisons of faces and a verdict', async () => {
    const { session, warnings } = mapWhole(await fixture('selfie-and-document'));
    expect(warnings).toEqual([]);
    expect(session).toMatchObject({
      verdict: 'ACCEPTED',
      isCustomerNew: false,
      clientKey: null,
      liveness: [],
      remarks: [],
    });
    expect(session.documents).toHaveLength(1);
    expect(session.documents[0]?.checks.map(shortOf)).toEqual([
      check('AUTHENTICITY', 'PASSED', 'fraud'),
      check('NOT_EDITED', 'PASSED', 'isEdited'),
      check('NOT_A_SCREEN', 'PASSED', 'isDisplay'),
      check('NOT_A_PRINT', 'PASSED', 'isPrinted'),
    ]);
    const scale = { worst: 0, best: 100 };
    expect(session.faces).toEqual([
      {
        rawScore: '92%',
        score: 92,
        scale,
        threshold: null,
        samePerson: true,
        remarks: ['selfie with passport & passport'],
      },
      { rawScore: '83%', score: 83, scale, threshold: null, samePerson: true, remarks: ['selfie & passport'] },
    ]);
  });

  test('no address of a picture is in the reading', async () => {
    const { session } = mapWhole(await fixture('selfie-and-document'));
    expect(JSON.stringify(session)).not.toContain('url_to');
  });

  test('asked for a document, only that is taken', async () => {
    const { document } = mapDocument(await fixture('selfie-and-document'));
    expect(document.candidates.map(({ name }) => name)).toEqual(['SURNAME', 'DOCUMENT_NAME']);
  });
});

describe('the sample of a failed session', () => {
  test.each(['DOCUMENT', 'SESSION'] as const)('%s: the vendor is to blame, and has got the call', async (wanted) => {
    expect(failureOf(await fixture('failed-session'), wanted)).toMatchObject({
      code: 'UNAVAILABLE',
      retryable: true,
      delivery: 'RECEIVED',
      providerCode: '[system] exception',
    });
  });
});

describe('a rich session', () => {
  test('field by field', async () => {
    const { session } = mapWhole(await fixture('rich-session'));
    const document = session.documents[0]!;
    expect(document).toMatchObject({ kind: 'PASSPORT', country: 'UTO', side: 'FRONT' });
    const at = (index: number) => `results[0].ocr.fields[${index}].value`;
    expect(
      document.candidates.map(({ name, candidate: { value, raw, rawPath, confidence, accepted } }) => [
        name,
        value,
        raw,
        rawPath,
        confidence,
        accepted,
      ]),
    ).toEqual([
      ['SURNAME', 'MERIDAN', 'MERIDAN', at(0), null, true],
      ['GIVEN_NAMES', 'ELARA SOLENE', 'ELARA SOLENE', at(1), 0.93, true],
      ['MIDDLE_NAME', 'TOBIAS', 'TOBIAS', at(2), null, true],
      ['SEX', 'F', 'Ж', at(3), null, true],
      // Derived, so the vendor's confidence in the printed text does not carry over.
      ['DATE_OF_BIRTH', '1991-04-17', '17.04.1991', at(4), null, true],
      ['PLACE_OF_BIRTH', 'ZENITH', 'ZENITH', at(5), null, true],
      ['DOCUMENT_SERIES', '4512', '4512', at(6), null, true],
      ['DOCUMENT_NUMBER', 'UX4827159', 'UX4827159', at(7), null, true],
      ['DATE_OF_ISSUE', '2023-08-30', '30 AUG 2023', `${at(8)} + results[0].ocr.fields[8].valueUTC`, null, true],
      ['DATE_OF_EXPIRY', '2033-08-29', '29.08.2033', at(9), null, true],
      ['ISSUING_AUTHORITY_CODE', '770-???', '770-???', at(11), null, false],
      ['ADDRESS', '1 EXAMPLE STREET, ZENITH', '1 EXAMPLE STREET, ZENITH', at(12), null, true],
      ['NATIONALITY', 'UTO', 'UTO', at(13), 1, true],
      ['DOCUMENT_NAME', 'Passport (2006)', 'Passport (2006)', 'results[0].docName', null, true],
    ]);
    expect(document.absences).toEqual([{ name: 'ISSUING_AUTHORITY', reason: 'UNREADABLE' }]);
    expect(document.mrzLines).toEqual([
      { text: 'P<UTOMERIDAN<<ELARA<SOLENE<<<<<<<<<<<<<<<<<<', rawPath: `${at(15)}[0..44]` },
      { text: 'UX48271593UTO9104174F3308291910417552<<<<<62', rawPath: `${at(15)}[44..88]` },
    ]);
  });

  test('what was odd is noted with its place and without its value', async () => {
    expect(mapWhole(await fixture('rich-session')).warnings).toEqual([
      'results[0].ocr.fields[7].isModified is set, and its meaning is not documented.',
      'results[0].ocr.fields[9].valueUTC is another day than the printed one.',
      'results[0].ocr.fields[14].title is none that we know.',
      'results[1].ocr.status is not success.',
      'results[5].type is none that we know.',
    ]);
  });

  test('an address proof is a document of another kind, whose fields do not count while OCR was idle', async () => {
    const document = mapWhole(await fixture('rich-session')).session.documents[1];
    expect(document).toMatchObject({ kind: 'OTHER', country: null, side: null });
    expect(document?.candidates.map(({ name, candidate }) => [name, candidate.accepted])).toEqual([['ADDRESS', false]]);
  });

  test('liveness, remarks, verdict and the rest', async () => {
    const { session } = mapWhole(await fixture('rich-session'));
    expect(session).toMatchObject({ verdict: 'SUSPICIOUS', isCustomerNew: true, clientKey: 'my_client_key_123' });
    expect(session.liveness).toEqual([
      {
        live: false,
        rawScore: null,
        score: null,
        scale: null,
        blinked: null,
        mouthOpened: null,
        replaced: null,
        remarks: [],
      },
    ]);
    expect(session.remarks).toEqual([
      '[general] age requirement mismatch',
      'selfie: failed',
      'selfie: isAgeMismatch failed',
      'selfie: isDisplaySelfie failed',
      'selfie: [general] not a selfie',
      'The vendor reports on something that we do not know: palm_print.',
    ]);
  });

  test.each([
    ['unknown', null, 12],
    ['percent', { worst: 0, best: 100 }, 12],
    ['share', { worst: 0, best: 1 }, null],
  ] as const)('likenesses, where numbers mean %s', async (faceNumbers, scale, score) => {
    const { faces } = mapWhole(await fixture('rich-session'), faceNumbers).session;
    const percent = { worst: 0, best: 100 };
    const ofNumber = score === null ? { score: null, scale: null } : { score, scale };
    expect(faces).toEqual([
      { rawScore: '12', ...ofNumber, threshold: null, samePerson: false, remarks: ['document_0 & selfie'] },
      {
        rawScore: '84.5 %',
        score: 84.5,
        scale: percent,
        threshold: null,
        samePerson: true,
        remarks: ['document_0 & liveness_0'],
      },
      {
        rawScore: 'unknown',
        score: null,
        scale: null,
        threshold: null,
        samePerson: null,
        remarks: ['selfie & liveness_0', 'The vendor has not decided (idle).'],
      },
      {
        rawScore: null,
        score: null,
        scale: null,
        threshold: null,
        samePerson: true,
        remarks: ['selfie & selfie_document'],
      },
    ]);
  });

  test.each([['101%'], ['-3%'], ['92 of 100'], ['']])(
    'a likeness of "%s" is kept as it is written and is no score',
    (value) => {
      const faces = {
        type: 'faces',
        status: 'success',
        checks: [{ caption: 'Face matching', items: [{ status: 'success', value }] }],
      };
      const { session } = mapWhole({ sessionId: 's', status: 'success', results: [faces] });
      expect(session.faces[0]).toMatchObject({ rawScore: value, score: null, scale: null });
    },
  );
});

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
    ['[general] low light', 'IMAGE_QUALITY', 'FAILED', 'INVALID_IMAGE'],
    ['[general] black and white image', 'IMAGE_QUALITY', 'FAILED', 'INVALID_IMAGE'],
    ['[document] text fields not visible', 'IMAGE_QUALITY', 'FAILED', 'INVALID_IMAGE'],
    ['[general] age requirement mismatch', 'OTHER', 'FAILED', null],
    ['[system] exception', 'OTHER', 'NOT_RUN', 'UNAVAILABLE'],
    ['[system] out of memory', 'OTHER', 'NOT_RUN', 'UNAVAILABLE'],
    ['[document] something new', 'OTHER', 'FAILED', null],
  ];

  test.each(errors)('%s beside a field is the check %s %s', (error, name, outcome) => {
    const { document } = mapDocument(sessionOf({ ...fieldsOf(SURNAME), errors: [error] }));
    expect(document.checks.slice(1).map(shortOf)).toEqual([check(name, outcome, error)]);
  });

  test.each(errors)('%s, and nothing read: %s %s or the failure %s', (error, name, outcome, code) => {
    const json = sessionOf(
      { status: 'failed', errors: [error], ocr: { status: 'idle', fields: [] } },
      { status: 'failed' },
    );
    if (code !== null) {
      const failure = failureOf(json);
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
    expect(document.checks.slice(1).map(({ name }) => name)).toEqual(['IMAGE_QUALITY', 'IMAGE_QUALITY']);
  });

  test('of the session stand among the checks of a document, and among the remarks of a session', () => {
    const json = sessionOf(fieldsOf(SURNAME), { errors: ['[general] low light'] });
    expect(mapDocument(json).document.checks.map(shortOf)).toContainEqual(
      check('IMAGE_QUALITY', 'FAILED', '[general] low light'),
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
    [
      'results that may not be seen',
      { status: 'success', results: 'Access denied' },
      'PERMISSION_DENIED',
      'access denied',
    ],
  ])('%s', (_name, session, code, providerCode) => {
    const failure = failureOf({ sessionId: 's', ...session });
    expect(failure).toMatchObject({ code, providerCode, delivery: 'RECEIVED' });
  });

  test('a picture with a selfie and no document is not supported as a document', () => {
    const selfie = { type: 'selfie', status: 'success', ...fraud({ caption: 'isMobile', status: 'success' }) };
    expect(failureOf({ sessionId: 's', status: 'success', results: [selfie] })).toMatchObject({
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

describe('"Access denied" where data is due', () => {
  test('where all of it is, that is a missing permission', async () => {
    expect(failureOf(await fixture('access-denied'))).toMatchObject({ code: 'PERMISSION_DENIED', retryable: false });
  });

  test('where some of it is, the rest is read', () => {
    const json = sessionOf({ ...fieldsOf(SURNAME), checks: 'Access denied', images: 'Access denied' });
    const { document, warnings } = mapDocument(json);
    expect(document.candidates.map(({ name }) => name)).toEqual(['SURNAME']);
    expect(warnings).toEqual(['results[0].checks may not be seen by this account.']);
  });

  test.each(['results', 'errors'])('in place of %s it does no harm', (field) => {
    const { session } = mapWhole({
      ...sessionOf(fieldsOf(SURNAME)),
      errors: 'Access denied',
      [field]: 'Access denied',
      results:
        field === 'results'
          ? [{ ocr: 'Access denied', type: 'liveness' }]
          : [{ type: 'document', ...fieldsOf(SURNAME) }],
    });
    expect(session.verdict).toBe('ACCEPTED');
  });
});

describe('names of documents', () => {
  test.each([
    ['GBR — Passport (2006)', 'GBR', 'PASSPORT'],
    ['GBR — Passport(2006)', 'GBR', 'PASSPORT'],
    ['GBR - Passport (2006)', 'GBR', 'PASSPORT'],
    ['gbr – passport', 'GBR', 'PASSPORT'],
    ['Passport (2006)', null, 'PASSPORT'],
    ['UTO — Identity card (2024)', 'UTO', 'IDENTITY_CARD'],
    ['RUS — Вид на жительство', 'RUS', 'RESIDENCE_PERMIT'],
    ['DEU — Residence permit card', 'DEU', 'RESIDENCE_PERMIT'],
    ['USA — Driver’s license (2020)', 'USA', 'DRIVING_LICENCE'],
    ['KAZ — ID card', 'KAZ', 'IDENTITY_CARD'],
    ['FRA — Visa', 'FRA', 'VISA'],
    ['RUS — Vehicle registration certificate', 'RUS', 'VEHICLE_LICENCE'],
    ['QQQ — Passport', null, 'PASSPORT'],
    ['QQQ — Something', null, null],
    ['Something else', null, null],
  ])('%s is of %s and a %s', (docName, country, kind) => {
    const { document } = mapDocument(sessionOf({ docName, ...fieldsOf(SURNAME) }));
    expect([document.country, document.kind]).toEqual([country, kind]);
  });

  test('a name without a kind leaves it to the type of the result', () => {
    const { document } = mapDocument(sessionOf({ type: 'passport', docName: 'GBR — (2006)', ...fieldsOf(SURNAME) }));
    expect([document.country, document.kind]).toEqual(['GBR', 'PASSPORT']);
  });

  test('a country code that is none leaves it to the name', () => {
    const { document } = mapDocument(sessionOf({ countryCode: '??', docName: 'GBR — Passport', ...fieldsOf(SURNAME) }));
    expect(document.country).toBe('GBR');
  });

  test('a name alone is no field that was read', () => {
    const items = fraud({ caption: 'isEdited', status: 'success' });
    expect(mapDocument(sessionOf({ docName: 'GBR — Passport', ...items })).document.candidates).toEqual([]);
  });
});

describe('fields', () => {
  test.each([
    ['Given names', 'GIVEN_NAMES', 'A', 'A'],
    ['Given name', 'GIVEN_NAMES', 'A', 'A'],
    ['FATHER’S NAME', 'MIDDLE_NAME', 'A', 'A'],
    ['Middle name', 'MIDDLE_NAME', 'A', 'A'],
    ['Full name', 'FULL_NAME', 'A B', 'A B'],
    ['Issuing authority', 'ISSUING_AUTHORITY', ' Office 7 ', 'Office 7'],
    ['Issuing state', 'ISSUING_STATE', 'Germany', 'DEU'],
    ['Issuing state code', 'ISSUING_STATE', 'D', 'DEU'],
    ['Nationality', 'NATIONALITY', 'Atlantis', null],
    ['Personal number', 'PERSONAL_NUMBER', '12', '12'],
    ['Vehicle categories', 'VEHICLE_CLASSES', 'A, B', 'A, B'],
    ['Sex', 'SEX', 'unknown', null],
    ['Date of birth', 'DATE_OF_BIRTH', '31.02.1991', null],
    ['Date of issue', 'DATE_OF_ISSUE', '06.2019', null],
  ])('%s is %s: %j becomes %j', (title, name, raw, value) => {
    const { document } = mapDocument(sessionOf(fieldsOf({ title, value: raw, conf: 'high' })));
    expect(document.candidates).toMatchObject([
      { name, candidate: { raw, value, rawPath: 'results[0].ocr.fields[0].value' } },
    ]);
  });

  test.each([
    ['a day', undefined, '1991-04-17', '1991-04-17', []],
    ['midnight of Greenwich', '', '1991-04-17T00:00:00+00:00', '1991-04-17', []],
    ['another time', '', '1991-04-16T20:00:00.000Z', null, ['results[0].ocr.fields[0].valueUTC is no day.']],
    ['no date', '', 'tomorrow', null, ['results[0].ocr.fields[0].valueUTC is no day.']],
  ])('a date that stands only in valueUTC: %s', (_name, value, valueUTC, expected, expectedWarnings) => {
    const { document, warnings } = mapDocument(sessionOf(fieldsOf({ title: 'Date of birth', value, valueUTC })));
    expect(document.candidates).toMatchObject([
      {
        name: 'DATE_OF_BIRTH',
        candidate: { raw: valueUTC, rawPath: 'results[0].ocr.fields[0].valueUTC', value: expected, confidence: null },
      },
    ]);
    expect(warnings).toEqual(expectedWarnings);
  });

  test.each([
    ['high', null],
    ['low', null],
    [0.5, 0.5],
    [87, null],
    [undefined, null],
  ])('confidence %j is %j', (conf, confidence) => {
    const { document } = mapDocument(sessionOf(fieldsOf({ ...SURNAME, conf })));
    expect(document.candidates[0]?.candidate.confidence).toBe(confidence);
  });

  test.each([
    [
      'TD1',
      'I<UTOD7K20481659912080427<<<<<9912083F3403118UTO<<<<<<<<<<<0BRAMBLEWICK<<NOOR<ISELIN<<<<<<',
      [0, 30, 60, 90],
    ],
    ['TD2', 'I<UTOASHGROVE<VENN<<SILAS<PEREGRINE<R305188479UTO5706145M320831357Z614<8', [0, 36, 72]],
    ['two lines apart', 'P<UTO\nUX4827', [0, 5, null, 6, 12]],
    ['of no known length', 'P<UTOMERIDAN', [0, 12]],
  ])('a zone in one text is taken apart: %s', (_name, value, places) => {
    const { document, warnings } = mapDocument(sessionOf(fieldsOf(SURNAME, { title: 'MRZ string', value })));
    const paths = places.flatMap((from, index) => {
      const to = places[index + 1];
      return from === null || to == null ? [] : [[from, to] as const];
    });
    expect(document.mrzLines).toEqual(
      paths.map(([from, to]) => ({
        text: value.slice(from, to),
        rawPath: `results[0].ocr.fields[1].value[${from}..${to}]`,
      })),
    );
    expect(warnings).toEqual([]);
  });
});

describe('types of results', () => {
  test('an unknown type with OCR is a document', () => {
    const { session } = mapWhole(sessionOf({ type: 'id_card', docName: 'UTO — ID card', ...fieldsOf(SURNAME) }));
    expect(session.documents).toMatchObject([{ kind: 'IDENTITY_CARD', country: 'UTO' }]);
  });

  test('liveness that is not decided is neither true nor false', () => {
    const { session } = mapWhole({
      sessionId: 's',
      status: 'success',
      results: [{ type: 'liveness', status: 'idle' }],
    });
    expect(session.liveness).toMatchObject([{ live: null, remarks: ['The vendor has not decided (idle).'] }]);
  });

  test('several documents in one picture: the first is taken that was read', () => {
    const results = [
      { type: 'document', status: 'success' },
      { type: 'document', status: 'success', ...fieldsOf(SURNAME) },
    ];
    const { document, warnings } = mapDocument({ sessionId: 's', status: 'success', results });
    expect(document.candidates).toMatchObject([{ candidate: { rawPath: 'results[1].ocr.fields[0].value' } }]);
    expect(warnings).toEqual(['The reply is about 2 documents, of which one is taken.']);
  });
});

describe('addresses in texts', () => {
  test('are cut out of remarks', () => {
    const errors = ['[document] see https://evil.example/?a=1 now', 'data:image/png;base64,AAAA'];
    const { session } = mapWhole(sessionOf(fieldsOf(SURNAME), { errors }));
    expect(session.remarks).toEqual(['[document] see [address left out] now', '[address left out]']);
  });
});
