/** One entry of assets/specimens/specimens.json. */
export interface Specimen {
  /** What a caller writes to ask for this picture. */
  name: string;
  title: string;
  description: string;
  /** Beside specimens.json. */
  file: string;
  mediaType: 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf';
  documentType: SpecimenDocumentType;
  /** ISO 3166-1 alpha-3; UTO is ICAO's invented state. Absent where the picture belongs to no country. */
  country?: string;
  side?: 'FRONT' | 'BACK';
  /** What a perfect reader would find, by field name; dates ISO. */
  truth: Record<string, string>;
  /** The lines of the machine-readable zone; empty where there is none. */
  mrz: string[];
  /** The text in the barcode, where there is one. */
  barcode?: string;
}

export type SpecimenDocumentType =
  'PASSPORT' | 'IDENTITY_CARD' | 'VISA' | 'DRIVING_LICENCE' | 'BOARDING_PASS' | 'INVOICE' | 'SELFIE' | 'BANK_CARD';

/** A specimen without its bytes' name, and the bytes. */
export interface DrawnSpecimen {
  entry: Specimen;
  bytes: Buffer;
}

/** Draws one specimen; called once per run. */
export type SpecimenDrawing = () => Promise<DrawnSpecimen>;
