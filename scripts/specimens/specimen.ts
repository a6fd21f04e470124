/** One entry of assets/specimens/specimens.json. */
export interface Specimen {
  /** What a caller writes to ask for this picture. */
  name: string;
  title: string;
  description: string;
  /** Beside specimens.json. */
  file: string;
  mediaType: 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf' | 'video/mp4' | 'video/webm';
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
  /** The invented person whose face is to be seen, by a name of ours; absent where no face is. */
  person?: string;
  /** Of a picture or video of a person: whether somebody alive was before the camera. Absent elsewhere. */
  live?: boolean;
  /** Of a video: what happens in it. */
  video?: SpecimenVideo;
  /** Where light was so low that hardly anything can be read. Absent: no. */
  tooDark?: boolean;
  /** Lines of running text in reading order; absent where the picture shows something else than text. */
  lines?: string[];
}

export interface SpecimenVideo {
  durationMs: number;
  blinked: boolean;
  mouthOpened: boolean;
}

export type SpecimenDocumentType =
  | 'PASSPORT'
  | 'IDENTITY_CARD'
  | 'VISA'
  | 'DRIVING_LICENCE'
  | 'VEHICLE_LICENCE'
  | 'BOARDING_PASS'
  | 'INVOICE'
  | 'SELFIE'
  | 'BANK_CARD'
  | 'LICENCE_PLATE'
  | 'TEXT'
  | 'LIVENESS_VIDEO';

/** A specimen without its bytes' name, and the bytes. */
export interface DrawnSpecimen {
  entry: Specimen;
  bytes: Buffer;
}

/** Draws one specimen; called once per run. */
export type SpecimenDrawing = () => Promise<DrawnSpecimen>;
