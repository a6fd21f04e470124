import type { BarcodeSymbology } from '../../../domain/document.js';
import type { ImageQuadrilateral } from '../../../domain/mrz.js';

/** One barcode that was read without a fault: its own error correction has agreed to each character. */
export interface BarcodeReading {
  symbology: BarcodeSymbology;
  /** The bytes as text, in the character set that the barcode names, else the one that its bytes suggest. Control characters stand as they are. */
  text: string;
  /** The bytes as they are, in Base64. What `text` guessed about the character set can be done again from them. */
  bytesBase64: string;
  /** Corners in reading order of the barcode, so a barcode that is upside down starts at the lower right of the picture. */
  quadrilateral: ImageQuadrilateral;
  errorCorrection: {
    /** As the symbology names it: L, M, Q, H of a QR code, a percentage or a number of the others. Null: not told. */
    level: string | null;
    /** The share of the correction that was left over, 0..1: near 0 the barcode was almost unreadable. Null: not told. */
    unused: number | null;
  };
}
