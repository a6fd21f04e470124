import { describe, expect, test } from '@jest/globals';
import type { DocumentQuestion } from '../../../src/domain/document.js';
import { findDocumentType, NATIONAL_DOCUMENT_TYPES } from '../../../src/domain/document-types.js';
import {
  chooseTypeId,
  documentTypeOf,
  FLYOCR_DOCUMENT_TYPES,
  typeCodesOf,
} from '../../../src/providers/flyocr/type-ids.js';
import { covers, coversAll } from '../../support/covers.js';
import { ASK_ANYTHING } from '../../support/provider-call.js';

const SETTINGS = { typeIds: {}, defaultTypeId: '13' };
const choose = (question: Partial<DocumentQuestion>, settings = SETTINGS) =>
  chooseTypeId({ ...ASK_ANYTHING, ...question }, settings);

describe('typeIds', () => {
  test('stand in the order of the vendor’s table of 62, two of them without a code', () => {
    const listed = FLYOCR_DOCUMENT_TYPES.slice(0, 62).filter((type) => type.providerCode !== null);
    coversAll(
      'flyocr:identity-document',
      listed.map((type) => type.typeCode),
    );
    const national = FLYOCR_DOCUMENT_TYPES.slice(0, 62);
    expect(national.map((type) => type.typeCode)).toEqual(NATIONAL_DOCUMENT_TYPES.map((type) => type.code));
    expect(national.map((type) => type.providerCode ?? '-').join(' ')).toBe(
      '2 3 101 5 lg20 lg21 6 12 lg8 28 30 33 1003 1004 102 103 104 14 15 22 25 26 31 32 29 2097 2081 2082 1001 1015 ' +
        '2010 2041 2051 2065 2094 2087 1005 1014 2001 2021 2013 2014 2003 2095 2096 2098 2022 2086 2110 2004 2031 2020 ' +
        '1031 1032 2016 2011 2012 2063 2064 2093 - -',
    );
  });

  test('are each of one type, and each type is in the catalogue', () => {
    const codes = FLYOCR_DOCUMENT_TYPES.map((type) => type.providerCode).filter((code) => code !== null);
    expect(new Set(codes).size).toBe(codes.length);
    for (const { typeCode, providerCode } of FLYOCR_DOCUMENT_TYPES) {
      expect(findDocumentType(typeCode)).not.toBeNull();
      if (providerCode !== null) expect(documentTypeOf(providerCode, SETTINGS)?.code).toBe(typeCode);
    }
    expect(documentTypeOf('4', SETTINGS)).toBeNull();
  });

  test.each<[string, Partial<DocumentQuestion>, string | null]>([
    ['nothing known: the default', {}, '13'],
    ['the app’s own code wins', { providerTypes: { flyocr: '9' }, typeCode: 'passport' }, '9'],
    ['a code for somebody else is none for us', { providerTypes: { beorg: 'RVP' } }, '13'],
    ['a type of the catalogue', { typeCode: 'chn-birth-certificate', kind: 'PASSPORT' }, 'lg8'],
    ['a type without a code', { typeCode: 'eue-driving-licence' }, null],
    ['a type that does not exist', { typeCode: 'constructor' }, null],
    ['a passport of any country', { kind: 'PASSPORT', country: 'CHN' }, '13'],
    ['a bank card', { kind: 'BANK_CARD' }, '17'],
    ['a card of nowhere is a travel document', { kind: 'IDENTITY_CARD' }, '12009'],
    ['a card of a country without a code too', { kind: 'IDENTITY_CARD', country: 'DEU' }, '12009'],
    [
      'a back side that the vendor lists a front of only',
      { kind: 'IDENTITY_CARD', country: 'OMN', side: 'BACK' },
      '12009',
    ],
    ['a Chinese card, side unknown: found out by itself', { kind: 'IDENTITY_CARD', country: 'CHN' }, '101'],
    ['its front', { kind: 'IDENTITY_CARD', country: 'CHN', side: 'FRONT' }, '2'],
    ['its back', { kind: 'IDENTITY_CARD', country: 'CHN', side: 'BACK' }, '3'],
    ['a Chinese licence', { kind: 'DRIVING_LICENCE', country: 'CHN' }, '102'],
    ['its front, not the electronic one', { kind: 'DRIVING_LICENCE', country: 'CHN', side: 'FRONT' }, '5'],
    ['its back, not the electronic one', { kind: 'DRIVING_LICENCE', country: 'CHN', side: 'BACK' }, '28'],
    ['a card of Macao is not that of its workers', { kind: 'IDENTITY_CARD', country: 'MAC' }, '1005'],
    ['an Emirates card', { kind: 'IDENTITY_CARD', country: 'ARE' }, '2063'],
    ['the page with its zone', { kind: 'IDENTITY_CARD', country: 'ARE', side: 'BACK' }, '2064'],
    ['a Thai card', { kind: 'IDENTITY_CARD', country: 'THA' }, '2011'],
    ['a residence permit that serves three places', { kind: 'RESIDENCE_PERMIT', country: 'TWN', side: 'BACK' }, '32'],
    ['a residence permit of elsewhere', { kind: 'RESIDENCE_PERMIT', country: 'FRA' }, '12009'],
    ['a Chinese visa', { kind: 'VISA', country: 'CHN' }, '12'],
    ['a visa of elsewhere', { kind: 'VISA', country: 'FRA' }, null],
    ['a licence of a country without a code', { kind: 'DRIVING_LICENCE', country: 'DEU' }, null],
    ['a licence of nowhere', { kind: 'DRIVING_LICENCE' }, null],
    ['a vehicle licence of nowhere: all that are listed are Chinese', { kind: 'VEHICLE_LICENCE' }, '103'],
    ['its front', { kind: 'VEHICLE_LICENCE', side: 'FRONT' }, '6'],
    ['its back', { kind: 'VEHICLE_LICENCE', side: 'BACK' }, '30'],
    ['a vehicle licence of elsewhere', { kind: 'VEHICLE_LICENCE', country: 'UTO' }, null],
    ['a visa of nowhere', { kind: 'VISA' }, null],
    ['something else, of a country that has a type of that kind', { kind: 'OTHER', country: 'CHN' }, null],
    ['anything Chinese', { country: 'CHN' }, '104'],
    ['anything Thai', { kind: 'UNKNOWN', country: 'THA' }, '13'],
  ])('%s', (_title, question, typeId) => {
    covers('flyocr:document-without-code:eue-driving-licence', 'flyocr:setting:FLYOCR_DEFAULT_TYPE_ID');
    expect(choose(question)).toBe(typeId);
  });

  test('vehicle licences are listed of one country only, which is why their kind alone will do', () => {
    const countries = typeCodesOf('VEHICLE_LICENCE', SETTINGS).map((code) => findDocumentType(code)?.country);
    expect(countries).toEqual(['CHN', 'CHN', 'CHN']);
  });

  test('of a kind are those that can be asked for as a document', () => {
    expect(typeCodesOf('VISA', SETTINGS)).toEqual(['chn-visa']);
    expect(typeCodesOf('OTHER', SETTINGS)).toEqual(['chn-birth-certificate', 'hkg-arrival-card', 'licence-plate']);
    expect(typeCodesOf('DRIVING_LICENCE', SETTINGS)).not.toContain('eue-driving-licence');
    const settings = { ...SETTINGS, typeIds: { 'eue-driving-licence': '2121' } };
    expect(typeCodesOf('DRIVING_LICENCE', settings)).toContain('eue-driving-licence');
  });

  test('settings add codes for types without one and change the default', () => {
    covers('flyocr:setting:FLYOCR_TYPE_IDS', 'flyocr:setting:FLYOCR_DEFAULT_TYPE_ID');
    const settings = { typeIds: { 'ken-identity-card': '2120', passport: '1300' }, defaultTypeId: '104' };
    expect(choose({ typeCode: 'ken-identity-card' }, settings)).toBe('2120');
    expect(choose({ kind: 'IDENTITY_CARD', country: 'KEN' }, settings)).toBe('2120');
    expect(choose({ typeCode: 'passport' }, settings)).toBe('1300');
    expect(choose({}, settings)).toBe('104');
    expect(documentTypeOf('2120', settings)?.code).toBe('ken-identity-card');
  });
});
