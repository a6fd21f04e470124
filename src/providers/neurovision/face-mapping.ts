import type { FaceReading, ScoreScale } from '../../domain/face.js';
import type { SessionFace, SessionFaceReading } from '../../domain/reading.js';
import { isSuccess } from './check-captions.js';
import { remarkOf, statusWords } from './error-codes.js';
import type { NeurovisionSettings } from './settings.js';
import type { WireCheckItem, WireResult } from './wire.js';

/**
 * Pure: likeness stands in the items of the group "Face matching", a pair each (HIGH). `documentTypes` are the types of the
 * session's documents, in their order.
 */
export function mapFaces(
  result: WireResult,
  documentTypes: readonly (string | null)[],
  faceNumbers: NeurovisionSettings['faceNumbers'],
): SessionFaceReading[] {
  const remarks = result.errors.map(remarkOf);
  return result.checks.map((item) => ({
    ...scoreOf(item, faceNumbers),
    threshold: null,
    samePerson: isSuccess(item.status),
    ...pairOf(item.caption, documentTypes),
    remarks: [
      ...(item.caption === null ? [] : [remarkOf(item.caption)]),
      ...(isSuccess(item.status) === null ? [`The vendor has not decided (${statusWords(item.status)}).`] : []),
      ...remarks,
    ],
  }));
}

const PERCENT: ScoreScale = { worst: 0, best: 100 };
const SHARE: ScoreScale = { worst: 0, best: 1 };

/** "92%" says its own scale (HIGH). A number does not (MED): without a setting it is kept without one. */
function scoreOf(
  { value, isNumber }: WireCheckItem,
  faceNumbers: NeurovisionSettings['faceNumbers'],
): Pick<FaceReading, 'rawScore' | 'score' | 'scale'> {
  if (value === null) return { rawScore: null, score: null, scale: null };
  const percent = /^\s*(\d{1,3}(?:[.,]\d+)?)\s*%\s*$/.exec(value)?.[1];
  const number = percent ?? (isNumber || /^\s*\d+(?:\.\d+)?\s*$/.test(value) ? value : null);
  const score = number === null ? Number.NaN : Number(number.replace(',', '.'));
  const scale = percent !== undefined || faceNumbers === 'percent' ? PERCENT : faceNumbers === 'share' ? SHARE : null;
  const isOnScale = Number.isFinite(score) && (scale === null || (score >= scale.worst && score <= scale.best));
  return isOnScale ? { rawScore: value, score, scale } : { rawScore: remarkOf(value), score: null, scale: null };
}

/** `selfie with passport & passport`, `selfie & passport` (HIGH); `document_0 & liveness_0`, `selfie & selfie_document` (MED). */
function pairOf(
  caption: string | null,
  documentTypes: readonly (string | null)[],
): Pick<SessionFaceReading, 'pair'> | null {
  const [one, other, ...more] = caption?.split('&') ?? [];
  if (one === undefined || other === undefined || more.length > 0) return null;
  return { pair: [faceOf(one, documentTypes), faceOf(other, documentTypes)] };
}

/** A document is named by its type; which of several of one type is meant, a number behind it does not surely tell. */
function faceOf(words: string, documentTypes: readonly (string | null)[]): SessionFace {
  const name = words.trim().toLowerCase();
  const type = name.replace(/_\d+$/, '');
  const isDocument = documentTypes.includes(type);
  const isOnly = documentTypes.indexOf(type) === documentTypes.lastIndexOf(type);
  const source = isDocument
    ? 'DOCUMENT'
    : /^selfie(?: with .+|_document)$/.test(type)
      ? 'SELFIE_WITH_DOCUMENT'
      : type === 'selfie'
        ? 'SELFIE'
        : type === 'liveness'
          ? 'LIVENESS'
          : 'UNKNOWN';
  return {
    source,
    documentIndex: isDocument && isOnly ? documentTypes.indexOf(type) : null,
    label: remarkOf(words.trim()),
  };
}
