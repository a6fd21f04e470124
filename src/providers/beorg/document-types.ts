import type { DocumentKind, DocumentQuestion } from '../../domain/document.js';
import { DOCUMENT_KINDS } from '../../domain/document.js';
import { findDocumentType } from '../../domain/document-types.js';
import type { ProviderDocumentType } from '../module.js';
import type { BeorgSettings } from './settings.js';

/**
 * PASSPORT, PASSPORT_REG and RVP: HIGH, seen on the vendor's pages. PASSPORT_FRGN: LOW, one public client. The others have
 * a page (HIGH; its name stands beside) whose code is probably that name in capitals (INFERRED), which is not enough to
 * spend money on: a setting can name it.
 */
export const BEORG_TYPES: readonly ProviderDocumentType[] = [
  { typeCode: 'rus-temporary-residence-permit', providerCode: 'RVP' },
  { typeCode: 'rus-passport', providerCode: 'PASSPORT' },
  { typeCode: 'rus-passport-registration', providerCode: 'PASSPORT_REG' },
  { typeCode: 'foreign-passport', providerCode: 'PASSPORT_FRGN' },
  // fprn
  { typeCode: 'rus-travel-passport', providerCode: null },
  // vng
  { typeCode: 'rus-residence-permit', providerCode: null },
  // dlic
  { typeCode: 'rus-driving-licence', providerCode: null },
  // prsv
  { typeCode: 'rus-conscript-certificate', providerCode: null },
  // epts
  { typeCode: 'rus-electronic-vehicle-passport', providerCode: null },
];

/** Its two pictures, passport and registration, carry the same key and the same type (HIGH, the vendor's page). */
export const TWO_PICTURE_TYPE = 'PASSPORT_REG';

/**
 * The vendor's type code for a picture: what the app passes through, else by the catalogue, else by kind and country; null
 * where the vendor has none. It never finds out by itself what a picture shows.
 */
export function typeOf(question: DocumentQuestion | null, settings: BeorgSettings): string | null {
  const passedThrough = question?.providerTypes.beorg?.trim();
  if (passedThrough) return passedThrough;
  const { typeCode = null, kind = null, country = null } = question ?? {};
  if (typeCode === null) return byKind(kind ?? 'UNKNOWN', country, settings);
  const listed = BEORG_TYPES.find((each) => each.typeCode === typeCode);
  const named = configuredType(typeCode, settings) ?? listed?.providerCode ?? null;
  const catalogued = findDocumentType(typeCode);
  if (named !== null || listed || !catalogued) return named;
  // A type that others list under a name of their own, such as a passport of any country.
  return byKind(catalogued.kind, country ?? catalogued.country, settings);
}

function configuredType(name: string, settings: BeorgSettings): string | null {
  return Object.hasOwn(settings.types, name) ? (settings.types[name] ?? null) : null;
}

function byKind(kind: DocumentKind, country: string | null, settings: BeorgSettings): string | null {
  const configured = configuredType(kind, settings);
  if (configured !== null) return configured;
  const mayBeRussian = country === null || country === 'RUS';
  switch (kind) {
    case 'PASSPORT':
      return mayBeRussian ? 'PASSPORT' : 'PASSPORT_FRGN';
    // At home, what Russia calls a passport is its identity card.
    case 'IDENTITY_CARD':
      return country === 'RUS' ? 'PASSPORT' : null;
    case 'RESIDENCE_PERMIT':
      return mayBeRussian ? 'RVP' : null;
    case 'UNKNOWN':
      return mayBeRussian ? settings.defaultType : null;
    default:
      return null;
  }
}

/** What the catalogue says of a type that the vendor answers with; null for a code that is neither there nor in the settings. */
export function knownType(
  providerCode: string | null,
  settings: BeorgSettings,
): { kind: DocumentKind; country: string | null } | null {
  if (providerCode === null) return null;
  const listed = BEORG_TYPES.find(
    (each) => (configuredType(each.typeCode, settings) ?? each.providerCode) === providerCode,
  );
  if (listed) return findDocumentType(listed.typeCode);
  const kind = DOCUMENT_KINDS.find((each) => each !== 'UNKNOWN' && configuredType(each, settings) === providerCode);
  return kind ? { kind, country: null } : null;
}

/** Kinds that a question can name with a chance of being answered. */
export function servedKinds(settings: BeorgSettings): DocumentKind[] {
  const kinds = new Set<DocumentKind>(['PASSPORT', 'IDENTITY_CARD', 'RESIDENCE_PERMIT']);
  for (const name of Object.keys(settings.types)) {
    const kind = findDocumentType(name)?.kind ?? DOCUMENT_KINDS.find((each) => each === name);
    if (kind) kinds.add(kind);
  }
  return [...kinds];
}
