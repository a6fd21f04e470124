import type { Field } from '../../domain/field.js';
import type { InvoiceFieldName } from '../../domain/invoice.js';
import type { Party } from './invoice.type.js';

const COMPLETE_DATE = /^\d{4}-\d{2}-\d{2}$/;

export function valueOf(fields: readonly Field[], name: InvoiceFieldName): string | null {
  return fields.find((field) => field.name === name)?.value ?? null;
}

/** Null also where only a part of the date is known. */
export function dateOf(fields: readonly Field[], name: InvoiceFieldName): string | null {
  const value = valueOf(fields, name);
  return value !== null && COMPLETE_DATE.test(value) ? value : null;
}

/** The values of the fields, typed; null where not one of them has a value. */
export function partyOf(fields: readonly Field[], side: 'SELLER' | 'BUYER'): Party | null {
  const party: Party = {
    name: valueOf(fields, `${side}_NAME`),
    taxNumber: valueOf(fields, `${side}_TAX_NUMBER`),
    vatNumber: valueOf(fields, `${side}_VAT_NUMBER`),
    address: valueOf(fields, `${side}_ADDRESS`),
    country: valueOf(fields, `${side}_COUNTRY`),
  };
  return Object.values(party).every((value) => value === null) ? null : party;
}
