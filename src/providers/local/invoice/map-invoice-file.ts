import type { InvoiceReading } from '../../../domain/invoice.js';
import type { InvoiceFileReading } from '../engine.js';
import type { InvoiceFacts } from './invoice-facts.js';
import { mapInvoice } from './invoice-mapping.js';

/**
 * Pure: what was found in one file -> its invoices. Data, text and barcode of a file are about the same invoice, unless there are
 * barcodes of several: then each is one of its own, and the text, of which nobody knows whose it is, is left out.
 */
export function mapInvoiceFile({
  content,
  barcodes,
}: Pick<InvoiceFileReading, 'content' | 'barcodes'>): InvoiceReading[] {
  const distinct = [...new Map(barcodes.map((facts) => [identityOf(facts), facts])).values()];
  if (distinct.length > 1) return distinct.map((facts) => mapInvoice([facts]));
  const [first, ...others] = [...distinct, ...content];
  return first ? [mapInvoice([first, ...others])] : [];
}

function identityOf({ facts }: InvoiceFacts): string {
  const valueOf = (name: string) => facts.find((fact) => fact.name === name)?.value ?? '';
  return `${valueOf('INVOICE_CODE')},${valueOf('INVOICE_NUMBER')}`;
}
