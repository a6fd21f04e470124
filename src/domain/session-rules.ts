import type { NextAction, Reason, Verdict } from './lifecycle.js';
import type { SessionPredicateName } from './session-predicates.js';

/** Raised with every change to the rules below, so that a stored session says by which rules it was judged. */
export const SESSION_RULES_VERSION = 3;

/** One rule, as data. All that hold are asked; none of them looks at another. */
export interface SessionRule {
  /** Stable, kebab-case. */
  id: string;
  when: SessionPredicateName;
  /**
   * What follows for the verdict, of which the worst counts. UNDECIDED: the session cannot be accepted as it stands. Null: it
   * may be.
   */
  verdict: Verdict | 'UNDECIDED' | null;
  /** What to ask of the person; null: nothing. The first rule that asks decides. */
  nextAction: NextAction | null;
  /** Null where the documents that the rule speaks of give their own reasons. */
  reason: Reason | null;
  /** A sentence for a person. */
  explanation: string;
}

/**
 * The rules by which a session is judged, once nothing of it is being worked on. What was decided against it comes first, and
 * asks for support where another picture cannot change it; then what is missing, in the order in which a person can mend it.
 */
export const SESSION_RULES: readonly SessionRule[] = [
  {
    id: 'document-forged',
    when: 'aDocumentIsForged',
    verdict: 'REJECTED',
    nextAction: 'UPLOAD_DOCUMENT',
    reason: 'AUTHENTICITY_FAILED',
    explanation: 'A provider judged a document not genuine.',
  },
  {
    id: 'document-expired',
    when: 'aDocumentIsExpired',
    verdict: 'REJECTED',
    nextAction: 'UPLOAD_DOCUMENT',
    reason: 'DOCUMENT_EXPIRED',
    explanation: 'The date of expiry of a document is over.',
  },
  {
    id: 'document-rejected',
    when: 'aDocumentIsRejected',
    verdict: 'REJECTED',
    nextAction: 'UPLOAD_DOCUMENT',
    reason: null,
    explanation: 'A document was rejected.',
  },
  {
    id: 'face-differs',
    when: 'aFaceDiffers',
    verdict: 'REJECTED',
    nextAction: 'CONTACT_SUPPORT',
    reason: 'FACE_DIFFERS',
    explanation: 'Two faces that were compared are of different persons.',
  },
  {
    id: 'not-live',
    when: 'aFaceIsNotLive',
    verdict: 'REJECTED',
    nextAction: 'CONTACT_SUPPORT',
    reason: 'NOT_LIVE',
    explanation: 'A liveness check found no living person.',
  },
  {
    id: 'provider-rejected',
    when: 'aVendorRejects',
    verdict: 'REJECTED',
    nextAction: 'CONTACT_SUPPORT',
    reason: 'PROVIDER_REJECTED',
    explanation: 'A provider who looked at the whole session rejected it.',
  },
  {
    id: 'provider-suspicious',
    when: 'aVendorIsSuspicious',
    verdict: 'SUSPICIOUS',
    nextAction: 'CONTACT_SUPPORT',
    reason: 'PROVIDER_SUSPICIOUS',
    explanation: 'A provider who looked at the whole session found it suspicious.',
  },
  {
    id: 'document-suspicious',
    when: 'aDocumentIsSuspicious',
    verdict: 'SUSPICIOUS',
    nextAction: null,
    reason: null,
    explanation: 'A document is for a person to look at.',
  },
  {
    id: 'names-differ',
    when: 'namesDiffer',
    verdict: 'SUSPICIOUS',
    nextAction: 'CONTACT_SUPPORT',
    reason: 'NAMES_DIFFER',
    explanation: 'Two documents name different persons.',
  },
  {
    id: 'dates-of-birth-differ',
    when: 'datesOfBirthDiffer',
    verdict: 'SUSPICIOUS',
    nextAction: 'CONTACT_SUPPORT',
    reason: 'DATES_OF_BIRTH_DIFFER',
    explanation: 'Two documents give different dates of birth.',
  },
  {
    id: 'document-numbers-differ',
    when: 'documentNumbersDiffer',
    verdict: 'SUSPICIOUS',
    nextAction: 'CONTACT_SUPPORT',
    reason: 'DOCUMENT_NUMBERS_DIFFER',
    explanation: 'Two pictures of one document give different numbers.',
  },
  {
    id: 'card-holder-differs',
    when: 'aCardHolderDiffers',
    verdict: 'SUSPICIOUS',
    nextAction: 'CONTACT_SUPPORT',
    reason: 'CARD_HOLDER_DIFFERS',
    explanation: 'A bank card names somebody else than a document.',
  },
  {
    id: 'invoice-party-differs',
    when: 'anInvoicePartyDiffers',
    verdict: 'SUSPICIOUS',
    nextAction: 'CONTACT_SUPPORT',
    reason: 'INVOICE_PARTY_DIFFERS',
    explanation: 'An invoice names somebody else than a document.',
  },
  {
    id: 'plates-differ',
    when: 'platesDiffer',
    verdict: 'SUSPICIOUS',
    nextAction: 'CONTACT_SUPPORT',
    reason: 'PLATES_DIFFER',
    explanation: 'A licence plate is another one than on a vehicle licence.',
  },
  {
    id: 'part-erased',
    when: 'aPartIsErased',
    verdict: 'UNDECIDED',
    nextAction: 'NONE',
    reason: 'ERASED',
    explanation: 'A part was erased, so that nobody can tell any more what it proved.',
  },
  {
    id: 'wrong-side',
    when: 'aDocumentShowsTheWrongSide',
    verdict: 'UNDECIDED',
    nextAction: 'UPLOAD_OTHER_SIDE',
    reason: 'WRONG_SIDE',
    explanation: 'A picture shows the other side than the one that was asked for.',
  },
  {
    id: 'too-dark',
    when: 'aPictureIsTooDark',
    verdict: 'UNDECIDED',
    nextAction: 'RETAKE_PHOTO',
    reason: 'IMAGE_TOO_DARK',
    explanation: 'A picture is too dark.',
  },
  {
    id: 'retake-needed',
    when: 'aDocumentAsksForABetterPicture',
    verdict: 'UNDECIDED',
    nextAction: 'RETAKE_PHOTO',
    reason: null,
    explanation: 'A picture of a document is not good enough, or lacks the machine-readable zone that is due.',
  },
  {
    id: 'other-side-missing',
    when: 'aDocumentAsksForItsOtherSide',
    verdict: 'UNDECIDED',
    nextAction: 'UPLOAD_OTHER_SIDE',
    reason: null,
    explanation: 'The other side of a document is needed, and was not handed in.',
  },
  {
    id: 'another-document-needed',
    when: 'aDocumentAsksForAnother',
    verdict: 'UNDECIDED',
    nextAction: 'UPLOAD_DOCUMENT',
    reason: null,
    explanation: 'A picture shows no document that could be used.',
  },
  {
    id: 'document-missing',
    when: 'theDocumentIsMissing',
    verdict: 'UNDECIDED',
    nextAction: 'UPLOAD_DOCUMENT',
    reason: 'DOCUMENT_MISSING',
    explanation: 'There is a face, and no document to compare it with.',
  },
  {
    id: 'selfie-missing',
    when: 'theSelfieIsMissing',
    verdict: 'UNDECIDED',
    nextAction: 'UPLOAD_SELFIE',
    reason: 'SELFIE_MISSING',
    explanation: 'A selfie is wanted, and none was handed in.',
  },
  {
    id: 'liveness-missing',
    when: 'livenessIsMissing',
    verdict: 'UNDECIDED',
    nextAction: 'UPLOAD_SELFIE',
    reason: 'LIVENESS_MISSING',
    explanation: 'It is to be checked whether a living person is there, and nothing to tell it by was handed in.',
  },
  {
    id: 'face-inconclusive',
    when: 'aFaceIsInconclusive',
    verdict: 'UNDECIDED',
    nextAction: 'UPLOAD_SELFIE',
    reason: 'FACE_INCONCLUSIVE',
    explanation: 'Nobody could tell whether two faces are of the same person.',
  },
  {
    id: 'liveness-inconclusive',
    when: 'livenessIsInconclusive',
    verdict: 'UNDECIDED',
    nextAction: 'UPLOAD_SELFIE',
    reason: 'LIVENESS_INCONCLUSIVE',
    explanation: 'Nobody could tell whether a living person was there.',
  },
  {
    id: 'providers-failed',
    when: 'providersFailed',
    verdict: 'UNDECIDED',
    nextAction: 'CONTACT_SUPPORT',
    reason: 'PROVIDERS_FAILED',
    explanation: 'Everybody who was asked about a part of the session has failed.',
  },
  {
    id: 'support-needed',
    when: 'aDocumentAsksForSupport',
    verdict: 'UNDECIDED',
    nextAction: 'CONTACT_SUPPORT',
    reason: null,
    explanation: 'There is nothing that the person could do about a document.',
  },
  {
    id: 'face-not-compared',
    when: 'theFaceIsNotCompared',
    verdict: 'UNDECIDED',
    nextAction: 'CONTACT_SUPPORT',
    reason: 'FACE_NOT_COMPARED',
    explanation: 'A selfie was handed in, and there was no portrait that it could be compared with.',
  },
  {
    id: 'document-undecided',
    when: 'aDocumentIsUndecided',
    verdict: 'UNDECIDED',
    nextAction: null,
    reason: null,
    explanation: 'Nobody has decided about a document.',
  },
  {
    id: 'no-identity-document',
    when: 'noIdentityDocumentCounts',
    verdict: 'UNDECIDED',
    nextAction: null,
    reason: null,
    explanation: 'Without an identity document there is nobody to accept.',
  },
];
