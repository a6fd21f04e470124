import { findIbans } from '../../../domain/check-numbers/iban.js';
import type { InvoiceFieldName } from '../../../domain/invoice.js';
import type { InvoiceFact, InvoiceFacts, Normalize } from './invoice-facts.js';
import { asBic, asText } from './invoice-facts.js';
import { printedAmount, printedDate } from './printed-values.js';

interface Rule {
  name: InvoiceFieldName;
  pattern: RegExp;
  normalize: Normalize;
}

const BEFORE = '(?<![\\p{L}\\p{N}])';
/** Between a label and what it labels, which may stand in the next column. */
const COLON = '(?: ?[:：])?[ \\t]*';
const NUMBER = '([\\p{L}\\p{N}][\\p{L}\\p{N}/._-]{0,38}[\\p{L}\\p{N}]|\\p{N})(?![\\p{L}\\p{N}])';
const DATE =
  '(\\d{4} ?年 ?\\d{1,2} ?月 ?\\d{1,2} ?日|\\d{4}-\\d\\d-\\d\\d|\\d{1,2}([./-])\\d{1,2}\\2\\d{4}|\\d{1,2}(?:\\.|st|nd|rd|th|er)? \\p{L}{3,9}\\.?,? \\d{4}|\\p{L}{3,9}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4})(?![\\p{L}\\p{N}])';
const CURRENCY = '(?:EUR|USD|GBP|CHF|CNY|JPY|SEK|NOK|DKK|PLN|CZK|HUF|RON|BGN|€)';
const AMOUNT = `(?:${CURRENCY} ?|[¥￥] ?|[$£] ?)?(-?\\d(?:[\\d.,'’ \\u00a0\\u202f]*\\d)?)(?! ?%)(?: ?${CURRENCY})?(?![\\p{L}\\p{N}])`;
const RATE = '(?:[ \\t]*\\(?\\d{1,2}(?:[.,]\\d{1,2})? ?%\\)?)?';

/** Alternatives from the longest to the shortest; blanks may be several. */
function labels(...words: string[]): string {
  return `(?:${words.map((word) => word.replaceAll('.', '\\.').replaceAll(' ', ' +')).join('|')})`;
}

function rule(name: InvoiceFieldName, label: string, value: string, normalize: Normalize): Rule {
  return { name, pattern: new RegExp(`${BEFORE}${label}${COLON}${value}`, 'giu'), normalize };
}

const TAX_LABELS = labels(
  'vat amount',
  'vat',
  'umsatzsteuer',
  'mehrwertsteuer',
  'mwst.',
  'mwst',
  'ust.',
  'montant tva',
  'tva',
);

/**
 * Labels that mean one thing only, in English, German, French and Chinese. `Total` and `Summe` alone are none of them: nobody
 * says whether they are with tax.
 */
const RULES: readonly Rule[] = [
  rule(
    'INVOICE_NUMBER',
    labels(
      'invoice number',
      'invoice no.',
      'invoice no',
      'invoice #',
      'rechnungsnummer',
      'rechnungs-nr.',
      'rechnung nr.',
      'numéro de facture',
      'facture n°',
      'facture no',
      '发票号码',
    ),
    NUMBER,
    (text) => (/\d/.test(text) ? text : null),
  ),
  rule('INVOICE_CODE', labels('发票代码'), '(\\d{10}|\\d{12})(?!\\d)', asText),
  rule('CHECK_CODE', labels('校验码', '校 验 码'), '(\\d{5}(?: ?\\d{5}){3})(?!\\d)', (text) =>
    text.replaceAll(' ', ''),
  ),
  rule(
    'BILLING_DATE',
    labels('invoice date', 'date of invoice', 'rechnungsdatum', 'date de facture', 'date de facturation', '开票日期'),
    DATE,
    printedDate,
  ),
  rule(
    'DUE_DATE',
    labels('due date', 'payment due', 'fälligkeitsdatum', 'fällig am', 'zahlbar bis', "date d'échéance", 'échéance'),
    DATE,
    printedDate,
  ),
  rule(
    'NET_AMOUNT',
    labels(
      'total excl. vat',
      'total excluding vat',
      'net amount',
      'net total',
      'gesamtbetrag netto',
      'gesamt netto',
      'summe netto',
      'nettobetrag',
      'nettosumme',
      'total ht',
      'montant ht',
    ),
    AMOUNT,
    printedAmount,
  ),
  {
    name: 'TAX_AMOUNT',
    // Only where a column begins, since `incl. VAT` labels a gross; and only the last number of a line, since in a table the basis
    // stands in front of the tax.
    pattern: new RegExp(`(?<=^|\\t)${TAX_LABELS}${RATE}${COLON}${AMOUNT}(?!.*\\d)`, 'giu'),
    normalize: printedAmount,
  },
  rule(
    'GROSS_AMOUNT',
    labels(
      'total incl. vat',
      'total including vat',
      'gross amount',
      'gross total',
      'gesamtbetrag brutto',
      'gesamt brutto',
      'summe brutto',
      'bruttobetrag',
      'bruttosumme',
      'total ttc',
      'montant ttc',
    ),
    AMOUNT,
    printedAmount,
  ),
  {
    name: 'GROSS_AMOUNT',
    pattern: new RegExp(`价税合计.*?[(（]小写[)）][ \\t]*${AMOUNT}`, 'gu'),
    normalize: printedAmount,
  },
  {
    name: 'NET_AMOUNT',
    pattern: /合 *计[ \t]*[¥￥] ?(-?[\d.,]+)[ \t]+[¥￥] ?-?[\d.,]+/gu,
    normalize: printedAmount,
  },
  {
    name: 'TAX_AMOUNT',
    pattern: /合 *计[ \t]*[¥￥] ?-?[\d.,]+[ \t]+[¥￥] ?(-?[\d.,]+)/gu,
    normalize: printedAmount,
  },
  {
    name: 'BIC',
    pattern:
      /(?<![A-Za-z])(?:BIC|SWIFT)(?:[ /-](?:BIC|SWIFT|[Cc]ode))?(?: ?[:：])?[ \t]*([A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)(?![A-Z0-9])/gu,
    normalize: asBic,
  },
];

/** Longer lines are no lines that people read; what follows is left out. */
const LONGEST_LINE = 1_000;
/** What is looked for together is a total; only beside one of these is a currency that of the invoice. */
const TOTALS: ReadonlySet<InvoiceFieldName> = new Set(['NET_AMOUNT', 'TAX_AMOUNT', 'GROSS_AMOUNT']);
const WRITTEN_CURRENCY = new RegExp(CURRENCY, 'gu');

/**
 * Pure: the text of a PDF -> facts, by labels that mean one thing only; null where there are none. A label that stands with two
 * different values says nothing, and a value that is not unambiguous is none. The text was laid out for people: who the names on it
 * are is not told by it and not guessed.
 */
export function readTextLayer(pages: readonly (readonly string[])[]): InvoiceFacts | null {
  const found = new Map<InvoiceFieldName, InvoiceFact[]>();
  const currencies = new Map<string, InvoiceFact>();
  pages.forEach((lines, page) =>
    lines.forEach((wholeLine, index) => {
      const line = wholeLine.slice(0, LONGEST_LINE);
      const rawPath = `text.pages[${page}].lines[${index}]`;
      for (const { name, pattern, normalize } of RULES) {
        for (const match of line.matchAll(pattern)) {
          const raw = match[1] ?? '';
          const value = normalize(raw);
          if (value === null) continue;
          found.set(name, [...(found.get(name) ?? []), { name, value, raw, rawPath, box: null }]);
          if (TOTALS.has(name)) {
            for (const [written] of match[0].matchAll(WRITTEN_CURRENCY)) {
              const code = written === '€' ? 'EUR' : written;
              currencies.set(code, { name: 'CURRENCY', value: code, raw: written, rawPath, box: null });
            }
          }
        }
      }
      for (const iban of findIbans(line.replaceAll('\t', ' '))) {
        found.set('IBAN', [...(found.get('IBAN') ?? []), { name: 'IBAN', value: iban, raw: iban, rawPath, box: null }]);
      }
    }),
  );
  found.set('CURRENCY', [...currencies.values()]);
  const facts = [...found.values()].flatMap(theOnly);
  if (facts.length === 0) return null;
  return {
    source: 'TEXT_LAYER',
    zone: 'TEXT_LAYER',
    typeCode: null,
    facts,
    lines: [],
    taxes: [],
    allowances: [],
    charges: [],
    others: [],
  };
}

/** The first of values that are all the same; none where they differ. */
function theOnly(facts: readonly InvoiceFact[]): InvoiceFact[] {
  const [first] = facts;
  return first && facts.every(({ value }) => value === first.value) ? [first] : [];
}
