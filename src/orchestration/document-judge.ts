import type { FieldName } from '../domain/field.js';
import type { ProvidedReading } from '../domain/reading.js';
import type { Strategy } from '../domain/strategy.js';
import { documentReadingsOf } from './document-readings.js';
import { EXPECTED_FIELDS, mergeReadings } from './merge.js';
import type { AnswerJudge } from './work.js';

/** When the answers about a document will do. */
export const documentJudge: AnswerJudge = {
  /** Without a wish, a document that gave its number, name and birth date has been read; so has a text or a plate. */
  isAnswered(strategy, readings) {
    if (!strategy.wanted && readings.some(({ reading }) => isWholeAnswer(reading))) return true;
    const { fields } = mergeReadings({ readings: documentReadingsOf(readings), anyFailed: false });
    const has = (name: FieldName) =>
      fields.some((field) => field.name === name && (field.value !== null || field.absence === 'NOT_ON_DOCUMENT'));
    if (strategy.wanted) return strategy.wanted.every(has);
    return has('CARD_NUMBER') || (has('DOCUMENT_NUMBER') && has('SURNAME') && has('DATE_OF_BIRTH'));
  },
  /** For each wanted field that anybody has read. */
  hasConsensus(strategy, readings) {
    if (readings.length < strategy.quorum) return false;
    const { fields } = mergeReadings({ readings: documentReadingsOf(readings), anyFailed: false });
    const wanted = fields.filter((field) => wantedOf(strategy, fields).includes(field.name));
    if (wanted.every((field) => field.value === null)) return false;
    return wanted.every((field) => {
      if (field.value === null) return true;
      const agreeing = field.candidates.filter((each) => each.accepted && each.value === field.value);
      return new Set(agreeing.map((each) => each.provider)).size >= strategy.quorum;
    });
  },
};

/** What stands on every identity document and on nothing else; a bank card expires as well. */
const IDENTIFYING: readonly FieldName[] = ['DOCUMENT_NUMBER', 'SURNAME', 'DATE_OF_BIRTH'];

/** Those expected of an identity document; of anything else, all that anybody has read. */
function wantedOf(
  { wanted }: Strategy,
  fields: readonly { name: FieldName; value: string | null }[],
): readonly FieldName[] {
  if (wanted) return wanted;
  const isIdentity = fields.some(({ name, value }) => IDENTIFYING.includes(name) && value !== null);
  return isIdentity ? EXPECTED_FIELDS : fields.map(({ name }) => name);
}

function isWholeAnswer(reading: ProvidedReading['reading']): boolean {
  if (reading.kind === 'TEXT') return reading.text.lines.length > 0;
  if (reading.kind === 'PLATE') return reading.plates.some((plate) => plate.number !== null);
  return false;
}
