import type { ImageQuadrilateral } from './mrz.js';
import type { ProviderName } from './provider-name.js';

/** One line of general text. */
export interface TextLine {
  text: string;
  /** Zero-based; absent where the provider does not say, as of a picture of one page. */
  page?: number;
  /** 0..1; null where the vendor gives none. */
  confidence: number | null;
  /** Null where the size of the picture, and so the unit, is not known. */
  quadrilateral: ImageQuadrilateral | null;
}

/** A vehicle's licence plate. */
export interface PlateReading {
  number: string | null;
  colour: string | null;
  type: string | null;
  /** 0..1. */
  confidence: number | null;
  direction: string | null;
  quadrilateral: ImageQuadrilateral | null;
}

/** A plate beside who has found it. */
export interface ProvidedPlate extends PlateReading {
  provider: ProviderName;
}

/** A line beside who has read it. */
export interface ProvidedTextLine extends TextLine {
  provider: ProviderName;
}

export interface TextReading {
  lines: TextLine[];
}
