import type { Check, DocumentReading } from '../../domain/document.js';
import type { LivenessReading } from '../../domain/face.js';
import type { Verdict } from '../../domain/lifecycle.js';
import type { FromImages, Reading, SessionReading } from '../../domain/reading.js';
import { ProviderFailure } from '../contract.js';
import { isSuccess } from './check-captions.js';
import { checkOfError, mapDocument } from './document-mapping.js';
import { codeOf, knownError, remarkOf, statusWords } from './error-codes.js';
import { mapFaces } from './face-mapping.js';
import type { NeurovisionSettings } from './settings.js';
import type { WireResult, WireSession } from './wire.js';

/** Raised whenever another reading would come of the same reply. */
export const MAPPING_VERSION = 2;

/**
 * Statuses of a session that end it and what they decide. success, failed, exception, suspicious and expired: HIGH, the
 * vendor's filter of sessions, whose list goes on past what was seen. What is not listed here decides nothing.
 */
const VERDICTS: Readonly<Record<string, Verdict>> = {
  success: 'ACCEPTED',
  failed: 'REJECTED',
  suspicious: 'SUSPICIOUS',
};

/** Statuses of the same list that decide nothing. */
const UNDECIDED: ReadonlySet<string> = new Set(['exception', 'expired']);

/** Types of results that are about a document; a type of its own, such as `passport`, is one as well (HIGH). */
const DOCUMENT_TYPES: ReadonlySet<string> = new Set(['document', 'passport', 'address_proof']);
const OTHER_TYPES: ReadonlySet<string> = new Set(['selfie', 'faces', 'liveness']);

/** What of a session is asked for. A document alone is asked for in a session of its own. */
export type Wanted = 'DOCUMENT' | 'SESSION';

export interface MappingParts {
  faceNumbers: NeurovisionSettings['faceNumbers'];
  today: Date;
  /**
   * Pictures that the session is known to hold; null where it may hold others that were handed in before. The vendor does not
   * tell which picture a result came from (the `imageIndex` of OCR fields counts within a result, INFERRED), so that it is
   * known only where there is one.
   */
  imageCount: number | null;
  /** Is added to; never with a value of a document. */
  warnings: string[];
}

/** Pure: a session that has ended -> our reading; throws ProviderFailure where there is nothing to read. */
export function mapSession(session: WireSession, wanted: Wanted, parts: MappingParts): Reading {
  const { warnings } = parts;
  for (const path of session.denied) warnings.push(`${path} may not be seen by this account.`);
  if (verdictOf(session.status) === null) warnings.push(`The session ended as ${statusWords(session.status)}.`);
  const reading = readSessionParts(session, parts);
  const failure = failureOfSession(session, reading);
  if (failure) throw failure;
  return wanted === 'SESSION' ? { kind: 'SESSION', session: reading } : mapOneDocument(session, reading, warnings);
}

function readSessionParts(session: WireSession, parts: MappingParts): SessionReading {
  const { faceNumbers, warnings } = parts;
  const remarks: string[] = session.errors.map(remarkOf);
  const verdict = verdictOf(session.status);
  if (verdict === null) remarks.push(`The vendor ended the session as ${statusWords(session.status)}.`);
  const documents: SessionReading['documents'] = [];
  const faces: SessionReading['faces'] = [];
  const liveness: SessionReading['liveness'] = [];
  const origin: FromImages = parts.imageCount === 1 ? { imageIndexes: [0] } : {};
  const documentTypes = session.results.filter(isDocument).map(({ type }) => type);
  for (const result of session.results) {
    if (isDocument(result)) documents.push({ ...mapDocument(result, session.status, parts), ...origin });
    else if (result.type === 'faces') {
      faces.push(...mapFaces(result, documentTypes, faceNumbers).map((face) => ({ ...face, ...origin })));
    } else if (result.type === 'liveness') liveness.push({ ...mapLiveness(result), ...origin });
    else remarks.push(...remarksOf(result, warnings));
  }
  return {
    documents,
    faces,
    liveness,
    verdict,
    isCustomerNew: session.isClientNew,
    clientKey: session.clientKey,
    remarks,
  };
}

/** A type that nobody has described is taken for a document where it bears what only documents bear. */
function isDocument(result: WireResult): boolean {
  if (result.type !== null && OTHER_TYPES.has(result.type)) return false;
  return (result.type !== null && DOCUMENT_TYPES.has(result.type)) || result.ocr !== null;
}

/** Seen without checks or values (MED): the result's own status is all that it says. */
function mapLiveness(result: WireResult): LivenessReading {
  const live = isSuccess(result.status);
  return {
    live,
    rawScore: null,
    score: null,
    scale: null,
    blinked: null,
    mouthOpened: null,
    replaced: null,
    remarks: [
      ...(live === null ? [`The vendor has not decided (${statusWords(result.status)}).`] : []),
      ...failedChecks(result),
      ...result.errors.map(remarkOf),
    ],
  };
}

/** A selfie is no document and no comparison; only what was amiss with it is worth a remark. */
function remarksOf(result: WireResult, warnings: string[]): string[] {
  const type = result.type === null ? 'without a type' : remarkOf(result.type);
  const remarks = [...failedChecks(result), ...result.errors.map(remarkOf)].map((remark) => `${type}: ${remark}`);
  if (isSuccess(result.status) !== true) remarks.unshift(`${type}: ${statusWords(result.status)}`);
  if (result.type !== 'selfie') {
    warnings.push(`${result.path}.type is none that we know.`);
    remarks.unshift(`The vendor reports on something that we do not know: ${type}.`);
  }
  return remarks;
}

function failedChecks(result: WireResult): string[] {
  return result.checks
    .filter((item) => isSuccess(item.status) !== true)
    .map((item) => `${remarkOf(item.caption ?? 'a check')} ${statusWords(item.status)}`);
}

/**
 * Where not one field, check, comparison or liveness came back, the errors say why. The sample of a failed session
 * ("[system] exception", HIGH) is such a one.
 */
function failureOfSession(session: WireSession, reading: SessionReading): ProviderFailure | null {
  const isEmpty =
    reading.faces.length === 0 &&
    reading.liveness.length === 0 &&
    session.results.every((result) => result.checks.length === 0) &&
    reading.documents.every((document) => document.candidates.length === 0);
  if (!isEmpty) return null;
  const errors = [...session.errors, ...session.results.flatMap((result) => result.errors)];
  const cause = (wanted: string) => errors.find((error) => knownError(error)?.cause === wanted);
  const failedVendor = cause('VENDOR');
  if (failedVendor !== undefined || session.status === 'exception') {
    return failure('UNAVAILABLE', 'failed while it worked on the pictures', failedVendor ?? 'exception');
  }
  const badPicture = cause('PICTURE');
  if (badPicture !== undefined) return failure('INVALID_IMAGE', 'could not use the pictures', badPicture);
  if (session.status === 'expired') return failure('TIMEOUT', 'let the session expire before it was done', 'expired');
  // An empty reading would be kept as this picture's answer, while the status may only mean "not yet".
  if (session.status !== null && !isKnownStatus(session.status)) {
    return failure('MALFORMED_REPLY', 'ended the session with a status that is not documented', session.status);
  }
  if (session.denied.length === 0) return null;
  return failure('PERMISSION_DENIED', 'shows this account nothing of the result', 'access denied');
}

function failure(code: ProviderFailure['code'], what: string, vendorsWord: string): ProviderFailure {
  const providerCode = codeOf(vendorsWord.trim().toLowerCase());
  return new ProviderFailure(code, `NeuroVision ${what}${providerCode === null ? '' : ` (${providerCode})`}.`, {
    delivery: 'RECEIVED',
    ...(providerCode === null ? {} : { providerCode }),
  });
}

/** Of several documents in the one picture the first is taken that was read. */
function mapOneDocument(session: WireSession, reading: SessionReading, warnings: string[]): Reading {
  const { documents } = reading;
  const document = documents.find(({ candidates }) => candidates.length > 0) ?? documents[0];
  if (!document && session.results.length > 0) {
    throw failure('UNSUPPORTED_DOCUMENT', 'found no document on the picture', session.results[0]?.type ?? '');
  }
  if (documents.length > 1) warnings.push(`The reply is about ${documents.length} documents, of which one is taken.`);
  const empty: DocumentReading = {
    kind: null,
    country: null,
    side: null,
    candidates: [],
    mrz: null,
    barcodes: [],
    checks: [],
    absences: [],
  };
  const { checks, ...rest } = document ?? empty;
  const all = [...checks, ...statusChecks(session.status), ...session.errors.map(checkOfError)];
  return { kind: 'DOCUMENT', document: { ...rest, checks: all } };
}

/** A document has no verdict of the vendor's, so that anything but success must show among its checks. */
function statusChecks(status: string | null): Check[] {
  const verdict = verdictOf(status);
  if (verdict === 'ACCEPTED') return [];
  return [
    {
      name: 'OTHER',
      outcome: verdict === null ? 'NOT_RUN' : 'FAILED',
      explanation: `The vendor ended the session as ${statusWords(status)}.`,
      provider: 'neurovision',
      providerCode: statusWords(status),
    },
  ];
}

function verdictOf(status: string | null): Verdict | null {
  return status !== null && Object.hasOwn(VERDICTS, status) ? (VERDICTS[status] ?? null) : null;
}

function isKnownStatus(status: string): boolean {
  return Object.hasOwn(VERDICTS, status) || UNDECIDED.has(status);
}
