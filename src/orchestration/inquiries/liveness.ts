import { agreedUpon } from '../../domain/agreement.js';
import type { ProvidedLivenessReading } from '../../domain/inquiry.js';
import type { ProvidedReading } from '../../domain/reading.js';
import type { InquiryHandler } from './handler.js';
import { hashOfAll, loadImages } from './images.js';

export const livenessHandler: InquiryHandler<'LIVENESS'> = {
  async prepare(parts, { tenant, question: { method, imageId } }) {
    const [image] = imageId === null ? [] : ((await loadImages(parts, tenant, [imageId])) ?? []);
    if (!image) return null;
    return {
      request: { kind: 'LIVENESS', method, image },
      contentHash: hashOfAll([image]),
      question: { kind: 'LIVENESS', method },
    };
  },
  judge: {
    isAnswered: (_strategy, readings) => saidOf(provided(readings), 'live').length > 0,
    hasConsensus: (strategy, readings) => agreedUpon(strategy, saidOf(provided(readings), 'live')) !== null,
  },
  conclude({ strategy }, readings) {
    const each = provided(readings);
    return {
      live: agreedUpon(strategy, saidOf(each, 'live')),
      blinked: observed(each, 'blinked'),
      mouthOpened: observed(each, 'mouthOpened'),
      replaced: observed(each, 'replaced'),
      readings: each,
    };
  },
};

function provided(readings: readonly ProvidedReading[]): ProvidedLivenessReading[] {
  return readings.flatMap(({ provider, reading }) =>
    reading.kind === 'LIVENESS' ? [{ provider, reading: reading.liveness }] : [],
  );
}

/** What those who could tell have said, one answer each. Only the vendor's own word counts: no score stands in for it. */
export function saidOf(
  readings: readonly ProvidedLivenessReading[],
  name: 'live' | 'blinked' | 'mouthOpened' | 'replaced',
): boolean[] {
  return readings.map(({ reading }) => reading[name]).filter((answer) => answer !== null);
}

/** What was seen in a film: one who looked is enough, and one who saw it otherwise leaves it open. */
function observed(
  readings: readonly ProvidedLivenessReading[],
  name: 'blinked' | 'mouthOpened' | 'replaced',
): boolean | null {
  return agreedUpon({ mode: 'ALL', quorum: 1 }, saidOf(readings, name));
}
