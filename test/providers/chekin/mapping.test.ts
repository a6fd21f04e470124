import { describe, expect, test } from '@jest/globals';
import type { FieldName } from '../../../src/domain/field.js';
import { withoutPictures } from '../../../src/providers/chekin/wire.js';
import { covers } from '../../support/covers.js';
import type { Mapped } from './chekin-mapping.js';
import { completed, fixture, map } from './chekin-mapping.js';

type Row = readonly [
  name: FieldName,
  rawPath: string,
  raw: string,
  value: string,
  confidence: number | null,
  proof: string[],
];

function expectRows({ document, of, warnings }: Mapped, rows: readonly Row[]): void {
  expect(warnings).toEqual([]);
  expect(document.candidates.map(({ name }) => name)).toEqual(rows.map(([name]) => name));
  for (const [name, rawPath, raw, value, confidence, proof] of rows) {
    const candidate = of(name);
    expect(candidate).toMatchObject({ provider: 'chekin', rawPath, raw, value, confidence, accepted: true, box: null });
    expect(candidate?.proof.map((each) => each.checkDigit ?? each.kind)).toEqual(proof);
  }
}

describe('fixtures, field by field', () => {
  test('v1-completed.json', async () => {
    covers(
      'chekin:reply:type_doc',
      'chekin:reply:country',
      'chekin:reply:date_of_birth',
      'chekin:reply:expiration_date',
      'chekin:reply:names',
      'chekin:reply:surname',
      'chekin:reply:nationality',
      'chekin:reply:number',
      'chekin:reply:sex',
    );
    const mapped = map(await fixture('v1-completed'));
    expectRows(mapped, [
      ['DOCUMENT_CODE', 'type_doc', 'P', 'P', 1, []],
      ['ISSUING_STATE', 'country', 'UTO', 'UTO', 1, ['CODE_LIST']],
      ['SURNAME', 'surname', 'ALDERWICK', 'ALDERWICK', 1, []],
      ['GIVEN_NAMES', 'names', 'BASTIAN', 'BASTIAN', 1, []],
      ['DOCUMENT_NUMBER', 'number', 'U9953192H', 'U9953192H', 1, ['DOCUMENT_NUMBER', 'COMPOSITE']],
      ['NATIONALITY', 'nationality', 'UTO', 'UTO', 1, ['CODE_LIST']],
      ['DATE_OF_BIRTH', 'date_of_birth', '400515', '1940-05-15', null, ['DATE_OF_BIRTH', 'COMPOSITE']],
      ['SEX', 'sex', 'M', 'M', 1, []],
      ['DATE_OF_EXPIRY', 'expiration_date', '160803', '2016-08-03', null, ['DATE_OF_EXPIRY', 'COMPOSITE']],
    ]);
    expect(mapped.of('DATE_OF_BIRTH')?.inferences).toEqual(['CENTURY']);
    expect(mapped.of('DATE_OF_EXPIRY')?.inferences).toEqual(['CENTURY']);
    expect(mapped.document).toMatchObject({ kind: 'PASSPORT', country: 'UTO', side: null, mrz: null, barcodes: [] });
    expect(mapped.document.checks.map(({ name, outcome, providerCode }) => [name, outcome, providerCode])).toEqual([
      ['MRZ_CHECK_DIGITS', 'PASSED', 'valid_composite'],
      ['MRZ_CHECK_DIGITS', 'PASSED', 'valid_date_of_birth'],
      ['MRZ_CHECK_DIGITS', 'PASSED', 'valid_expiration_date'],
      ['MRZ_CHECK_DIGITS', 'PASSED', 'valid_number'],
    ]);
  });

  test('v2-completed.json', async () => {
    covers('chekin:reply:type_doc-ix', 'chekin:reply:dates-iso', 'chekin:reply:nationality');
    const mapped = map(await fixture('v2-completed'));
    expectRows(mapped, [
      ['DOCUMENT_CODE', 'type_doc', 'IX', 'IX', 0.75, []],
      ['ISSUING_STATE', 'country', 'ESP', 'ESP', 0.75, ['CODE_LIST']],
      ['SURNAME', 'surname', 'CASTELMIR DOVRANEK', 'CASTELMIR DOVRANEK', 0.75, []],
      ['GIVEN_NAMES', 'names', 'CORISANDE', 'CORISANDE', 0.75, []],
      ['DOCUMENT_NUMBER', 'number', 'E59953192', 'E59953192', 0.75, ['DOCUMENT_NUMBER', 'COMPOSITE']],
      ['NATIONALITY', 'nationality', 'D', 'DEU', null, ['CODE_LIST']],
      ['DATE_OF_BIRTH', 'date_of_birth', '1975-05-15', '1975-05-15', 0.75, ['DATE_OF_BIRTH', 'COMPOSITE']],
      ['SEX', 'sex', 'F', 'F', 0.75, []],
      ['DATE_OF_EXPIRY', 'expiration_date', '2032-08-03', '2032-08-03', 0.75, ['COMPOSITE']],
    ]);
    expect(mapped.of('DATE_OF_BIRTH')?.inferences).toEqual([]);
    expect(mapped.document.kind).toBe('RESIDENCE_PERMIT');
    const failed = mapped.document.checks.filter(({ outcome }) => outcome === 'FAILED');
    expect(failed.map(({ providerCode }) => providerCode)).toEqual(['valid_expiration_date']);
  });

  test('v3-completed.json', async () => {
    covers(
      'chekin:reply:type_doc-id',
      'chekin:reply:issue_date',
      'chekin:reply:place_of_birth',
      'chekin:reply:valid_issue_date',
    );
    const mapped = map(await fixture('v3-completed'));
    expectRows(mapped, [
      ['DOCUMENT_CODE', 'type_doc', 'ID', 'ID', 1, []],
      ['ISSUING_STATE', 'country', 'ESP', 'ESP', 1, ['CODE_LIST']],
      ['SURNAME', 'surname', 'ELSINGTON', 'ELSINGTON', 1, []],
      ['GIVEN_NAMES', 'names', 'DORIAN', 'DORIAN', 1, []],
      ['DOCUMENT_NUMBER', 'number', 'BAA000589', 'BAA000589', 1, ['DOCUMENT_NUMBER', 'COMPOSITE']],
      ['NATIONALITY', 'nationality', 'ESP', 'ESP', 1, ['CODE_LIST']],
      ['DATE_OF_BIRTH', 'date_of_birth', '1988-02-29', '1988-02-29', 1, ['DATE_OF_BIRTH', 'COMPOSITE']],
      ['SEX', 'sex', 'M', 'M', 1, []],
      ['DATE_OF_EXPIRY', 'expiration_date', '2032-01-17', '2032-01-17', 1, ['DATE_OF_EXPIRY', 'COMPOSITE']],
      ['DATE_OF_ISSUE', 'issue_date', '2022-01-18', '2022-01-18', null, []],
      ['PLACE_OF_BIRTH', 'place_of_birth', 'PORT LUMEN', 'PORT LUMEN', null, []],
    ]);
    expect(mapped.of('SURNAME')?.zone).toBe('MACHINE_READABLE_ZONE');
    expect(mapped.of('DATE_OF_ISSUE')?.zone).toBe('VISUAL');
    expect(mapped.of('PLACE_OF_BIRTH')?.zone).toBe('VISUAL');
    expect(mapped.document.kind).toBe('IDENTITY_CARD');
    expect(mapped.document.checks.at(-1)).toMatchObject({
      name: 'OTHER',
      outcome: 'PASSED',
      providerCode: 'valid_issue_date',
    });
  });

  test('v1-completed-without-zone.json', async () => {
    covers('chekin:reply:mrz_detected', 'chekin:reply:null');
    const { document, warnings } = map(await fixture('v1-completed-without-zone'));
    expect(document).toMatchObject({ kind: null, country: null, candidates: [] });
    expect(document.checks.map(({ outcome }) => outcome)).toEqual(['NOT_RUN', 'NOT_RUN', 'NOT_RUN', 'NOT_RUN']);
    expect(warnings).toEqual([]);
  });
});

describe('kinds by type_doc', () => {
  test.each([
    ['P', 'PASSPORT'],
    ['P<', 'PASSPORT'],
    ['PD', 'PASSPORT'],
    ['ID', 'IDENTITY_CARD'],
    ['I', 'IDENTITY_CARD'],
    ['AC', 'IDENTITY_CARD'],
    ['IX', 'RESIDENCE_PERMIT'],
    ['IR', 'RESIDENCE_PERMIT'],
    ['AR', 'RESIDENCE_PERMIT'],
    ['V', 'VISA'],
    ['VC', 'VISA'],
    ['X', 'OTHER'],
  ] as const)('%s is %s', (code, kind) => {
    covers('chekin:reply:type_doc', 'chekin:reply:type_doc-id', 'chekin:reply:type_doc-ix');
    const { document, of } = map(completed({ type_doc: code }));
    expect(document.kind).toBe(kind);
    expect(of('DOCUMENT_CODE')).toMatchObject({ raw: code, value: code });
  });

  test('none is none', () => {
    expect(map(completed({ surname: 'ALDERWICK' })).document.kind).toBeNull();
  });
});

describe('names, codes and numbers', () => {
  test.each([
    [
      { surname: null, first_surname: 'CASTELMIR', second_surname: 'DOVRANEK' },
      'CASTELMIR DOVRANEK',
      'first_surname + second_surname',
    ],
    [{ surname: '', first_surname: 'CASTELMIR', second_surname: '' }, 'CASTELMIR', 'first_surname'],
    [{ surname: null, first_surname: null, second_surname: 'DOVRANEK' }, 'DOVRANEK', 'second_surname'],
  ])('two surnames stand in where there is no surname: %j', (changes, raw, rawPath) => {
    covers('chekin:reply:surnames');
    const { document, of } = map(completed(changes));
    expect(document.candidates).toHaveLength(1);
    expect(of('SURNAME')).toMatchObject({ raw, value: raw, rawPath, confidence: null, proof: [] });
  });

  test.each([
    ['ESP', 'ESP'],
    ['ES', 'ESP'],
    ['D<<', 'DEU'],
    ['XXA', 'XXA'],
    ['QQQ', null],
  ])('a country of %s is %s', (raw, value) => {
    covers('chekin:reply:country');
    const { of, document } = map(completed({ country: raw }));
    expect(of('ISSUING_STATE')).toMatchObject({ raw, value, confidence: raw === value ? 0.8 : null });
    expect(document.country).toBe(value);
  });

  test.each([
    ['M', 'M'],
    ['F', 'F'],
    ['<', 'X'],
    ['Q', null],
  ])('a sex of %s is %s', (raw, value) => {
    covers('chekin:reply:sex');
    expect(map(completed({ sex: raw })).of('SEX')).toMatchObject({ raw, value });
  });

  test('what looks like an address stays opaque text', () => {
    const raw = 'https://evil.invalid/a.jpg';
    expect(map(completed({ names: raw })).of('GIVEN_NAMES')).toMatchObject({ raw, value: raw });
  });
});

describe('values without a detected zone', () => {
  const reply = completed({
    mrz_detected: false,
    country: 'UTO',
    type_doc: 'P',
    number: 'X1',
    valid_number: true,
    valid_composite: true,
  });

  test('are shown and never win', () => {
    covers('chekin:reply:mrz_detected');
    const { document, of, warnings } = map(reply);
    expect(document).toMatchObject({ kind: null, country: null });
    expect(of('DOCUMENT_NUMBER')).toMatchObject({
      value: 'X1',
      accepted: false,
      proof: [],
      confidence: null,
      zone: 'VISUAL',
    });
    expect(warnings).toEqual(['Values came without a detected zone and are not taken.']);
  });

  test('are taken where that is set, without proof', () => {
    covers('chekin:setting:CHEKIN_ACCEPT_WITHOUT_ZONE');
    const { document, of, warnings } = map(reply, { acceptWithoutZone: true });
    expect(document).toMatchObject({ kind: 'PASSPORT', country: 'UTO' });
    expect(of('DOCUMENT_NUMBER')).toMatchObject({ value: 'X1', accepted: true, proof: [], confidence: null });
    expect(warnings).toHaveLength(1);
  });

  test('mrz_detected that is missing counts as none', () => {
    covers('chekin:reply:mrz_detected');
    const { mrz_detected: _left, ...without } = reply;
    expect(map(without).of('DOCUMENT_NUMBER')?.accepted).toBe(false);
  });
});

describe('the reply as it is kept', () => {
  test.each(['v1-completed', 'v2-completed', 'v3-completed', 'face-completed'])(
    '%s bears no address of a picture',
    async (name) => {
      covers('chekin:reply:picture_file', 'chekin:reply:picture_file_2', 'chekin:reply:not-read');
      const json = await fixture(name);
      const kept = withoutPictures(json);
      expect(Object.keys(kept as object)).toEqual(Object.keys(json));
      expect(JSON.stringify(kept)).not.toMatch(/https?:|X-Amz|data:/);
      expect((kept as Record<string, unknown>)['status']).toBe(json['status']);
    },
  );

  test('pictures and addresses are left out wherever they stand, and endless nesting ends', () => {
    let deep: unknown = 'bottom';
    for (let level = 0; level < 5_000; level++) deep = [deep];
    const kept = withoutPictures({
      picture_file: null,
      other: 'data:image/png;base64,AAAA',
      list: [
        '//host/picture',
        ' HTTPS://host',
        'plain text',
        'x'.repeat(2_001),
        'a.jpg?X-Amz-Signature=1',
        'see s3://a/b',
      ],
      deep,
    });
    expect(kept).toMatchObject({
      picture_file: null,
      other: '[left out]',
      list: ['[left out]', '[left out]', 'plain text', '[left out]', '[left out]', '[left out]'],
    });
    expect(JSON.stringify(kept).length).toBeLessThan(400);
  });
});
