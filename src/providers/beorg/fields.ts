import type { FieldName } from '../../domain/field.js';
import { country } from '../country.js';
import type { NormalForm } from '../normal-form.js';
import { calendarDate, plain, sex } from '../normal-form.js';

export interface FieldMapping {
  name: FieldName;
  normalize: (text: string) => NormalForm;
}

/**
 * The vendor's fields, the same name meaning the same in every type. Those of RVP, PASSPORT and PASSPORT_REG: HIGH, the
 * vendor's pages. The meaning of `IssueId` differs: the code of the issuing office on a passport, an "identifier of issue"
 * on a residence permit; both say who issued it.
 */
export const FIELDS: Readonly<Record<string, FieldMapping>> = {
  // `F` on one page, Cyrillic `М` on another.
  Gender: { name: 'SEX', normalize: sex },
  LastName: { name: 'SURNAME', normalize: plain },
  FirstName: { name: 'GIVEN_NAMES', normalize: plain },
  MiddleName: { name: 'MIDDLE_NAME', normalize: plain },
  // All dates DD.MM.YYYY.
  BirthDate: { name: 'DATE_OF_BIRTH', normalize: calendarDate },
  BirthPlace: { name: 'PLACE_OF_BIRTH', normalize: plain },
  Citizenship: { name: 'NATIONALITY', normalize: country },
  SolutionNumber: { name: 'DECISION_NUMBER', normalize: plain },
  SolutionDate: { name: 'DECISION_DATE', normalize: calendarDate },
  ExpiryDate: { name: 'DATE_OF_EXPIRY', normalize: calendarDate },
  IssuedBy: { name: 'ISSUING_AUTHORITY', normalize: plain },
  IssueId: { name: 'ISSUING_AUTHORITY_CODE', normalize: plain },
  IssueDate: { name: 'DATE_OF_ISSUE', normalize: calendarDate },
  Series: { name: 'DOCUMENT_SERIES', normalize: plain },
  Number: { name: 'DOCUMENT_NUMBER', normalize: plain },
  Address: { name: 'ADDRESS', normalize: plain },
};

/** The two lines of the machine-readable zone. */
export const MRZ_FIELDS = ['MRZ1', 'MRZ2'] as const;

/** What the vendor says is on the page or not: `1` for there (HIGH); `0` for not there is INFERRED. */
export const PRESENCE_FIELDS: Readonly<Record<string, string>> = {
  HasPhoto: 'Whether the holder’s photograph is there.',
  HasOwnerSignature: 'Whether the holder’s signature is there.',
};

export function fieldMappingOf(name: string): FieldMapping | null {
  return Object.hasOwn(FIELDS, name) ? (FIELDS[name] ?? null) : null;
}
