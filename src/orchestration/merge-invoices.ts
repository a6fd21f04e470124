import type { Check } from '../domain/document.js';
import type { Candidate, Field, FieldName, Proof } from '../domain/field.js';
import type { InvoiceContent } from '../domain/inquiry.js';
import type { CroppedPicture, InvoiceFieldName, InvoiceReading } from '../domain/invoice.js';
import { INVOICE_FIELD_NAMES } from '../domain/invoice.js';
import { findInvoiceType } from '../domain/invoice-types.js';
import type { ProviderName } from '../domain/provider-name.js';
import type { ProvidedReading } from '../domain/reading.js';
import { addUp, amountsOf, AMOUNT_NAMES, totalsCheck } from './invoice-amounts.js';
import { mergeField, strength, strongestAbsence } from './merge-fields.js';

/** What an app may expect of any invoice; each gets a value or a reason for having none. */
export const EXPECTED_INVOICE_FIELDS: readonly InvoiceFieldName[] = [
  'INVOICE_NUMBER',
  'BILLING_DATE',
  'NET_AMOUNT',
  'TAX_AMOUNT',
  'GROSS_AMOUNT',
  'SELLER_NAME',
  'BUYER_NAME',
  'CURRENCY',
];

/** One invoice as one provider read it. */
export interface ProvidedInvoice {
  provider: ProviderName;
  invoice: InvoiceReading;
}

/** One invoice of a file, by everybody who read it. */
export interface MergedInvoice extends Omit<InvoiceContent, 'croppedImageId'> {
  croppedPicture: CroppedPicture | null;
}

/**
 * Pure: every invoice of a file, each merged from all who read it. At least one, since something was handed in as one: where
 * nobody read anything, its fields say why.
 */
export function mergeInvoices(readings: readonly ProvidedReading[], anyFailed: boolean): MergedInvoice[] {
  const groups = groupInvoices(readings);
  return (groups.length === 0 ? [[]] : groups).map((group) => mergeInvoice(group, readings.length, anyFailed));
}

/**
 * Pure: which readings are of the same invoice. Two are where they have the same number; and where one is left on either
 * side, since then one of them was misread. Otherwise nobody knows, and each stands for itself, so that nothing is lost.
 */
export function groupInvoices(readings: readonly ProvidedReading[]): ProvidedInvoice[][] {
  const groups: ProvidedInvoice[][] = [];
  for (const { provider, reading } of readings) {
    if (reading.kind !== 'INVOICE') continue;
    const open = new Set(groups);
    const left = reading.invoices.filter((invoice) => {
      const group = [...open].find((each) => each.some((other) => haveSameNumber(other.invoice, invoice)));
      if (group) {
        group.push({ provider, invoice });
        open.delete(group);
      }
      return !group;
    });
    const [only, ...others] = left;
    const [last, ...further] = open;
    if (only && last && others.length + further.length === 0) last.push({ provider, invoice: only });
    else groups.push(...left.map((invoice) => [{ provider, invoice }]));
  }
  return groups;
}

function haveSameNumber(one: InvoiceReading, other: InvoiceReading): boolean {
  const numbers = numbersOf(one);
  return numbersOf(other).some((number) => numbers.includes(number));
}

function numbersOf({ candidates }: InvoiceReading): string[] {
  return candidates.flatMap(({ name, candidate: { value, accepted } }) =>
    (name === 'INVOICE_NUMBER' || name === 'FULL_INVOICE_NUMBER') && accepted && value !== null ? [value] : [],
  );
}

function mergeInvoice(group: readonly ProvidedInvoice[], answers: number, anyFailed: boolean): MergedInvoice {
  const invoices = group.map(({ invoice }) => addUp(invoice));
  const absence = strongestAbsence([], answers, anyFailed);
  const candidatesOf = (name: FieldName): Candidate[] =>
    invoices.flatMap(({ candidates }) => candidates.flatMap((each) => (each.name === name ? [each.candidate] : [])));
  const names = INVOICE_FIELD_NAMES.filter(
    (name) => EXPECTED_INVOICE_FIELDS.includes(name) || candidatesOf(name).length > 0,
  );
  const fields = names.map((name) => mergeField(name, candidatesOf(name), absence));
  const consistent = consistentAmounts(invoices, fields);
  const merged = fields.map((field) => {
    const value = consistent.get(field.name);
    return value === undefined
      ? field
      : mergeField(field.name, field.candidates, absence, (candidate) => candidate === value);
  });
  return {
    typeCode: typeCodeOf(invoices),
    fields: merged,
    lines: tableOf(invoices, 'lines', 'INVOICE_LINES_ADD_UP'),
    taxes: tableOf(invoices, 'taxes', 'INVOICE_TAXES_ADD_UP'),
    checks: checksOf(invoices, merged),
    others: othersOf(invoices),
    croppedPicture: invoices.map(({ croppedPicture }) => croppedPicture).find((picture) => picture) ?? null,
  };
}

/**
 * Where net, tax and gross were won by different readings that do not add up together, the strongest reading in which they do
 * wins all three: amounts prove each other or nothing.
 */
function consistentAmounts(invoices: readonly InvoiceReading[], fields: readonly Field[]): Map<FieldName, string> {
  if (totalsCheck(fields).outcome !== 'FAILED') return new Map();
  const sets = invoices.flatMap((invoice) => amountsOf(invoice).filter(({ addsUp }) => addsUp));
  const strengthOf = (proofs: readonly Proof[][]) => proofs.reduce((sum, proof) => sum + strength(proof), 0);
  const [best] = [...sets].sort((one, other) => strengthOf(other.proofs) - strengthOf(one.proofs));
  return new Map(AMOUNT_NAMES.flatMap((name, at) => (best ? [[name, best.values[at] ?? '']] : [])));
}

/** What data or a barcode says before what a picture was taken for; codes that no catalogue has are told among the others. */
function typeCodeOf(invoices: readonly InvoiceReading[]): string | null {
  const known = invoices.filter(({ typeCode }) => typeCode !== null && findInvoiceType(typeCode) !== null);
  const isSure = ({ candidates }: InvoiceReading) =>
    candidates.some(({ candidate: { zone } }) => zone === 'STRUCTURED_DATA' || zone === 'BARCODE');
  return (known.find(isSure) ?? known[0])?.typeCode ?? null;
}

/** A table is of one reading as a whole: the first whose sums hold, else the first that has it. */
function tableOf<Name extends 'lines' | 'taxes'>(
  invoices: readonly InvoiceReading[],
  name: Name,
  check: Check['name'],
): InvoiceReading[Name] {
  const having = invoices.filter((invoice) => invoice[name].length > 0);
  const holding = having.find(({ checks }) => checks.some((each) => each.name === check && each.outcome === 'PASSED'));
  return (holding ?? having[0])?.[name] ?? ([] as InvoiceReading[Name]);
}

/** What each who looked says, and that nobody looked only where nobody did. */
function checksOf(invoices: readonly InvoiceReading[], fields: readonly Field[]): Check[] {
  const reported = invoices.flatMap(({ checks }) => checks);
  const isRun = (name: Check['name'], checks: readonly Check[]) =>
    checks.some((check) => check.name === name && check.outcome !== 'NOT_RUN');
  const own = totalsCheck(fields);
  const checks = isRun(own.name, reported) ? reported : [own, ...reported.filter(({ name }) => name !== own.name)];
  return checks.filter(
    (check, at) =>
      check.outcome !== 'NOT_RUN' ||
      (!isRun(check.name, checks) && checks.findIndex(({ name }) => name === check.name) === at),
  );
}

function othersOf(invoices: readonly InvoiceReading[]): InvoiceContent['others'] {
  const unknownTypes = invoices.flatMap(({ typeCode }) =>
    typeCode !== null && findInvoiceType(typeCode) === null ? [{ label: 'invoiceType', text: typeCode }] : [],
  );
  const all = [...unknownTypes, ...invoices.flatMap(({ others }) => others)];
  return all.filter(
    ({ label, text }, at) => all.findIndex((other) => other.label === label && other.text === text) === at,
  );
}
