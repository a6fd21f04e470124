import { isChineseInvoice, readChineseInvoice } from './chinese-invoice-xml.js';
import { isCiiInvoice, readCiiInvoice } from './cii-invoice.js';
import type { InvoiceFacts } from './invoice-facts.js';
import { isUblInvoice, readUblInvoice } from './ubl-invoice.js';
import type { XmlElement } from './xml-tree.js';
import { parseXml } from './xml-tree.js';

/**
 * The invoice in an XML file, by its root element and not by its name; null where it is well-formed and no invoice, such as
 * an order (Order-X). Peppol hands invoices over in an envelope, which is looked into. Throws ImageRefused.
 */
export function readInvoiceXml(bytes: Uint8Array): InvoiceFacts | null {
  const root = parseXml(bytes);
  const candidates = root.name === 'StandardBusinessDocument' ? [root, ...root.children] : [root];
  for (const candidate of candidates) {
    const facts = factsOf(candidate);
    if (facts) return facts;
  }
  return null;
}

function factsOf(root: XmlElement): InvoiceFacts | null {
  if (isUblInvoice(root)) return readUblInvoice(root);
  if (isCiiInvoice(root)) return readCiiInvoice(root);
  return isChineseInvoice(root) ? readChineseInvoice(root) : null;
}
