import { describe, expect, test } from '@jest/globals';
import { undecidedReasons } from '../../src/domain/agreement.js';
import type { UndecidedReason } from '../../src/domain/agreement.js';
import type { AttemptLifecycle } from '../../src/domain/attempt.js';
import type { LivenessReading } from '../../src/domain/face.js';
import type { InquiryOf } from '../../src/domain/inquiry.js';
import type { Lifecycle } from '../../src/domain/lifecycle.js';
import type { ProvidedReading } from '../../src/domain/reading.js';
import type { Strategy } from '../../src/domain/strategy.js';
import { DEFAULT_STRATEGY } from '../../src/domain/strategy.js';
import { livenessHandler } from '../../src/orchestration/inquiries/liveness.js';

const SILENT: LivenessReading = {
  live: null,
  rawScore: null,
  score: null,
  scale: null,
  blinked: null,
  mouthOpened: null,
  replaced: null,
  remarks: [],
};

const readingsOf = (...said: Partial<LivenessReading>[]): ProvidedReading[] =>
  said.map((reading, index) => ({
    provider: (['beorg', 'flyocr', 'neurovision'] as const)[index]!,
    reading: { kind: 'LIVENESS', liveness: { ...SILENT, ...reading } },
  }));

function outcomeOf(changes: Partial<Strategy>, ...said: Partial<LivenessReading>[]) {
  const inquiry = { strategy: { ...DEFAULT_STRATEGY, ...changes } } as InquiryOf<'LIVENESS'>;
  return livenessHandler.conclude(inquiry, readingsOf(...said));
}

describe('whether somebody living was there', () => {
  test.each<[(boolean | null)[], boolean | null]>([
    [[], null],
    [[true], true],
    [[false], false],
    [[null], null],
    [[null, false], false],
    [[true, true], true],
    [[true, false], null],
  ])('is, of %j, %j', (said, live) => {
    const readings = said.map((each) => ({ live: each }));
    expect(outcomeOf({ mode: 'ALL' }, ...readings).live).toBe(live);
  });

  test('is open with a quorum that was not reached, and what most say where it was', () => {
    const consensus = { mode: 'CONSENSUS' as const, quorum: 2 };
    expect(outcomeOf(consensus, { live: true }).live).toBeNull();
    expect(outcomeOf(consensus, { live: true }, { live: false }, { live: false }).live).toBe(false);
  });

  test('is never taken from a score, however high', () => {
    const surely = { rawScore: '100', score: 100, scale: { worst: 0, best: 100 } };
    expect(outcomeOf({ mode: 'ALL' }, surely).live).toBeNull();
    expect(livenessHandler.judge.isAnswered(DEFAULT_STRATEGY, readingsOf(surely))).toBe(false);
  });
});

test('what was seen in a film stands where one saw it, and is open where another saw it otherwise', () => {
  const outcome = outcomeOf(
    { mode: 'ALL' },
    { blinked: true, mouthOpened: true },
    { blinked: true, mouthOpened: false, replaced: false },
  );
  expect(outcome).toMatchObject({ blinked: true, mouthOpened: null, replaced: false });
});

describe('why nothing is decided', () => {
  type Row = [string, Partial<Strategy>, Lifecycle, (boolean | null)[], AttemptLifecycle[], UndecidedReason[]];
  test.each<Row>([
    ['work goes on', {}, 'PROCESSING', [], ['PROCESSING'], []],
    ['it was called off', {}, 'CANCELED', [], ['CANCELED'], []],
    ['it is decided', {}, 'COMPLETED', [true], ['COMPLETED', 'FAILED'], []],
    ['there is nobody to ask', {}, 'FAILED', [], [], ['NOBODY_ASKED']],
    ['all were too dear', {}, 'FAILED', [], ['SKIPPED_BUDGET'], ['NOBODY_ASKED']],
    ['all have failed', {}, 'FAILED', [], ['FAILED', 'SKIPPED_BUDGET'], ['PROVIDERS_FAILED']],
    ['all were too late', {}, 'FAILED', [], ['SKIPPED_DEADLINE'], ['PROVIDERS_FAILED']],
    ['nobody could tell', {}, 'COMPLETED', [null], ['COMPLETED'], ['NO_VERDICT']],
    [
      'one cannot tell, one fails',
      {},
      'COMPLETED',
      [null],
      ['COMPLETED', 'FAILED'],
      ['NO_VERDICT', 'PROVIDERS_FAILED'],
    ],
    ['two disagree', {}, 'COMPLETED', [true, false], ['COMPLETED', 'COMPLETED'], ['PROVIDERS_DISAGREE']],
    ['too few say it', { mode: 'CONSENSUS' }, 'COMPLETED', [true], ['COMPLETED'], ['QUORUM_NOT_REACHED']],
  ])('where %s', (_name, rule, lifecycle, said, attempts, reasons) => {
    const spoken = said.filter((each) => each !== null);
    const found = undecidedReasons(
      { ...DEFAULT_STRATEGY, ...rule },
      { lifecycle, answers: said.length, said: spoken },
      attempts.map((attempt) => ({ lifecycle: attempt })),
    );
    expect(found).toEqual(reasons);
  });
});
