import type { Field, FieldName, ProofKind } from '../../domain/field.js';
import type { MrzCheckDigitName, MrzReading } from '../../domain/mrz.js';
import { country } from '../country.js';
import type { ResultTexts, TextKey } from './result-keys.js';

export interface ZoneParts {
  fields: readonly Field[];
  /** An accepted one, or null. */
  mrz: MrzReading | null;
}

/** The vendor says `"true"` and `"false"` as texts (HIGH). */
type Truth = 'true' | 'false';

const COMPUTED: ReadonlySet<ProofKind> = new Set(['MRZ_CHECK_DIGIT', 'MRZ_COMPOSITE_CHECK_DIGIT']);

const HASH_KEYS: Readonly<Record<MrzCheckDigitName, TextKey>> = {
  COMPOSITE: 'final hash',
  DATE_OF_BIRTH: 'birth date hash',
  DATE_OF_EXPIRY: 'expiry date hash',
  DOCUMENT_NUMBER: 'document number hash',
  OPTIONAL_DATA: 'optional data hash',
};

/**
 * Whether the zone holds together. The eleven keys are, word for word, those by which a public checker of zones in Python
 * reports (MED), and so they mean what they mean there: each hash is a check digit, each format a look at the cells.
 * Whoever has not read a zone says nothing.
 */
export function zoneChecks(parts: ZoneParts): ResultTexts {
  return { ...hashes(parts), ...formats(parts.fields) };
}

/**
 * From the zone itself; without it, from the proof of a digit that was added up here, which can only say that it holds. What
 * a vendor says of a digit is not passed on as if anybody had checked it.
 */
function hashes({ fields, mrz }: ZoneParts): ResultTexts {
  const proved = fields.flatMap(({ proof }) =>
    proof.flatMap(({ kind, checkDigit }) => (COMPUTED.has(kind) ? [checkDigit] : [])),
  );
  const entries = (Object.keys(HASH_KEYS) as MrzCheckDigitName[]).flatMap((name): [TextKey, Truth][] => {
    const printed = mrz?.checkDigits.find((each) => each.name === name);
    if (printed) return [[HASH_KEYS[name], truth(printed.passed)]];
    return mrz === null && proved.includes(name) ? [[HASH_KEYS[name], 'true']] : [];
  });
  return Object.fromEntries(entries);
}

/** Of each field's cells in the zone, as somebody read them and stands behind them. */
function formats(fields: readonly Field[]): ResultTexts {
  const checks: [TextKey, FieldName, (cells: string) => boolean][] = [
    // ICAO 9303: A, C, I cards, P passports, V visas; the second cell is for the issuer.
    ['document type format', 'DOCUMENT_CODE', (cells) => /^[ACIPV][A-Z]?<*$/.test(cells)],
    ['valid country code', 'ISSUING_STATE', isCountryCode],
    ['valid nationality code', 'NATIONALITY', isCountryCode],
    ['valid genre format', 'SEX', (cells) => /^[MFX<]?$/.test(cells)],
    ['document number format', 'DOCUMENT_NUMBER', (cells) => /^[A-Z0-9][A-Z0-9<]*$/.test(cells)],
  ];
  const entries = checks.flatMap(([key, name, holds]): [TextKey, Truth][] => {
    const cells = zoneCandidate(fields, name)?.raw;
    return cells === undefined ? [] : [[key, truth(holds(cells))]];
  });
  // Empty optional data is not reported there either.
  const optionalData = zoneCandidate(fields, 'OPTIONAL_DATA')?.raw ?? '';
  if (/[^<]/.test(optionalData)) entries.push(['optional data format', truth(/^[A-Z0-9<]+$/.test(optionalData))]);
  return Object.fromEntries(entries);
}

/** What was read from the zone by somebody who stands behind it; of several, the one that agrees with the value that won. */
export function zoneCandidate(fields: readonly Field[], name: FieldName): Field['candidates'][number] | null {
  const field = fields.find((each) => each.name === name);
  const candidates = (field?.candidates ?? []).filter(
    ({ zone, accepted }) => zone === 'MACHINE_READABLE_ZONE' && accepted,
  );
  return candidates.find(({ value }) => value !== null && value === field?.value) ?? candidates[0] ?? null;
}

/** Three letters of the lists, or the single D; neither a name nor two letters can stand in a zone. */
function isCountryCode(cells: string): boolean {
  const code = cells.replace(/<+$/, '');
  return code === 'D' || (/^[A-Z]{3}$/.test(code) && country(code).value === code);
}

function truth(holds: boolean): Truth {
  return holds ? 'true' : 'false';
}
