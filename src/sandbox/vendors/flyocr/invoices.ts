import { findInvoiceType } from '../../../domain/invoice-types.js';
import type { InvoiceType, InvoiceVerificationParameterName } from '../../../domain/invoice-types.js';
import { isImageMediaType } from '../../../domain/media-type.js';
import { detectMediaType } from '../../../images/media-type.js';
import { madeUpInvoice, madeUpInvoiceOfNumber } from '../../made-up-invoice.js';
import { listSpecimenInvoices } from '../../specimens.js';
import type { SandboxDocument, SandboxInvoice } from '../../vendor.js';
import { TINY_PICTURE } from './documents.js';

/** `{code, msg, data}` as the twin answers (MED); null for a picture that is known to show no invoice. Amounts add up. */
export function invoiceReply(document: SandboxDocument, bytes: Buffer, croppedImage: boolean): object | null {
  const isInvented = document.source === 'INVENTED';
  const invoice = isInvented ? madeUpInvoice(bytes) : document.invoice;
  if (!invoice || document.tooDark) return null;
  return {
    code: 0,
    msg: 'success',
    data: [
      {
        invoice: {
          invoiceType: Number(invoice.type),
          invoiceCode: invoice.code,
          invoiceNumber: invoice.number,
          billingDate: invoice.billingDate,
          totalAmount: invoice.netAmount,
          totalTax: invoice.taxAmount,
          amountTax: invoice.grossAmount,
          checkCode: invoice.checkCode,
          ...(invoice.orderNumber === '' ? {} : { orderNo: invoice.orderNumber }),
          salesName: invoice.sellerName,
          salesTaxNo: invoice.sellerTaxNumber,
          purchaserName: invoice.buyerName,
          purchaserTaxNo: invoice.buyerTaxNumber,
          ...(invoice.currency === '' ? {} : { currency: invoice.currency }),
          // What is printed in the table of a specimen nobody has told.
          ...(isInvented ? { invoiceLists: [onlyLineOf(invoice)] } : {}),
          ...(croppedImage ? { cutImage: cutOut(bytes) } : {}),
        },
        dataMsg: 'success',
      },
    ],
  };
}

/** One article that makes the whole invoice, in the keys that clients of the twin read. */
function onlyLineOf({ netAmount, taxAmount }: SandboxInvoice): object {
  const percent = Math.round((Number(taxAmount) / Number(netAmount)) * 100);
  return {
    commodityName: 'Filing cabinet',
    specificationModel: 'ZN-4',
    unit: 'piece',
    quantity: '1',
    unitPrice: netAmount,
    amount: netAmount,
    taxRate: `${percent}%`,
    tax: taxAmount,
  };
}

/** Our specimens show the invoice and little else, so that a picture of it alone is the picture itself. */
function cutOut(bytes: Buffer): string {
  const mediaType = detectMediaType(bytes);
  const isPicture = mediaType !== null && isImageMediaType(mediaType) && mediaType !== 'application/pdf';
  return isPicture ? bytes.toString('base64') : TINY_PICTURE;
}

/** What a parameter is called on the wire. */
const WIRE_NAMES: Readonly<Record<InvoiceVerificationParameterName, string>> = {
  invoiceCode: 'invoiceCode',
  invoiceNumber: 'invoiceNumber',
  billingDate: 'billingDate',
  totalAmount: 'totalAmount',
  checkCode: 'checkCode',
  salesTaxNumber: 'salesTaxNo',
  orderNumber: 'orderNo',
};

/**
 * What the register says: the invoice with its state, or that it has none with this number, or has it otherwise. The two
 * latter in codes of ours, for the vendor's are not known. PARAMETER where the matrix of the page asks for more than was sent.
 */
export async function verificationReply(
  fields: ReadonlyMap<string, string>,
  isVoid: boolean,
): Promise<object | 'PARAMETER'> {
  const number = fields.get('invoiceNumber') ?? '';
  const invoice =
    (await listSpecimenInvoices()).find((each) => each.number === number) ?? madeUpInvoiceOfNumber(number);
  const type = findInvoiceType(invoice?.type ?? '');
  if (!invoice || !type?.verifiable) return { code: 30_001, msg: 'The invoice does not exist', data: null };
  if (!type.requiredForVerification.every((name) => fields.get(WIRE_NAMES[name]))) return 'PARAMETER';
  const truth = truthOf(invoice, type);
  const differs = type.requiredForVerification.some((name) => fields.get(WIRE_NAMES[name]) !== truth[name]);
  if (differs) return { code: 30_002, msg: 'The invoice does not match', data: null };
  return {
    code: 0,
    msg: 'success',
    data: {
      ...Object.fromEntries(type.requiredForVerification.map((name) => [WIRE_NAMES[name], truth[name]])),
      salesName: invoice.sellerName,
      purchaserName: invoice.buyerName,
      state: isVoid ? '2' : '1',
      checkNum: '1',
    },
  };
}

function truthOf(
  invoice: SandboxInvoice,
  { totalAmountIs, checkCodeIs }: InvoiceType,
): Record<InvoiceVerificationParameterName, string> {
  return {
    invoiceCode: invoice.code,
    invoiceNumber: invoice.number,
    billingDate: invoice.billingDate,
    totalAmount: totalAmountIs === 'GROSS' ? invoice.grossAmount : invoice.netAmount,
    checkCode: (checkCodeIs === 'FULL_INVOICE_NUMBER' ? invoice.number : invoice.checkCode).slice(-6),
    salesTaxNumber: invoice.sellerTaxNumber,
    orderNumber: invoice.orderNumber,
  };
}
