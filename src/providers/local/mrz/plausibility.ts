import type { MrzFormat } from '../../../domain/mrz.js';
import { isPossibleDate } from './dates.js';
import { FORMAT_LAYOUTS } from './formats.js';
import { isIssuer } from './issuers.js';

/** First letters that the standard gives each format (ICAO 9303-4 to -7: P passport, A C I other documents, V visa). */
const DOCUMENT_CODES: Record<MrzFormat, RegExp> = {
  TD3: /^P[A-Z<]$/,
  TD2: /^[ACI][A-Z<]$/,
  TD1: /^[ACI][A-Z<]$/,
  MRV_A: /^V[A-Z<]$/,
  MRV_B: /^V[A-Z<]$/,
  FRENCH_ID: /^ID$/,
};

/** Names are letters; single fillers part words, two part surname from given names, all others stand at the end. */
const FULL_NAME = /^[A-Z]+(<[A-Z]+)*(<<[A-Z]+(<[A-Z]+)*)?<*$/;
const SURNAME = /^[A-Z]+(<[A-Z]+)*<*$/;
/** French given names are parted by two fillers. */
const FRENCH_GIVEN_NAMES = /^[A-Z]+(<<?[A-Z]+)*<*$/;
/** Data from the first cell on; a filler inside stands for a character that the zone lacks. */
const DOCUMENT_NUMBER = /^[A-Z0-9]+(<[A-Z0-9]+)*<*$/;

/** Whether the text, beyond its check digits, can be a zone of this format. */
export function isPlausible(format: MrzFormat, lines: readonly string[]): boolean {
  return FORMAT_LAYOUTS[format].fields.every(({ name, line, from, to }) => {
    const cells = lines[line]!.slice(from, to);
    switch (name) {
      case 'DOCUMENT_CODE':
        return DOCUMENT_CODES[format].test(cells);
      case 'ISSUING_STATE':
        return format === 'FRENCH_ID' ? cells === 'FRA' : isIssuer(cells);
      case 'NATIONALITY':
        return isIssuer(cells);
      case 'DATE_OF_BIRTH':
      case 'DATE_OF_EXPIRY':
        return isPossibleDate(cells);
      case 'FULL_NAME':
        return FULL_NAME.test(cells);
      case 'SURNAME':
        return SURNAME.test(cells);
      case 'GIVEN_NAMES':
        return FRENCH_GIVEN_NAMES.test(cells);
      case 'DOCUMENT_NUMBER':
        return DOCUMENT_NUMBER.test(cells);
      default:
        return true;
    }
  });
}
