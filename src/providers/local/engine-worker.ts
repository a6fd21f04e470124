import type { MediaType } from '../../domain/media-type.js';
import type { MrzReading } from '../../domain/mrz.js';
import { decodePage } from '../../images/decode.js';
import { ImageRefused } from '../../images/image-refused.js';
import type { ImageRefusal } from '../../images/image-refused.js';
import type { BarcodeReading } from './barcodes/barcode-reading.js';
import { readBarcodes } from './barcodes/read-barcodes.js';
import { loadGlyphNet } from './mrz/load-net.js';
import { readMrz } from './mrz/read-mrz.js';
import type { InvoiceFacts } from './invoice/invoice-facts.js';
import { readChineseQr } from './invoice/chinese-qr.js';

/** One page to read; the bytes are copied to the thread. */
export interface PageTask {
  bytes: Uint8Array;
  mediaType: MediaType;
  /** Zero-based. */
  page: number;
}

export interface PageReading {
  mrz: MrzReading | null;
  /** Not looked for where the zone was read surely. */
  barcodes: BarcodeReading[];
}

export type PageAnswer = { reading: PageReading } | { refusal: ImageRefusal };

const BARCODE_SIDE_PIXELS = 2600;
const net = loadGlyphNet();

/** Reads all that the engine can from one page. A picture at fault is an answer: errors lose their class on the way out. */
export async function readPage({ bytes, mediaType, page }: PageTask): Promise<PageAnswer> {
  try {
    const file = bufferOf(bytes);
    const { grey } = await decodePage(file, mediaType, page);
    const mrz = readMrz(grey, net);
    // A page with a zone that was read surely needs no second source, and barcodes cost half as much again.
    if (mrz?.accepted) return { reading: { mrz, barcodes: [] } };
    const { colour } = await decodePage(file, mediaType, page, { colourMaxSidePixels: BARCODE_SIDE_PIXELS });
    return { reading: { mrz, barcodes: colour ? await readBarcodes(colour) : [] } };
  } catch (error) {
    if (error instanceof ImageRefused) return { refusal: error.toRefusal() };
    throw error;
  }
}

/** A file that may be an invoice, whole. */
export type InvoiceFileTask = Pick<PageTask, 'bytes' | 'mediaType'>;

export type InvoiceAnswer = { facts: InvoiceFacts[] } | { refusal: ImageRefusal };

/** What the data and the text of a file say about an invoice, best source first; nothing is drawn. */
export async function readInvoiceFile({ bytes, mediaType }: InvoiceFileTask): Promise<InvoiceAnswer> {
  try {
    // Loaded only here: most threads never see an invoice.
    const { readInvoiceContent } = await import('./invoice/read-invoice-content.js');
    return { facts: await readInvoiceContent(bufferOf(bytes), mediaType) };
  } catch (error) {
    if (error instanceof ImageRefused) return { refusal: error.toRefusal() };
    throw error;
  }
}

/** What the barcodes on one page say about invoices. */
export async function readInvoicePage({ bytes, mediaType, page }: PageTask): Promise<InvoiceAnswer> {
  try {
    const { colour } = await decodePage(bufferOf(bytes), mediaType, page, { colourMaxSidePixels: BARCODE_SIDE_PIXELS });
    const barcodes = colour ? await readBarcodes(colour) : [];
    return { facts: barcodes.map(readChineseQr).filter((facts) => facts !== null) };
  } catch (error) {
    if (error instanceof ImageRefused) return { refusal: error.toRefusal() };
    throw error;
  }
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
