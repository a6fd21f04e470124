import type { MediaType } from '../../domain/media-type.js';
import type { MrzReading } from '../../domain/mrz.js';
import { decodePage } from '../../images/decode.js';
import { ImageRefused } from '../../images/image-refused.js';
import type { ImageRefusal } from '../../images/image-refused.js';
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
}

export type PageAnswer = { reading: PageReading } | { refusal: ImageRefusal };

const net = loadGlyphNet();

/** Reads all that the engine can from one page. A picture at fault is an answer: errors lose their class on the way out. */
export async function readPage({ bytes, mediaType, page }: PageTask): Promise<PageAnswer> {
  try {
    const decoded = await decodePage(Buffer.from(bytes), mediaType, page);
    return { reading: { mrz: readMrz(decoded.grey, net) } };
  } catch (error) {
    if (error instanceof ImageRefused) return { refusal: error.toRefusal() };
    throw error;
  }
}
