import {
  AAMVA_FIELD_NAMES,
  parseAamva,
  type AamvaDocument,
  type AamvaFieldName,
} from '../../../../src/providers/local/barcodes/aamva.js';
import { aamvaPayload, LICENCE_OF_2020, licenceOf2020, SUBFILE_OF_VIRGINIA } from './aamva-payloads.js';

function parse(text: string): AamvaDocument {
  const parsed = parseAamva(text);
  if (!parsed) throw new Error('Not taken for a barcode by the standard.');
  return parsed;
}

function valuesOf(parsed: AamvaDocument): Partial<Record<AamvaFieldName, string | null>> {
  return Object.fromEntries(Object.entries(parsed.fields).map(([name, field]) => [name, field.value]));
}

const VALUES_OF_2020 = {
  documentNumber: 'T00112233',
  surname: 'INVENTED',
  givenNames: 'MARTHA JANE',
  dateOfBirth: '1986-06-07',
  dateOfExpiry: '2024-12-10',
  dateOfIssue: '2019-06-06',
  sex: 'F',
  street: '1 NOWHERE STREET',
  city: 'RICHMOND',
  region: 'VA',
  postalCode: '232690000',
  country: 'USA',
  height: '068 in',
  eyeColour: 'BRO',
  vehicleClass: 'D',
  documentDiscriminator: '2424244747474786102204',
};

describe('a barcode by the standard', () => {
  test('of 2020', () => {
    const parsed = parse(aamvaPayload([licenceOf2020(), SUBFILE_OF_VIRGINIA]));
    expect(parsed).toMatchObject({
      issuerIdentificationNumber: '636000',
      version: 10,
      jurisdictionVersion: 0,
      jurisdiction: 'US-VA',
      kind: 'DRIVING_LICENCE',
      truncated: { surname: false, givenNames: false },
    });
    expect(valuesOf(parsed)).toEqual(VALUES_OF_2020);
    expect(Object.fromEntries(parsed.elements)).toEqual({ ...LICENCE_OF_2020, ZVA: '01' });
    expect(parsed.fields.givenNames).toEqual({ elementIds: ['DAC', 'DAD'], raw: 'MARTHA JANE', value: 'MARTHA JANE' });
    expect(parsed.fields.postalCode).toEqual({ elementIds: ['DAK'], raw: '232690000  ', value: '232690000' });
  });

  test.each([2, 3, 4, 5, 6, 7, 8, 9])('version %i', (version) => {
    const parsed = parse(aamvaPayload([licenceOf2020()], { version }));
    expect(parsed.version).toBe(version);
    expect(valuesOf(parsed)).toEqual(VALUES_OF_2020);
  });

  test('version 1 has no version of the jurisdiction, one element for the name, and the year first', () => {
    const elements = { DAA: 'INVENTED,JOHN,QUINCY', DAQ: 'X1', DBA: '20101231', DBB: '19700102', DBC: 'M', DAU: '600' };
    const parsed = parse(
      aamvaPayload([{ type: 'DL', elements }], { version: 1, issuer: '636021', start: '@\n\u001c\rAAMVA' }),
    );
    expect(parsed).toMatchObject({ version: 1, jurisdictionVersion: null, jurisdiction: 'US-AR' });
    expect(valuesOf(parsed)).toEqual({
      documentNumber: 'X1',
      surname: 'INVENTED',
      givenNames: 'JOHN QUINCY',
      dateOfBirth: '1970-01-02',
      dateOfExpiry: '2010-12-31',
      sex: 'M',
      height: '600',
    });
    expect(parsed.fields.surname?.raw).toBe('INVENTED,JOHN,QUINCY');
    expect(parsed.truncated).toEqual({ surname: null, givenNames: null });
  });

  test('of Ontario, with the year first', () => {
    const canadian = { DCG: 'CAN', DAJ: 'ON', DBB: '19860607', DBA: '20241210', DBD: '20190606', DAU: '173 cm' };
    const parsed = parse(aamvaPayload([licenceOf2020(canadian)], { issuer: '636012', version: 4 }));
    expect(parsed.jurisdiction).toBe('CA-ON');
    expect(valuesOf(parsed)).toMatchObject({
      country: 'CAN',
      dateOfBirth: '1986-06-07',
      dateOfExpiry: '2024-12-10',
      dateOfIssue: '2019-06-06',
    });
  });

  test.each([
    [['DL'], 'DRIVING_LICENCE'],
    [['ID'], 'IDENTITY_CARD'],
    [['DL', 'ID'], null],
    [['EN'], null],
  ])('subfiles %j are kind %s', (types, kind) => {
    const subfiles = types.map((type) => ({ type, elements: { DAQ: 'A1' } }));
    expect(parse(aamvaPayload(subfiles)).kind).toBe(kind);
  });

  test('an issuer that is not in the list', () => {
    expect(parse(aamvaPayload([licenceOf2020()], { issuer: '999999' })).jurisdiction).toBeNull();
  });
});

describe('fields', () => {
  test.each<[AamvaFieldName, Record<string, string | undefined>, string | null | undefined]>([
    ['surname', { DCS: undefined, DAB: 'OLDER' }, 'OLDER'],
    ['surname', { DCS: ' DE LA CRUZ ' }, 'DE LA CRUZ'],
    ['surname', { DCS: undefined, DAA: 'DOE$JO$LEE' }, 'DOE'],
    ['surname', { DCS: undefined, DAA: 'DOE@JO' }, 'DOE'],
    ['surname', { DCS: undefined, DAA: 'JO LEE DOE' }, null],
    ['surname', { DCS: '' }, undefined],
    ['surname', { DCS: 'NONE' }, null],
    ['givenNames', { DAC: undefined, DCT: 'MARTHA,JANE', DAD: undefined }, 'MARTHA JANE'],
    ['givenNames', { DAC: undefined, DCT: 'MARTHA JANE' }, 'MARTHA JANE'],
    ['givenNames', { DAC: undefined, DCT: 'MARY JANE', DAD: 'ANN' }, 'MARY JANE ANN'],
    ['givenNames', { DAC: 'MARTHA', DAD: 'NONE' }, 'MARTHA'],
    ['givenNames', { DAC: 'MARTHA', DAD: '' }, 'MARTHA'],
    ['givenNames', { DAC: 'ANN', DAD: 'ANN' }, 'ANN ANN'],
    ['givenNames', { DAC: 'MARTHA JANE', DAD: 'JANE' }, 'MARTHA JANE'],
    ['givenNames', { DAC: 'unavl' }, null],
    ['givenNames', { DAC: undefined, DAD: 'JANE' }, undefined],
    ['nameSuffix', { DCU: 'JR' }, 'JR'],
    ['dateOfBirth', { DBB: '02291980' }, '1980-02-29'],
    ['dateOfBirth', { DBB: '02291981' }, null],
    ['dateOfBirth', { DBB: '13011981' }, null],
    ['dateOfBirth', { DBB: '00001980' }, null],
    ['dateOfBirth', { DBB: '06071786' }, null],
    ['dateOfBirth', { DBB: '19860607' }, null],
    ['dateOfBirth', { DBB: '06071986', DCG: 'CAN' }, null],
    ['dateOfBirth', { DBB: '19860607', DCG: undefined }, '1986-06-07'],
    ['dateOfBirth', { DBB: '06071986', DCG: undefined }, '1986-06-07'],
    ['dateOfBirth', { DBB: '19861307', DCG: undefined }, null],
    ['dateOfBirth', { DBB: '060786' }, null],
    ['dateOfBirth', { DBB: '0607198O' }, null],
    ['dateOfBirth', { DBB: '06071986 ' }, '1986-06-07'],
    ['dateOfExpiry', { DBA: 'NONE' }, null],
    ['dateOfExpiry', { DBA: '99999999' }, null],
    ['dateOfExpiry', { DBA: undefined }, undefined],
    ['sex', { DBC: '1' }, 'M'],
    ['sex', { DBC: '9' }, 'X'],
    ['sex', { DBC: '0' }, null],
    ['sex', { DBC: 'toString' }, null],
    ['street2', { DAH: 'APT 2' }, 'APT 2'],
    ['country', { DCG: 'US' }, null],
    ['documentNumber', { DAQ: 'A-12 345' }, 'A-12 345'],
  ])('%s of %j', (name, changes, value) => {
    expect(parse(aamvaPayload([licenceOf2020(changes)])).fields[name]?.value).toBe(value);
  });

  test.each([
    ['T', 'N', 'N', true, false],
    ['N', 'N', 'T', false, true],
    ['N', 'T', 'U', false, true],
    ['U', 'N', 'U', null, null],
  ])('truncation %s %s %s', (DDE, DDF, DDG, surname, givenNames) => {
    const parsed = parse(aamvaPayload([licenceOf2020({ DDE, DDF, DDG })]));
    expect(parsed.truncated).toEqual({ surname, givenNames });
  });

  test('an element that stands there twice with different contents has no value', () => {
    const text = aamvaPayload([licenceOf2020(), { type: 'ID', elements: { DAQ: 'OTHER', DCS: 'INVENTED' } }]);
    const { fields } = parse(text);
    expect(fields.documentNumber).toEqual({ elementIds: ['DAQ'], raw: 'T00112233', value: null });
    expect(fields.surname?.value).toBe('INVENTED');
  });
});

describe('faults of real cards', () => {
  const subfiles = [licenceOf2020(), SUBFILE_OF_VIRGINIA];

  test.each<[string, string]>([
    ['offsets one too small', aamvaPayload(subfiles, { offsetError: -1 })],
    ['offsets one too large', aamvaPayload(subfiles, { offsetError: 1 })],
    ['offsets counted without the line ends of the header', aamvaPayload(subfiles, { offsetError: -3 })],
    ['offsets that are plainly wrong', aamvaPayload(subfiles, { offsetError: 500 })],
    ['a wrong number of subfiles', aamvaPayload(subfiles, { statedCount: 1 })],
    ['line ends of two characters', aamvaPayload(subfiles, { lineEnd: '\r\n' })],
    ['empty lines', aamvaPayload(subfiles, { lineEnd: '\n\n' })],
    ['segment terminators in place of line feeds', aamvaPayload(subfiles, { lineEnd: '\r' })],
    ['a file type without its space', aamvaPayload(subfiles, { start: '@\n\u001e\rANSI' })],
    ['a start without line ends', aamvaPayload(subfiles, { start: '@ANSI ' })],
    ['a start with double line ends', aamvaPayload(subfiles, { start: '@\r\n\u001e\r\nANSI ' })],
    ['no start at all', aamvaPayload(subfiles, { start: 'ANSI ' })],
    ['no end', aamvaPayload(subfiles).slice(0, -1)],
  ])('%s', (_, text) => {
    const parsed = parse(text);
    expect(valuesOf(parsed)).toEqual(VALUES_OF_2020);
    expect(parsed.elements.get('ZVA')).toBe('01');
  });

  test('a subfile without an end runs into the next one only as far as the stated offset', () => {
    const text = aamvaPayload(subfiles).replace('\rZV', 'ZV');
    const parsed = parse(
      text.replace(/DL(\d{4})(\d{4})ZV(\d{4})/, (_, a: string, b: string, c: string) => {
        return `DL${a}${b}ZV${String(Number(c) - 1).padStart(4, '0')}`;
      }),
    );
    expect(parsed.elements.get('DCK')).toBe('123456789');
    expect(parsed.elements.get('ZVA')).toBe('01');
  });

  test('lines that are no elements are passed over', () => {
    const text = aamvaPayload([licenceOf2020()]).replace('\nDAI', '\nAPARTMENT 5\n\u0007\nDAI');
    expect(valuesOf(parse(text))).toEqual(VALUES_OF_2020);
  });
});

describe('what is no such barcode', () => {
  test.each([
    '',
    '@',
    'ANSI ',
    '@\n\u001e\rANSI 63600',
    '@\n\u001e\rANSI 63600010',
    'https://example.org/ANSI 636000100102',
    '01,10,044001900111,12345678,100.00,20240115,12345678901234567890,A1B2,',
    'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
    '\u0000'.repeat(2000),
    '@'.repeat(100_000),
  ])('%#', (text) => {
    expect(parseAamva(text)).toBeNull();
  });

  test('a header without anything behind it has no fields', () => {
    expect(parse('@\n\u001e\rANSI 636000100002DL00410278ZV03190008').fields).toEqual({});
  });
});

test('2000 damaged barcodes: nothing is thrown, and no value is invented', () => {
  let state = 42;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const originals = [
    aamvaPayload([licenceOf2020(), SUBFILE_OF_VIRGINIA]),
    aamvaPayload([licenceOf2020({ DCG: 'CAN', DBB: '19860607' })], { issuer: '604428', version: 6 }),
    aamvaPayload([{ type: 'ID', elements: { DAA: 'INVENTED,JOHN,Q', DAQ: 'X1', DBB: '19700102' } }], { version: 1 }),
  ];
  const mutations: ((text: string, at: number) => string)[] = [
    (text, at) => text.slice(0, at) + String.fromCharCode(random(128)) + text.slice(at + 1),
    (text, at) => text.slice(0, at) + text.slice(at + 1 + random(20)),
    (text, at) => text.slice(0, at) + text.slice(at, at + random(60)) + text.slice(at),
    (text, at) => text.slice(0, at),
    (text, at) => text.slice(0, at) + String.fromCharCode(random(0x10000)) + text.slice(at),
    (text, at) => text.slice(0, at) + '\n\r\u001e'[random(3)]! + text.slice(at),
  ];
  let parsedCount = 0;
  for (let round = 0; round < 2000; round += 1) {
    let text = originals[round % originals.length]!;
    for (let change = random(4); change >= 0; change -= 1) {
      text = mutations[random(mutations.length)]!(text, random(text.length));
    }
    const parsed = parseAamva(text);
    if (!parsed) continue;
    parsedCount += 1;
    for (const name of AAMVA_FIELD_NAMES) {
      const field = parsed.fields[name];
      if (!field) continue;
      const contents = field.elementIds.map((identifier) => parsed.elements.get(identifier)!);
      expect(contents.join(' ')).toBe(field.raw);
      for (const [index, identifier] of field.elementIds.entries())
        expect(text).toContain(identifier + contents[index]!);
      if (field.value === null) continue;
      if (name.startsWith('date')) {
        const [year, month, day] = field.value.split('-');
        expect([`${month}${day}${year}`, `${year}${month}${day}`]).toContain(field.raw.trim());
      } else if (name === 'sex') {
        expect(['1M', '2F', '9X', 'MM', 'FF', 'XX']).toContain(field.raw.trim() + field.value);
      } else {
        for (const word of field.value.split(' ')) expect(field.raw).toContain(word);
      }
    }
  }
  expect(parsedCount).toBeGreaterThan(1000);
});
