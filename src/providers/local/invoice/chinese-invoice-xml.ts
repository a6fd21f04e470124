import type { InvoiceFieldName, InvoiceLineReading } from '../../../domain/invoice.js';
import { parseDecimal, decimalText } from '../../../domain/exact-decimal.js';
import type { InvoiceFact, InvoiceFacts, Normalize } from './invoice-facts.js';
import {
  asAmount,
  asDate,
  asText,
  factOf,
  statedAmount,
  statedDecimal,
  statedText,
  wholeTable,
} from './invoice-facts.js';
import type { XmlElement } from './xml-tree.js';
import { elementAt, elementsAt, textOf } from './xml-tree.js';

/** Of the electronic invoice that is attached to an OFD. Its root itself is in no namespace. */
const NAMESPACE = 'http://www.edrm.org.cn/schema/e-invoice/2019';

/** `2020年04月07日`, `2020-04-07` and `2020-04-07 10:00:00`. */
export const asChineseDate: Normalize = (text) => {
  const match = /^(\d{4})(?:年|-)(\d{1,2})(?:月|-)(\d{1,2})日?(?:[ T]\d\d:\d\d(?::\d\d)?)?$/.exec(text);
  if (!match) return asDate(text);
  const [, year = '', month = '', day = ''] = match;
  return asDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
};

/** The sign of the yuan may stand in front; it is no code of a currency and is not taken for one. */
export const asChineseAmount: Normalize = (text) =>
  asAmount(text.replace(/^[¥￥]\s*/, '').replace(/(?<=\d),(?=\d{3})/g, ''));

/** Element -> field. No schema is published: names are those that public readers of such files use (MED). */
const FIELDS: readonly [path: string, name: InvoiceFieldName, normalize: Normalize][] = [
  ['InvoiceCode', 'INVOICE_CODE', asText],
  ['InvoiceNo', 'INVOICE_NUMBER', asText],
  ['IssueDate', 'BILLING_DATE', asChineseDate],
  ['InvoiceCheckCode', 'CHECK_CODE', asText],
  ['Seller/SellerName', 'SELLER_NAME', asText],
  ['Seller/SellerTaxID', 'SELLER_TAX_NUMBER', asText],
  ['Buyer/BuyerName', 'BUYER_NAME', asText],
  ['Buyer/BuyerTaxID', 'BUYER_TAX_NUMBER', asText],
  ['TaxExclusiveTotalAmount', 'NET_AMOUNT', asChineseAmount],
  ['TaxTotalAmount', 'TAX_AMOUNT', asChineseAmount],
  ['TaxInclusiveTotalAmount', 'GROSS_AMOUNT', asChineseAmount],
];

const OTHERS = ['MachineNo', 'Payee', 'Checker', 'InvoiceClerk', 'Note'] as const;

export function isChineseInvoice({ name, children }: XmlElement): boolean {
  return name === 'eInvoice' && children.some(({ namespace }) => namespace === NAMESPACE);
}

/** Pure: the XML that is attached to an OFD of a Chinese electronic VAT invoice -> facts. */
export function readChineseInvoice(root: XmlElement): InvoiceFacts {
  const goods = wholeTable(elementsAt(root, 'GoodsInfos/GoodsInfo'));
  return {
    source: 'CHINESE_XML',
    zone: 'STRUCTURED_DATA',
    // Its own `TypeCode` is no code of the catalogue.
    typeCode: null,
    facts: FIELDS.flatMap(([path, name, normalize]): InvoiceFact[] => factOf(name, elementAt(root, path), normalize)),
    lines: goods.map(lineOf),
    taxes: [],
    allowances: [],
    charges: [],
    others: OTHERS.flatMap((label) => {
      const text = statedText(elementAt(root, label));
      return text === null ? [] : [{ label, text }];
    }),
  };
}

function lineOf(goods: XmlElement): InvoiceLineReading {
  return {
    description: statedText(elementAt(goods, 'Item')),
    quantity: statedDecimal(elementAt(goods, 'Quantity')),
    unit: statedText(elementAt(goods, 'MeasurementDimension')),
    unitPrice: statedDecimal(elementAt(goods, 'Price')),
    netAmount: statedAmount(elementAt(goods, 'Amount')),
    taxRate: rateOf(textOf(elementAt(goods, 'TaxScheme'))),
  };
}

/** `13%` and `0.13` are both written; the second only below one, since no rate is below one percent and a part. */
function rateOf(text: string | null): string | null {
  const percent = /^(\d+(?:\.\d+)?)%$/.exec(text ?? '')?.[1];
  if (percent !== undefined) return percent;
  const share = /^0?\.\d+$/.test(text ?? '') ? parseDecimal(text ?? '') : null;
  if (!share) return null;
  return decimalText({ unscaled: share.unscaled * 100n, scale: share.scale }).replace(/\.?0+$/, '');
}
