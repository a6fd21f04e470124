import { describe, expect, test } from '@jest/globals';
import { equals, parseDecimal } from '../../../src/domain/exact-decimal.js';
import type { InvoiceFieldName, InvoiceReading } from '../../../src/domain/invoice.js';
import type { Reading } from '../../../src/domain/reading.js';
import { mapResult } from '../../../src/providers/beorg/mapping.js';
import { rawOf } from '../../../src/providers/beorg/redact.js';
import { readResult } from '../../../src/providers/beorg/wire.js';
import { country } from '../../../src/providers/country.js';
import { covers } from '../../support/covers.js';
import { fixture, INVOICE_FIELDS, settingsWith, TODAY } from './beorg-settings.js';
import { mutated, randomFrom, textsOf } from './mutated-reply.js';

const MUTATIONS = 10_000;
const FIXTURES = ['invoice-result', 'invoice-result', 'passport-result', 'broken-part-result'];

/** What stands at a path such as `documents[0].data.Номер`: a text, a number or a truth value; null for anything else. */
function scalarAt(json: unknown, path: string): string | number | boolean | null {
  const [, index = '', name = ''] = /^documents\[(\d+)\]\.data\.(.*)$/s.exec(path) ?? [];
  const { documents } = json as { documents: { data: Record<string, unknown> }[] };
  const found = documents[Number(index)]?.data[name];
  return typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean' ? found : null;
}

const bare = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();

/** The one amount that a text can be; null where it can be two, or is none. */
function amountIn(raw: string, isText: boolean) {
  const text = raw.replace(/\s/g, '');
  const points = text.replace(/[^.,]/g, '');
  const isGrouping = points.length > 1 && new Set(points).size === 1;
  const at = points === '' || isGrouping ? text.length : Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  const isEither = isText && points.length === 1 && !/\s/.test(raw.trim()) && /^\D?[1-9]\d{0,2}.\d{3}$/.test(text);
  return isEither ? null : parseDecimal(`${text.slice(0, at).replace(/[.,]/g, '')}.${text.slice(at + 1)}`);
}

/** How a value came out of its raw text, written anew here so that the mapping is not tested by itself. */
function isDerivable(name: InvoiceFieldName, value: string, raw: string, isText: boolean): boolean {
  if (name.endsWith('_AMOUNT')) {
    const [stated, read] = [amountIn(raw, isText), parseDecimal(value)];
    return stated !== null && read !== null && equals(stated, read);
  }
  if (name.endsWith('_DATE')) {
    const [year, month, day] = value.split('-');
    const digits = raw.replace(/\D/g, '');
    const isEither = raw.includes('/') && Number(digits.slice(0, 2)) <= 12 && day !== month;
    if (digits.startsWith(`${year}${month}${day}`)) return true;
    return digits.startsWith(`${day}${month}${year}`) && !isEither;
  }
  if (name.endsWith('_COUNTRY')) return country(raw).value === value;
  return raw.trim() === value || (name === 'IBAN' && bare(raw) === value);
}

function assertNothingInvented(invoice: InvoiceReading, json: unknown, texts: readonly string[]): number {
  for (const { name, candidate } of invoice.candidates) {
    const { raw, rawPath, value, confidence } = candidate;
    const stands = scalarAt(json, rawPath);
    if (stands === null || String(stands) !== raw) {
      throw new Error(`${rawPath}: the raw text does not stand there.`);
    }
    if (INVOICE_FIELDS[rawPath.replace(/^documents\[\d+\]\.data\./, '')] !== name) {
      throw new Error(`${rawPath}: no setting says that this is ${name}.`);
    }
    if (value !== null && !isDerivable(name, value, raw, typeof stands === 'string'))
      throw new Error(`${rawPath}: ${value} is not in ${raw}.`);
    if (confidence !== null && !texts.some((text) => text.trim() !== '' && Number(text) === confidence)) {
      throw new Error(`${rawPath}: nobody said ${confidence}.`);
    }
    if (candidate.proof.length + candidate.inferences.length > 0) throw new Error(`${rawPath}: nothing is proved.`);
  }
  for (const { text } of invoice.others) if (!texts.includes(text)) throw new Error(`${text} does not stand there.`);
  if (invoice.lines.length + invoice.taxes.length > 0 || invoice.typeCode !== null)
    throw new Error('A table is made up.');
  return invoice.candidates.length;
}

function read(json: unknown, warnings: string[]): Reading | null {
  const asked = [{ key: 'INV', type: 'INV' }];
  const settings = settingsWith({ invoiceFields: INVOICE_FIELDS });
  return mapResult(readResult(json, warnings), 'INVOICE', { settings, asked, today: TODAY, warnings });
}

describe('replies about invoices that nobody foresaw', () => {
  test(`${MUTATIONS} mutated replies: nothing is thrown, nothing invented, and no value in a warning`, async () => {
    covers('beorg:reply:other', 'beorg:invoice:fields');
    const fixtures = await Promise.all(FIXTURES.map((name) => fixture(name)));
    const random = randomFrom(20_260_302);
    let candidates = 0;
    let values = 0;
    for (let round = 0; round < MUTATIONS; round++) {
      // As it would come over the wire, where a list has no holes.
      const json = JSON.parse(JSON.stringify(mutated(fixtures[round % fixtures.length], random))) as unknown;
      const warnings: string[] = [];
      const reading = read(json, warnings);
      if (reading !== null && reading.kind !== 'INVOICE') throw new Error('Nobody asked for that.');
      const texts = textsOf(json);
      for (const invoice of reading?.invoices ?? []) {
        candidates += assertNothingInvented(invoice, json, texts);
        values += invoice.candidates.filter(({ candidate }) => candidate.value !== null).length;
      }
      if (warnings.some((warning) => warning.includes('Zenith') || warning.includes('ZOS-2026'))) {
        throw new Error('A warning repeats a value.');
      }
      if (round % 10 === 0) rawOf(json, settingsWith());
    }
    expect(candidates).toBeGreaterThan(MUTATIONS);
    expect(values).toBeGreaterThan(MUTATIONS);
    expect(values).toBeLessThan(candidates);
    // Some seconds of work, and more where other suites want the same processor.
  }, 120_000);

  test('the watch over the mapping sees what is invented', async () => {
    const json = await fixture('invoice-result');
    const reading = read(json, []);
    if (reading?.kind !== 'INVOICE') throw new Error('It is no invoice.');
    const watch = (index: number, changes: object) => {
      const [invoice] = structuredClone(reading.invoices);
      Object.assign(invoice!.candidates[index]!.candidate, changes);
      return () => assertNothingInvented(invoice!, json, textsOf(json));
    };
    expect(watch(0, {})).not.toThrow();
    expect(watch(0, { raw: 'ZOS-1' })).toThrow('the raw text does not stand there');
    expect(watch(0, { confidence: 0.123 })).toThrow('nobody said 0.123');
    expect(watch(1, { value: '2026-02-03' })).toThrow('2026-02-03 is not in 02.03.2026');
    expect(watch(7, { value: '128600.00' })).toThrow('128600.00 is not in 1 286,00');
    expect(watch(9, { value: '1.54' })).toThrow('1.54 is not in 1.543,20');
    expect(watch(10, { value: '1.543' })).toThrow('1.543 is not in 1.543');
    expect(watch(12, { value: '2026-03-04' })).toThrow('2026-03-04 is not in 03/04/2026');
  });
});
