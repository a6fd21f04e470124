import type { DocumentKind } from '../../../domain/document.js';
import { madeUpNumber } from '../../made-up.js';
import type { SandboxDocument } from '../../vendor.js';
import { bearsDocument } from '../../what-is-seen.js';
import { td1Lines, td3Lines } from './zones.js';

/** typeIds of the page, by what they are for. */
const TYPE_IDS: Partial<Record<DocumentKind, readonly string[]>> = {
  PASSPORT: ['13'],
  BANK_CARD: ['17'],
  VISA: ['12'],
  VEHICLE_LICENCE: ['6', '30', '103'],
  DRIVING_LICENCE: '5 28 102 lg20 lg21 2041 2051 2021 2003 2031 2020 2012'.split(' '),
  RESIDENCE_PERMIT: '33 31 32 2096 2086'.split(' '),
  TRAVEL_PERMIT: '1003 1004 14 15 22 25 26 29'.split(' '),
  IDENTITY_CARD: (
    '2 3 101 104 2097 2081 2082 1001 2010 2065 2094 2087 1005 1014 2001 2013 2014 2095 2098 2022 2110 2004 1031 1032 ' +
    '2016 2011 2063 2064 2093 12009'
  ).split(' '),
  OTHER: ['lg8', '1015'],
};

/** What automatic classification finds; the umbrella of travel documents answers with the class of the page's sample. */
const FOUND: Readonly<Record<string, string>> = { '12009': '2064', '101': '2', '102': '5', '103': '6', '104': '2' };

type Items = [label: string, text: string][];

export function isDocumentTypeId(typeId: string): boolean {
  return kindOf(typeId) !== null;
}

function kindOf(typeId: string): DocumentKind | null {
  const found = Object.entries(TYPE_IDS).find(([, typeIds]) => typeIds.includes(typeId));
  return (found?.[0] as DocumentKind | undefined) ?? null;
}

/** A picture of something that is known not to be what was asked for cannot be recognised as it. */
function fits(typeId: string, document: SandboxDocument): boolean {
  if (document.source === 'INVENTED') return true;
  if (!bearsDocument(document)) return false;
  const cards: readonly DocumentKind[] = ['IDENTITY_CARD', 'RESIDENCE_PERMIT'];
  if (typeId === '12009') return cards.includes(document.kind) && document.mrzLines?.length === 3;
  return kindOf(typeId) === document.kind;
}

/**
 * The answer in E1, or in `info` for the types that are no integers; null where nothing can be recognised. `zoneOf` is what
 * the machine-readable zone says, which a misread print leaves as it is.
 */
export function documentReply(
  typeId: string,
  document: SandboxDocument,
  bytes: Buffer,
  zoneOf: SandboxDocument,
): object | null {
  if (!fits(typeId, document)) return null;
  if (typeId.startsWith('lg')) return infoReply(typeId, document, bytes);
  const type = FOUND[typeId] ?? typeId;
  // The samples: 13 for passports, 2064 for travel documents, 0 otherwise.
  const status = typeId === '13' ? 13 : typeId === '12009' ? 2064 : 0;
  return {
    message: { status, value: 'Recognition Completed' },
    cardsinfo: [
      {
        type,
        items: itemsOf(typeId, type, document, bytes, zoneOf).map(([desc, content]) => ({
          nID: null,
          index: null,
          desc,
          content,
        })),
      },
    ],
  };
}

function itemsOf(
  typeId: string,
  type: string,
  document: SandboxDocument,
  bytes: Buffer,
  zoneOf: SandboxDocument,
): Items {
  if (typeId === '13') return passportItems(document, zoneOf);
  if (typeId === '12009') return travelDocumentItems(document, zoneOf);
  if (typeId === '17') return bankCardItems(document, bytes);
  if (type === '3' || type === '1032') {
    return [
      ['Issuing Authority', document.placeOfBirth],
      ['Validity Period', `${dotted(document.dateOfIssue)}-${dotted(document.dateOfExpiry)}`],
    ];
  }
  if (type === '6' || type === '30') {
    return [
      ['License plate number', document.plate?.number ?? `U${madeUpNumber(bytes, 'plate', 90_000) + 10_000}`],
      ['Owner', `${document.surname} ${document.givenNames}`],
      ['Issue Date', document.dateOfIssue],
    ];
  }
  const isLicence = kindOf(type) === 'DRIVING_LICENCE';
  return [
    ['Name', `${document.surname} ${document.givenNames}`],
    ['Gender', document.sex],
    ['Nationality', document.nationality],
    ['Date of Birth', document.dateOfBirth],
    ['Address', document.address],
    [isLicence ? 'License Number' : type === '2' ? 'ID Number' : 'Document Number', document.documentNumber],
    ...(isLicence ? ([['Class', document.vehicleClasses]] as Items) : []),
    ['Issue Date', document.dateOfIssue],
    ['Expiry Date', document.dateOfExpiry],
  ];
}

/** The 13 items of the page's sample, in its order. */
function passportItems(document: SandboxDocument, zoneOf: SandboxDocument): Items {
  const [mrz1 = '', mrz2 = ''] = zoneOf.mrzLines?.length === 2 ? zoneOf.mrzLines : td3Lines(zoneOf);
  return [
    ['Passport Type', 'P'],
    ['Passport Number MRZ', document.documentNumber],
    ['English Name', `${document.surname} ${document.givenNames}`],
    ['Gender', document.sex],
    ['Date of Birth', document.dateOfBirth],
    ['Expiration Date', document.dateOfExpiry],
    ['Issuing Country Code', document.country],
    ['English Surname', document.surname],
    ['English Given Name', document.givenNames],
    ['MRZ1', mrz1],
    ['MRZ2', mrz2],
    ['Portrait', TINY_PICTURE],
    ['Processed Image', TINY_PICTURE],
  ];
}

/** The 14 items of the page's sample, in its order, with one label twice. */
function travelDocumentItems(document: SandboxDocument, zoneOf: SandboxDocument): Items {
  const [mrz1 = '', mrz2 = '', mrz3 = ''] = zoneOf.mrzLines?.length === 3 ? zoneOf.mrzLines : td1Lines(zoneOf);
  return [
    ['Document type', 'I'],
    ['Document Number', document.documentNumber],
    ['Issuing Country Code', document.country],
    ['English Given Name', document.givenNames],
    ['Gender', document.sex],
    ['Date of Birth', document.dateOfBirth],
    ['Date of Expiry', document.dateOfExpiry],
    ['English Surname', document.surname],
    ['English Given Name', document.givenNames],
    ['MRZ1', mrz1],
    ['MRZ2', mrz2],
    ['MRZ3', mrz3],
    ['Country Code', document.nationality],
    ['ID Number', mrz1.slice(15).replaceAll('<', '')],
  ];
}

function bankCardItems(document: SandboxDocument, bytes: Buffer): Items {
  const { number, type, bank, holder } = document.bankCard ?? {
    number: madeUpCardNumber(bytes),
    type: 'Debit card',
    bank: 'Bank of Zenith',
    holder: `${document.givenNames} ${document.surname}`,
  };
  return [
    ['Card number', number],
    ['Bank card type', type],
    ['Bank card name', 'Zenith card'],
    ['Bank name', bank],
    ['Bank code', '99990000'],
    ["Cardholder's name", holder],
  ];
}

/** In a range that is for tests; the last digit is the one by which the whole satisfies ISO/IEC 7812-1, annex B. */
function madeUpCardNumber(bytes: Buffer): string {
  const body = `400000${String(madeUpNumber(bytes, 'card', 1_000_000_000)).padStart(9, '0')}`;
  const sum = [...body].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

/** As the twin answers for licence-like documents; that `lg` types answer so is INFERRED. */
function infoReply(typeId: string, document: SandboxDocument, bytes: Buffer): object {
  return {
    message: { status: 0, value: 'Recognition Completed' },
    info: {
      type: typeId,
      name: `${document.surname} ${document.givenNames}`,
      name_Coordinate: '192_189_356_224',
      sex: document.sex,
      sex_Coordinate: '192_240_220_275',
      dateOfBirth: document.dateOfBirth,
      dateOfBirth_Coordinate: '192_290_356_325',
      placeOfBirth: document.placeOfBirth,
      cutPic: TINY_PICTURE,
      time: String(madeUpNumber(bytes, 'time', 900) + 100),
    },
  };
}

function dotted(date: string): string {
  return date.replaceAll('-', '.');
}

/** A GIF of one pixel. */
export const TINY_PICTURE = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

/** Another birthday that a misread digit may give. */
export function withWrongDateOfBirth(document: SandboxDocument): SandboxDocument {
  const year = Number(document.dateOfBirth.slice(0, 4));
  return { ...document, dateOfBirth: `${year - 3}${document.dateOfBirth.slice(4)}` };
}
