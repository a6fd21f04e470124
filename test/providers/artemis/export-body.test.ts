import { describe, expect, test } from '@jest/globals';
import type { DocumentKind } from '../../../src/domain/document.js';
import type { Field, ProofKind } from '../../../src/domain/field.js';
import type { MrzCheckDigitName } from '../../../src/domain/mrz.js';
import type { OcrExportAdditions } from '../../../src/domain/ocr-export.js';
import { mapExport } from '../../../src/providers/artemis/export-body.js';
import { RESULT_KEYS } from '../../../src/providers/artemis/result-keys.js';
import type { ExportBodyOptions } from '../../../src/providers/artemis/settings.js';
import { DEFAULT_BODY_OPTIONS } from '../../../src/providers/artemis/settings.js';
import type { OcrExportRequest } from '../../../src/providers/contract.js';
import { covers, coversAll } from '../../support/covers.js';
import { candidate, exportOf, field, fixture, providerOf, TARGET, zone } from './artemis-call.js';

function map(request: Omit<OcrExportRequest, 'kind' | 'target'>, options: Partial<ExportBodyOptions> = {}) {
  return mapExport(request, { ...DEFAULT_BODY_OPTIONS, ...options });
}

/** The result made of these fields alone. */
function resultOf(fields: Field[], documentKind: DocumentKind = 'OTHER', options: Partial<ExportBodyOptions> = {}) {
  return map({ documentKind, fields, mrz: null }, options).body.result;
}

const PASSPORT_LINES = ['P<UTOMERIDAN<<ELARA<SOLENE<<<<<<<<<<<<<<<<<<', 'UX48271593UTO9104174F3308291910417552<<<<<62'];

describe('the body as documented', () => {
  test('the 40 keys are those of the sample, character by character', async () => {
    coversAll('artemis:result-key', RESULT_KEYS);
    const { result } = (await fixture('request-body')) as { result: Record<string, unknown> };
    expect(RESULT_KEYS).toHaveLength(40);
    expect([...RESULT_KEYS].sort()).toEqual(Object.keys(result).sort());
  });

  test('with every key said by the app, the body has the keys and types of the sample', async () => {
    coversAll('artemis:result-key', RESULT_KEYS);
    const sample = await fixture('request-body');
    const additions: OcrExportAdditions = {
      taskId: '<string>',
      description: '<string>',
      error: '<string>',
      result: sample['result'] as Record<string, unknown>,
    };
    const { body, warnings, faults } = map(
      { documentKind: 'UNKNOWN', fields: [], mrz: null, additions },
      { statusTask: '<string>' },
    );
    expect(body).toEqual(sample);
    expect([warnings, faults]).toEqual([[], []]);
  });

  test('with nulls for what is not known, it has all keys', () => {
    covers('artemis:setting:ARTEMIS_UNKNOWN_VALUES');
    const { body } = map({ documentKind: 'UNKNOWN', fields: [], mrz: null }, { unknownValues: 'NULL' });
    expect(body).toEqual({
      error: null,
      result: Object.fromEntries(RESULT_KEYS.map((key) => [key, null])),
      task_id: null,
      description: null,
      status_task: 'SUCCESS',
    });
  });

  test('otherwise what is not known is left out', () => {
    covers('artemis:setting:ARTEMIS_UNKNOWN_VALUES');
    const { body } = map({ documentKind: 'UNKNOWN', fields: [], mrz: null });
    expect(body).toEqual({ result: {}, status_task: 'SUCCESS' });
  });

  test('it is what goes out, so it can be shown before', async () => {
    covers('artemis:request:result');
    const request = await exportOf();
    const preview = providerOf().preview?.(request);
    const { body, warnings } = mapExport(request, DEFAULT_BODY_OPTIONS);
    expect(preview).toEqual({ method: 'PUT', path: '/api/customer/5001/document/123/ocr', body, warnings });
  });
});

describe('specimens, key by key', () => {
  test('the passport of Utopia', async () => {
    covers(
      'artemis:request:result',
      'artemis:request:status_task',
      'artemis:result-key:gender',
      'artemis:result-key:full_name',
      'artemis:result-key:full_name2',
      'artemis:result-key:last_name',
      'artemis:result-key:final hash',
      'artemis:result-key:first_name',
      'artemis:result-key:expiry date',
      'artemis:result-key:nationality',
      'artemis:result-key:optional_data',
      'artemis:result-key:mrz_raw_string',
      'artemis:result-key:issuing_country',
      'artemis:result-key:expiry date hash',
      'artemis:result-key:optional data hash',
      'artemis:result-key:personal_id_number',
      'artemis:result-key:document number hash',
      'artemis:result-key:passport_expiry_date',
    );
    const { body, warnings } = map(await exportOf());
    expect(body).toEqual({
      status_task: 'SUCCESS',
      result: {
        gender: 'F',
        full_name: 'ELARA SOLENE MERIDAN',
        full_name2: 'MERIDAN ELARA SOLENE',
        first_name: 'ELARA SOLENE',
        last_name: 'MERIDAN',
        nationality: 'UTO',
        date_of_birth: '1991-04-17',
        'birth date': '1991-04-17',
        document_type: 'PASSPORT',
        document_number: 'UX4827159',
        passport_number: 'UX4827159',
        personal_id_number: '910417552',
        issuing_country: 'UTO',
        issue_date: '2023-08-30',
        expiry_date: '2033-08-29',
        'expiry date': '2033-08-29',
        passport_expiry_date: '2033-08-29',
        optional_data: '910417552',
        mrz_raw_string: PASSPORT_LINES.join('\n'),
        'final hash': 'true',
        'birth date hash': 'true',
        'expiry date hash': 'true',
        'document number hash': 'true',
        'optional data hash': 'true',
        'valid country code': 'true',
        'valid nationality code': 'true',
        'valid genre format': 'true',
        'document type format': 'true',
        'document number format': 'true',
        'optional data format': 'true',
      },
    });
    expect(warnings).toEqual([]);
  });

  test('the back of a card: no passport, no check of optional data', async () => {
    covers(
      'artemis:result-key:passport_number',
      'artemis:result-key:optional data hash',
      'artemis:result-key:passport_expiry_date',
    );
    const { result } = map(await exportOf('id-card-utopia-back')).body;
    expect(result).toMatchObject({ document_type: 'NATIONAL_ID', document_number: 'D7K204816', 'final hash': 'true' });
    for (const key of ['passport_number', 'passport_expiry_date', 'optional data hash']) {
      expect(result).not.toHaveProperty([key]);
    }
    expect(result['mrz_raw_string']).toBe(
      'I<UTOD7K20481659912080427<<<<<\n9912083F3403118UTO<<<<<<<<<<<0\nBRAMBLEWICK<<NOOR<ISELIN<<<<<<',
    );
  });

  test('a visa has no composite check digit, and none is claimed', async () => {
    covers('artemis:result-key:final hash');
    const { result } = map(await exportOf('visa-a-utopia')).body;
    expect(result).toMatchObject({ document_type: 'OTHERS', 'document number hash': 'true' });
    expect(result).not.toHaveProperty('final hash');
  });

  test('a card issued in a month that is known without its day', async () => {
    covers('artemis:result-key:issue_date');
    const { body, warnings } = map(await exportOf('id-card-french-style'));
    expect(body.result).not.toHaveProperty('issue_date');
    expect(body.result).not.toHaveProperty('expiry_date');
    expect(warnings).toEqual(['issue_date was left out: DATE_OF_ISSUE is no full date.']);
  });

  test('a licence without a zone: nothing of a zone is claimed', async () => {
    covers('artemis:result-key:address');
    const { result } = map(await exportOf('driving-licence-back')).body;
    expect(result).toEqual({
      gender: 'M',
      address: '100 EXAMPLE AVENUE, ANYTOWN, ZZ 00000-0000',
      full_name: 'ODELL JAMES WAYFARER',
      full_name2: 'WAYFARER ODELL JAMES',
      first_name: 'ODELL JAMES',
      last_name: 'WAYFARER',
      'birth date': '1982-05-19',
      date_of_birth: '1982-05-19',
      issue_date: '2024-05-19',
      'expiry date': '2032-05-19',
      expiry_date: '2032-05-19',
      document_type: 'DRIVING_LICENSE',
      document_number: 'Z90417362',
      issuing_country: 'USA',
    });
  });
});

describe('fields, one by one', () => {
  test.each([
    ['RACE', 'race'],
    ['SEX', 'gender'],
    ['ADDRESS', 'address'],
    ['EMPLOYER', 'employer'],
    ['OCCUPATION', 'profession'],
    ['FULL_NAME', 'full_name'],
    ['SURNAME', 'last_name'],
    ['GIVEN_NAMES', 'first_name'],
    ['MIDDLE_NAME', 'first_name'],
    ['NATIONALITY', 'nationality'],
    ['COUNTRY_OF_BIRTH', 'country_of_birth'],
    ['DOCUMENT_NUMBER', 'document_number'],
    ['PERSONAL_NUMBER', 'personal_id_number'],
    ['ISSUING_STATE', 'issuing_country'],
    ['OPTIONAL_DATA', 'optional_data'],
  ] as const)('%s is %s and no other', (name, key) => {
    covers(
      'artemis:result-key:race',
      'artemis:result-key:gender',
      'artemis:result-key:address',
      'artemis:result-key:employer',
      'artemis:result-key:last_name',
      'artemis:result-key:profession',
      'artemis:result-key:nationality',
      'artemis:result-key:optional_data',
      'artemis:result-key:document_number',
      'artemis:result-key:issuing_country',
      'artemis:result-key:country_of_birth',
      'artemis:result-key:personal_id_number',
    );
    expect(resultOf([field(name, 'VALUE')])).toEqual({ document_type: 'OTHERS', [key]: 'VALUE' });
  });

  test.each([
    ['DATE_OF_BIRTH', ['birth date', 'date_of_birth']],
    ['DATE_OF_EXPIRY', ['expiry date', 'expiry_date']],
    ['DATE_OF_ISSUE', ['issue_date']],
  ] as const)('%s is %j', (name, keys) => {
    covers(
      'artemis:result-key:birth date',
      'artemis:result-key:issue_date',
      'artemis:result-key:expiry date',
      'artemis:result-key:expiry_date',
      'artemis:result-key:date_of_birth',
    );
    const expected = Object.fromEntries(keys.map((key) => [key, '2023-12-25']));
    expect(resultOf([field(name, '2023-12-25')])).toEqual({ document_type: 'OTHERS', ...expected });
  });

  test.each(['2023-12', '2023', '2023-02-30', '25.12.2023', '231225'])('a date of %s is left out', (value) => {
    covers('artemis:result-key:expiry_date');
    const { body, warnings } = map({ documentKind: 'UNKNOWN', fields: [field('DATE_OF_EXPIRY', value)], mrz: null });
    expect(body.result).toEqual({});
    expect(warnings).toEqual([
      'expiry_date was left out: DATE_OF_EXPIRY is no full date.',
      'expiry date was left out: DATE_OF_EXPIRY is no full date.',
    ]);
  });

  test('a number of a passport is also its passport number, with the series before it', () => {
    covers('artemis:result-key:document_number', 'artemis:result-key:passport_number');
    const fields = [field('DOCUMENT_SERIES', '45 09'), field('DOCUMENT_NUMBER', '123456')];
    expect(resultOf(fields, 'PASSPORT')).toEqual({
      document_type: 'PASSPORT',
      document_number: '45 09 123456',
      passport_number: '45 09 123456',
    });
    const whole = [field('DOCUMENT_SERIES', '4509'), field('DOCUMENT_NUMBER', '4509123456')];
    expect(resultOf(whole)).toMatchObject({ document_number: '4509123456' });
    expect(resultOf([field('DOCUMENT_SERIES', '4509')])).not.toHaveProperty('document_number');
  });

  test('what has no key does not go out, a card number least of all', () => {
    const fields = [
      field('CARD_NUMBER', '4000001234567899'),
      field('CARD_HOLDER', 'ELARA S MERIDAN'),
      field('PLACE_OF_BIRTH', 'ZENITH'),
      field('ISSUING_AUTHORITY', 'OFFICE'),
    ];
    expect(resultOf(fields, 'BANK_CARD')).toEqual({ document_type: 'OTHERS' });
  });

  test('a field without a value is not known, whatever its candidates say', () => {
    expect(resultOf([field('SURNAME', null), field('SEX', '')], 'UNKNOWN')).toEqual({});
  });

  test('a middle name that is among the given names is not said twice', () => {
    covers('artemis:result-key:first_name');
    const names = (given: string, middle: string) =>
      resultOf([field('GIVEN_NAMES', given), field('MIDDLE_NAME', middle), field('SURNAME', 'LAST')]);
    expect(names('ONE', 'TWO')).toMatchObject({ first_name: 'ONE TWO', full_name2: 'LAST ONE TWO' });
    expect(names('ONE TWO', 'TWO')).toMatchObject({ first_name: 'ONE TWO', full_name: 'ONE TWO LAST' });
    expect(names('ANNALISE', 'ANNA')).toMatchObject({ first_name: 'ANNALISE ANNA' });
  });

  test('a full name is made of its parts where both are known, else taken as it was read', () => {
    covers('artemis:result-key:full_name', 'artemis:result-key:full_name2');
    const read = field('FULL_NAME', 'LAST, FIRST');
    const both = [read, field('SURNAME', 'LAST'), field('GIVEN_NAMES', 'FIRST')];
    expect(resultOf(both)).toMatchObject({ full_name: 'FIRST LAST', full_name2: 'LAST FIRST' });
    expect(resultOf([read, field('SURNAME', 'LAST')])).toMatchObject({ full_name: 'LAST, FIRST' });
    expect(resultOf([field('SURNAME', 'LAST')])).toEqual({ document_type: 'OTHERS', last_name: 'LAST' });
  });

  test.each([
    ['PASSPORT', 'PASSPORT'],
    ['IDENTITY_CARD', 'NATIONAL_ID'],
    ['DRIVING_LICENCE', 'DRIVING_LICENSE'],
    ['RESIDENCE_PERMIT', 'OTHERS'],
    ['TRAVEL_PERMIT', 'OTHERS'],
    ['VISA', 'OTHERS'],
    ['VEHICLE_LICENCE', 'OTHERS'],
    ['BANK_CARD', 'OTHERS'],
    ['OTHER', 'OTHERS'],
  ] as const)('%s is %s', (kind, type) => {
    covers('artemis:result-key:document_type');
    expect(resultOf([], kind)).toEqual({ document_type: type });
  });

  test('an unknown kind has no type', () => {
    covers('artemis:result-key:document_type');
    expect(resultOf([], 'UNKNOWN')).toEqual({});
  });
});

describe('the zone and its checks', () => {
  const inZone = { zone: 'MACHINE_READABLE_ZONE' } as const;
  const damaged = [PASSPORT_LINES[0]!, PASSPORT_LINES[1]!.replace('9104174F', '9104175F')];

  test('a check digit that does not hold is false, and so is the one over all', () => {
    covers(
      'artemis:result-key:final hash',
      'artemis:result-key:birth date hash',
      'artemis:result-key:expiry date hash',
      'artemis:result-key:document number hash',
    );
    const { result } = map({ documentKind: 'PASSPORT', fields: [], mrz: zone('TD3', damaged) }).body;
    expect(result).toMatchObject({
      'birth date hash': 'false',
      'final hash': 'false',
      'expiry date hash': 'true',
      'document number hash': 'true',
    });
  });

  test('a zone that was not accepted is not sent, and nothing is said of it', () => {
    covers('artemis:result-key:mrz_raw_string');
    const mrz = zone('TD3', PASSPORT_LINES, { accepted: false, refusals: ['CHARACTER_UNSURE'] });
    const { body, warnings } = map({ documentKind: 'UNKNOWN', fields: [], mrz });
    expect(body.result).toEqual({});
    expect(warnings).toEqual(['The zone was not accepted and is not sent.']);
  });

  test('without the zone, digits that were added up hold, and what a vendor says of others is not passed on', () => {
    const proof = (kind: ProofKind, checkDigit: MrzCheckDigitName | null) => [
      { kind, explanation: 'It holds.', checkDigit, providers: ['chekin' as const] },
    ];
    const fields = [
      field('DATE_OF_BIRTH', '1991-04-17', { ...inZone, proof: proof('MRZ_CHECK_DIGIT', 'DATE_OF_BIRTH') }),
      field('SURNAME', 'MERIDAN', { ...inZone, proof: proof('MRZ_COMPOSITE_CHECK_DIGIT', 'COMPOSITE') }),
      field('DOCUMENT_NUMBER', 'UX4827159', { proof: proof('PROVIDER_AGREEMENT', null) }),
      field('DATE_OF_EXPIRY', '2033-08-29', { ...inZone, proof: proof('MRZ_CHECK_DIGIT_REPORTED', 'DATE_OF_EXPIRY') }),
    ];
    const { result } = map({ documentKind: 'PASSPORT', fields, mrz: null }).body;
    expect(result).toMatchObject({ 'birth date hash': 'true', 'final hash': 'true' });
    expect(result).not.toHaveProperty('document number hash');
    expect(result).not.toHaveProperty('expiry date hash');
    expect(result).not.toHaveProperty('document number format');
  });

  test('the zone’s own dates stand beside those that won', () => {
    covers('artemis:result-key:birth date', 'artemis:result-key:date_of_birth');
    const read = candidate('1991-04-17', { ...inZone, raw: '910417' });
    const fields: Field[] = [{ ...field('DATE_OF_BIRTH', '1991-04-11'), candidates: [candidate('1991-04-11'), read] }];
    expect(resultOf(fields, 'UNKNOWN')).toEqual({ 'birth date': '1991-04-17', date_of_birth: '1991-04-11' });
  });

  test('a zone’s reading that nobody stands behind does not count', () => {
    const read = candidate('1991-04-17', { ...inZone, accepted: false });
    const fields: Field[] = [{ ...field('DATE_OF_BIRTH', '1991-04-11'), candidates: [read, candidate('1991-04-11')] }];
    expect(resultOf(fields, 'UNKNOWN')).toEqual({ 'birth date': '1991-04-11', date_of_birth: '1991-04-11' });
  });

  test('of two readings of the zone the one that won speaks', () => {
    const candidates = [candidate('1991-04-11', inZone), candidate('1991-04-17', inZone)];
    const fields: Field[] = [{ ...field('DATE_OF_BIRTH', '1991-04-17'), candidates }];
    expect(resultOf(fields, 'UNKNOWN')).toMatchObject({ 'birth date': '1991-04-17' });
  });

  test.each([
    ['DOCUMENT_CODE', 'P<', 'document type format', 'true'],
    ['DOCUMENT_CODE', 'ID', 'document type format', 'true'],
    ['DOCUMENT_CODE', 'XX', 'document type format', 'false'],
    ['ISSUING_STATE', 'D<<', 'valid country code', 'true'],
    ['ISSUING_STATE', 'UTO', 'valid country code', 'true'],
    ['ISSUING_STATE', 'GB', 'valid country code', 'false'],
    ['ISSUING_STATE', 'QQQ', 'valid country code', 'false'],
    ['ISSUING_STATE', 'Germany', 'valid country code', 'false'],
    ['NATIONALITY', 'FRA', 'valid nationality code', 'true'],
    ['NATIONALITY', 'FR4', 'valid nationality code', 'false'],
    ['SEX', 'F', 'valid genre format', 'true'],
    ['SEX', '<', 'valid genre format', 'true'],
    ['SEX', '8', 'valid genre format', 'false'],
    ['DOCUMENT_NUMBER', 'UX4827159', 'document number format', 'true'],
    ['DOCUMENT_NUMBER', '<<4827159', 'document number format', 'false'],
    ['DOCUMENT_NUMBER', 'ux4827159', 'document number format', 'false'],
    ['OPTIONAL_DATA', '910417552<<<<<', 'optional data format', 'true'],
    ['OPTIONAL_DATA', '91-04', 'optional data format', 'false'],
  ] as const)('%s read as %s makes %s %s', (name, raw, key, expected) => {
    covers(
      'artemis:result-key:valid country code',
      'artemis:result-key:valid genre format',
      'artemis:result-key:document type format',
      'artemis:result-key:optional data format',
      'artemis:result-key:document number format',
      'artemis:result-key:valid nationality code',
    );
    expect(resultOf([field(name, null, { ...inZone, raw })], 'UNKNOWN')).toEqual({ [key]: expected });
    expect(resultOf([field(name, null, { raw })], 'UNKNOWN')).toEqual({});
  });

  test('empty optional data is not reported', () => {
    expect(resultOf([field('OPTIONAL_DATA', null, { ...inZone, raw: '<<<<' })], 'UNKNOWN')).toEqual({});
  });
});

describe('options', () => {
  test('between the lines of the zone', async () => {
    covers('artemis:setting:ARTEMIS_MRZ_LINE_SEPARATOR');
    const { result } = map(await exportOf(), { mrzLineSeparator: 'NONE' }).body;
    expect(result['mrz_raw_string']).toBe(PASSPORT_LINES.join(''));
  });

  test('the two words of state', () => {
    covers(
      'artemis:request:status_task',
      'artemis:result-key:status',
      'artemis:setting:ARTEMIS_STATUS_TASK',
      'artemis:setting:ARTEMIS_RESULT_STATUS',
    );
    const { body } = map(
      { documentKind: 'UNKNOWN', fields: [], mrz: null },
      { statusTask: 'DONE', resultStatus: 'UNCERTAIN' },
    );
    expect(body).toEqual({ result: { status: 'UNCERTAIN' }, status_task: 'DONE' });
  });

  test('names of types', () => {
    covers('artemis:setting:ARTEMIS_DOCUMENT_TYPES');
    const documentTypes = { ...DEFAULT_BODY_OPTIONS.documentTypes, VISA: 'VISA', OTHER: '' };
    expect(resultOf([], 'VISA', { documentTypes })).toEqual({ document_type: 'VISA' });
    expect(resultOf([], 'OTHER', { documentTypes })).toEqual({});
  });
});

describe('what the app adds', () => {
  const withAdditions = (additions: OcrExportAdditions, options: Partial<ExportBodyOptions> = {}) =>
    map({ documentKind: 'UNKNOWN', fields: [field('SURNAME', 'MERIDAN')], mrz: null, additions }, options);

  test('task_id, description and error', () => {
    covers('artemis:request:error', 'artemis:request:task_id', 'artemis:request:description');
    const { body } = withAdditions({ taskId: 'doc_1', description: 'read elsewhere', error: 'none' });
    expect(body).toMatchObject({ task_id: 'doc_1', description: 'read elsewhere', error: 'none' });
  });

  test('wins over what the fields say, and can say that there is none', () => {
    covers('artemis:result-key:domicile');
    expect(withAdditions({ result: { last_name: 'OTHER', domicile: 'ZENITH' } }).body.result).toEqual({
      last_name: 'OTHER',
      domicile: 'ZENITH',
    });
    expect(withAdditions({ result: { last_name: null } }).body.result).toEqual({ last_name: null });
    expect(withAdditions({ result: { last_name: undefined } }).body.result).toEqual({ last_name: 'MERIDAN' });
  });

  test('keys that are not documented are left out and counted, not named', () => {
    covers('artemis:setting:ARTEMIS_ALLOW_UNDOCUMENTED_KEYS');
    const added = { docver_check: { id: 1 }, document_type_name: 'PASSPORT', 'MERIDAN ELARA': 'x' };
    const { body, warnings, faults } = withAdditions({ result: added });
    expect(body.result).toEqual({ last_name: 'MERIDAN' });
    expect(warnings).toEqual(['Keys that the vendor does not document were left out: 3.']);
    expect(faults).toEqual([]);
  });

  test('unless they are allowed', () => {
    covers('artemis:setting:ARTEMIS_ALLOW_UNDOCUMENTED_KEYS');
    const added = { docver_check: { id: 1, person: { names: ['x'] } }, document_type_name: 'PASSPORT' };
    const { body, warnings } = withAdditions({ result: added }, { allowUndocumentedKeys: true });
    expect(body.result).toEqual({ last_name: 'MERIDAN', ...added });
    expect(warnings).toEqual([]);
  });

  test.each([
    [{ last_name: 7 }, 'last_name must be text.'],
    [{ 'final hash': true }, 'final hash must be text.'],
    [{ 'birth date': '17.04.1991' }, 'birth date must be a date, YYYY-MM-DD.'],
    [{ issue_date: '2023-02-30' }, 'issue_date must be a date, YYYY-MM-DD.'],
    [{ ignored_fields: 'race' }, 'ignored_fields must be a list of texts.'],
    [{ ignored_fields: [1] }, 'ignored_fields must be a list of texts.'],
    [{ missing_fields: ['race'] }, 'missing_fields must be a list of objects.'],
    [{ missing_fields: [null] }, 'missing_fields must be a list of objects.'],
    [{ missing_fields: [[]] }, 'missing_fields must be a list of objects.'],
  ])('%j cannot be sent', (result, fault) => {
    covers('artemis:result-key:ignored_fields', 'artemis:result-key:missing_fields');
    const { faults, body } = withAdditions({ result });
    expect(faults).toEqual([fault]);
    expect(body.result).toEqual({ last_name: 'MERIDAN' });
  });

  test('with a fault nothing is sent, nor shown', async () => {
    const request = await exportOf('passport-utopia', { target: TARGET, additions: { result: { race: 7 } } });
    expect(() => providerOf().preview?.(request)).toThrow('What was added cannot be sent: race must be text.');
  });
});
