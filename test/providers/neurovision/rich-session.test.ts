import { describe, expect, test } from '@jest/globals';
import { covers, coversAll } from '../../support/covers.js';
import { face } from './made-session.js';
import { fixture, mapWhole, titlesOf } from './read-fixture.js';

describe('a rich session', () => {
  test('field by field', async () => {
    coversAll('neurovision:title', await titlesOf('rich-session'));
    covers('neurovision:result:countryCode', 'neurovision:result:isBackSide', 'neurovision:ocr:isUnreadable');
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
      ['DOCUMENT_CODE', 'P', 'P<', `${at(15)}[0..44][0..2]`, null, true],
      ['ISSUING_STATE', 'UTO', 'UTO', `${at(15)}[0..44][2..5]`, null, true],
      ['SURNAME', 'MERIDAN', 'MERIDAN', `${at(15)}[0..44][5..12]`, null, true],
      ['GIVEN_NAMES', 'ELARA SOLENE', 'ELARA<SOLENE', `${at(15)}[0..44][14..26]`, null, true],
      ['DOCUMENT_NUMBER', 'UX4827159', 'UX4827159', `${at(15)}[44..88][0..9]`, null, true],
      ['NATIONALITY', 'UTO', 'UTO', `${at(15)}[44..88][10..13]`, null, true],
      ['DATE_OF_BIRTH', '1991-04-17', '910417', `${at(15)}[44..88][13..19]`, null, true],
      ['SEX', 'F', 'F', `${at(15)}[44..88][20..21]`, null, true],
      ['DATE_OF_EXPIRY', '2033-08-29', '330829', `${at(15)}[44..88][21..27]`, null, true],
      ['DOCUMENT_NAME', 'Passport (2006)', 'Passport (2006)', 'results[0].docName', null, true],
    ]);
    const proved = document.candidates.flatMap(({ name, candidate }) =>
      candidate.proof.map(({ kind, checkDigit }) => [name, kind, checkDigit]),
    );
    expect(proved).toEqual(
      ['DOCUMENT_NUMBER', 'DATE_OF_BIRTH', 'DATE_OF_EXPIRY'].map((name) => [name, 'MRZ_CHECK_DIGIT', name]),
    );
    expect(document.absences).toEqual([{ name: 'ISSUING_AUTHORITY', reason: 'UNREADABLE' }]);
    expect(document.mrzLines).toEqual([
      { text: 'P<UTOMERIDAN<<ELARA<SOLENE<<<<<<<<<<<<<<<<<<', rawPath: `${at(15)}[0..44]` },
      { text: 'UX48271593UTO9104174F3308291910417552<<<<<62', rawPath: `${at(15)}[44..88]` },
    ]);
  });

  test('what was odd is noted with its place and without its value', async () => {
    covers('neurovision:ocr:valueUTC', 'neurovision:ocr:isModified');
    expect(mapWhole(await fixture('rich-session')).warnings).toEqual([
      'results[0].ocr.fields[7].isModified is set, and its meaning is not documented.',
      'results[0].ocr.fields[9].valueUTC is another day than the printed one.',
      'results[0].ocr.fields[14].title is none that we know.',
      'results[1].ocr.status is not success.',
      'results[5].type is none that we know.',
    ]);
  });

  test('an address proof is a document of another kind, whose fields do not count while OCR was idle', async () => {
    covers('neurovision:result:type-address_proof', 'neurovision:result:ocr-idle');
    const document = mapWhole(await fixture('rich-session')).session.documents[1];
    expect(document).toMatchObject({ kind: 'OTHER', country: null, side: null });
    expect(document?.candidates.map(({ name, candidate }) => [name, candidate.accepted])).toEqual([['ADDRESS', false]]);
  });

  test('liveness, remarks, verdict and the rest', async () => {
    covers(
      'neurovision:session:isClientNew',
      'neurovision:session:clientKey',
      'neurovision:session-status:suspicious',
      'neurovision:result:type-selfie',
      'neurovision:result:type-liveness',
      'neurovision:result:type-other',
      'neurovision:result:status',
    );
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
    covers('neurovision:result:value-other', 'neurovision:setting:NEUROVISION_FACE_NUMBERS');
    const { faces } = mapWhole(await fixture('rich-session'), faceNumbers).session;
    const percent = { worst: 0, best: 100 };
    const ofNumber = score === null ? { score: null, scale: null } : { score, scale };
    expect(faces.map(({ pair }) => pair)).toEqual([
      [face('DOCUMENT', 'document_0', 0), face('SELFIE', 'selfie')],
      [face('DOCUMENT', 'document_0', 0), face('LIVENESS', 'liveness_0')],
      [face('SELFIE', 'selfie'), face('LIVENESS', 'liveness_0')],
      [face('SELFIE', 'selfie'), face('SELFIE_WITH_DOCUMENT', 'selfie_document')],
    ]);
    expect(faces.map(({ pair: _pair, ...rest }) => rest)).toEqual([
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
      covers('neurovision:result:value');
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
