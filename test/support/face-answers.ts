import type { FaceReading, LivenessReading } from '../../src/domain/face.js';
import type { Reading } from '../../src/domain/reading.js';
import type { FakeStep } from './fake-provider.js';

const answers =
  (reading: Reading): FakeStep =>
  () => ({ state: 'done', outcome: { reading, warnings: [], raw: {}, externalId: null } });

/** An answer about two faces; what is not said is null. */
export function saysOfFaces(said: Partial<FaceReading>): FakeStep {
  const nothing: FaceReading = {
    rawScore: null,
    score: null,
    scale: null,
    threshold: null,
    samePerson: null,
    remarks: [],
  };
  return answers({ kind: 'FACE_MATCH', face: { ...nothing, ...said } });
}

/** An answer about whether somebody living was there; what is not said is null. */
export function saysOfLiveness(said: Partial<LivenessReading>): FakeStep {
  const nothing: LivenessReading = {
    live: null,
    rawScore: null,
    score: null,
    scale: null,
    blinked: null,
    mouthOpened: null,
    replaced: null,
    remarks: [],
  };
  return answers({ kind: 'LIVENESS', liveness: { ...nothing, ...said } });
}
