import type { ProviderName } from './provider-name.js';

/**
 * The layouts of a machine-readable zone: ICAO 9303 parts 4 (TD3), 5 (TD1), 6 (TD2), 7 (MRV-A, MRV-B), and the French
 * national identity card of 1988 to 2021 (two lines of 36, not ICAO).
 */
export const MRZ_FORMATS = ['TD1', 'TD2', 'TD3', 'MRV_A', 'MRV_B', 'FRENCH_ID'] as const;
export type MrzFormat = (typeof MRZ_FORMATS)[number];

export const MRZ_CHECK_DIGITS = [
  'DOCUMENT_NUMBER',
  'DATE_OF_BIRTH',
  'DATE_OF_EXPIRY',
  'OPTIONAL_DATA',
  'COMPOSITE',
] as const;
export type MrzCheckDigitName = (typeof MRZ_CHECK_DIGITS)[number];

/** One check digit as printed, and what the characters before it add up to (weights 7-3-1, ICAO 9303 part 3, 4.9). */
export interface MrzCheckDigit {
  name: MrzCheckDigitName;
  /** Zero-based line and column of the check digit itself. */
  line: number;
  column: number;
  /** The character read there: a digit, or `<` where the standard lets an empty field leave its digit out. */
  printed: string;
  /** The digit that the covered characters require. */
  computed: string;
  passed: boolean;
}

/** A character that the engine changed because the most likely one contradicted a check digit or the field's alphabet. */
export interface MrzCorrection {
  /** Zero-based. */
  line: number;
  column: number;
  /** What the picture alone said. */
  read: string;
  /** What stands in `lines`. */
  corrected: string;
  /** Probability, 0..1, that the picture alone gave to `corrected`. */
  confidence: number;
}

/** A point in the picture as a person holds it upright by its file, in fractions of width and height, 0..1. */
export interface ImagePoint {
  x: number;
  y: number;
}

/** Corners in reading order of the text: top left, top right, bottom right, bottom left. */
export type ImageQuadrilateral = [ImagePoint, ImagePoint, ImagePoint, ImagePoint];

/** What the engine read from one picture. Only an accepted reading may become values; any other is for a person to see. */
export interface MrzReading {
  format: MrzFormat;
  /** After correction; each line has the length that the format prescribes. */
  lines: string[];
  /** The most likely character of each cell, uncorrected. */
  rawLines: string[];
  /** Probability, 0..1, that the picture gave to each character of `lines`; same shape as `lines`. */
  characterConfidence: number[][];
  checkDigits: MrzCheckDigit[];
  corrections: MrzCorrection[];
  /** 0..100: how far to trust the whole reading; 100 is every gate passed with no correction. */
  score: number;
  accepted: boolean;
  /** Why it was not accepted, as stable codes; empty when accepted. */
  refusals: MrzRefusal[];
  /** Where the zone stands in the picture. */
  zone: ImageQuadrilateral;
  /** Clockwise turn, in degrees, that makes the text upright. */
  rotation: 0 | 90 | 180 | 270;
}

/** A line of a zone as a vendor gave it; not one that was read from the picture here, cell by cell. */
export interface ProvidedMrzLine {
  provider: ProviderName;
  text: string;
  /** Where in the vendor's reply it stood. */
  rawPath: string;
}

export const MRZ_REFUSALS = [
  'CHECK_DIGIT_FAILED',
  'TOO_MANY_CORRECTIONS',
  'AMBIGUOUS_CORRECTION',
  'CHARACTER_UNSURE',
  'LINE_UNSURE',
  'GRID_DOES_NOT_FIT',
  'IMPLAUSIBLE_CONTENT',
] as const;
export type MrzRefusal = (typeof MRZ_REFUSALS)[number];
