import type { Field, FieldName } from '../../domain/field.js';
import type { Holder } from './document.type.js';

const COMPLETE_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The values of the fields, typed; null where not one of them has a value. */
export function holderOf(fields: readonly Field[]): Holder | null {
  const valueOf = (name: FieldName) => fields.find((field) => field.name === name)?.value ?? null;
  const dateOf = (name: FieldName) => {
    const value = valueOf(name);
    return value !== null && COMPLETE_DATE.test(value) ? value : null;
  };
  const holder: Holder = {
    surname: valueOf('SURNAME'),
    givenNames: valueOf('GIVEN_NAMES'),
    dateOfBirth: dateOf('DATE_OF_BIRTH'),
    sex: valueOf('SEX'),
    nationality: valueOf('NATIONALITY'),
    documentNumber: valueOf('DOCUMENT_NUMBER'),
    personalNumber: valueOf('PERSONAL_NUMBER'),
    issuingState: valueOf('ISSUING_STATE'),
    dateOfExpiry: dateOf('DATE_OF_EXPIRY'),
  };
  return Object.values(holder).every((value) => value === null) ? null : holder;
}
