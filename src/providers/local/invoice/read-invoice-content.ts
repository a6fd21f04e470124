import type { MediaType } from '../../../domain/media-type.js';
import { DEFAULT_IMAGE_LIMITS } from '../../../images/image-limits.js';
import { ImageRefused } from '../../../images/image-refused.js';
import { readPdfContent, type PdfAttachment } from '../../../images/pdf-content.js';
import type { InvoiceFacts } from './invoice-facts.js';
import { readOfdInvoice } from './ofd-invoice.js';
import { readInvoiceXml } from './read-invoice-xml.js';
import { readTextLayer } from './text-layer.js';

/** Names that the standards give the invoice in a PDF, from the newest to the oldest; lower case. */
const STANDARD_NAMES = ['factur-x.xml', 'xrechnung.xml', 'zugferd-invoice.xml'] as const;

/**
 * What data and text of a file say about one invoice, best source first; empty for a file that has neither, or is no invoice.
 * Runs in a thread that can be ended. Throws ImageRefused.
 */
export async function readInvoiceContent(bytes: Buffer, mediaType: MediaType): Promise<InvoiceFacts[]> {
  switch (mediaType) {
    case 'application/xml': {
      const facts = readInvoiceXml(bytes);
      return facts ? [facts] : [];
    }
    case 'application/ofd':
      return readOfdInvoice(bytes);
    case 'application/pdf': {
      const { attachments, pages } = await readPdfContent(bytes, DEFAULT_IMAGE_LIMITS.maxPages);
      return [attachedInvoice(attachments), readTextLayer(pages)].filter((facts) => facts !== null);
    }
    default:
      return [];
  }
}

/**
 * The attachment with a name of the standards, else the first XML that is an invoice. One that cannot be read is passed over:
 * the printed invoice is there all the same, and a PDF may carry anything.
 */
function attachedInvoice(attachments: readonly PdfAttachment[]): InvoiceFacts | null {
  const rankOf = ({ name }: PdfAttachment) => {
    const rank = STANDARD_NAMES.findIndex((standard) => standard === name.toLowerCase());
    return rank < 0 ? STANDARD_NAMES.length : rank;
  };
  const ranked = attachments
    .filter(({ name }) => name.toLowerCase().endsWith('.xml'))
    .sort((one, other) => rankOf(one) - rankOf(other));
  for (const { bytes } of ranked) {
    try {
      const facts = readInvoiceXml(bytes);
      if (facts) return facts;
    } catch (error) {
      if (!(error instanceof ImageRefused)) throw error;
    }
  }
  return null;
}
