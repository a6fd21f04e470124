import { amountText, parseDecimal } from '../../domain/exact-decimal.js';
import type { Candidate } from '../../domain/field.js';
import type {
  InvoiceFieldName,
  InvoiceFieldReading,
  InvoiceOutcome,
  InvoiceReading,
  InvoiceVerificationReading,
} from '../../domain/invoice.js';
import { findInvoiceType } from '../../domain/invoice-types.js';
import { looksLikePicture } from '../kept-reply.js';
import type { WireReader } from '../read.js';
import { LONGEST_TEXT, linesOf } from './invoice-lines.js';
import { normalLabel } from './labels.js';
import { amount, date } from './normal-values.js';
import { isPictureName, looksLikeAddress } from './raw.js';
import { TYPE_IDS } from './type-ids.js';
import type { FlyocrCard, FlyocrItem } from './wire.js';

type InvoiceItem = InvoiceFieldName | 'TYPE' | 'TOTAL_AMOUNT' | 'STATE';

/** The keys of the twin's invoices (MED), and the words that labels of E1 may have (INFERRED: the page has no sample). */
const LABELS: ReadonlyMap<string, InvoiceItem> = new Map(
  (
    [
      ['invoiceType', 'TYPE'],
      ['invoiceCode', 'INVOICE_CODE'],
      ['invoiceNumber', 'INVOICE_NUMBER'],
      ['fullInvoiceNumber', 'FULL_INVOICE_NUMBER'],
      ['billingDate', 'BILLING_DATE'],
      ['totalAmount', 'TOTAL_AMOUNT'],
      ['totalTax', 'TAX_AMOUNT'],
      ['amountTax', 'GROSS_AMOUNT'],
      ['checkCode', 'CHECK_CODE'],
      ['salesName', 'SELLER_NAME'],
      ['salesTaxNo', 'SELLER_TAX_NUMBER'],
      ['purchaserName', 'BUYER_NAME'],
      ['purchaserTaxNo', 'BUYER_TAX_NUMBER'],
      ['orderNo', 'ORDER_NUMBER'],
      ['currency', 'CURRENCY'],
      ['state', 'STATE'],
      ['Invoicing date', 'BILLING_DATE'],
      ['发票代码', 'INVOICE_CODE'],
      ['发票号码', 'INVOICE_NUMBER'],
      ['开票日期', 'BILLING_DATE'],
      ['校验码', 'CHECK_CODE'],
      ['合计税额', 'TAX_AMOUNT'],
      ['价税合计', 'GROSS_AMOUNT'],
      ['销售方名称', 'SELLER_NAME'],
      ['销售方纳税人识别号', 'SELLER_TAX_NUMBER'],
      ['购买方名称', 'BUYER_NAME'],
      ['购买方纳税人识别号', 'BUYER_TAX_NUMBER'],
    ] as const
  ).map(([label, item]) => [normalLabel(label), item]),
);

const AMOUNTS: ReadonlySet<InvoiceItem> = new Set(['NET_AMOUNT', 'TAX_AMOUNT', 'GROSS_AMOUNT']);
/** Lists of goods are nested twice. */
const DEEPEST = 4;

/** Pure: E1 or `info` -> one invoice for each card. */
export function mapInvoiceCards(cards: readonly FlyocrCard[]): InvoiceReading[] {
  return cards.map((card) => {
    const reading = invoiceOf(card.items);
    return { ...reading, typeCode: reading.typeCode ?? typeCodeOf(card.type === TYPE_IDS.INVOICE ? null : card.type) };
  });
}

/**
 * Pure: `{code, msg, data}` -> one invoice for each entry that has one. The cropped picture is kept only where it was asked
 * for and is Base64.
 */
export function mapInvoiceEntries(entries: readonly WireReader[], croppedImage: boolean): InvoiceReading[] {
  return entries
    .map((entry) => (entry.at('invoice').exists ? entry.at('invoice') : entry))
    .filter((invoice) => invoice.entries().length > 0)
    .map((invoice) => {
      const { lines, paths } = linesOf(invoice);
      return {
        ...invoiceOf(scalarsOf(invoice).filter(({ path }) => !paths.has(path))),
        lines,
        croppedImage: croppedImage ? pictureOf(invoice) : null,
      };
    });
}

/** The vendor's own status of entries none of which has an invoice, such as 4; null where there is none. */
export function statusOfEntries(entries: readonly WireReader[]): string | null {
  if (entries.some((entry) => entry.at('invoice').exists)) return null;
  return (
    entries.map((entry) => entry.at('status').looseText()).find((status) => status !== null && status !== '0') ?? null
  );
}

interface Parts extends Pick<InvoiceReading, 'typeCode' | 'others'> {
  fields: InvoiceFieldReading[];
}

function invoiceOf(items: readonly FlyocrItem[]): InvoiceReading {
  const { typeCode, fields, others } = partsOf(items);
  return {
    typeCode,
    candidates: fields.map((field) => ({ name: field.name, candidate: candidateOf(field) })),
    lines: [],
    taxes: [],
    checks: [],
    others,
    croppedImage: null,
  };
}

function candidateOf({ value, raw, rawPath }: InvoiceFieldReading): Candidate {
  return {
    provider: 'flyocr',
    zone: 'VISUAL',
    value,
    raw,
    rawPath,
    confidence: null,
    inferences: [],
    accepted: true,
    proof: [],
    box: null,
  };
}

function partsOf(items: readonly FlyocrItem[]): Parts {
  const printed = items.filter(
    ({ label, content }) =>
      content.length <= LONGEST_TEXT &&
      content.trim() !== '' &&
      !isPictureName(label) &&
      !looksLikePicture(content) &&
      !looksLikeAddress(content),
  );
  const meaningOf = ({ label }: FlyocrItem) => LABELS.get(normalLabel(label)) ?? null;
  const typeCode = typeCodeOf(printed.find((item) => meaningOf(item) === 'TYPE')?.content ?? null);
  // The total is without tax where another amount is with it, or the type's row of the matrix knows of tax; else, as on a
  // ticket, nobody says what it is.
  const isNet =
    printed.some((item) => meaningOf(item) === 'GROSS_AMOUNT') ||
    (typeCode !== null && findInvoiceType(typeCode)?.totalAmountIs === 'NET');
  const fields: InvoiceFieldReading[] = [];
  const others: InvoiceReading['others'] = [];
  for (const item of printed) {
    const meaning = meaningOf(item);
    const name = meaning === 'TOTAL_AMOUNT' ? (isNet ? 'NET_AMOUNT' : null) : meaning;
    if (name === 'TYPE') continue;
    if (name === null || name === 'STATE') others.push({ label: item.label, text: item.content });
    else fields.push({ name, value: valueOf(name, item.content), raw: item.content, rawPath: item.path });
  }
  return { typeCode, fields, others };
}

function valueOf(name: InvoiceFieldName, text: string): string | null {
  if (name === 'BILLING_DATE') return date(text).value;
  if (name === 'CURRENCY') return /^[A-Z]{3}$/.test(text.trim()) ? text.trim() : null;
  if (!AMOUNTS.has(name)) return text.trim();
  // The one normal form of amounts, so that what another source states can be the same.
  const decimal = parseDecimal(amount(text) ?? '');
  return decimal && amountText(decimal);
}

/** The twin writes `01` and `1` for the same type. */
function typeCodeOf(text: string | null): string | null {
  const match = /^\d{1,8}$/.exec(text?.trim() ?? '');
  return match ? String(Number(match[0])) : null;
}

/** Everything that is no list and no object, however deep, with its path below the invoice as label. */
function scalarsOf(invoice: WireReader): FlyocrItem[] {
  const items: FlyocrItem[] = [];
  const collect = (reader: WireReader, label: string, depth: number): void => {
    if (reader.shape === 'scalar') {
      items.push({ label, content: reader.looseText() ?? '', path: reader.path, coordinate: null });
    } else if (depth < DEEPEST && reader.shape === 'list') {
      reader.items().forEach((item, index) => collect(item, `${label}[${index}]`, depth + 1));
    } else if (depth < DEEPEST && reader.shape === 'object') {
      for (const [name, each] of reader.entries()) collect(each, label === '' ? name : `${label}.${name}`, depth + 1);
    }
  };
  collect(invoice, '', 0);
  return items;
}

/** No name is documented for the cropped picture of an invoice: `cutPic` is that of the twin's licences. */
function pictureOf(invoice: WireReader): string | null {
  for (const name of ['cutImage', 'cutPic', 'cropImage']) {
    const text = invoice
      .at(name)
      .text()
      ?.replace(/^data:[\w/.+-]+;base64,/, '');
    if (text && /^[A-Za-z0-9+/]+={0,2}$/.test(text)) return text;
  }
  return null;
}

/** 1 normal, 2 void, 3 red, 7 partly red, 8 fully red (MED, the twin). */
const OUTCOMES: ReadonlyMap<string, InvoiceOutcome> = new Map([
  ['1', 'GENUINE'],
  ['2', 'VOIDED'],
  ['3', 'RED_LETTER'],
  ['7', 'RED_LETTER'],
  ['8', 'RED_LETTER'],
]);

export function mapVerificationEntries(entries: readonly WireReader[]): InvoiceVerificationReading {
  return verificationOf(
    entries.flatMap((entry) => scalarsOf(entry.at('invoice').exists ? entry.at('invoice') : entry)),
  );
}

/** Pure: what a register said, in any envelope. A state that is not listed decides nothing. */
export function verificationOf(items: readonly FlyocrItem[]): InvoiceVerificationReading {
  const { fields, others } = partsOf(items);
  const rawState = others.find(({ label }) => LABELS.get(normalLabel(label)) === 'STATE')?.text ?? null;
  return {
    outcome: OUTCOMES.get(rawState?.trim() ?? '') ?? 'INCONCLUSIVE',
    rawState,
    fields,
    remarks: others.filter(({ label }) => label === 'checkNum').map(({ label, text }) => `${label}: ${text}`),
  };
}

/** What a code of the verification means by the settings, such as that the register has no such invoice. */
export function outcomeOnly(outcome: InvoiceOutcome, rawState: string): InvoiceVerificationReading {
  return { outcome, rawState, fields: [], remarks: [] };
}
