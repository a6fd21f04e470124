/** Where a piece of work stands. Says nothing about what was found: that is the verdict. */
export const LIFECYCLES = ['QUEUED', 'PROCESSING', 'COMPLETED', 'FAILED', 'CANCELED', 'EXPIRED'] as const;
export type Lifecycle = (typeof LIFECYCLES)[number];

/** What was decided. `null` stands for "not decided", which is a normal outcome and no failure. */
export const VERDICTS = ['ACCEPTED', 'REJECTED', 'SUSPICIOUS'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The one thing to ask of the person now. */
export const NEXT_ACTIONS = [
  'NONE',
  'WAIT',
  'UPLOAD_DOCUMENT',
  'UPLOAD_OTHER_SIDE',
  'RETAKE_PHOTO',
  'UPLOAD_SELFIE',
  'CONTACT_SUPPORT',
] as const;
export type NextAction = (typeof NEXT_ACTIONS)[number];

/** Why the verdict and the next action are what they are. Replaced as a whole whenever the verdict is judged anew. */
export const REASONS = [
  'AUTHENTICITY_NOT_CHECKED',
  'AUTHENTICITY_FAILED',
  'DOCUMENT_EXPIRED',
  'MACHINE_READABLE_ZONE_NOT_FOUND',
  'MRZ_CHECK_DIGITS_FAILED',
  'MACHINE_READABLE_ZONE_NOT_ACCEPTED',
  'NOTHING_READABLE',
  'NO_IDENTITY_FIELDS',
  'PROVIDERS_FAILED',
  'NOT_SUPPORTED',
  'WRONG_SIDE',
  'IMAGE_TOO_DARK',
  'IMAGE_QUALITY_INSUFFICIENT',
  'NOT_THE_ORIGINAL',
  'IMAGE_EDITED',
  'DATA_INCONSISTENT',
  'NOT_AN_IDENTITY_DOCUMENT',
  'CARD_NUMBER_NOT_PROVED',
  'DOCUMENT_MISSING',
  'SELFIE_MISSING',
  'FACE_NOT_COMPARED',
  'FACE_DIFFERS',
  'FACE_INCONCLUSIVE',
  'LIVENESS_MISSING',
  'LIVENESS_INCONCLUSIVE',
  'NOT_LIVE',
  'NAMES_DIFFER',
  'DATES_OF_BIRTH_DIFFER',
  'DOCUMENT_NUMBERS_DIFFER',
  'CARD_HOLDER_DIFFERS',
  'INVOICE_PARTY_DIFFERS',
  'PLATES_DIFFER',
  'SESSION_EXPIRED',
  'PROVIDER_REJECTED',
  'PROVIDER_SUSPICIOUS',
  'TAKEN_FOR_SELFIE',
  'TAKEN_FOR_INVOICE',
  'ERASED',
] as const;
export type Reason = (typeof REASONS)[number];

export function isTerminal(lifecycle: Lifecycle): boolean {
  return lifecycle !== 'QUEUED' && lifecycle !== 'PROCESSING';
}

/** When to ask again, and whether asking again can bring anything new. */
export interface Poll {
  /** Milliseconds to wait before the next request; 0 when terminal. */
  afterMs: number;
  terminal: boolean;
}

/** Young work is asked about often, old work seldom: 0.5 s in the first 5 s, then a tenth of the age, at most 15 s. */
export function pollOf(lifecycle: Lifecycle, createdAt: Date, now: Date): Poll {
  if (isTerminal(lifecycle)) return { afterMs: 0, terminal: true };
  const ageMs = Math.max(0, now.getTime() - createdAt.getTime());
  return { afterMs: Math.min(15_000, Math.max(500, Math.round(ageMs / 10))), terminal: false };
}
