import type { Document, DocumentReading } from '../domain/document.js';
import type { ProviderName } from '../domain/provider-name.js';
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
  | 'barcodes'
  | 'checks'
  | 'mergeVersion'
  | 'completedAt'
>;

/** Pure: all that a document becomes once everybody who was asked has ended. What the app said fills what nobody read. */
export function concludeDocument(
  { question }: Pick<Document, 'question'>,
  readings: readonly { provider: ProviderName; reading: DocumentReading }[],
  anyFailed: boolean,
  now: Date,
): Conclusion {
  const merged = mergeReadings({ readings, anyFailed });
  const kind = merged.kind === 'UNKNOWN' ? (question.kind ?? 'UNKNOWN') : merged.kind;
  const side = merged.side ?? question.side;
  const judgement = judgeDocument({
    kind,
    side,
    fields: merged.fields,
    mrz: merged.mrz,
    readings: readings.map(({ reading }) => reading),
    anyFailed,
    today: now,
  });
  return {
    ...judgement,
    kind,
    country: merged.country ?? question.country,
    side,
    fields: merged.fields,
    mrz: merged.mrz,
    barcodes: merged.barcodes,
    mergeVersion: MERGE_VERSION,
    completedAt: now,
  };
}
