import type { FaceDecision, FaceReading } from '../../domain/face.js';
import type { DecidedFaceReading } from '../../domain/inquiry.js';
import type { ProvidedReading } from '../../domain/reading.js';
import type { InquiryHandler } from './handler.js';
import { hashOfAll, loadImages } from './images.js';

export const faceMatchHandler: InquiryHandler<'FACE_MATCH'> = {
  async prepare(parts, { tenant, question }) {
    const images = await loadImages(parts, tenant, [question.left.imageId, question.right.imageId]);
    const [left, right] = images ?? [];
    if (!left || !right) return null;
    return {
      request: { kind: 'FACE_MATCH', left, right },
      contentHash: hashOfAll([left, right]),
      question: { kind: 'FACE_MATCH' },
    };
  },
  judge: {
    isAnswered: (_strategy, readings) => decided(readings).some(({ decision }) => decision !== 'INCONCLUSIVE'),
    hasConsensus({ quorum }, readings) {
      const decision = decideTogether(decided(readings));
      if (decision === null || decision === 'INCONCLUSIVE') return false;
      return decided(readings).filter((reading) => reading.decision === decision).length >= quorum;
    },
  },
  conclude(_inquiry, readings) {
    const each = decided(readings);
    return { decision: decideTogether(each), readings: each };
  },
};

function decided(readings: readonly ProvidedReading[]): DecidedFaceReading[] {
  return readings.flatMap(({ provider, reading }) =>
    reading.kind === 'FACE_MATCH' ? [{ provider, reading: reading.face, decision: decideFace(reading.face) }] : [],
  );
}

/**
 * Pure: the vendor's own verdict where it gives one, else its score at its own threshold. A score without a threshold
 * decides nothing: nobody says what it means.
 */
export function decideFace({ samePerson, score, threshold, scale }: FaceReading): FaceDecision {
  if (samePerson !== null) return samePerson ? 'SAME_PERSON' : 'DIFFERENT_PERSON';
  if (score === null || threshold === null || scale === null) return 'INCONCLUSIVE';
  const isHigherBetter = scale.best >= scale.worst;
  const reached = isHigherBetter ? score >= threshold : score <= threshold;
  return reached ? 'SAME_PERSON' : 'DIFFERENT_PERSON';
}

/** Pure: providers that contradict each other leave it open. Null where nobody has answered. */
export function decideTogether(readings: readonly DecidedFaceReading[]): FaceDecision | null {
  if (readings.length === 0) return null;
  const decisions = new Set(readings.map(({ decision }) => decision).filter((decision) => decision !== 'INCONCLUSIVE'));
  const [only] = decisions;
  return decisions.size === 1 && only ? only : 'INCONCLUSIVE';
}
