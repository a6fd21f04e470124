import type { ProviderErrorCode } from '../domain/attempt.js';
import type { Document } from '../domain/document.js';
import type { ProvidedReading } from '../domain/reading.js';
import { documentReadingsOf, mrzLinesOf, platesOf, textOf } from './document-readings.js';
import { judgeDocument } from './judge.js';
import { MERGE_VERSION, mergeReadings } from './merge.js';

export type Conclusion = Pick<
  Document,
  | 'kind'
  | 'country'
  | 'side'
  | 'lifecycle'
  | 'verdict'
  | 'nextAction'
  | 'reasons'
  | 'fields'
  | 'mrz'
  | 'mrzLines'
  | 'barcodes'
  | 'text'
  | 'plates'
  | 'checks'
  | 'mergeVersion'
  | 'completedAt'
>;

/** Pure: all that a document becomes once everybody who was asked has ended. What the app said fills what nobody read. */
export function concludeDocument(
  { question }: Pick<Document, 'question'>,
  provided: readonly ProvidedReading[],
  errorCodes: readonly ProviderErrorCode[],
  now: Date,
): Conclusion {
  const readings = documentReadingsOf(provided);
  const merged = mergeReadings({ readings, anyFailed: errorCodes.length > 0 });
  const kind = merged.kind === 'UNKNOWN' ? (question.kind ?? 'UNKNOWN') : merged.kind;
  const side = merged.side ?? question.side;
  const text = textOf(provided);
  const judgement = judgeDocument({
    kind,
    side,
    askedSide: question.side,
    fields: merged.fields,
    mrz: merged.mrz,
    hasText: (text?.length ?? 0) > 0,
    readings: readings.map(({ reading }) => reading),
    errorCodes,
    today: now,
  });
  return {
    ...judgement,
    kind,
    country: merged.country ?? question.country,
    side,
    fields: merged.fields,
    mrz: merged.mrz,
    mrzLines: mrzLinesOf(provided),
    barcodes: merged.barcodes,
    text,
    plates: platesOf(provided),
    mergeVersion: MERGE_VERSION,
    completedAt: now,
  };
}
