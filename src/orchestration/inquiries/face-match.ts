import { agreedUpon } from '../../domain/agreement.js';
import type { AgreementRule } from '../../domain/agreement.js';
import type { FaceDecision, FaceSourceRole } from '../../domain/face.js';
import { decideFace } from '../../domain/face.js';
import type { DecidedFaceReading } from '../../domain/inquiry.js';
import type { ProvidedReading } from '../../domain/reading.js';
import type { ProviderImage } from '../../providers/contract.js';
import type { InquiryHandler } from './handler.js';
import { hashOfAll, loadImages } from './images.js';

export const faceMatchHandler: InquiryHandler<'FACE_MATCH'> = {
  async prepare(parts, { tenant, question: { left, right } }) {
    if (left.imageId === null || right.imageId === null) return null;
    const [one, other] = (await loadImages(parts, tenant, [left.imageId, right.imageId])) ?? [];
    if (!one || !other) return null;
    const ordered = inOrderOfAsking({ image: one, role: left.role }, { image: other, role: right.role });
    return {
      request: { kind: 'FACE_MATCH', left: ordered[0], right: ordered[1] },
      contentHash: hashOfAll(ordered),
      question: { kind: 'FACE_MATCH' },
    };
  },
  judge: {
    isAnswered: (_strategy, readings) => saidOf(decided(readings)).length > 0,
    hasConsensus: (strategy, readings) => agreedUpon(strategy, saidOf(decided(readings))) !== null,
  },
  conclude({ strategy }, readings) {
    const each = decided(readings);
    return { decision: decideTogether(strategy, each), readings: each };
  },
};

/** Who is most like a document stands first: some vendors must be told which picture is the document's. */
const ORDER: readonly FaceSourceRole[] = ['DOCUMENT_PORTRAIT', 'UPLOAD', 'SELFIE'];

/** Whether two faces are one person's does not depend on their order, so the same two are never paid in both. */
function inOrderOfAsking(...sides: { image: ProviderImage; role: FaceSourceRole }[]): [ProviderImage, ProviderImage] {
  const [first, second] = sides.sort(
    (one, other) =>
      ORDER.indexOf(one.role) - ORDER.indexOf(other.role) || (one.image.sha256 < other.image.sha256 ? -1 : 1),
  );
  return [first!.image, second!.image];
}

function decided(readings: readonly ProvidedReading[]): DecidedFaceReading[] {
  return readings.flatMap(({ provider, reading }) =>
    reading.kind === 'FACE_MATCH' ? [{ provider, reading: reading.face, decision: decideFace(reading.face) }] : [],
  );
}

/** What those who could tell have said, one word each. */
export function saidOf(readings: readonly DecidedFaceReading[]): FaceDecision[] {
  return readings.map(({ decision }) => decision).filter((decision) => decision !== 'INCONCLUSIVE');
}

/** Pure: what all answers amount to. Null where nobody has answered. */
export function decideTogether(rule: AgreementRule, readings: readonly DecidedFaceReading[]): FaceDecision | null {
  return readings.length === 0 ? null : (agreedUpon(rule, saidOf(readings)) ?? 'INCONCLUSIVE');
}
