import type { DocumentReading } from '../domain/document.js';
import type { Candidate, FieldName } from '../domain/field.js';
import type { ProvidedMrzLine } from '../domain/mrz.js';
import type { ProviderName } from '../domain/provider-name.js';
import type { ProvidedReading } from '../domain/reading.js';
import type { PlateReading, ProvidedPlate, ProvidedTextLine } from '../domain/text.js';

/** What was read of a document, whichever of the three requests it was read by. */
export function documentReadingsOf(
  readings: readonly ProvidedReading[],
): { provider: ProviderName; reading: DocumentReading }[] {
  return readings.flatMap(({ provider, reading }) => {
    if (reading.kind === 'DOCUMENT') return [{ provider, reading: reading.document }];
    if (reading.kind === 'PLATE') return [{ provider, reading: plateAsDocument(provider, reading.plates) }];
    if (reading.kind === 'TEXT') return [{ provider, reading: EMPTY }];
    return [];
  });
}

/** The lines of whoever found any, in the order of asking. Lines of two readers are not mixed: they would repeat each other. */
export function textOf(readings: readonly ProvidedReading[]): ProvidedTextLine[] | null {
  const texts = readings.flatMap(({ provider, reading }) =>
    reading.kind === 'TEXT' ? [reading.text.lines.map((line) => ({ ...line, provider }))] : [],
  );
  return texts.find((lines) => lines.length > 0) ?? texts[0] ?? null;
}

/** All plates that anybody has found, each as its reader gave it. */
export function platesOf(readings: readonly ProvidedReading[]): ProvidedPlate[] {
  return readings.flatMap(({ provider, reading }) =>
    reading.kind === 'PLATE' ? reading.plates.map((plate) => ({ ...plate, provider })) : [],
  );
}

/** Lines of a zone as each vendor gave them, in the order of asking. */
export function mrzLinesOf(readings: readonly ProvidedReading[]): ProvidedMrzLine[] {
  return readings.flatMap(({ provider, reading }) =>
    reading.kind === 'DOCUMENT' ? (reading.document.mrzLines ?? []).map((line) => ({ ...line, provider })) : [],
  );
}

const EMPTY: DocumentReading = {
  kind: 'OTHER',
  country: null,
  side: null,
  candidates: [],
  mrz: null,
  barcodes: [],
  checks: [],
  absences: [],
};

/** The fields are those of the plate that its reader is surest of; all of them stand in `plates`. */
function plateAsDocument(provider: ProviderName, plates: readonly PlateReading[]): DocumentReading {
  const index = plates.reduce(
    (best, plate, each) => ((plate.confidence ?? -1) > (plates[best]?.confidence ?? -1) ? each : best),
    0,
  );
  const plate = plates[index];
  if (!plate) return EMPTY;
  const candidate = (name: FieldName, value: string | null, key: string): DocumentReading['candidates'] =>
    value === null
      ? []
      : [{ name, candidate: { ...bare(provider, plate), value, raw: value, rawPath: `plates[${index}].${key}` } }];
  return {
    ...EMPTY,
    candidates: [
      ...candidate('PLATE_NUMBER', plate.number, 'number'),
      ...candidate('PLATE_COLOUR', plate.colour, 'colour'),
      ...candidate('PLATE_TYPE', plate.type, 'type'),
    ],
  };
}

function bare(provider: ProviderName, plate: PlateReading): Omit<Candidate, 'value' | 'raw' | 'rawPath'> {
  return {
    provider,
    zone: 'VISUAL',
    confidence: plate.confidence,
    inferences: [],
    accepted: true,
    proof: [],
    box: plate.quadrilateral,
  };
}
