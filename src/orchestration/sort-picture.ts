import type { ProviderErrorCode } from '../domain/attempt.js';
import type { Document, DocumentReading, ImageRole } from '../domain/document.js';
import type { MediaType } from '../domain/media-type.js';
import type { ProvidedReading, Reading } from '../domain/reading.js';
import { documentJudge } from './document-judge.js';
import type { AnswerJudge } from './work.js';

/** What a vendor says of a picture that shows no document it knows. Faults of its own say nothing about the picture. */
const SPEAKS_OF_THE_PICTURE: ReadonlySet<ProviderErrorCode> = new Set(['INVALID_IMAGE', 'UNSUPPORTED_DOCUMENT']);

/**
 * For a picture of which nobody said what it shows: the first who finds out such things and sees no document in it is
 * believed, and nobody further is paid to say the same.
 */
export const unsortedJudge: AnswerJudge = {
  ...documentJudge,
  isHopeless: (standings) =>
    standings.some(
      ({ sorts, reading, errorCode }) =>
        sorts &&
        ((errorCode !== null && SPEAKS_OF_THE_PICTURE.has(errorCode)) || (reading !== null && isEmpty(reading))),
    ),
};

function isEmpty(reading: Reading): boolean {
  return reading.kind === 'DOCUMENT' && showsNothing(reading.document);
}

function showsNothing({ kind, candidates, mrz, barcodes }: DocumentReading): boolean {
  const isOfAKind = kind !== null && kind !== 'UNKNOWN' && kind !== 'OTHER';
  return !isOfAKind && candidates.length === 0 && mrz === null && barcodes.length === 0;
}

/** Chinese VAT invoices carry a QR code whose first part is always this version, and whose second is the type. */
const CHINESE_INVOICE_CODE = /^01,\d{2},/;

export interface SortedFacts {
  document: Pick<Document, 'unsorted' | 'kind' | 'fields' | 'mrz' | 'barcodes'>;
  mediaType: MediaType;
  /** Of all who answered. */
  readings: readonly ProvidedReading[];
  /** Of those who were asked and failed. */
  errorCodes: readonly ProviderErrorCode[];
  /** Of the pictures that the session holds beside its documents. */
  roles: readonly ImageRole[];
}

/**
 * Pure: what a picture is that nobody said anything about, once everybody who was asked has ended. A document wherever
 * anything of one was seen. By elimination a selfie, where the session has none yet, somebody has looked, and whoever failed failed
 * because of the picture; the comparison of faces then shows whether it is one.
 */
export function sortPicture({
  document,
  mediaType,
  readings,
  errorCodes,
  roles,
}: SortedFacts): 'DOCUMENT' | 'SELFIE' | 'INVOICE' {
  if (!document.unsorted) return 'DOCUMENT';
  if (document.barcodes.some(({ text }) => CHINESE_INVOICE_CODE.test(text))) return 'INVOICE';
  const isSeen = document.mrz !== null || document.fields.some(({ value }) => value !== null);
  if (isSeen || document.barcodes.length > 0) return 'DOCUMENT';
  if (mediaType === 'application/pdf') return 'INVOICE';
  if (document.kind !== 'UNKNOWN' && document.kind !== 'OTHER') return 'DOCUMENT';
  // The embedded engine sees nothing but zones and barcodes.
  const isLookedAt = errorCodes.length > 0 || readings.some(({ provider }) => provider !== 'local');
  const isForgiven = errorCodes.every((code) => SPEAKS_OF_THE_PICTURE.has(code));
  const hasSelfie = roles.includes('SELFIE') || roles.includes('SELFIE_WITH_DOCUMENT');
  return isLookedAt && isForgiven && !hasSelfie ? 'SELFIE' : 'DOCUMENT';
}
