import type { CrossCheckName } from './cross-check.js';
import type { NextAction, Reason } from './lifecycle.js';
import { isTerminal } from './lifecycle.js';
import type { SessionDocument, SessionFaceMatch, SessionInput, SessionLivenessCheck } from './session.js';

/** What the rules look at: the session without what counts no more. */
export type SessionFacts = Omit<SessionInput, 'today' | 'expiresAt'>;

/** Leaves out what was called off, and every picture that a later one has made good. */
export function factsOf(input: SessionInput): SessionFacts {
  const faceMatches = input.faceMatches.filter(isNotCalledOff);
  const livenessChecks = input.livenessChecks.filter(isNotCalledOff);
  const documents = countingDocuments(input.documents);
  const leftOut = new Set(input.documents.filter((document) => !documents.includes(document)).map(({ id }) => id));
  return {
    ...input,
    documents,
    crossChecks: input.crossChecks.filter(({ evidence }) =>
      evidence.every(({ left, right }) => !leftOut.has(left.id) && !(right && leftOut.has(right.id))),
    ),
    faceMatches: faceMatches.filter((match, index) => {
      const later = faceMatches.slice(index + 1);
      return !(isOpenFace(match) && later.some((other) => !isOpenFace(other) && isOfSamePortraits(match, other)));
    }),
    livenessChecks: livenessChecks.filter((check, index) => {
      const later = livenessChecks.slice(index + 1);
      return !(check.live === null && later.some(({ live }) => live !== null));
    }),
    invoices: input.invoices.filter(isNotCalledOff),
    wholeCalls: input.wholeCalls.filter(
      (call, index) =>
        isNotCalledOff(call) &&
        !(call.leftLying && input.wholeCalls.slice(index + 1).some(({ lifecycle }) => lifecycle === 'COMPLETED')),
    ),
  };
}

/**
 * The documents that count, oldest first: not those called off, and not those of which nothing was decided but to ask for
 * another picture, or for one that has not expired, once that came. The other side of a document makes good also where it was there before.
 */
export function countingDocuments<T extends Omit<SessionDocument, 'id'>>(documents: readonly T[]): T[] {
  const remaining = documents.filter(isNotCalledOff);
  return remaining.filter(
    (document, index) => !isMadeGood(document, remaining.slice(0, index), remaining.slice(index + 1)),
  );
}

function isMadeGood<T extends Omit<SessionDocument, 'id'>>(
  part: T,
  earlier: readonly T[],
  later: readonly T[],
): boolean {
  const isOpen = part.verdict === null || isOnlyExpired(part);
  if (!isTerminal(part.lifecycle) || !isOpen || part.nextAction === 'NONE') return false;
  const isUsable = (other: T) => other.nextAction === 'NONE' && (part.kind === 'UNKNOWN' || part.kind === other.kind);
  if (later.some(isUsable)) return true;
  const isOtherSide = (other: T) => part.side !== null && other.side !== null && part.side !== other.side;
  return part.nextAction === 'UPLOAD_OTHER_SIDE' && earlier.some((other) => isUsable(other) && isOtherSide(other));
}

/** Nothing else speaks against it, so that one of the same kind that has not expired takes its place. */
function isOnlyExpired({ verdict, reasons }: Pick<SessionDocument, 'verdict' | 'reasons'>): boolean {
  return verdict === 'REJECTED' && reasons.every((reason) => reason === 'DOCUMENT_EXPIRED');
}

function isNotCalledOff({ lifecycle }: { lifecycle: string }): boolean {
  return lifecycle !== 'CANCELED';
}

function isOpenFace({ decision }: SessionFaceMatch): boolean {
  return decision === null || decision === 'INCONCLUSIVE';
}

function isOfSamePortraits(one: SessionFaceMatch, other: SessionFaceMatch): boolean {
  const [ids, otherIds] = [new Set(one.documentIds), new Set(other.documentIds)];
  return ids.size === otherIds.size && [...ids].every((id) => otherIds.has(id));
}

function anyDocument({ documents }: SessionFacts, holds: (document: SessionDocument) => boolean): boolean {
  return documents.some(holds);
}

const says = (reason: Reason) => (document: SessionDocument) => document.reasons.includes(reason);
const asks = (nextAction: NextAction) => (document: SessionDocument) =>
  document.verdict === null && document.nextAction === nextAction;
/** What is no identity document, such as a bank card: it can contradict, and is not itself accepted. */
const isBeside = (document: SessionDocument) =>
  document.nextAction === 'NONE' && says('NOT_AN_IDENTITY_DOCUMENT')(document);
const hasFailed = ({ lifecycle }: SessionFaceMatch | SessionLivenessCheck) => lifecycle === 'FAILED';

/** Then nothing is missing as far as anybody knows. */
function arePicturesLeftLying({ wholeCalls }: SessionFacts): boolean {
  return wholeCalls.some(({ leftLying }) => leftLying);
}

function failed({ crossChecks }: SessionFacts, ...names: CrossCheckName[]): boolean {
  return crossChecks.some(({ name, outcome }) => outcome === 'FAILED' && names.includes(name));
}

/** Every predicate that a rule can name. Each is asked once nothing is being worked on. */
export const SESSION_PREDICATES = {
  aDocumentIsForged: (facts: SessionFacts) =>
    anyDocument(facts, (document) => document.verdict === 'REJECTED' && says('AUTHENTICITY_FAILED')(document)),
  aDocumentIsExpired: (facts: SessionFacts) =>
    anyDocument(facts, says('DOCUMENT_EXPIRED')) || failed(facts, 'NOT_EXPIRED'),
  aDocumentIsRejected: (facts: SessionFacts) => anyDocument(facts, ({ verdict }) => verdict === 'REJECTED'),
  aFaceDiffers: (facts: SessionFacts) =>
    facts.faceMatches.some(({ decision }) => decision === 'DIFFERENT_PERSON') || failed(facts, 'FACE_MATCHES_PORTRAIT'),
  aFaceIsNotLive: ({ livenessChecks }: SessionFacts) => livenessChecks.some(({ live }) => live === false),
  aDocumentIsSuspicious: (facts: SessionFacts) => anyDocument(facts, ({ verdict }) => verdict === 'SUSPICIOUS'),
  aVendorRejects: ({ vendorVerdicts }: SessionFacts) => vendorVerdicts.includes('REJECTED'),
  aVendorIsSuspicious: ({ vendorVerdicts }: SessionFacts) => vendorVerdicts.includes('SUSPICIOUS'),
  namesDiffer: (facts: SessionFacts) => failed(facts, 'NAMES_MATCH'),
  datesOfBirthDiffer: (facts: SessionFacts) => failed(facts, 'DATE_OF_BIRTH_MATCHES'),
  documentNumbersDiffer: (facts: SessionFacts) => failed(facts, 'DOCUMENT_NUMBER_MATCHES'),
  aCardHolderDiffers: (facts: SessionFacts) => failed(facts, 'CARD_HOLDER_MATCHES'),
  anInvoicePartyDiffers: (facts: SessionFacts) => failed(facts, 'INVOICE_BUYER_MATCHES', 'INVOICE_PAYEE_MATCHES'),
  platesDiffer: (facts: SessionFacts) => failed(facts, 'PLATE_MATCHES_VEHICLE_LICENCE'),
  aPartIsErased: ({ anyErased }: SessionFacts) => anyErased === true,
  aDocumentShowsTheWrongSide: (facts: SessionFacts) =>
    anyDocument(facts, (document) => asks('UPLOAD_OTHER_SIDE')(document) && says('WRONG_SIDE')(document)),
  aPictureIsTooDark: (facts: SessionFacts) =>
    anyDocument(facts, (document) => asks('RETAKE_PHOTO')(document) && says('IMAGE_TOO_DARK')(document)),
  aDocumentAsksForABetterPicture: (facts: SessionFacts) =>
    anyDocument(facts, ({ verdict, nextAction }) => verdict !== 'REJECTED' && nextAction === 'RETAKE_PHOTO'),
  aDocumentAsksForItsOtherSide: (facts: SessionFacts) => anyDocument(facts, asks('UPLOAD_OTHER_SIDE')),
  aDocumentAsksForAnother: (facts: SessionFacts) => anyDocument(facts, asks('UPLOAD_DOCUMENT')),
  theDocumentIsMissing: (facts: SessionFacts) =>
    !arePicturesLeftLying(facts) && facts.documents.length === 0 && (facts.selfies.length > 0 || facts.wishes.selfie),
  theSelfieIsMissing: (facts: SessionFacts) =>
    !arePicturesLeftLying(facts) && facts.wishes.selfie && facts.selfies.length === 0 && facts.faceMatches.length === 0,
  livenessIsMissing: (facts: SessionFacts) =>
    !arePicturesLeftLying(facts) && facts.wishes.liveness && facts.livenessChecks.length === 0,
  aFaceIsInconclusive: ({ faceMatches }: SessionFacts) =>
    faceMatches.some((match) => isOpenFace(match) && !hasFailed(match)),
  livenessIsInconclusive: ({ livenessChecks }: SessionFacts) =>
    livenessChecks.some((check) => check.live === null && !hasFailed(check)),
  providersFailed: (facts: SessionFacts) =>
    arePicturesLeftLying(facts) ||
    anyDocument(facts, says('PROVIDERS_FAILED')) ||
    facts.faceMatches.some((match) => isOpenFace(match) && hasFailed(match)) ||
    facts.livenessChecks.some((check) => check.live === null && hasFailed(check)),
  aDocumentAsksForSupport: (facts: SessionFacts) =>
    anyDocument(facts, ({ verdict, nextAction }) => verdict !== 'REJECTED' && nextAction === 'CONTACT_SUPPORT'),
  theFaceIsNotCompared: ({ documents, selfies, faceMatches }: SessionFacts) =>
    documents.length > 0 && selfies.length > 0 && faceMatches.length === 0,
  aDocumentIsUndecided: (facts: SessionFacts) =>
    anyDocument(facts, (document) => document.verdict === null && !isBeside(document)),
  noIdentityDocumentCounts: ({ documents }: SessionFacts) => documents.every(isBeside),
} satisfies Record<string, (facts: SessionFacts) => boolean>;

export type SessionPredicateName = keyof typeof SESSION_PREDICATES;
