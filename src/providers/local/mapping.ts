import type { DocumentReading } from '../../domain/document.js';
import { mapBarcodes } from './barcode-mapping.js';
import type { PageReading } from './engine-worker.js';
import { mapMrz } from './mrz-mapping.js';

/** Pure: what the engine read from all pages -> one reading. A zone that was read surely wins over one that was not. */
export function mapPages(pages: readonly PageReading[], today: Date): DocumentReading {
  const zones = pages.map((page) => page.mrz).filter((mrz) => mrz !== null);
  const mrz = zones.find((zone) => zone.accepted) ?? zones[0] ?? null;
  const barcodes = pages.flatMap((page) => page.barcodes);
  const fromZone = mrz ? mapMrz(mrz, today) : null;
  const fromBarcodes = mapBarcodes(barcodes);
  return {
    kind: fromZone?.kind ?? fromBarcodes?.kind ?? null,
    country: fromZone?.country ?? fromBarcodes?.country ?? null,
    side: fromZone?.side ?? fromBarcodes?.side ?? null,
    candidates: [...(fromZone?.candidates ?? []), ...(fromBarcodes?.candidates ?? [])],
    absences: [...(fromZone?.absences ?? []), ...(fromBarcodes?.absences ?? [])],
    mrz,
    barcodes: barcodes.map(({ symbology, text, quadrilateral }) => ({ symbology, text, quadrilateral })),
    checks: [],
  };
}
