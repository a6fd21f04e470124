import { describe, expect, test } from '@jest/globals';
import type { AttemptLifecycle } from '../../src/domain/attempt.js';
import type { ProviderName } from '../../src/domain/provider-name.js';
import type { Strategy } from '../../src/domain/strategy.js';
import { DEFAULT_STRATEGY } from '../../src/domain/strategy.js';
import { documentJudge } from '../../src/orchestration/document-judge.js';
import type { NextStep, Standing } from '../../src/orchestration/next-step.js';
import { nextStep as nextStepOf } from '../../src/orchestration/next-step.js';
import { candidateOf, readingOf } from '../support/fake-provider.js';

const WHOLE = { DOCUMENT_NUMBER: 'UX1', SURNAME: 'MERIDAN', DATE_OF_BIRTH: '1991-04-17' };

function strategy(changes: Partial<Strategy>): Strategy {
  return { ...DEFAULT_STRATEGY, ...changes };
}

function nextStep(given: Strategy, standings: readonly Standing[]): NextStep {
  return nextStepOf(given, standings, documentJudge);
}

function waiting(name: ProviderName): Standing {
  return { name, lifecycle: null, reading: null, sorts: false, errorCode: null };
}

function standing(name: ProviderName, lifecycle: AttemptLifecycle): Standing {
  return { name, lifecycle, reading: null, sorts: false, errorCode: null };
}

function answered(name: ProviderName, values: Parameters<typeof readingOf>[0]): Standing {
  const reading = readingOf(values);
  const candidates = reading.candidates.map(({ name: field, candidate }) => ({
    name: field,
    candidate: candidateOf(candidate.value, { provider: name }),
  }));
  return {
    name,
    lifecycle: 'COMPLETED',
    reading: { kind: 'DOCUMENT', document: { ...reading, candidates } },
    sorts: false,
    errorCode: null,
  };
}

describe('FIRST', () => {
  test('asks the first only, whatever comes of it', () => {
    expect(nextStep(strategy({ mode: 'FIRST' }), [waiting('local'), waiting('chekin')]).ask).toEqual(['local']);
    const failed = nextStep(strategy({ mode: 'FIRST' }), [standing('local', 'FAILED'), waiting('chekin')]);
    expect(failed).toEqual({ ask: [], callOff: [], done: true });
  });
});

describe('FALLBACK', () => {
  const mode = strategy({ mode: 'FALLBACK' });

  test('asks the next one after a failure, and after an answer that leaves something open', () => {
    expect(nextStep(mode, [standing('local', 'FAILED'), waiting('chekin')]).ask).toEqual(['chekin']);
    expect(nextStep(mode, [answered('local', { SURNAME: 'MERIDAN' }), waiting('chekin')]).ask).toEqual(['chekin']);
  });

  test('asks nobody while somebody is at it, nor once what is wanted is known', () => {
    expect(nextStep(mode, [standing('local', 'PROCESSING'), waiting('chekin')])).toEqual({
      ask: [],
      callOff: [],
      done: false,
    });
    expect(nextStep(mode, [answered('local', WHOLE), waiting('chekin')]).done).toBe(true);
  });

  test('goes by what the operation wants, where it says so', () => {
    const wanted = strategy({ mode: 'FALLBACK', wanted: ['SURNAME'] });
    expect(nextStep(wanted, [answered('local', { SURNAME: 'MERIDAN' }), waiting('chekin')]).done).toBe(true);
    const address = strategy({ mode: 'FALLBACK', wanted: ['ADDRESS'] });
    expect(nextStep(address, [answered('local', WHOLE), waiting('chekin')]).ask).toEqual(['chekin']);
  });
});

describe('RACE', () => {
  const mode = strategy({ mode: 'RACE' });

  test('asks all at once', () => {
    expect(nextStep(mode, [waiting('local'), waiting('chekin')]).ask).toEqual(['local', 'chekin']);
  });

  test('calls the others off at the first useful answer, and not at one that says nothing', () => {
    const others = [standing('chekin', 'PROCESSING'), standing('beorg', 'PROCESSING')];
    expect(nextStep(mode, [answered('local', WHOLE), ...others])).toEqual({
      ask: [],
      callOff: ['chekin', 'beorg'],
      done: true,
    });
    expect(nextStep(mode, [answered('local', {}), ...others]).done).toBe(false);
  });
});

describe('ALL', () => {
  test('waits for everybody, whoever fails', () => {
    const mode = strategy({ mode: 'ALL' });
    expect(nextStep(mode, [answered('local', WHOLE), standing('chekin', 'PROCESSING')]).done).toBe(false);
    expect(nextStep(mode, [answered('local', WHOLE), standing('chekin', 'FAILED')]).done).toBe(true);
  });
});

describe('CONSENSUS', () => {
  const mode = strategy({ mode: 'CONSENSUS', quorum: 2 });

  test('asks as many as must agree, at once', () => {
    expect(nextStep(mode, [waiting('local'), waiting('chekin'), waiting('beorg')]).ask).toEqual(['local', 'chekin']);
  });

  test('ends when they agree on each field', () => {
    expect(nextStep(mode, [answered('local', WHOLE), answered('chekin', WHOLE), waiting('beorg')]).done).toBe(true);
  });

  test('is about all that was read of a bank card, though that expires like a passport', () => {
    const card = { CARD_NUMBER: '5555555555554444', DATE_OF_EXPIRY: '2030-11' };
    const differing = [answered('chekin', card), answered('beorg', { ...card, CARD_NUMBER: '4111111111111111' })];
    expect(nextStep(mode, [...differing, waiting('flyocr')]).ask).toEqual(['flyocr']);
    expect(nextStep(mode, [answered('chekin', card), answered('beorg', card), waiting('flyocr')]).done).toBe(true);
  });

  test('asks a further one where they disagree, or one has failed', () => {
    const other = { ...WHOLE, DATE_OF_BIRTH: '1991-04-10' };
    const disagreeing = [answered('local', WHOLE), answered('chekin', other), waiting('beorg')];
    expect(nextStep(mode, disagreeing).ask).toEqual(['beorg']);
    const failed = [answered('local', WHOLE), standing('chekin', 'FAILED'), waiting('beorg')];
    expect(nextStep(mode, failed).ask).toEqual(['beorg']);
  });

  test('ends without agreement when nobody is left', () => {
    const other = { ...WHOLE, DATE_OF_BIRTH: '1991-04-10' };
    expect(nextStep(mode, [answered('local', WHOLE), answered('chekin', other)]).done).toBe(true);
  });
});
