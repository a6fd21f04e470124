import type { Check, CheckName, CheckOutcome } from '../../domain/document.js';
import { remarkOf } from './error-codes.js';
import type { WireCheckItem } from './wire.js';

/**
 * Captions of single checks, ours beside the vendor's. `isEdited`, `isDisplay`, `isPrinted`: HIGH, the samples of POST
 * /kyc/process. The others: MED, one richer session; that their names say what was looked for is INFERRED, and that an item's
 * `success` means the check was passed, so that `isEdited: success` stands for "not edited" (INFERRED: it stands on genuine
 * documents). None of them alone is AUTHENTICITY: that is judged from all together.
 */
const CAPTIONS: Readonly<Record<string, { name: CheckName; lookedFor: string }>> = {
  isEdited: { name: 'NOT_EDITED', lookedFor: 'whether the picture was edited' },
  isDisplay: { name: 'NOT_A_SCREEN', lookedFor: 'whether the document was photographed from a screen' },
  isPrinted: { name: 'NOT_A_PRINT', lookedFor: 'whether the document is a print' },
  isXerocopy: { name: 'NOT_A_PHOTOCOPY', lookedFor: 'whether it is a photocopy' },
  isDamaged: { name: 'NOT_DAMAGED', lookedFor: 'whether the document is damaged' },
  isMRZValid: { name: 'MRZ_CHECK_DIGITS', lookedFor: 'whether the machine-readable zone is valid' },
  isLogicalMismatch: { name: 'DATA_CONSISTENT', lookedFor: 'whether its data contradict each other' },
  isCropped: { name: 'IMAGE_QUALITY', lookedFor: 'whether the picture is cropped' },
  isStampsOk: { name: 'OTHER', lookedFor: 'whether the stamps are right' },
  isOtherObjectsOk: { name: 'OTHER', lookedFor: 'whether other objects are right' },
  isSignatureOwnerOk: { name: 'OTHER', lookedFor: 'whether the signature of the holder is right' },
  isSignatureIssuerOk: { name: 'OTHER', lookedFor: 'whether the signature of the issuer is right' },
  isFieldsModified: { name: 'OTHER', lookedFor: 'whether fields were modified' },
  isFieldsCorrected: { name: 'OTHER', lookedFor: 'whether fields were corrected' },
  isMobile: { name: 'OTHER', lookedFor: 'how it was photographed' },
  isPhotoApplication: { name: 'OTHER', lookedFor: 'whether the photograph was exchanged' },
  isFaceDeepFake: { name: 'OTHER', lookedFor: 'whether the face is artificial' },
  isEditedSelfie: { name: 'NOT_EDITED', lookedFor: 'whether the selfie was edited' },
  isDisplaySelfie: { name: 'NOT_A_SCREEN', lookedFor: 'whether the selfie was photographed from a screen' },
  isAgeMismatch: { name: 'DATA_CONSISTENT', lookedFor: 'whether face and document agree on the age' },
  isGenderMismatch: { name: 'DATA_CONSISTENT', lookedFor: 'whether face and document agree on the sex' },
};

/** null where the vendor has not decided: no status, or one that is not known. */
export function isSuccess(status: string | null): boolean | null {
  return status === 'success' ? true : status === 'failed' ? false : null;
}

/** Pure: one item of a group of checks -> a check of ours. */
export function checkOf(item: WireCheckItem): Check {
  const caption = item.caption ?? '';
  const known = Object.hasOwn(CAPTIONS, caption) ? CAPTIONS[caption] : undefined;
  const outcome = outcomeOf(item.status);
  return {
    name: known?.name ?? 'OTHER',
    outcome,
    explanation: `The vendor checked ${known?.lookedFor ?? 'something that we do not know'}: ${WORDS[outcome]}.`,
    provider: 'neurovision',
    providerCode: remarkOf(caption) || 'without a caption',
  };
}

function outcomeOf(status: string | null): CheckOutcome {
  const success = isSuccess(status);
  return success === null ? 'NOT_RUN' : success ? 'PASSED' : 'FAILED';
}

const WORDS: Readonly<Record<CheckOutcome, string>> = {
  PASSED: 'passed',
  FAILED: 'failed',
  NOT_RUN: 'not decided',
};

/**
 * Whether the document is genuine, from all fraud checks of one result together. Passed only where the vendor passed the
 * session, the result and every single check; failed where one of the checks failed that speak of forgery.
 */
export function authenticityOf(
  items: readonly WireCheckItem[],
  sessionStatus: string | null,
  resultStatus: string | null,
): Check {
  const check = (outcome: CheckOutcome, explanation: string): Check => ({
    name: 'AUTHENTICITY',
    outcome,
    explanation,
    provider: 'neurovision',
    providerCode: 'fraud',
  });
  if (items.length === 0) return check('NOT_RUN', 'The vendor ran no fraud checks.');
  if (items.some((item) => isSuccess(item.status) === false && FORGERY.has(item.caption ?? ''))) {
    return check('FAILED', 'At least one of the vendor’s fraud checks failed.');
  }
  if (!items.every((item) => isSuccess(item.status) === true)) {
    return check('NOT_RUN', 'The vendor’s fraud checks were not all passed, and none that failed speaks of forgery.');
  }
  return isSuccess(sessionStatus) === true && isSuccess(resultStatus) === true
    ? check('PASSED', `All ${items.length} of the vendor’s fraud checks were passed, and the session as well.`)
    : check('NOT_RUN', 'The vendor passed its fraud checks, but not the session as a whole.');
}

/** Checks whose failure means that this is no genuine document; a crop, damage or a misread zone means no such thing (INFERRED). */
const FORGERY: ReadonlySet<string> = new Set([
  'isEdited',
  'isDisplay',
  'isPrinted',
  'isXerocopy',
  'isStampsOk',
  'isOtherObjectsOk',
  'isSignatureOwnerOk',
  'isSignatureIssuerOk',
  'isPhotoApplication',
]);
