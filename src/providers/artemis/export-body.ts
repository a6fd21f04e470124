import type { FieldName } from '../../domain/field.js';
import type { Json, OcrExportRequest } from '../contract.js';
import { isDate } from './mapping.js';
import type { ResultTexts, TextKey } from './result-keys.js';
import { DATE_KEYS, isListKey, isTextKey, RESULT_KEYS } from './result-keys.js';
import type { ExportBodyOptions } from './settings.js';
import { zoneCandidate, zoneChecks } from './zone-checks.js';

/** The vendor's `OcrResultRequestDto` (HIGH). No field of it is required. */
export type ExportBody = { error?: Json; result: { [key: string]: Json } } & {
  task_id?: Json;
  description?: Json;
  status_task?: Json;
};

export interface MappedExport {
  body: ExportBody;
  /** What was left out, and why; no values. */
  warnings: string[];
  /** What the app added and may not: with one of these nothing may be sent. */
  faults: string[];
}

type Mapped = Pick<OcrExportRequest, 'documentKind' | 'fields' | 'mrz' | 'additions'>;

/** Pure: what we know of a document -> the body, exactly as it goes out. */
export function mapExport(request: Mapped, options: ExportBodyOptions): MappedExport {
  const warnings: string[] = [];
  const faults: string[] = [];
  const { additions = {} } = request;
  const known: Record<string, Json | undefined> = {
    ...textsOf(request, options, warnings),
    ...addedTo(additions.result ?? {}, options, warnings, faults),
  };
  const unknown = options.unknownValues === 'NULL' ? null : undefined;
  // A null that the app said itself is sent in any case.
  const result = present(RESULT_KEYS.map((key) => [key, known[key] === undefined ? unknown : known[key]]));
  const others = Object.keys(known).filter((key) => !isTextKey(key) && !isListKey(key));
  const body = present([
    ['error', additions.error ?? unknown],
    ['result', { ...result, ...present(others.map((key) => [key, known[key]])) }],
    ['task_id', additions.taskId ?? unknown],
    ['description', additions.description ?? unknown],
    ['status_task', options.statusTask],
  ]);
  return { body: body as ExportBody, warnings, faults };
}

function present(entries: [string, Json | undefined][]): { [key: string]: Json } {
  return Object.fromEntries(entries.filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

/**
 * Which field of ours is which key: by the names (HIGH that the keys exist, INFERRED that they mean the same). `identifier`
 * and `domicile` stay empty: nobody says what they hold, and the checker whose words the vendor uses says `identifier`
 * where a name is well formed.
 */
function textsOf(request: Mapped, options: ExportBodyOptions, warnings: string[]): ResultTexts {
  const { documentKind, fields } = request;
  const mrz = request.mrz?.accepted ? request.mrz : null;
  if (request.mrz && !mrz) warnings.push('The zone was not accepted and is not sent.');
  const valueOf = (name: FieldName) => fields.find((field) => field.name === name)?.value || undefined;
  const dateOf = (key: TextKey, name: FieldName, value = valueOf(name)) => {
    if (value === undefined || isDate(value)) return value;
    warnings.push(`${key} was left out: ${name} is no full date.`);
    return undefined;
  };
  const zoneDateOf = (key: TextKey, name: FieldName) => {
    const inZone = zoneCandidate(fields, name)?.value;
    return inZone && isDate(inZone) ? inZone : dateOf(key, name);
  };
  const isPassport = documentKind === 'PASSPORT';
  const documentNumber = withSeries(valueOf('DOCUMENT_SERIES'), valueOf('DOCUMENT_NUMBER'));
  const expiryDate = dateOf('expiry_date', 'DATE_OF_EXPIRY');
  const texts: Partial<Record<TextKey, string | undefined>> = {
    race: valueOf('RACE'),
    gender: valueOf('SEX'),
    status: options.resultStatus ?? undefined,
    address: valueOf('ADDRESS'),
    employer: valueOf('EMPLOYER'),
    profession: valueOf('OCCUPATION'),
    ...namesOf(valueOf),
    nationality: valueOf('NATIONALITY'),
    country_of_birth: valueOf('COUNTRY_OF_BIRTH'),
    date_of_birth: dateOf('date_of_birth', 'DATE_OF_BIRTH'),
    document_type: options.documentTypes[documentKind] || undefined,
    document_number: documentNumber,
    passport_number: isPassport ? documentNumber : undefined,
    personal_id_number: valueOf('PERSONAL_NUMBER'),
    issuing_country: valueOf('ISSUING_STATE'),
    issue_date: dateOf('issue_date', 'DATE_OF_ISSUE'),
    expiry_date: expiryDate,
    passport_expiry_date: isPassport ? expiryDate : undefined,
    optional_data: valueOf('OPTIONAL_DATA'),
    mrz_raw_string: mrz?.lines.join(options.mrzLineSeparator === 'NEWLINE' ? '\n' : ''),
    // Beside the checks of the zone: what the zone itself says, where it was read, and else what is known of it (INFERRED).
    'birth date': zoneDateOf('birth date', 'DATE_OF_BIRTH'),
    'expiry date': zoneDateOf('expiry date', 'DATE_OF_EXPIRY'),
    ...zoneChecks({ fields, mrz }),
  };
  return Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined));
}

/** `full_name` is first and last, `full_name2` last and first (HIGH). A middle name has no key and goes with the first. */
function namesOf(valueOf: (name: FieldName) => string | undefined): ResultTexts {
  const last = valueOf('SURNAME');
  const middle = valueOf('MIDDLE_NAME');
  const given = valueOf('GIVEN_NAMES');
  // Readers of zones give all names as given ones, others give the middle one apart.
  const hasMiddle = middle !== undefined && !` ${given ?? ''} `.includes(` ${middle} `);
  const first = given !== undefined && hasMiddle ? `${given} ${middle}` : (given ?? middle);
  const whole = first !== undefined && last !== undefined;
  const fullName = whole ? `${first} ${last}` : valueOf('FULL_NAME');
  return {
    ...(first === undefined ? {} : { first_name: first }),
    ...(last === undefined ? {} : { last_name: last }),
    ...(fullName === undefined ? {} : { full_name: fullName }),
    ...(whole ? { full_name2: `${last} ${first}` } : {}),
  };
}

/** A series has no key of its own; without it the number of such a document says little (INFERRED). */
function withSeries(series: string | undefined, number: string | undefined): string | undefined {
  if (series === undefined || number === undefined || number.startsWith(series)) return number;
  return `${series} ${number}`;
}

function addedTo(
  added: Readonly<Record<string, unknown>>,
  options: ExportBodyOptions,
  warnings: string[],
  faults: string[],
): Record<string, Json> {
  const taken: [string, Json][] = [];
  let leftOut = 0;
  for (const [key, value] of Object.entries(added)) {
    if (value === undefined) continue;
    const documented = isTextKey(key) || isListKey(key);
    const fault = documented ? faultOf(key, value) : null;
    if (fault !== null) faults.push(fault);
    else if (documented || options.allowUndocumentedKeys) taken.push([key, value as Json]);
    else leftOut += 1;
  }
  // A key that is not on the list may be a value, so it is counted and not named.
  if (leftOut > 0) warnings.push(`Keys that the vendor does not document were left out: ${leftOut}.`);
  return Object.fromEntries(taken);
}

function faultOf(key: string, value: unknown): string | null {
  if (value === null) return null;
  if (key === 'ignored_fields') return isListOf(value, 'string') ? null : 'ignored_fields must be a list of texts.';
  if (key === 'missing_fields') return isListOf(value, 'object') ? null : 'missing_fields must be a list of objects.';
  if (typeof value !== 'string') return `${key} must be text.`;
  return DATE_KEYS.has(key) && !isDate(value) ? `${key} must be a date, YYYY-MM-DD.` : null;
}

function isListOf(value: unknown, type: 'string' | 'object'): boolean {
  return Array.isArray(value) && value.every((item) => item !== null && !Array.isArray(item) && typeof item === type);
}
