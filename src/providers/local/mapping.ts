import type { DocumentReading } from '../../domain/document.js';
import type { PageReading } from './engine-worker.js';
import { mapMrz } from './mrz-mapping.js';

/** Pure: what the engine read from all pages -> one reading. A zone that was read surely wins over one that was not. */
export function mapPages(pages: readonly PageReading[], today: Date): DocumentReading {
  const zones = pages.map((page) => page.mrz).filter((mrz) => mrz !== null);
  const mrz = zones.find((zone) => zone.accepted) ?? zones[0] ?? null;
  const nothing = { kind: null, country: null, side: null, candidates: [], absences: [] };
  return { ...(mrz ? mapMrz(mrz, today) : nothing), mrz, checks: [] };
}
