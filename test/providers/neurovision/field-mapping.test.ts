import { describe, expect, test } from '@jest/globals';
import { covers } from '../../support/covers.js';
import { failureIn, fieldsOf, fraud, sessionOf, SURNAME } from './made-session.js';
import { fixture, mapDocument, mapWhole } from './read-fixture.js';

describe('"Access denied" where data is due', () => {
  test('where all of it is, that is a missing permission', async () => {
    covers('neurovision:result:denied');
    expect(failureIn(await fixture('access-denied'))).toMatchObject({ code: 'PERMISSION_DENIED', retryable: false });
  });

  test('where some of it is, the rest is read', () => {
    covers('neurovision:result:denied');
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
    covers('neurovision:result:docName');
    const { document } = mapDocument(sessionOf({ docName, ...fieldsOf(SURNAME) }));
    expect([document.country, document.kind]).toEqual([country, kind]);
  });

  test('a name without a kind leaves it to the type of the result', () => {
    const { document } = mapDocument(sessionOf({ type: 'passport', docName: 'GBR — (2006)', ...fieldsOf(SURNAME) }));
    expect([document.country, document.kind]).toEqual(['GBR', 'PASSPORT']);
  });

  test('a country code that is none leaves it to the name', () => {
    covers('neurovision:result:countryCode');
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
    covers('neurovision:ocr:title', 'neurovision:ocr:value', 'neurovision:ocr:other-titles');
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
    covers('neurovision:ocr:valueUTC');
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
    covers('neurovision:ocr:conf');
    const { document } = mapDocument(sessionOf(fieldsOf({ ...SURNAME, conf })));
    expect(document.candidates[0]?.candidate.confidence).toBe(confidence);
  });

  test.each([
    [
      'TD1',
      'I<UTOD7K20481659912080427<<<<<9912083F3403118UTO<<<<<<<<<<<0BRAMBLEWICK<<NOOR<ISELIN<<<<<<',
      [0, 30, 60, 90],
      true,
    ],
    ['TD2', 'I<UTOASHGROVE<VENN<<SILAS<PEREGRINE<R305188479UTO5706145M320831357Z614<8', [0, 36, 72], true],
    ['two lines apart', 'P<UTO\nUX4827', [0, 5, null, 6, 12], false],
    ['of no known length', 'P<UTOMERIDAN', [0, 12], false],
  ])('a zone in one text is taken apart: %s', (_name, value, places, isKnown) => {
    covers('neurovision:title:MRZ string');
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
    const proofs = document.candidates.flatMap(({ candidate }) => candidate.proof);
    expect(proofs.map(({ kind }) => kind)).toEqual(isKnown ? Array<string>(3).fill('MRZ_CHECK_DIGIT') : []);
    expect(warnings).toEqual(isKnown ? [] : ['results[0].ocr.fields[1].value is a zone of no layout that we know.']);
  });

  const ZONE = 'P<UTOMERIDAN<<ELARA<SOLENE<<<<<<<<<<<<<<<<<<UX48271593UTO9104174F3308291910417552<<<<<62';

  test.each<[string, object]>([
    ['that the vendor calls unreadable', fieldsOf({ title: 'MRZ string', value: ZONE, isUnreadable: true })],
    ['of an OCR that is not done', { ocr: { status: 'idle', fields: [{ title: 'MRZ string', value: ZONE }] } }],
    ['with another digit', fieldsOf({ title: 'MRZ string', value: ZONE.replace('9104174', '9204174') })],
  ])('a zone %s is shown, proves nothing and cannot win', (_name, result) => {
    const { document } = mapDocument(sessionOf(result));
    const ofZone = document.candidates.filter(({ candidate }) => candidate.zone === 'MACHINE_READABLE_ZONE');
    expect(ofZone).toHaveLength(9);
    for (const { candidate } of ofZone) expect(candidate).toMatchObject({ accepted: false, proof: [] });
  });
});

describe('types of results', () => {
  test('an unknown type with OCR is a document', () => {
    covers('neurovision:result:type-other');
    const { session } = mapWhole(sessionOf({ type: 'id_card', docName: 'UTO — ID card', ...fieldsOf(SURNAME) }));
    expect(session.documents).toMatchObject([{ kind: 'IDENTITY_CARD', country: 'UTO' }]);
  });

  test('liveness that is not decided is neither true nor false', () => {
    covers('neurovision:result:type-liveness');
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
