import type { MediaType } from '../../../domain/media-type.js';
import type { TextLine } from '../../../domain/text.js';
import { decodePage } from '../../../images/decode.js';
import type { ImageRefusal } from '../../../images/image-refused.js';
import { ImageRefused } from '../../../images/image-refused.js';
import { recogniseLines, type Recogniser } from './recognise.js';

export interface TextPageTask {
  bytes: Uint8Array;
  mediaType: MediaType;
  /** Zero-based. */
  page: number;
  recogniser: Recogniser;
}

export type RecognisedLine = Omit<TextLine, 'page'>;

export interface TextPage {
  /** TEXT_LAYER: the file holds it as text. RECOGNITION: it was read from the picture. */
  source: 'TEXT_LAYER' | 'RECOGNITION';
  lines: RecognisedLine[];
}

export type TextPageAnswer = { page: TextPage } | { refusal: ImageRefusal };

/** Of the longer side. A sheet of A4 has 205 dots per inch then: 10 point text is 28 pixels high. */
const LONGER_SIDE_PIXELS = 2400;

/** The entry of the thread. A picture at fault is an answer: errors lose their class on the way out. */
export async function readTextPage({ bytes, mediaType, page, recogniser }: TextPageTask): Promise<TextPageAnswer> {
  try {
    if (mediaType === 'application/pdf') {
      // Loaded only here: its library is large, and most pages are pictures.
      const { readPdfTextLines } = await import('../../../images/pdf-text.js');
      const lines = await readPdfTextLines(bytes, page);
      if (lines) return { page: { source: 'TEXT_LAYER', lines: lines.map((line) => ({ ...line, confidence: null })) } };
    }
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const { grey } = await decodePage(file, mediaType, page, { greyMaxSidePixels: LONGER_SIDE_PIXELS });
    return { page: { source: 'RECOGNITION', lines: await recogniseLines(grey, recogniser) } };
  } catch (error) {
    if (error instanceof ImageRefused) return { refusal: error.toRefusal() };
    throw error;
  }
}
