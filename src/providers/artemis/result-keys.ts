/** Keys whose value is text (HIGH, the vendor's `AresOcrResultDto`), in the order of its sample. Some contain spaces. */
export const TEXT_KEYS = [
  'race',
  'gender',
  'status',
  'address',
  'domicile',
  'employer',
  'full_name',
  'full_name2',
  'last_name',
  'birth date',
  'final hash',
  'first_name',
  'identifier',
  'issue_date',
  'profession',
  'expiry date',
  'expiry_date',
  'nationality',
  'date_of_birth',
  'document_type',
  'optional_data',
  'mrz_raw_string',
  'birth date hash',
  'document_number',
  'issuing_country',
  'passport_number',
  'country_of_birth',
  'expiry date hash',
  'optional data hash',
  'personal_id_number',
  'valid country code',
  'valid genre format',
  'document number hash',
  'document type format',
  'optional data format',
  'passport_expiry_date',
  'document number format',
  'valid nationality code',
] as const;
export type TextKey = (typeof TEXT_KEYS)[number];

/** Lists: of texts, and of objects whose shape is not given (HIGH). Nothing of ours goes into them. */
export const LIST_KEYS = ['ignored_fields', 'missing_fields'] as const;
export type ListKey = (typeof LIST_KEYS)[number];

/** All 40 keys that the vendor documents. */
export const RESULT_KEYS: readonly (TextKey | ListKey)[] = [...TEXT_KEYS, ...LIST_KEYS];

/** Typed as dates (HIGH); the other dates are texts that hold YYYY-MM-DD in every sample (HIGH). */
export const DATE_KEYS: ReadonlySet<string> = new Set<TextKey>(['birth date', 'issue_date']);

export function isTextKey(key: string): key is TextKey {
  return (TEXT_KEYS as readonly string[]).includes(key);
}

export function isListKey(key: string): key is ListKey {
  return (LIST_KEYS as readonly string[]).includes(key);
}

/** What stands in the result by our own making. */
export type ResultTexts = Partial<Record<TextKey, string>>;
