/** How a vendor expresses likeness. A score without its scale means nothing. */
export interface ScoreScale {
  /** The score that says most surely "different", or "not live". */
  worst: number;
  /** The score that says most surely "same", or "live". Smaller than `worst` where the vendor gives distances. */
  best: number;
}

/** What one vendor said about two faces. The decision is ours, not in here. */
export interface FaceReading {
  /** As the vendor wrote it, such as `"92%"` or `"0.41"`. */
  rawScore: string | null;
  score: number | null;
  scale: ScoreScale | null;
  /** Scores from here on count as the same person for the vendor; null where it does not say. */
  threshold: number | null;
  /** The vendor's own verdict; null where it gives none. */
  samePerson: boolean | null;
  /** What was odd or refused, in the vendor's words. */
  remarks: string[];
  /** How often the threshold lets two persons pass as one; absent where the vendor does not say. None of the five does. */
  falseMatchRate?: FalseMatchRate;
}

/** Shares of all comparisons of two different persons, 0..1; both are the same where a vendor states one figure. */
export interface FalseMatchRate {
  from: number;
  to: number;
}

export const LIVENESS_METHODS = ['SILENT_IMAGE', 'VIDEO'] as const;
export type LivenessMethod = (typeof LIVENESS_METHODS)[number];

/** What one vendor said about whether a living person was there. Null where it does not say. */
export interface LivenessReading {
  live: boolean | null;
  rawScore: string | null;
  score: number | null;
  scale: ScoreScale | null;
  blinked: boolean | null;
  mouthOpened: boolean | null;
  /** Whether the face was exchanged during the video. */
  replaced: boolean | null;
  remarks: string[];
}

/** What we make of the scores; never a bare percentage. INCONCLUSIVE: there are readings, and they are unsure or contradict each other. */
export const FACE_DECISIONS = ['SAME_PERSON', 'DIFFERENT_PERSON', 'INCONCLUSIVE'] as const;
export type FaceDecision = (typeof FACE_DECISIONS)[number];

export const FACE_SOURCE_ROLES = ['DOCUMENT_PORTRAIT', 'SELFIE', 'UPLOAD'] as const;
export type FaceSourceRole = (typeof FACE_SOURCE_ROLES)[number];

/** A picture that shows a face, and what it is. */
export interface FaceSource {
  role: FaceSourceRole;
  /** Null where a vendor compared faces inside a session and does not tell which picture it was. */
  imageId: string | null;
  /** Whose portrait it is; null for other roles. */
  documentId: string | null;
}

/**
 * Pure: the vendor's own verdict where it gives one, else its score at its own threshold. A score without a threshold
 * decides nothing: nobody says what it means.
 */
export function decideFace({ samePerson, score, threshold, scale }: FaceReading): FaceDecision {
  if (samePerson !== null) return samePerson ? 'SAME_PERSON' : 'DIFFERENT_PERSON';
  if (score === null || threshold === null || scale === null || scale.best === scale.worst) return 'INCONCLUSIVE';
  const reached = scale.best > scale.worst ? score >= threshold : score <= threshold;
  return reached ? 'SAME_PERSON' : 'DIFFERENT_PERSON';
}
