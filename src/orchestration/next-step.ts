import type { AttemptLifecycle, ProviderErrorCode } from '../domain/attempt.js';
import type { ProviderName } from '../domain/provider-name.js';
import type { Reading } from '../domain/reading.js';
import type { Strategy } from '../domain/strategy.js';
import type { AnswerJudge } from './work.js';

/** How one of those who are to be asked stands. */
export interface Standing {
  name: ProviderName;
  /** Null: not asked yet. */
  lifecycle: AttemptLifecycle | null;
  /** What it read; null while it runs and where it failed. */
  reading: Reading | null;
  /** Whether it finds out by itself what a picture shows. */
  sorts: boolean;
  /** Why it failed; null where it did not. */
  errorCode: ProviderErrorCode | null;
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
export function nextStep(strategy: Strategy, standings: readonly Standing[], judge: AnswerJudge): NextStep {
  const waiting = standings.filter((each) => each.lifecycle === null);
  const running = standings.filter((each) => each.lifecycle === 'PROCESSING' || each.lifecycle === 'QUEUED');
  const names = (list: readonly Standing[]) => list.map((each) => each.name);
  const finish: NextStep = { ask: [], callOff: names(running), done: true };
  const wait: NextStep = { ask: [], callOff: [], done: false };
  const readings = standings.flatMap(({ name, reading }) => (reading ? [{ provider: name, reading }] : []));
  const ended = running.length === 0;

  if (ended && judge.isHopeless?.(standings)) return finish;

  switch (strategy.mode) {
    case 'FIRST': {
      const [first] = standings;
      if (first?.lifecycle === null) return { ...wait, ask: [first.name] };
      return ended ? finish : wait;
    }
    case 'FALLBACK':
      if (readings.length > 0 && judge.isAnswered(strategy, readings)) return finish;
      if (!ended) return wait;
      return waiting[0] ? { ...wait, ask: [waiting[0].name] } : finish;
    case 'RACE':
      if (readings.some((each) => judge.isAnswered(strategy, [each]))) return finish;
      if (waiting.length > 0) return { ...wait, ask: names(waiting) };
      return ended ? finish : wait;
    case 'ALL':
      if (waiting.length > 0) return { ...wait, ask: names(waiting) };
      return ended ? finish : wait;
    case 'CONSENSUS': {
      if (judge.hasConsensus(strategy, readings)) return finish;
      // As many as could agree on everything at once; more, one by one, only where they did not.
      const missing = ended ? Math.max(1, strategy.quorum - readings.length) : 0;
      const begun = standings.length - waiting.length;
      const ask = waiting.slice(0, begun === 0 ? strategy.quorum : missing);
      if (ask.length > 0) return { ...wait, ask: names(ask) };
      return ended ? finish : wait;
    }
  }
}
