import type { DocumentKind, DocumentSide } from './document.js';

/** The page of a document as its type is named by those who read it. EITHER: the reader finds out by itself. */
export const DOCUMENT_PAGES = ['FRONT', 'BACK', 'PORTRAIT', 'INFORMATION', 'MACHINE_READABLE_ZONE', 'EITHER'] as const;
export type DocumentPage = (typeof DOCUMENT_PAGES)[number];

/** One type of document that somebody can be asked to read. */
export interface DocumentType {
  /** Ours, stable, kebab-case; begins with the country where there is just one. */
  code: string;
  /** In English. */
  name: string;
  /** UNKNOWN where the reader finds out which of several kinds it is. */
  kind: DocumentKind;
  /** Alpha-3 of the only country; null where there is none or more than one. */
  country: string | null;
  /**
   * Where the document is for, which is not always who issues it: Chinese permits for travellers from Hong Kong stand
   * under HKG. Empty: any country. EUE is the European Union in ICAO 9303 part 3.
   */
  countries: readonly string[];
  /** Null where the type does not say, or covers both. A portrait page counts as front, a zone's page as back. */
  side: DocumentSide | null;
  /** Null where the type does not say. */
  page: DocumentPage | null;
}

const SIDES: Partial<Record<DocumentPage, DocumentSide>> = {
  FRONT: 'FRONT',
  PORTRAIT: 'FRONT',
  BACK: 'BACK',
  MACHINE_READABLE_ZONE: 'BACK',
};

function type(
  code: string,
  name: string,
  kind: DocumentKind,
  countries: readonly string[],
  page: DocumentPage | null = null,
): DocumentType {
  const country = countries.length === 1 ? (countries[0] ?? null) : null;
  return { code, name, kind, country, countries, side: (page && SIDES[page]) ?? null, page };
}

const CHINESE: readonly DocumentType[] = [
  type('chn-identity-card-front', 'Chinese identity card, front', 'IDENTITY_CARD', ['CHN'], 'FRONT'),
  type('chn-identity-card-back', 'Chinese identity card, back', 'IDENTITY_CARD', ['CHN'], 'BACK'),
  type('chn-identity-card', 'Chinese identity card, either side', 'IDENTITY_CARD', ['CHN'], 'EITHER'),
  type('chn-driving-licence', 'Chinese driving licence', 'DRIVING_LICENCE', ['CHN']),
  type(
    'chn-electronic-driving-licence-front',
    'Chinese electronic driving licence, front',
    'DRIVING_LICENCE',
    ['CHN'],
    'FRONT',
  ),
  type(
    'chn-electronic-driving-licence-back',
    'Chinese electronic driving licence, back',
    'DRIVING_LICENCE',
    ['CHN'],
    'BACK',
  ),
  type('chn-vehicle-licence', 'Chinese vehicle licence', 'VEHICLE_LICENCE', ['CHN']),
  type('chn-visa', 'Chinese visa', 'VISA', ['CHN']),
  type('chn-birth-certificate', 'Chinese birth certificate', 'OTHER', ['CHN']),
  type('chn-driving-licence-back', 'Chinese driving licence, back', 'DRIVING_LICENCE', ['CHN'], 'BACK'),
  type('chn-vehicle-licence-back', 'Chinese vehicle licence, back', 'VEHICLE_LICENCE', ['CHN'], 'BACK'),
  type('chn-foreign-permanent-resident-card', 'Foreign permanent resident card of China', 'RESIDENCE_PERMIT', ['CHN']),
  type(
    'chn-exit-entry-permit-portrait',
    'Chinese exit and entry permit, portrait page',
    'TRAVEL_PERMIT',
    ['CHN'],
    'PORTRAIT',
  ),
  type(
    'chn-exit-entry-permit-information',
    'Chinese exit and entry permit, information page',
    'TRAVEL_PERMIT',
    ['CHN'],
    'INFORMATION',
  ),
  type('chn-driving-licence-either', 'Chinese driving licence, either side', 'DRIVING_LICENCE', ['CHN'], 'EITHER'),
  type('chn-vehicle-licence-either', 'Chinese vehicle licence, either side', 'VEHICLE_LICENCE', ['CHN'], 'EITHER'),
  type(
    'chn-identity-vehicle-or-driving',
    'Chinese identity card, vehicle licence or driving licence, whichever it is',
    'UNKNOWN',
    ['CHN'],
    'EITHER',
  ),
];

const GREATER_CHINA: readonly DocumentType[] = [
  type(
    'mainland-travel-permit-hong-kong-macao-portrait',
    'China travel permit for residents of Hong Kong and Macao, portrait page',
    'TRAVEL_PERMIT',
    ['HKG', 'MAC'],
    'PORTRAIT',
  ),
  type(
    'mainland-travel-permit-hong-kong-macao-mrz',
    'China travel permit for residents of Hong Kong and Macao, page with the machine-readable zone',
    'TRAVEL_PERMIT',
    ['HKG', 'MAC'],
    'MACHINE_READABLE_ZONE',
  ),
  type(
    'exit-entry-permit-hong-kong-macao-2014-portrait',
    'Exit-entry permit for travelling to and from Hong Kong and Macao, version of 2014, portrait page',
    'TRAVEL_PERMIT',
    ['HKG', 'MAC'],
    'PORTRAIT',
  ),
  type(
    'mainland-travel-permit-taiwan-2015-portrait',
    'China travel permit for residents of Taiwan, version of 2015, portrait page',
    'TRAVEL_PERMIT',
    ['TWN'],
    'PORTRAIT',
  ),
  type(
    'mainland-travel-permit-taiwan-2015-mrz',
    'China travel permit for residents of Taiwan, version of 2015, page with the machine-readable zone',
    'TRAVEL_PERMIT',
    ['TWN'],
    'MACHINE_READABLE_ZONE',
  ),
  type(
    'residence-permit-hong-kong-macao-taiwan-front',
    'Residence permit for residents of Hong Kong, Macao and Taiwan, front',
    'RESIDENCE_PERMIT',
    ['HKG', 'MAC', 'TWN'],
    'FRONT',
  ),
  type(
    'residence-permit-hong-kong-macao-taiwan-back',
    'Residence permit for residents of Hong Kong, Macao and Taiwan, back',
    'RESIDENCE_PERMIT',
    ['HKG', 'MAC', 'TWN'],
    'BACK',
  ),
  type(
    'exit-entry-permit-taiwan-2017-portrait',
    'Exit-entry permit for Taiwan, version of 2017, portrait page',
    'TRAVEL_PERMIT',
    ['TWN'],
    'PORTRAIT',
  ),
];

const OTHER_COUNTRIES: readonly DocumentType[] = [
  type('dza-identity-card', 'Algerian identity card, portrait page', 'IDENTITY_CARD', ['DZA'], 'PORTRAIT'),
  type('egy-identity-card', 'Egyptian identity card, portrait page', 'IDENTITY_CARD', ['EGY'], 'PORTRAIT'),
  type('egy-identity-card-back', 'Egyptian identity card, back', 'IDENTITY_CARD', ['EGY'], 'BACK'),
  type('hkg-identity-card', 'Hong Kong identity card, portrait page', 'IDENTITY_CARD', ['HKG'], 'PORTRAIT'),
  type('hkg-arrival-card', 'Hong Kong arrival card', 'OTHER', ['HKG']),
  type('idn-identity-card', 'Indonesian identity card', 'IDENTITY_CARD', ['IDN']),
  type('idn-driving-licence', 'Indonesian driving licence', 'DRIVING_LICENCE', ['IDN']),
  type('jpn-driving-licence', 'Japanese driving licence', 'DRIVING_LICENCE', ['JPN']),
  type('jor-identity-card', 'Jordanian identity card, portrait page', 'IDENTITY_CARD', ['JOR'], 'PORTRAIT'),
  type('kwt-identity-card', 'Kuwaiti identity card', 'IDENTITY_CARD', ['KWT']),
  type('lbn-identity-card', 'Lebanese identity card, portrait page', 'IDENTITY_CARD', ['LBN'], 'PORTRAIT'),
  type('mac-identity-card', 'Macao identity card, portrait page', 'IDENTITY_CARD', ['MAC'], 'PORTRAIT'),
  type('mac-worker-identification-card', 'Macao card for non-resident workers', 'IDENTITY_CARD', ['MAC']),
  type('mys-identity-card', 'Malaysian identity card', 'IDENTITY_CARD', ['MYS']),
  type('mys-driving-licence', 'Malaysian driving licence', 'DRIVING_LICENCE', ['MYS']),
  type('mex-voter-card', 'Mexican voter card (ABC)', 'IDENTITY_CARD', ['MEX']),
  type('mex-voter-card-back', 'Mexican voter card (ABC), back', 'IDENTITY_CARD', ['MEX'], 'BACK'),
  type('nzl-driving-licence', 'New Zealand driving licence', 'DRIVING_LICENCE', ['NZL']),
  type('omn-identity-card', 'Omani identity card, portrait page', 'IDENTITY_CARD', ['OMN'], 'PORTRAIT'),
  type('omn-residence-permit', 'Omani residence permit, portrait page', 'RESIDENCE_PERMIT', ['OMN'], 'PORTRAIT'),
  type('pak-identity-card', 'Pakistani identity card', 'IDENTITY_CARD', ['PAK']),
  type('phl-identity-card', 'Philippine identity card', 'IDENTITY_CARD', ['PHL']),
  type('sau-residence-permit', 'Saudi Arabian residence permit', 'RESIDENCE_PERMIT', ['SAU']),
  type('sau-identity-card', 'Saudi Arabian identity card, portrait page', 'IDENTITY_CARD', ['SAU'], 'PORTRAIT'),
  type('sgp-identity-card-2004', 'Singaporean identity card, version of 2004', 'IDENTITY_CARD', ['SGP']),
  type('sgp-driving-licence', 'Singaporean driving licence', 'DRIVING_LICENCE', ['SGP']),
  type('swe-driving-licence', 'Swedish driving licence', 'DRIVING_LICENCE', ['SWE']),
  type('twn-identity-card-front', 'Taiwan identity card, front', 'IDENTITY_CARD', ['TWN'], 'FRONT'),
  type('twn-identity-card-back', 'Taiwan identity card, back', 'IDENTITY_CARD', ['TWN'], 'BACK'),
  type('tha-identity-card-back', 'Thai identity card, back', 'IDENTITY_CARD', ['THA'], 'BACK'),
  type('tha-identity-card', 'Thai identity card', 'IDENTITY_CARD', ['THA']),
  type('tha-driving-licence', 'Thai driving licence', 'DRIVING_LICENCE', ['THA'], 'EITHER'),
  type('are-identity-card', 'Emirates identity card, portrait page', 'IDENTITY_CARD', ['ARE'], 'PORTRAIT'),
  type(
    'are-identity-card-mrz',
    'Emirates identity card, page with the machine-readable zone',
    'IDENTITY_CARD',
    ['ARE'],
    'MACHINE_READABLE_ZONE',
  ),
  type('dji-identity-card', 'Djiboutian identity card, portrait page', 'IDENTITY_CARD', ['DJI'], 'PORTRAIT'),
  type('eue-driving-licence', 'Driving licence of the European Union', 'DRIVING_LICENCE', ['EUE']),
  type('ken-identity-card', 'Kenyan identity card', 'IDENTITY_CARD', ['KEN']),
];

/** The 62 identity documents of FlyOCR's table "Identity Document Recognition", in its order (HIGH). */
export const NATIONAL_DOCUMENT_TYPES: readonly DocumentType[] = [...CHINESE, ...GREATER_CHINA, ...OTHER_COUNTRIES];

/** Types that no single country owns. */
const GENERAL: readonly DocumentType[] = [
  type('passport', 'Passport', 'PASSPORT', [], 'PORTRAIT'),
  type('td1-card', 'Card with a machine-readable zone of three lines (TD1)', 'IDENTITY_CARD', []),
  type('td2-card', 'Card with a machine-readable zone of two lines of 36 (TD2)', 'IDENTITY_CARD', []),
  type('visa-mrv-a', 'Visa with a machine-readable zone of two lines of 44 (MRV-A)', 'VISA', []),
  type('visa-mrv-b', 'Visa with a machine-readable zone of two lines of 36 (MRV-B)', 'VISA', []),
  type('bank-card', 'Bank card', 'BANK_CARD', []),
  type('licence-plate', 'Licence plate of a vehicle', 'OTHER', []),
  type('general-text', 'Any printed text', 'OTHER', []),
];

/**
 * What BeOrg reads, by the names on its pages: RVP, PASSPORT, PASSPORT_REG (HIGH), PASSPORT_FRGN (LOW), and the pages fprn,
 * vng, dlic, prsv and epts (HIGH that they exist), whose codes were not seen.
 */
const RUSSIAN: readonly DocumentType[] = [
  type('rus-temporary-residence-permit', 'Russian temporary residence permit', 'RESIDENCE_PERMIT', ['RUS']),
  type('rus-passport', 'Russian internal passport, pages 2 and 3', 'PASSPORT', ['RUS'], 'PORTRAIT'),
  type('rus-passport-registration', 'Russian internal passport with its page of registration', 'PASSPORT', ['RUS']),
  type('foreign-passport', 'Passport of a foreign citizen, as read in Russia', 'PASSPORT', []),
  type('rus-travel-passport', 'Russian passport for travel abroad', 'PASSPORT', ['RUS']),
  type('rus-residence-permit', 'Russian residence permit', 'RESIDENCE_PERMIT', ['RUS']),
  type('rus-driving-licence', 'Russian driving licence, both sides', 'DRIVING_LICENCE', ['RUS']),
  type('rus-conscript-certificate', 'Russian certificate of a conscript', 'OTHER', ['RUS']),
  type('rus-electronic-vehicle-passport', 'Russian electronic passport of a vehicle', 'VEHICLE_LICENCE', ['RUS']),
];

/** The catalogue: every type that some provider lists. Codes are stable; nothing is ever taken out. */
export const DOCUMENT_TYPES: readonly DocumentType[] = [...NATIONAL_DOCUMENT_TYPES, ...GENERAL, ...RUSSIAN];

const BY_CODE: ReadonlyMap<string, DocumentType> = new Map(DOCUMENT_TYPES.map((each) => [each.code, each]));

export function findDocumentType(code: string): DocumentType | null {
  return BY_CODE.get(code) ?? null;
}
