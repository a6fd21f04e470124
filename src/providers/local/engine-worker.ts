import type { MediaType } from '../../domain/media-type.js';
import type { MrzReading } from '../../domain/mrz.js';
import { decodePage } from '../../images/decode.js';
import { ImageRefused } from '../../images/image-refused.js';
import type { ImageRefusal } from '../../images/image-refused.js';
import type { BarcodeReading } from './barcodes/barcode-reading.js';
import { readBarcodes } from './barcodes/read-barcodes.js';
import { loadGlyphNet } from './mrz/load-net.js';
import { readMrz } from './mrz/read-mrz.js';

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
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
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
