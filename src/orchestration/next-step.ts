import type { AttemptLifecycle } from '../domain/attempt.js';
import type { DocumentReading } from '../domain/document.js';
import type { FieldName } from '../domain/field.js';
import type { ProviderName } from '../domain/provider-name.js';
import type { Strategy } from '../domain/strategy.js';
import { EXPECTED_FIELDS, mergeReadings } from './merge.js';

/** How one of those who are to be asked stands. */
export interface Standing {
  name: ProviderName;
  /** Null: not asked yet. */
  lifecycle: AttemptLifecycle | null;
  /** What it read; null while it runs and where it failed. */
  reading: DocumentReading | null;
}

export interface NextStep {
  /** To be asked now, beside those who run. */
  ask: ProviderName[];
  /** Whose answer is not needed any more; they are called off where they can be. */
  callOff: ProviderName[];
  /** Nobody is waited for any more. */
  done: boolean;
}

/** Pure: given how everybody stands, what happens next. `standings` is in the order of asking. */
export function nextStep(strategy: Strategy, standings: readonly Standing[]): NextStep {
  const waiting = standings.filter((each) => each.lifecycle === null);
  const running = standings.filter((each) => each.lifecycle === 'PROCESSING' || each.lifecycle === 'QUEUED');
  const names = (list: readonly Standing[]) => list.map((each) => each.name);
  const finish: NextStep = { ask: [], callOff: names(running), done: true };
  const wait: NextStep = { ask: [], callOff: [], done: false };
  const readings = standings.flatMap(({ name, reading }) => (reading ? [{ provider: name, reading }] : []));
  const ended = running.length === 0;

  switch (strategy.mode) {
    case 'FIRST': {
      const [first] = standings;
      if (first?.lifecycle === null) return { ...wait, ask: [first.name] };
      return ended ? finish : wait;
    }
    case 'FALLBACK':
      if (readings.length > 0 && isAnswered(strategy, readings)) return finish;
      if (!ended) return wait;
      return waiting[0] ? { ...wait, ask: [waiting[0].name] } : finish;
    case 'RACE':
      if (readings.some((each) => isAnswered(strategy, [each]))) return finish;
      if (waiting.length > 0) return { ...wait, ask: names(waiting) };
      return ended ? finish : wait;
    case 'ALL':
      if (waiting.length > 0) return { ...wait, ask: names(waiting) };
      return ended ? finish : wait;
    case 'CONSENSUS': {
      if (hasConsensus(strategy, readings)) return finish;
      // As many as could agree on everything at once; more, one by one, only where they did not.
      const missing = ended ? Math.max(1, strategy.quorum - readings.length) : 0;
      const begun = standings.length - waiting.length;
      const ask = waiting.slice(0, begun === 0 ? strategy.quorum : missing);
      if (ask.length > 0) return { ...wait, ask: names(ask) };
      return ended ? finish : wait;
    }
  }
}

type Readings = readonly { provider: ProviderName; reading: DocumentReading }[];

function wantedOf({ wanted }: Strategy): readonly FieldName[] {
  return wanted ?? EXPECTED_FIELDS;
}

/** Whether what is wanted is known. Without a wish, a document that gave its number, name and birth date has been read. */
function isAnswered(strategy: Strategy, readings: Readings): boolean {
  const { fields } = mergeReadings({ readings, anyFailed: false });
  const has = (name: FieldName) =>
    fields.some((field) => field.name === name && (field.value !== null || field.absence === 'NOT_ON_DOCUMENT'));
  if (strategy.wanted) return strategy.wanted.every(has);
  return has('DOCUMENT_NUMBER') && has('SURNAME') && has('DATE_OF_BIRTH');
}

/** Whether, for each wanted field that anybody has read, `quorum` providers say the same. */
function hasConsensus(strategy: Strategy, readings: Readings): boolean {
  if (readings.length < strategy.quorum) return false;
  const { fields } = mergeReadings({ readings, anyFailed: false });
  const wanted = fields.filter((field) => wantedOf(strategy).includes(field.name));
  if (wanted.every((field) => field.value === null)) return false;
  return wanted.every((field) => {
    if (field.value === null) return true;
    const agreeing = field.candidates.filter((each) => each.accepted && each.value === field.value);
    return new Set(agreeing.map((each) => each.provider)).size >= strategy.quorum;
  });
}
