import { describe, expect, test } from '@jest/globals';
import { DOCUMENT_KINDS } from '../../src/domain/document.js';
import { DOCUMENT_TYPES, findDocumentType, NATIONAL_DOCUMENT_TYPES } from '../../src/domain/document-types.js';

const count = <T>(list: readonly T[], holds: (item: T) => boolean) => list.filter(holds).length;

describe('the catalogue of document types', () => {
  test('holds the 62 documents of the table, and 17 more', () => {
    expect(NATIONAL_DOCUMENT_TYPES).toHaveLength(62);
    expect(DOCUMENT_TYPES).toHaveLength(79);
  });

  test('gives every type a code of its own, kebab-case, that begins with its only country', () => {
    expect(new Set(DOCUMENT_TYPES.map((type) => type.code)).size).toBe(DOCUMENT_TYPES.length);
    for (const type of DOCUMENT_TYPES) expect(type.code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    for (const type of NATIONAL_DOCUMENT_TYPES.filter((each) => each.code.startsWith('chn-'))) {
      expect(type.countries).toEqual(['CHN']);
    }
  });

  test('counts by country as the headings of the table do', () => {
    const byCountry = Object.fromEntries(
      [...new Set(NATIONAL_DOCUMENT_TYPES.flatMap((type) => type.countries))]
        .sort()
        .map((country) => [country, count(NATIONAL_DOCUMENT_TYPES, (type) => type.countries.includes(country))]),
    );
    expect(byCountry).toEqual({
      ARE: 2,
      CHN: 17,
      DJI: 1,
      DZA: 1,
      EGY: 2,
      EUE: 1,
      HKG: 7,
      IDN: 2,
      JOR: 1,
      JPN: 1,
      KEN: 1,
      KWT: 1,
      LBN: 1,
      MAC: 7,
      MEX: 2,
      MYS: 2,
      NZL: 1,
      OMN: 2,
      PAK: 1,
      PHL: 1,
      SAU: 2,
      SGP: 2,
      SWE: 1,
      THA: 3,
      TWN: 7,
    });
  });

  test('counts by page as the names of the table do', () => {
    const pages = (page: string | null) => count(NATIONAL_DOCUMENT_TYPES, (type) => type.page === page);
    expect(pages('FRONT')).toBe(4);
    expect(pages('BACK')).toBe(9);
    expect(pages('PORTRAIT')).toBe(16);
    expect(pages('MACHINE_READABLE_ZONE')).toBe(3);
    expect(pages('INFORMATION')).toBe(1);
    expect(pages('EITHER')).toBe(5);
    expect(pages(null)).toBe(24);
  });

  test('names one country only where there is one', () => {
    for (const type of DOCUMENT_TYPES) {
      expect(type.country).toBe(type.countries.length === 1 ? type.countries[0] : null);
      expect(DOCUMENT_KINDS).toContain(type.kind);
    }
    expect(findDocumentType('residence-permit-hong-kong-macao-taiwan-back')).toMatchObject({
      country: null,
      countries: ['HKG', 'MAC', 'TWN'],
      side: 'BACK',
    });
  });

  test('finds a type by its code, and nothing by another', () => {
    expect(findDocumentType('chn-identity-card-front')).toMatchObject({ kind: 'IDENTITY_CARD', side: 'FRONT' });
    expect(findDocumentType('rus-temporary-residence-permit')).toMatchObject({ country: 'RUS' });
    expect(findDocumentType('constructor')).toBeNull();
  });
});
