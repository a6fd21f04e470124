import type { DocumentKind } from '../../domain/document.js';
import { country } from '../country.js';

export interface DocumentName {
  /** Alpha-3; null where the name begins with none. */
  country: string | null;
  /** null where the name says nothing of it. */
  kind: DocumentKind | null;
}

/** First match wins: a residence permit may call itself a card, and a "passport card" is a passport to its issuer. */
const KINDS: readonly [RegExp, DocumentKind][] = [
  [/residence permit|вид на жительство|разрешение на временное проживание/, 'RESIDENCE_PERMIT'],
  [/driv(?:er|ing)|водительск/, 'DRIVING_LICENCE'],
  [/vehicle (?:registration|licence|license|passport)|регистрации (?:тс|транспортн)/, 'VEHICLE_LICENCE'],
  [/passport|паспорт/, 'PASSPORT'],
  [/\bvisa\b|виза/, 'VISA'],
  [/\bid\b|identity card|identification card|удостоверение личности/, 'IDENTITY_CARD'],
];

/**
 * `GBR — Passport (2006)`: an alpha-3 code, a dash, what it is, and the year of its layout (HIGH; the space before the bracket
 * varies). `Passport (2006)` without the country was seen as well (MED). The words other than "Passport" are INFERRED.
 */
export function parseDocumentName(text: string): DocumentName {
  const match = /^\s*([A-Za-z]{3})\s*[—–-]\s*(.*)$/s.exec(text);
  const code = match?.[1] ? country(match[1].toUpperCase()).value : null;
  const words = (code === null ? text : (match?.[2] ?? '')).toLowerCase();
  const kind = KINDS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
  return { country: code, kind };
}
