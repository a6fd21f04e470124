import { describe, expect, test } from '@jest/globals';
import type { FaceDecision, FaceReading } from '../../src/domain/face.js';
import { decideFace } from '../../src/domain/face.js';
import type { InquiryOf } from '../../src/domain/inquiry.js';
import type { ProviderName } from '../../src/domain/provider-name.js';
import type { ProvidedReading } from '../../src/domain/reading.js';
import type { Strategy } from '../../src/domain/strategy.js';
import { DEFAULT_STRATEGY } from '../../src/domain/strategy.js';
import { faceMatchHandler } from '../../src/orchestration/inquiries/face-match.js';

const SILENT: FaceReading = {
  rawScore: null,
  score: null,
  scale: null,
  threshold: null,
  samePerson: null,
  remarks: [],
};
const SHARE = { worst: 0, best: 1 };
const DISTANCE = { worst: 1, best: 0 };

describe('one vendor’s reading is decided', () => {
  test.each<[string, Partial<FaceReading>, FaceDecision]>([
    ['by its own verdict', { samePerson: true }, 'SAME_PERSON'],
    ['by its own verdict that they differ', { samePerson: false }, 'DIFFERENT_PERSON'],
    [
      'by its verdict also where its score says otherwise',
      { samePerson: false, score: 0.99, threshold: 0.8, scale: SHARE },
      'DIFFERENT_PERSON',
    ],
    ['above a threshold of likeness', { score: 0.81, threshold: 0.8, scale: SHARE }, 'SAME_PERSON'],
    ['on a threshold of likeness', { score: 0.8, threshold: 0.8, scale: SHARE }, 'SAME_PERSON'],
    ['below a threshold of likeness', { score: 0.79, threshold: 0.8, scale: SHARE }, 'DIFFERENT_PERSON'],
    ['below a threshold of distance', { score: 0.41, threshold: 0.6, scale: DISTANCE }, 'SAME_PERSON'],
    ['on a threshold of distance', { score: 0.6, threshold: 0.6, scale: DISTANCE }, 'SAME_PERSON'],
    ['above a threshold of distance', { score: 0.61, threshold: 0.6, scale: DISTANCE }, 'DIFFERENT_PERSON'],
    ['by nobody where the score has no threshold', { score: 0.99, scale: SHARE }, 'INCONCLUSIVE'],
    ['by nobody where the score has no scale', { score: 0.99, threshold: 0.8 }, 'INCONCLUSIVE'],
    ['by nobody where there is a threshold alone', { threshold: 0.8, scale: SHARE }, 'INCONCLUSIVE'],
    [
      'by nobody where the scale has no direction',
      { score: 1, threshold: 1, scale: { worst: 1, best: 1 } },
      'INCONCLUSIVE',
    ],
    ['by nobody where it says nothing', {}, 'INCONCLUSIVE'],
  ])('%s', (_name, said, decision) => {
    expect(decideFace({ ...SILENT, ...said })).toBe(decision);
  });
});

const VENDORS: readonly ProviderName[] = ['chekin', 'beorg', 'neurovision', 'flyocr'];

/** What each vendor says, in the order of asking: true, false, or nothing. */
const readingsOf = (...said: (boolean | null)[]): ProvidedReading[] =>
  said.map((samePerson, index) => ({
    provider: VENDORS[index]!,
    reading: { kind: 'FACE_MATCH', face: { ...SILENT, samePerson } },
  }));

const strategyOf = (mode: Strategy['mode'], quorum = 2): Strategy => ({ ...DEFAULT_STRATEGY, mode, quorum });

function decisionOf(strategy: Strategy, ...said: (boolean | null)[]): FaceDecision | null {
  const inquiry = { strategy } as InquiryOf<'FACE_MATCH'>;
  return faceMatchHandler.conclude(inquiry, readingsOf(...said)).decision;
}

describe('several readings together', () => {
  test.each<[(boolean | null)[], FaceDecision | null]>([
    [[], null],
    [[true], 'SAME_PERSON'],
    [[false], 'DIFFERENT_PERSON'],
    [[null], 'INCONCLUSIVE'],
    [[null, true], 'SAME_PERSON'],
    [[true, true, true], 'SAME_PERSON'],
    [[true, true, false], 'INCONCLUSIVE'],
    [[false, null, true], 'INCONCLUSIVE'],
  ])('%j are, without a quorum, %s', (said, decision) => {
    expect(decisionOf(strategyOf('ALL'), ...said)).toBe(decision);
    expect(decisionOf(strategyOf('FALLBACK'), ...said)).toBe(decision);
    expect(decisionOf(strategyOf('RACE'), ...said)).toBe(decision);
  });

  test.each<[number, (boolean | null)[], FaceDecision | null]>([
    [2, [], null],
    [2, [true], 'INCONCLUSIVE'],
    [2, [true, null], 'INCONCLUSIVE'],
    [2, [true, true], 'SAME_PERSON'],
    [2, [true, false], 'INCONCLUSIVE'],
    [2, [true, false, true], 'SAME_PERSON'],
    [2, [false, true, false], 'DIFFERENT_PERSON'],
    [2, [true, false, true, false], 'INCONCLUSIVE'],
    [3, [true, true, false], 'INCONCLUSIVE'],
    [3, [true, true, false, true], 'SAME_PERSON'],
  ])('with a quorum of %d, %j are %s', (quorum, said, decision) => {
    const strategy = strategyOf('CONSENSUS', quorum);
    expect(decisionOf(strategy, ...said)).toBe(decision);
    const isDecided = decision !== null && decision !== 'INCONCLUSIVE';
    expect(faceMatchHandler.judge.hasConsensus(strategy, readingsOf(...said))).toBe(isDecided);
  });

  test.each<[(boolean | null)[], boolean]>([
    [[null], false],
    [[null, false], true],
    [[true], true],
  ])('%j: whether nobody further is needed is %s', (said, answered) => {
    expect(faceMatchHandler.judge.isAnswered(strategyOf('FALLBACK'), readingsOf(...said))).toBe(answered);
  });

  test('an answer about something else says nothing about faces', () => {
    const text: ProvidedReading = { provider: 'flyocr', reading: { kind: 'TEXT', text: { lines: [] } } };
    expect(faceMatchHandler.conclude({ strategy: DEFAULT_STRATEGY } as InquiryOf<'FACE_MATCH'>, [text])).toEqual({
      decision: null,
      readings: [],
    });
  });
});
