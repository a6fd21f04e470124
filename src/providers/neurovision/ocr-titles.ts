import type { FieldName } from '../../domain/field.js';
import { country } from '../country.js';
import type { NormalForm } from '../normal-form.js';
import { calendarDate, plain, sex } from '../normal-form.js';

export interface OcrTitle {
  name: FieldName;
  isDate: boolean;
  normalize(text: string): NormalForm;
}

/** Title of a zone's lines, which are not a field (MED). */
export const MRZ_TITLE = 'mrz string';

/**
 * Titles of OCR fields in lower case. `surname`: HIGH, the sample of POST /kyc/process. MED, seen in public clients: given
 * name(s), father's name, sex, date and place of birth, document series and number, date of issue, issuing authority and its
 * code, address. The vendor publishes no list; the others are what such fields are usually called in English (INFERRED).
 */
const TITLES: ReadonlyMap<string, OcrTitle> = new Map([
  ['surname', words('SURNAME')],
  ['given name(s)', words('GIVEN_NAMES')],
  ["father's name", words('MIDDLE_NAME')],
  ['sex', { name: 'SEX', isDate: false, normalize: sex }],
  ['date of birth', date('DATE_OF_BIRTH')],
  ['place of birth', words('PLACE_OF_BIRTH')],
  ['document series', words('DOCUMENT_SERIES')],
  ['document number', words('DOCUMENT_NUMBER')],
  ['date of issue', date('DATE_OF_ISSUE')],
  ['issuing authority', words('ISSUING_AUTHORITY')],
  ['issuing authority code', words('ISSUING_AUTHORITY_CODE')],
  ['address', words('ADDRESS')],

  ['given names', words('GIVEN_NAMES')],
  ['given name', words('GIVEN_NAMES')],
  ['middle name', words('MIDDLE_NAME')],
  ['full name', words('FULL_NAME')],
  ['date of expiry', date('DATE_OF_EXPIRY')],
  ['nationality', { name: 'NATIONALITY', isDate: false, normalize: country }],
  ['issuing state', { name: 'ISSUING_STATE', isDate: false, normalize: country }],
  ['issuing state code', { name: 'ISSUING_STATE', isDate: false, normalize: country }],
  ['personal number', words('PERSONAL_NUMBER')],
  ['vehicle categories', words('VEHICLE_CLASSES')],
]);

/** null for a title that is not known. */
export function ocrTitle(title: string): OcrTitle | null {
  return TITLES.get(keyOf(title)) ?? null;
}

export function isMrzTitle(title: string): boolean {
  return keyOf(title) === MRZ_TITLE;
}

/** Fields that a reading may hold. */
export const READ_FIELDS: readonly FieldName[] = [
  ...new Set([...[...TITLES.values()].map(({ name }) => name), 'DOCUMENT_NAME' as const]),
];

function keyOf(title: string): string {
  return title.trim().toLowerCase().replace(/’/g, "'").replace(/\s+/g, ' ');
}

function words(name: FieldName): OcrTitle {
  return { name, isDate: false, normalize: (text) => plain(text.trim()) };
}

function date(name: FieldName): OcrTitle {
  return { name, isDate: true, normalize: calendarDate };
}
