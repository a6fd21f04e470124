import { describe, expect, test } from '@jest/globals';
import type { DocumentReading } from '../../../src/domain/document.js';
import { mapResult } from '../../../src/providers/beorg/mapping.js';
import type { AskedDocument } from '../../../src/providers/beorg/submission.js';
import { readResult } from '../../../src/providers/beorg/wire.js';
import type { ProviderRequest } from '../../../src/providers/contract.js';
import type { Reading } from '../../../src/domain/reading.js';
import { covers } from '../../support/covers.js';
import { fixture, settingsWith, TODAY } from './beorg-settings.js';

const settings = settingsWith();

async function mapped(
  name: string,
  kind: ProviderRequest['kind'],
  asked: AskedDocument[],
  warnings: string[] = [],
): Promise<Reading | null> {
  return mapResult(readResult(await fixture(name), warnings), kind, { settings, asked, today: TODAY, warnings });
}

async function document(name: string, key: string, warnings: string[] = []): Promise<DocumentReading> {
  const reading = await mapped(name, 'DOCUMENT', [{ key, type: key }], warnings);
  if (reading?.kind !== 'DOCUMENT') throw new Error('It is no reading of a document.');
  return reading.document;
}

/** Path, field, value, raw text, confidence: what a table of a mapping has to say. */
function rows(reading: DocumentReading) {
  return reading.candidates.map(({ name, candidate }) => [
    candidate.rawPath,
    name,
    candidate.value,
    candidate.raw,
    candidate.confidence,
  ]);
}

const data = (name: string) => `documents[0].data.${name}`;

describe('the temporary residence permit', () => {
  test('field by field', async () => {
    covers(
      'beorg:reply:documents.type',
      'beorg:reply:documents.data',
      'beorg:reply:confidences-null',
      'beorg:reply:verifications',
      'beorg:permit-field:Gender',
      'beorg:permit-field:LastName',
      'beorg:permit-field:FirstName',
      'beorg:permit-field:BirthDate',
      'beorg:permit-field:BirthPlace',
      'beorg:permit-field:Citizenship',
      'beorg:permit-field:SolutionNumber',
      'beorg:permit-field:SolutionDate',
      'beorg:permit-field:ExpiryDate',
      'beorg:permit-field:IssuedBy',
      'beorg:permit-field:IssueId',
      'beorg:permit-field:IssueDate',
    );
    const reading = await document('rvp-result', 'RVP1');
    expect(rows(reading)).toEqual([
      [data('Gender'), 'SEX', 'F', 'F', null],
      [data('LastName'), 'SURNAME', 'ОБРАЗЦОВА', 'ОБРАЗЦОВА', null],
      [data('FirstName'), 'GIVEN_NAMES', 'ПРОБА', 'ПРОБА', null],
      [data('BirthDate'), 'DATE_OF_BIRTH', '1985-03-02', '02.03.1985', null],
      [data('BirthPlace'), 'PLACE_OF_BIRTH', 'Г. ПРИМЕРНЫЙ', 'Г. ПРИМЕРНЫЙ', null],
      [data('Citizenship'), 'NATIONALITY', 'TJK', 'ТАДЖИКИСТАН', null],
      [data('SolutionNumber'), 'DECISION_NUMBER', '000/2099/77', '000/2099/77', null],
      [data('SolutionDate'), 'DECISION_DATE', '2024-11-05', '05.11.2024', null],
      [data('ExpiryDate'), 'DATE_OF_EXPIRY', '2027-11-05', '05.11.2027', null],
      [data('IssuedBy'), 'ISSUING_AUTHORITY', 'ОТДЕЛ ПО ВОПРОСАМ МИГРАЦИИ', 'ОТДЕЛ ПО ВОПРОСАМ МИГРАЦИИ', null],
      [data('IssueId'), 'ISSUING_AUTHORITY_CODE', '770000', '770000', null],
      [data('IssueDate'), 'DATE_OF_ISSUE', '2024-11-20', '20.11.2024', null],
    ]);
    expect(reading).toMatchObject({ kind: 'RESIDENCE_PERMIT', country: 'RUS', side: null, mrz: null, barcodes: [] });
    expect(reading.checks).toEqual([]);
  });

  test('an empty text is no value, and nobody says why it is empty', async () => {
    covers('beorg:permit-field:MiddleName');
    const reading = await document('rvp-result', 'RVP1');
    expect(reading.candidates.some(({ name }) => name === 'MIDDLE_NAME')).toBe(false);
    expect(reading.absences).toEqual([]);
  });

  test('a key that does not come back is noted, and the first document is taken', async () => {
    covers('beorg:reply:documents.key');
    const warnings: string[] = [];
    const reading = await document('rvp-result', 'ANOTHER', warnings);
    expect(reading.candidates).toHaveLength(12);
    expect(warnings).toEqual(['No document of the reply bears the key that was asked for; the first one was taken.']);
  });
});

describe('the passport', () => {
  test('field by field, with confidences as texts, numbers, null and beyond the promised most', async () => {
    covers(
      'beorg:reply:documents.data',
      'beorg:reply:confidences',
      'beorg:reply:confidences-text',
      'beorg:passport-field:LastName',
      'beorg:passport-field:FirstName',
      'beorg:passport-field:MiddleName',
      'beorg:passport-field:BirthDate',
      'beorg:passport-field:BirthPlace',
      'beorg:passport-field:Series',
      'beorg:passport-field:Number',
      'beorg:passport-field:IssuedBy',
      'beorg:passport-field:IssueDate',
      'beorg:passport-field:IssueId',
      'beorg:passport-field:Gender',
      'beorg:passport-field:MRZ1',
      'beorg:passport-field:MRZ2',
    );
    const reading = await document('passport-result', 'PASSPORT');
    const office = 'ОТДЕЛОМ УФМС ПО ПРИМЕРНОЙ ОБЛАСТИ';
    expect(rows(reading)).toEqual([
      [data('LastName'), 'SURNAME', 'ОБРАЗЦОВА', 'ОБРАЗЦОВА', 0.9996200799942017],
      [data('FirstName'), 'GIVEN_NAMES', 'ПРОБА', 'ПРОБА', 1],
      [data('MiddleName'), 'MIDDLE_NAME', 'ТЕСТОВНА', 'ТЕСТОВНА', 0.91],
      [data('Gender'), 'SEX', 'F', 'Ж', 0.9987],
      [data('BirthDate'), 'DATE_OF_BIRTH', '1980-01-01', '01.01.1980', 0.9991],
      [data('BirthPlace'), 'PLACE_OF_BIRTH', 'Г. ПРИМЕРНЫЙ', 'Г. ПРИМЕРНЫЙ', null],
      [data('Series'), 'DOCUMENT_SERIES', '0000', '0000', 0],
      [data('Number'), 'DOCUMENT_NUMBER', '123456', '123456', null],
      [data('IssuedBy'), 'ISSUING_AUTHORITY', office, office, null],
      [data('IssueDate'), 'DATE_OF_ISSUE', '2010-01-15', '15.01.2010', null],
      [data('IssueId'), 'ISSUING_AUTHORITY_CODE', '990001', '990001', null],
      [`${data('MRZ1')}[0..2]`, 'DOCUMENT_CODE', 'PN', 'PN', null],
      [`${data('MRZ1')}[2..5]`, 'ISSUING_STATE', 'RUS', 'RUS', null],
      [`${data('MRZ1')}[5..14]`, 'SURNAME', null, 'OBRAZCOVA', null],
      [`${data('MRZ1')}[16..30]`, 'GIVEN_NAMES', null, 'PROBA<TESTOVNA', null],
      [`${data('MRZ2')}[0..9]`, 'DOCUMENT_NUMBER', null, '000123456', null],
      [`${data('MRZ2')}[10..13]`, 'NATIONALITY', 'RUS', 'RUS', null],
      [`${data('MRZ2')}[13..19]`, 'DATE_OF_BIRTH', '1980-01-01', '800101', null],
      [`${data('MRZ2')}[20..21]`, 'SEX', 'F', 'F', null],
    ]);
    expect(reading).toMatchObject({ kind: 'PASSPORT', country: 'RUS' });
    expect(reading.mrzLines?.map(({ text, rawPath }) => [rawPath, text.length])).toEqual([
      [data('MRZ1'), 44],
      [data('MRZ2'), 44],
    ]);
  });

  test('only what a check digit covers is proved by it, and the century stays inferred', async () => {
    covers('beorg:passport-field:MRZ1', 'beorg:passport-field:MRZ2');
    const { candidates } = await document('passport-result', 'PASSPORT');
    const proved = candidates.filter(({ candidate }) => candidate.proof.length > 0);
    expect(proved.map(({ name, candidate }) => [name, candidate.proof[0]!.checkDigit, candidate.inferences])).toEqual([
      ['DATE_OF_BIRTH', 'DATE_OF_BIRTH', ['CENTURY']],
    ]);
  });

  test('a field that the vendor calls bad is shown and cannot win', async () => {
    covers('beorg:check:bad_fields');
    const { candidates } = await document('passport-result', 'PASSPORT');
    const refused = candidates.filter(({ candidate }) => !candidate.accepted);
    expect(refused.map(({ name }) => name)).toEqual(['DOCUMENT_SERIES']);
  });

  test('checks are three-valued, keep their own names, and a title is not taken for a failure that did not happen', async () => {
    covers(
      'beorg:reply:metadata',
      'beorg:passport-field:HasPhoto',
      'beorg:passport-field:HasOwnerSignature',
      'beorg:check:checks',
      'beorg:check:entry-status',
      'beorg:check:title',
      'beorg:check:other',
    );
    const { checks } = await document('passport-result', 'PASSPORT');
    expect(
      checks.map(({ name, outcome, explanation, providerCode }) => [providerCode, name, outcome, explanation]),
    ).toEqual([
      ['HasPhoto', 'OTHER', 'PASSED', 'Whether the holder’s photograph is there.'],
      ['HasOwnerSignature', 'OTHER', 'FAILED', 'Whether the holder’s signature is there.'],
      [
        'verify_passport.fields_to_check_valid',
        'DATA_CONSISTENT',
        'PASSED',
        'BeOrg looked for this fault and did not find it: Не заполнены обязательные поля',
      ],
      ['verify_passport.series_okato', 'DATA_CONSISTENT', 'FAILED', 'Серия не соответствует коду ОКАТО'],
      [
        'verify_passport.issued_after_14',
        'DATA_CONSISTENT',
        'NOT_RUN',
        'BeOrg had no values to look for this fault: Документ выдан до 14 лет',
      ],
      [
        'some_new_group.some_new_key',
        'OTHER',
        'PASSED',
        'BeOrg looked for this fault and did not find it: Что-то новое',
      ],
    ]);
  });
});

test.each([
  ['status 1 and no failed part', { status: 1, status_text: 'expired passport' }, ['expired passport']],
  ['the same without a text', { status: 1 }, ['The verification as a whole failed.']],
  ['status 0', { status: 0, status_text: 'ok' }, []],
])('a verification as a whole: %s', (_name, verifications, explanations) => {
  covers('beorg:check:status');
  const metadata = { confidences: null, verifications: { checks: {}, bad_fields: [], ...verifications } };
  const json = { document_id: 's-1', documents: [{ key: 'RVP', type: 'RVP', data: { Gender: 'F' }, metadata }] };
  const asked = [{ key: 'RVP', type: 'RVP' }];
  const reading = mapResult(readResult(json, []), 'DOCUMENT', { settings, asked, today: TODAY, warnings: [] });
  if (reading?.kind !== 'DOCUMENT') throw new Error('It is no reading of a document.');
  const whole = reading.document.checks.filter(({ providerCode }) => providerCode === 'verifications');
  expect(whole.map(({ explanation, outcome }) => [explanation, outcome])).toEqual(
    explanations.map((explanation) => [explanation, 'FAILED']),
  );
});

describe('the passport of another country', () => {
  test('names of the zone are read, its check digits prove, and the zone tells the country', async () => {
    covers('beorg:passport-field:foreign', 'beorg:passport-field:unknown');
    const warnings: string[] = [];
    const reading = await document('foreign-passport-result', 'PASSPORT_FRGN', warnings);
    expect(rows(reading)).toEqual([
      [data('LastName'), 'SURNAME', 'MERIDAN', 'MERIDAN', 0.9999],
      [data('FirstName'), 'GIVEN_NAMES', 'ELARA SOLENE', 'ELARA SOLENE', null],
      [data('Gender'), 'SEX', 'F', 'F', null],
      [data('BirthDate'), 'DATE_OF_BIRTH', '1991-04-17', '17.04.1991', null],
      [data('Citizenship'), 'NATIONALITY', 'UTO', 'UTO', 0.97],
      [data('Number'), 'DOCUMENT_NUMBER', 'UX4827159', 'UX4827159', null],
      [data('ExpiryDate'), 'DATE_OF_EXPIRY', '2033-08-29', '29.08.2033', null],
      [`${data('MRZ1')}[0..2]`, 'DOCUMENT_CODE', 'P', 'P<', null],
      [`${data('MRZ1')}[2..5]`, 'ISSUING_STATE', 'UTO', 'UTO', null],
      [`${data('MRZ1')}[5..12]`, 'SURNAME', 'MERIDAN', 'MERIDAN', null],
      [`${data('MRZ1')}[14..26]`, 'GIVEN_NAMES', 'ELARA SOLENE', 'ELARA<SOLENE', null],
      [`${data('MRZ2')}[0..9]`, 'DOCUMENT_NUMBER', 'UX4827159', 'UX4827159', null],
      [`${data('MRZ2')}[10..13]`, 'NATIONALITY', 'UTO', 'UTO', null],
      [`${data('MRZ2')}[13..19]`, 'DATE_OF_BIRTH', '1991-04-17', '910417', null],
      [`${data('MRZ2')}[20..21]`, 'SEX', 'F', 'F', null],
      [`${data('MRZ2')}[21..27]`, 'DATE_OF_EXPIRY', '2033-08-29', '330829', null],
    ]);
    expect(reading).toMatchObject({ kind: 'PASSPORT', country: 'UTO' });
    expect(warnings).toEqual([
      'documents[0].data.SomethingNew is a field that is not documented; it stands in the raw reply.',
    ]);
  });
});

describe('pictures that the vendor calls broken', () => {
  test('a part that was read is kept, with the reason as a check and the empty fields as unreadable', async () => {
    covers('beorg:reply:broken-part');
    const reading = await document('broken-part-result', 'RVP');
    expect(rows(reading)).toEqual([
      [data('LastName'), 'SURNAME', 'ОБРАЗЦОВА', 'ОБРАЗЦОВА', 0.7],
      // A date that is none stays a failure, and nobody's confidence in its digits makes it one.
      [data('BirthDate'), 'DATE_OF_BIRTH', null, '00.00.1985', null],
    ]);
    expect(reading.absences).toEqual([{ name: 'GIVEN_NAMES', reason: 'UNREADABLE' }]);
    const explanation = 'Низкое качество изображения';
    expect(reading.checks).toEqual([
      { name: 'OTHER', outcome: 'FAILED', explanation, provider: 'beorg', providerCode: 'broken' },
    ]);
  });

  test.each(['DOCUMENT', 'SESSION', 'FACE_MATCH', 'LIVENESS'] as const)('nothing read is no %s', async (kind) => {
    expect(await mapped('broken-empty-result', kind, [{ key: 'RVP', type: 'RVP' }])).toBeNull();
  });
});

describe('sessions', () => {
  test('documents are told apart by key, and what did not come back is said', async () => {
    covers('beorg:request:key', 'beorg:reply:documents');
    const asked = [
      { key: 'RVP1', type: 'RVP', imageIndexes: [1, 2] },
      { key: 'document-2', type: 'PASSPORT', imageIndexes: [0] },
    ];
    const reading = await mapped('rvp-result', 'SESSION', asked);
    if (reading?.kind !== 'SESSION') throw new Error('It is no reading of a session.');
    expect(reading.session.documents.map(({ kind }) => kind)).toEqual(['RESIDENCE_PERMIT']);
    expect(reading.session).toMatchObject({ faces: [], liveness: [], verdict: null, isCustomerNew: null });
    expect(reading.session.documents[0]).toMatchObject({ imageIndexes: [1, 2] });
    expect(reading.session.remarks).toEqual(['Nothing came back for document-2.']);
    const strangers = await mapped('rvp-result', 'SESSION', asked.slice(1));
    if (strangers?.kind !== 'SESSION') throw new Error('It is no reading of a session.');
    expect(strangers.session.documents[0]).not.toHaveProperty('imageIndexes');
  });
});
