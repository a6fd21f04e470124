import type { CheckName } from '../../domain/document.js';

/** What a known text of the vendor's `errors` says. */
export interface KnownError {
  check: CheckName;
  /** A sentence for a person. */
  explanation: string;
  /** What it comes to where nothing at all could be read: a better picture helps, the vendor is to blame, or neither. */
  cause: 'PICTURE' | 'VENDOR' | 'OTHER';
}

/**
 * The `[general]` codes are those of the vendor's table of errors, of which seven were seen (HIGH, nv.global/docs); the other
 * two stand in the samples of POST /kyc/process (HIGH). What they come to is our reading (INFERRED).
 */
const KNOWN_ERRORS: Readonly<Record<string, KnownError>> = {
  '[general] bad image': {
    check: 'IMAGE_QUALITY',
    explanation: 'The file is no picture that can be read here; only JPEG and PNG are.',
    cause: 'PICTURE',
  },
  '[general] too small image': {
    check: 'IMAGE_QUALITY',
    explanation: 'The picture is too small: its longer side must have 300 pixels.',
    cause: 'PICTURE',
  },
  '[general] no documents on image': {
    check: 'IMAGE_QUALITY',
    explanation: 'No document was found on the picture.',
    cause: 'PICTURE',
  },
  '[general] not a selfie': {
    check: 'OTHER',
    explanation: 'No face was found outside the document.',
    cause: 'PICTURE',
  },
  '[general] low light': {
    check: 'NOT_TOO_DARK',
    explanation: 'The picture is too dark.',
    cause: 'PICTURE',
  },
  '[general] black and white image': {
    check: 'IMAGE_QUALITY',
    explanation: 'The picture is black and white, and must be in colour.',
    cause: 'PICTURE',
  },
  '[general] age requirement mismatch': {
    check: 'OTHER',
    explanation: 'The age that the face suggests (give or take four years) is not the one required.',
    cause: 'OTHER',
  },
  '[document] text fields not visible': {
    check: 'IMAGE_QUALITY',
    explanation: 'Text fields of the document are not visible.',
    cause: 'PICTURE',
  },
  '[system] exception': {
    check: 'OTHER',
    explanation: 'The vendor failed while it worked on the picture.',
    cause: 'VENDOR',
  },
};

/** null for a text that is not known. Letters of either case, and with or without the area in front. */
export function knownError(text: string): KnownError | null {
  const key = text.trim().toLowerCase().replace(/\s+/g, ' ');
  const found = Object.entries(KNOWN_ERRORS).find(([code]) => code === key || code.replace(/^\[\w+\] /, '') === key);
  if (found) return found[1];
  // Whatever the vendor's own machinery reports about itself is no fault of the picture.
  return key.startsWith('[system]') ? (KNOWN_ERRORS['[system] exception'] ?? null) : null;
}

const LONGEST_REMARK = 200;

/** A text of the vendor's for a person to read: addresses are hostile and are cut out, and it is kept short. */
export function remarkOf(text: string): string {
  return text
    .slice(0, 10 * LONGEST_REMARK)
    .replace(/\b(?:[a-z][a-z0-9+.-]*:\/\/|data:)\S*/gi, '[address left out]')
    .slice(0, LONGEST_REMARK)
    .trim();
}

export function statusWords(status: string | null): string {
  return status === null ? 'without a status' : remarkOf(status);
}

/**
 * A text of the vendor's that may stand in an error: its own are a few plain words without capitals or figures,
 * such as `[general] bad image`. Anything else could repeat a credential or a value of a document, and is null.
 */
export function codeOf(text: string | null): string | null {
  return text !== null && /^(?:\[[a-z]+\] )?[A-Za-z][a-z ,.'-]{0,79}$/.test(text) ? text : null;
}
