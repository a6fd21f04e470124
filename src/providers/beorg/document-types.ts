import type { DocumentKind, DocumentQuestion } from '../../domain/document.js';
import type { BeorgSettings } from './settings.js';

/** A document that the vendor's pages list. */
export interface BeorgDocumentType {
  /** A code of the catalogue. */
  typeCode: string;
  /** The vendor's code; null where its page exists and the code was never seen, so that only a setting can name it. */
  providerCode: string | null;
  kind: DocumentKind;
  /** Who issues it, where the type says so. */
  country: string | null;
}

/**
 * PASSPORT, PASSPORT_REG and RVP: HIGH, seen on the vendor's pages. PASSPORT_FRGN: LOW, one public client. The others have
 * a page (HIGH) whose code is probably its name in capitals (INFERRED), which is not enough to spend money on.
 */
export const BEORG_TYPES: readonly BeorgDocumentType[] = [
  type('RUS_TEMPORARY_RESIDENCE_PERMIT', 'RVP', 'RESIDENCE_PERMIT', 'RUS'),
  type('RUS_PASSPORT', 'PASSPORT', 'PASSPORT', 'RUS'),
  type('RUS_PASSPORT_WITH_REGISTRATION', 'PASSPORT_REG', 'PASSPORT', 'RUS'),
  type('FOREIGN_PASSPORT', 'PASSPORT_FRGN', 'PASSPORT', null),
  // Page `fprn`.
  type('RUS_TRAVEL_PASSPORT', null, 'PASSPORT', 'RUS'),
  // Page `vng`.
  type('RUS_RESIDENCE_PERMIT', null, 'RESIDENCE_PERMIT', 'RUS'),
  // Page `dlic`, both sides.
  type('RUS_DRIVING_LICENCE', null, 'DRIVING_LICENCE', 'RUS'),
  // Page `prsv`.
  type('RUS_CONSCRIPT_CERTIFICATE', null, 'OTHER', 'RUS'),
  // Page `epts`.
  type('RUS_ELECTRONIC_VEHICLE_PASSPORT', null, 'VEHICLE_LICENCE', 'RUS'),
];

/** Its two pictures, passport and registration, carry the same key and the same type (HIGH, the vendor's page). */
export const TWO_PICTURE_TYPE = 'PASSPORT_REG';

function type(
  typeCode: string,
  providerCode: string | null,
  kind: DocumentKind,
  country: string | null,
): BeorgDocumentType {
  return { typeCode, providerCode, kind, country };
}

/**
 * The vendor's type code for a picture: what the app passes through, else by the catalogue, else by kind and country; null
 * where the vendor has none. It never finds out by itself what a picture shows.
 */
export function typeOf(question: DocumentQuestion | null, settings: BeorgSettings): string | null {
  const passedThrough = question?.providerTypes.beorg?.trim();
  if (passedThrough) return passedThrough;
  const { typeCode = null, kind = null, country = null } = question ?? {};
  if (typeCode !== null) {
    const configured = configuredType(typeCode, settings);
    return configured ?? BEORG_TYPES.find((each) => each.typeCode === typeCode)?.providerCode ?? null;
  }
  return configuredType(kind ?? 'UNKNOWN', settings) ?? typeByKind(kind ?? 'UNKNOWN', country, settings);
}

function configuredType(name: string, settings: BeorgSettings): string | null {
  return Object.hasOwn(settings.types, name) ? (settings.types[name] ?? null) : null;
}

function typeByKind(kind: DocumentKind, country: string | null, settings: BeorgSettings): string | null {
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

/** What is known of a type that the vendor answers with; null for a code that is on none of its pages. */
export function knownType(
  providerCode: string | null,
  settings: BeorgSettings,
): Pick<BeorgDocumentType, 'kind' | 'country'> | null {
  if (providerCode === null) return null;
  return (
    BEORG_TYPES.find((each) => (configuredType(each.typeCode, settings) ?? each.providerCode) === providerCode) ?? null
  );
}

/** Kinds that a question can name with a chance of being answered. */
export function servedKinds(settings: BeorgSettings): DocumentKind[] {
  const kinds: DocumentKind[] = ['PASSPORT', 'IDENTITY_CARD', 'RESIDENCE_PERMIT'];
  for (const { typeCode, kind } of BEORG_TYPES) {
    const configured = configuredType(typeCode, settings) ?? configuredType(kind, settings);
    if (configured !== null && !kinds.includes(kind)) kinds.push(kind);
  }
  return kinds;
}
