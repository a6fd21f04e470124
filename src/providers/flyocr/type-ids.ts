import type { DocumentKind, DocumentQuestion, DocumentSide } from '../../domain/document.js';
import type { DocumentType } from '../../domain/document-types.js';
import { DOCUMENT_TYPES, findDocumentType } from '../../domain/document-types.js';
import type { ProviderDocumentType } from '../module.js';
import type { FlyocrService } from './settings.js';

/** The typeIds of the services beside the identity documents (HIGH). Face, liveness and verification are no documents. */
export const TYPE_IDS = {
  PASSPORT: '13',
  /** An umbrella: the answer names the class that was found. */
  TRAVEL_DOCUMENT: '12009',
  BANK_CARD: '17',
  PLATE: '19',
  /** Answered as 1996. */
  TEXT: '1997',
  INVOICE: '20090',
  FACE_MATCH: '21',
  /** The same number is printed for silent and for video liveness. */
  LIVENESS: '3035',
  INVOICE_VERIFICATION: '3007',
} as const;

/**
 * "Identity Document Recognition", the table of 62 (HIGH), in its order. Three codes are no integers although the page says
 * Integer; the last two documents have none. An answer's `type` uses the same codes.
 */
const IDENTITY_DOCUMENTS: readonly [typeCode: string, typeId: string | null][] = [
  ['chn-identity-card-front', '2'],
  ['chn-identity-card-back', '3'],
  ['chn-identity-card', '101'],
  ['chn-driving-licence', '5'],
  ['chn-electronic-driving-licence-front', 'lg20'],
  ['chn-electronic-driving-licence-back', 'lg21'],
  ['chn-vehicle-licence', '6'],
  ['chn-visa', '12'],
  ['chn-birth-certificate', 'lg8'],
  ['chn-driving-licence-back', '28'],
  ['chn-vehicle-licence-back', '30'],
  ['chn-foreign-permanent-resident-card', '33'],
  ['chn-exit-entry-permit-portrait', '1003'],
  ['chn-exit-entry-permit-information', '1004'],
  ['chn-driving-licence-either', '102'],
  ['chn-vehicle-licence-either', '103'],
  ['chn-identity-vehicle-or-driving', '104'],
  ['mainland-travel-permit-hong-kong-macao-portrait', '14'],
  ['mainland-travel-permit-hong-kong-macao-mrz', '15'],
  ['exit-entry-permit-hong-kong-macao-2014-portrait', '22'],
  ['mainland-travel-permit-taiwan-2015-portrait', '25'],
  ['mainland-travel-permit-taiwan-2015-mrz', '26'],
  ['residence-permit-hong-kong-macao-taiwan-front', '31'],
  ['residence-permit-hong-kong-macao-taiwan-back', '32'],
  ['exit-entry-permit-taiwan-2017-portrait', '29'],
  ['dza-identity-card', '2097'],
  ['egy-identity-card', '2081'],
  ['egy-identity-card-back', '2082'],
  ['hkg-identity-card', '1001'],
  ['hkg-arrival-card', '1015'],
  ['idn-identity-card', '2010'],
  ['idn-driving-licence', '2041'],
  ['jpn-driving-licence', '2051'],
  ['jor-identity-card', '2065'],
  ['kwt-identity-card', '2094'],
  ['lbn-identity-card', '2087'],
  ['mac-identity-card', '1005'],
  ['mac-worker-identification-card', '1014'],
  ['mys-identity-card', '2001'],
  ['mys-driving-licence', '2021'],
  ['mex-voter-card', '2013'],
  ['mex-voter-card-back', '2014'],
  ['nzl-driving-licence', '2003'],
  ['omn-identity-card', '2095'],
  ['omn-residence-permit', '2096'],
  ['pak-identity-card', '2098'],
  ['phl-identity-card', '2022'],
  ['sau-residence-permit', '2086'],
  ['sau-identity-card', '2110'],
  ['sgp-identity-card-2004', '2004'],
  ['sgp-driving-licence', '2031'],
  ['swe-driving-licence', '2020'],
  ['twn-identity-card-front', '1031'],
  ['twn-identity-card-back', '1032'],
  ['tha-identity-card-back', '2016'],
  ['tha-identity-card', '2011'],
  ['tha-driving-licence', '2012'],
  ['are-identity-card', '2063'],
  ['are-identity-card-mrz', '2064'],
  ['dji-identity-card', '2093'],
  ['eue-driving-licence', null],
  ['ken-identity-card', null],
];

export const FLYOCR_DOCUMENT_TYPES: readonly ProviderDocumentType[] = [
  ...IDENTITY_DOCUMENTS.map(([typeCode, providerCode]) => ({ typeCode, providerCode })),
  { typeCode: 'passport', providerCode: TYPE_IDS.PASSPORT },
  { typeCode: 'td1-card', providerCode: TYPE_IDS.TRAVEL_DOCUMENT },
  { typeCode: 'bank-card', providerCode: TYPE_IDS.BANK_CARD },
  { typeCode: 'licence-plate', providerCode: TYPE_IDS.PLATE },
  { typeCode: 'general-text', providerCode: TYPE_IDS.TEXT },
];

const TYPE_ID_OF: ReadonlyMap<string, string> = new Map(
  FLYOCR_DOCUMENT_TYPES.flatMap(({ typeCode, providerCode }) => (providerCode ? [[typeCode, providerCode]] : [])),
);

/** Whether a number is a typeId of the page, so that it is no error code where a status may be either. */
export function isTypeId(code: string): boolean {
  return ALL_TYPE_IDS.has(code);
}

const ALL_TYPE_IDS: ReadonlySet<string> = new Set([...TYPE_ID_OF.values(), ...Object.values(TYPE_IDS), '1996']);

/** Rare forms of a document, asked for by name only. */
const NAMED_ONLY: ReadonlySet<string> = new Set([
  'chn-electronic-driving-licence-front',
  'chn-electronic-driving-licence-back',
]);

/**
 * Kinds that the table has of one country only, so that the kind alone says which is meant. Visas are none of them, though
 * the only one there is Chinese: they have a zone that others read whoever issued them, and most are of elsewhere.
 */
const ONLY_COUNTRY: Partial<Record<DocumentKind, string>> = { VEHICLE_LICENCE: 'CHN' };

export interface TypeIdSettings {
  typeIds: Readonly<Record<string, string>>;
  defaultTypeId: string;
}

/** The vendor's code for a type of the catalogue; null where there is none. */
function typeIdOf(typeCode: string, { typeIds }: TypeIdSettings): string | null {
  return (Object.hasOwn(typeIds, typeCode) ? typeIds[typeCode] : undefined) ?? TYPE_ID_OF.get(typeCode) ?? null;
}

/** The type of the catalogue that a `type` of an answer stands for; null where it is none that we know. */
export function documentTypeOf(typeId: string, settings: TypeIdSettings): DocumentType | null {
  const [overridden] = Object.entries(settings.typeIds).find(([, each]) => each === typeId) ?? [];
  const listed = overridden ?? FLYOCR_DOCUMENT_TYPES.find(({ providerCode }) => providerCode === typeId)?.typeCode;
  return listed === undefined ? null : findDocumentType(listed);
}

/**
 * What to ask for: the app's own typeId, else that of the type it names, else the best of the catalogue by kind, country and
 * side, else the default where nothing at all is known. Null where the vendor has no code for what was named.
 */
export function chooseTypeId(question: DocumentQuestion, settings: TypeIdSettings): string | null {
  const own = question.providerTypes.flyocr;
  if (own) return own;
  if (question.typeCode !== null) return typeIdOf(question.typeCode, settings);
  if (question.kind === null || question.kind === 'UNKNOWN') {
    return question.country === null
      ? settings.defaultTypeId
      : (byCountry(question, settings) ?? settings.defaultTypeId);
  }
  if (question.kind === 'PASSPORT') return typeIdOf('passport', settings);
  if (question.kind === 'BANK_CARD') return typeIdOf('bank-card', settings);
  // A birth certificate is no likelier than anything else; such types are asked for by name.
  if (question.kind === 'OTHER') return null;
  const country = question.country ?? ONLY_COUNTRY[question.kind] ?? null;
  const national = byCountry({ ...question, country }, settings);
  if (national !== null) return national;
  // Cards with a zone are read whoever issued them; licences and permits without one are not.
  return question.kind === 'IDENTITY_CARD' || question.kind === 'RESIDENCE_PERMIT'
    ? typeIdOf('td1-card', settings)
    : null;
}

/** The types of the catalogue by which documents of a kind can be asked for, in the vendor's order. */
export function typeCodesOf(kind: DocumentKind, settings: TypeIdSettings): string[] {
  return FLYOCR_DOCUMENT_TYPES.map(({ typeCode }) => typeCode).filter((typeCode) => {
    const typeId = typeIdOf(typeCode, settings);
    return findDocumentType(typeCode)?.kind === kind && typeId !== null && isDocumentTypeId(typeId);
  });
}

function byCountry({ kind, country, side }: DocumentQuestion, settings: TypeIdSettings): string | null {
  if (country === null) return null;
  const wanted = kind === null ? 'UNKNOWN' : kind;
  const fitting = DOCUMENT_TYPES.filter(
    (type) =>
      type.countries.includes(country) &&
      type.kind === wanted &&
      (side === null || type.side === null || type.side === side) &&
      !NAMED_ONLY.has(type.code) &&
      typeIdOf(type.code, settings) !== null,
  );
  const [best] = fitting.sort((one, other) => rank(one, side) - rank(other, side));
  return best ? typeIdOf(best.code, settings) : null;
}

/** Without a side: what finds it out by itself, then a front. With a side: exactly that one, then what does not say. */
function rank(type: DocumentType, side: DocumentSide | null): number {
  if (side !== null) return type.side === side ? 0 : type.page === 'EITHER' ? 2 : 1;
  return type.page === 'EITHER' ? 0 : type.side === 'BACK' ? 2 : 1;
}

/** typeIds that answer with something else than the fields of a document; they are requests of their own. */
const NO_DOCUMENTS: ReadonlySet<string> = new Set([
  TYPE_IDS.TEXT,
  TYPE_IDS.INVOICE,
  TYPE_IDS.FACE_MATCH,
  TYPE_IDS.LIVENESS,
  TYPE_IDS.INVOICE_VERIFICATION,
]);

export function isDocumentTypeId(typeId: string): boolean {
  return !NO_DOCUMENTS.has(typeId);
}

/** Under which of the vendor's services a typeId of a document is asked for. */
export function serviceOf(typeId: string, settings: TypeIdSettings): FlyocrService {
  return SERVICES[documentTypeOf(typeId, settings)?.code ?? ''] ?? 'IDENTITY_DOCUMENT';
}

const SERVICES: Readonly<Record<string, FlyocrService>> = {
  passport: 'PASSPORT',
  'td1-card': 'TRAVEL_DOCUMENT',
  'bank-card': 'BANK_CARD',
  'licence-plate': 'PLATE',
};
