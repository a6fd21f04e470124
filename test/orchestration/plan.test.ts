import { describe, expect, test } from '@jest/globals';
import type { Strategy } from '../../src/domain/strategy.js';
import { decimalOf, DEFAULT_STRATEGY, millionths } from '../../src/domain/strategy.js';
import type { HealthView, PlannedRequest } from '../../src/orchestration/plan.js';
import { NO_HEALTH, planProviders } from '../../src/orchestration/plan.js';
import { createFakeProvider, registryOf } from '../support/fake-provider.js';

const QUESTION: PlannedRequest = {
  kind: 'DOCUMENT',
  documentKind: null,
  files: [{ mediaType: 'image/jpeg', byteLength: 1_000_000 }],
};

const local = createFakeProvider({ name: 'local' });
const chekin = createFakeProvider({ name: 'chekin', capabilities: { cost: { amount: '0.10', currency: 'EUR' } } });
const beorg = createFakeProvider({ name: 'beorg', capabilities: { cost: { amount: '0.05', currency: 'EUR' } } });
const flyocr = createFakeProvider({ name: 'flyocr', capabilities: { maxImageBytes: 500_000 } });
const artemis = createFakeProvider({ name: 'artemis', capabilities: { requests: ['OCR_EXPORT'] } });
const registry = registryOf(local, chekin, beorg, flyocr, artemis);

function plan(strategy: Partial<Strategy> = {}, question = QUESTION, health: HealthView = NO_HEALTH) {
  const planned = planProviders(question, registry, { ...DEFAULT_STRATEGY, ...strategy }, health);
  return {
    asked: planned.filter((entry) => entry.position !== null).map((entry) => entry.name),
    excluded: Object.fromEntries(planned.flatMap(({ name, excluded }) => (excluded ? [[name, excluded]] : []))),
  };
}

describe('the plan', () => {
  test('asks the cheapest first, and says why the others are left out', () => {
    expect(plan()).toEqual({
      asked: ['local', 'beorg', 'chekin'],
      excluded: { neurovision: 'NOT_CONFIGURED', flyocr: 'FILE_TOO_LARGE', artemis: 'NOT_OFFERED' },
    });
  });

  test('keeps to the order of the app', () => {
    const chosen = plan({ providers: ['chekin', 'local'] });
    expect(chosen.asked).toEqual(['chekin', 'local']);
    expect(chosen.excluded).toMatchObject({ beorg: 'NOT_CHOSEN' });
  });

  test('leaves out who would go beyond the budget, exactly', () => {
    expect(plan({ maxCost: { amount: '0.15', currency: 'EUR' } }).asked).toEqual(['local', 'beorg', 'chekin']);
    const tight = plan({ maxCost: { amount: '0.149999', currency: 'EUR' } });
    expect(tight.asked).toEqual(['local', 'beorg']);
    expect(tight.excluded).toMatchObject({ chekin: 'OVER_BUDGET' });
  });

  test('does not guess how currencies compare', () => {
    expect(plan({ maxCost: { amount: '100', currency: 'USD' } }).asked).toEqual(['local']);
  });

  test('asks those whose price nobody knows last, and not at all under a budget', () => {
    const unknown = createFakeProvider({ name: 'neurovision', capabilities: { costKnown: false } });
    const free = createFakeProvider({ name: 'flyocr' });
    const all = registryOf(unknown, beorg, free);
    const askedUnder = (maxCost: Strategy['maxCost']) =>
      planProviders(QUESTION, all, { ...DEFAULT_STRATEGY, maxCost }, NO_HEALTH)
        .filter((entry) => entry.position !== null)
        .map((entry) => entry.name);
    expect(askedUnder(null)).toEqual(['flyocr', 'beorg', 'neurovision']);
    expect(askedUnder({ amount: '100', currency: 'EUR' })).toEqual(['flyocr', 'beorg']);
    const imitated = createFakeProvider({ name: 'neurovision', mode: 'SANDBOX', capabilities: { costKnown: false } });
    const [only] = planProviders(
      QUESTION,
      registryOf(imitated),
      { ...DEFAULT_STRATEGY, maxCost: { amount: '0', currency: 'EUR' } },
      NO_HEALTH,
    );
    expect(only).toMatchObject({ name: 'neurovision', position: 0 });
  });

  test('asks what runs inside before anybody outside who is as cheap and faster', () => {
    const inside = createFakeProvider({ name: 'local', mode: 'EMBEDDED' });
    const imitated = createFakeProvider({ name: 'chekin', mode: 'SANDBOX' });
    const health: HealthView = { ...NO_HEALTH, medianLatencyMs: (name) => (name === 'local' ? 900 : 5) };
    const [first, second] = planProviders(QUESTION, registryOf(inside, imitated), DEFAULT_STRATEGY, health);
    expect(first).toMatchObject({ name: 'local', position: 0, expectedLatencyMs: 900 });
    expect(second).toMatchObject({ name: 'chekin', position: 1 });
  });

  test('asks about liveness only who can judge it by that method', () => {
    const pictures = createFakeProvider({
      name: 'beorg',
      capabilities: { requests: ['LIVENESS'], livenessMethods: ['SILENT_IMAGE'] },
    });
    const planned = (livenessMethod: 'SILENT_IMAGE' | 'VIDEO') =>
      planProviders(
        { kind: 'LIVENESS', documentKind: null, livenessMethod, files: [] },
        registryOf(pictures),
        DEFAULT_STRATEGY,
        NO_HEALTH,
      ).find(({ name }) => name === 'beorg');
    expect(planned('SILENT_IMAGE')).toMatchObject({ excluded: null });
    expect(planned('VIDEO')).toMatchObject({ excluded: 'NOT_OFFERED' });
  });

  test('leaves out whom the kind is unknown to, and whose circuit is open', () => {
    expect(plan({}, { ...QUESTION, documentKind: 'BANK_CARD' }).asked).toEqual([]);
    const health: HealthView = { isOpen: (name) => name === 'beorg', medianLatencyMs: () => null };
    expect(plan({}, QUESTION, health).excluded).toMatchObject({ beorg: 'CIRCUIT_OPEN' });
  });

  test('asks for what it is about, by the files that are taken for that', () => {
    const video = { kind: 'LIVENESS', documentKind: null, files: [{ mediaType: 'video/mp4', byteLength: 9 }] } as const;
    const able = createFakeProvider({
      name: 'beorg',
      capabilities: {
        requests: ['LIVENESS'],
        mediaTypes: ['image/png'],
        mediaTypesByRequest: { LIVENESS: ['video/mp4'] },
      },
    });
    const pictures = createFakeProvider({
      name: 'flyocr',
      capabilities: { requests: ['LIVENESS'], mediaTypes: ['image/png'] },
    });
    const planned = planProviders(video, registryOf(local, able, pictures), DEFAULT_STRATEGY, NO_HEALTH);
    expect(Object.fromEntries(planned.map(({ name, excluded }) => [name, excluded]))).toMatchObject({
      beorg: null,
      flyocr: 'DOES_NOT_TAKE_FILE_TYPE',
      local: 'NOT_OFFERED',
    });
  });

  test('prefers the faster of two that cost the same', () => {
    const health: HealthView = { isOpen: () => false, medianLatencyMs: (name) => (name === 'chekin' ? 10 : 900) };
    const same = registryOf(createFakeProvider({ name: 'local' }), createFakeProvider({ name: 'chekin' }));
    const planned = planProviders(QUESTION, same, DEFAULT_STRATEGY, health);
    expect(planned[0]?.name).toBe('chekin');
  });
});

describe('amounts', () => {
  test.each(['0', '0.05', '12.345678', '1000000'])('%s is kept exactly', (amount) => {
    expect(decimalOf(millionths(amount))).toBe(amount);
  });

  test('add up exactly', () => {
    expect(decimalOf(millionths('0.1') + millionths('0.2'))).toBe('0.3');
  });

  test('that are no decimals are refused', () => {
    expect(() => millionths('1e3')).toThrow('decimal');
  });
});
