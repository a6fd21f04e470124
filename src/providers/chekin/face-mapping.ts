import type { FaceReading } from '../../domain/face.js';
import type { ComparisonReply } from './wire.js';

/** Distances from here on are too near: the vendor takes both for the same photo (HIGH, its documentation). */
const NEAREST_VALID_DISTANCE = 0.35;
/** Distances up to here are of the same person (HIGH). */
const FARTHEST_VALID_DISTANCE = 0.6;

/** Pure: what came of comparing two faces. The verdict is the vendor's `is_match`, also where its distance says otherwise. */
export function mapComparison(reply: ComparisonReply, warnings: string[]): FaceReading {
  const inRange = reply.distance !== null && reply.distance >= 0 && reply.distance <= 1;
  if (reply.distance !== null && !inRange) warnings.push('distance is outside of 0 to 1.');
  const distance = inRange ? reply.distance : null;
  const tooNear = distance !== null && distance < NEAREST_VALID_DISTANCE;
  const remarks: string[] = [];
  if (distance !== null) {
    const valid = distance >= NEAREST_VALID_DISTANCE && distance <= FARTHEST_VALID_DISTANCE;
    if (tooNear) {
      remarks.push(`The distance is below ${NEAREST_VALID_DISTANCE}: the same photo may have been uploaded twice.`);
    }
    if (reply.is_match !== null && reply.is_match !== valid) {
      warnings.push('is_match and distance contradict each other.');
      remarks.push(
        `is_match does not follow from the range of ${NEAREST_VALID_DISTANCE} to ${FARTHEST_VALID_DISTANCE}.`,
      );
    }
  }
  return {
    rawScore: reply.distance === null ? null : String(reply.distance),
    score: distance,
    scale: distance === null ? null : { worst: 1, best: 0 },
    // Without the vendor's verdict nobody is to take two that are too near for a match: the range has two ends.
    threshold: distance === null || (tooNear && reply.is_match === null) ? null : FARTHEST_VALID_DISTANCE,
    samePerson: reply.is_match,
    remarks,
  };
}
