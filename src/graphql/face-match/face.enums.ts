import { UNDECIDED_REASONS } from '../../domain/agreement.js';
import { FACE_DECISIONS, FACE_SOURCE_ROLES, LIVENESS_METHODS } from '../../domain/face.js';
import { publish } from '../enums.js';

export const FaceDecisionEnum = publish(
  'FaceDecision',
  FACE_DECISIONS,
  'Whether two faces are one person’s, by the vendors’ own verdicts and thresholds.',
  {
    SAME_PERSON: 'Both pictures show the same person.',
    DIFFERENT_PERSON: 'They show two persons.',
    INCONCLUSIVE: 'There are answers, and they are unsure or contradict each other; the reasons say which.',
  },
);
export const FaceSourceRoleEnum = publish('FaceSourceRole', FACE_SOURCE_ROLES, 'What a picture of a face is.', {
  DOCUMENT_PORTRAIT: 'A document: the portrait on it.',
  SELFIE: 'Taken by the person of himself.',
  UPLOAD: 'Any other picture.',
});
export const HandedInRoleEnum = publish(
  'HandedInFaceRole',
  ['SELFIE', 'UPLOAD'],
  'What a picture of a face that is handed in is.',
  { SELFIE: 'Taken by the person of himself.', UPLOAD: 'Any other picture.' },
);
export const LivenessMethodEnum = publish('LivenessMethod', LIVENESS_METHODS, 'What liveness is judged from.', {
  SILENT_IMAGE: 'One picture, without anything that the person has to do.',
  VIDEO: 'A film of 1 to 15 seconds.',
});
export const UndecidedReasonEnum = publish('UndecidedReason', UNDECIDED_REASONS, 'Why nothing is decided.', {
  ERASED: 'It was, and has been erased.',
  NOBODY_ASKED:
    'No configured provider does this with such files, or the strategy left nobody to ask, or a picture was gone.',
  PROVIDERS_FAILED: 'Somebody who was asked has failed, was too late or was called off; see the attempts.',
  NO_VERDICT: 'Whoever answered gave neither a verdict nor a score with its threshold.',
  PROVIDERS_DISAGREE: 'Those who answered contradict each other; see the dissent.',
  QUORUM_NOT_REACHED: 'Fewer said so than the strategy wants to agree.',
});
