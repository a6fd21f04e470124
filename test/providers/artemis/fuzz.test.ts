import { describe, expect, test } from '@jest/globals';
import { FIELD_NAMES } from '../../../src/domain/field.js';
import type { Field } from '../../../src/domain/field.js';
import { mapExport } from '../../../src/providers/artemis/export-body.js';
import { RESULT_KEYS } from '../../../src/providers/artemis/result-keys.js';
import { DEFAULT_BODY_OPTIONS } from '../../../src/providers/artemis/settings.js';
import type { Json, OcrExportRequest, Outcome, Provider } from '../../../src/providers/contract.js';
import { ProviderFailure } from '../../../src/providers/contract.js';
import { covers } from '../../support/covers.js';
import { exportOf, fixture, providerOf, scripted, TOKEN } from './artemis-call.js';

const ROUNDS = 10_000;

/** Mulberry32: the same numbers in every run. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const STRANGE: readonly Json[] = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  3.5,
  '',
  ' ',
  '123',
  '99999999999999999999',
  '2099-12-31',
  '1975-02-30',
  '0000-00-00',
  '2023-11-07T05:31:56Z',
  'PERFORMED',
  'https://evil.invalid/?a=1',
  'data:image/png;base64,AAAA',
  '\u0000\ud800',
  '__proto__',
  'x'.repeat(3_000),
  [],
  {},
  [[[]]],
  { id: 1, email: 'https://evil.invalid' },
];

function mutate(reply: Record<string, Json>, random: (below: number) => number): Json {
  const mutated: Record<string, Json> = { ...reply };
  const names = Object.keys(mutated);
  for (let count = 1 + random(4); count > 0; count--) {
    const name = names[random(names.length)]!;
    const value = mutated[name];
    switch (random(6)) {
      case 0:
        delete mutated[name];
        break;
      case 1:
        mutated[name] = mutated[names[random(names.length)]!] ?? null;
        break;
      case 2:
        if (typeof value === 'object' && value !== null && !Array.isArray(value)) mutated[name] = mutate(value, random);
        break;
      case 3:
        if (typeof value === 'string') mutated[name] = value.slice(random(value.length + 1));
        break;
      case 4:
        if (typeof value === 'string' && value !== '') {
          const at = random(value.length);
          mutated[name] = value.slice(0, at) + String.fromCharCode(random(0x2000)) + value.slice(at + 1);
        }
        break;
      default:
        mutated[name] = STRANGE[random(STRANGE.length)]!;
    }
  }
  return random(200) === 0 ? STRANGE[random(STRANGE.length)]! : mutated;
}

/** All texts, numbers and truth values anywhere, as text. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsOf);
  return ['string', 'number', 'boolean'].includes(typeof value) ? [`${value as string | number | boolean}`] : [];
}

const LEFT_OUT = '[left out]';

function faultsOf({ reading, raw, warnings, externalId }: Outcome, reply: Json): string[] {
  if (reading.kind !== 'OCR_EXPORT') return ['it is no export'];
  const texts = new Set(textsOf(reply));
  const invented = textsOf([reading.export, externalId]).filter((text) => text !== LEFT_OUT && !texts.has(text));
  const { faceComparison, liveness, other, createdBy, updatedBy, ...plain } = reading.export;
  const shown = JSON.stringify([raw, faceComparison, liveness, other, plain.frontName, plain.backName]);
  return [
    ...invented.map((text) => `invented: ${text}`),
    ...(/:\/\/|;base64,|X-Amz-|iVBORw0KGgo/.test(shown) ? [`leaked: ${shown}`] : []),
    ...warnings.filter((warning) => /evil|Castelmir|Dovranek|UX4827159/.test(warning)),
    ...[createdBy, updatedBy].filter((user) => user !== null && Object.keys(user).length !== 5).map(String),
  ];
}

async function settle(provider: Provider, request: OcrExportRequest, reply: Json): Promise<Outcome | null> {
  const { context } = scripted(TOKEN, { body: reply });
  try {
    const result = await provider.start(request, context);
    return result.state === 'done' ? result.outcome : null;
  } catch (fault) {
    if (fault instanceof ProviderFailure) return null;
    throw fault;
  }
}

describe('replies that were tampered with', () => {
  test.each([
    ['document', 1],
    ['document-as-sampled', 2],
    ['document-without-optional', 3],
  ] as const)('%s: nothing is thrown and nothing invented', async (name, seed) => {
    covers('artemis:reply:tampered');
    const random = createRandom(seed);
    const original = await fixture(name);
    const request = await exportOf();
    const faults: string[] = [];
    let read = 0;
    for (let round = 0; round < Math.ceil(ROUNDS / 3); round++) {
      const reply = mutate(original, random);
      const outcome = await settle(providerOf(), request, reply);
      if (!outcome) continue;
      read += 1;
      faults.push(...faultsOf(outcome, reply).map((fault) => `${fault} of ${JSON.stringify(reply)}`));
    }
    expect(faults).toEqual([]);
    expect(read).toBeGreaterThan(ROUNDS / 6);
  });
});

describe('fields that were tampered with', () => {
  const WORDS = new Set(['SUCCESS', 'true', 'false', 'PASSPORT']);

  test('nothing is thrown, nothing invented, and no key beyond the documented ones goes out', async () => {
    const random = createRandom(4);
    const original = await exportOf();
    const values = [null, '', 'x', ' ', '2023-12-25', '2023-12', '<<<', 'МЕРИДАН', '\u0000\ud800', 'x'.repeat(3_000)];
    let sent = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const fields: Field[] = original.fields.map((field) => ({ ...field, candidates: [...field.candidates] }));
      for (let count = 1 + random(4); count > 0; count--) {
        const at = random(fields.length);
        const name = FIELD_NAMES[random(FIELD_NAMES.length)]!;
        const value = values[random(values.length)]!;
        const candidates = fields[at]!.candidates.map((each) => ({ ...each, value, raw: value ?? '?' }));
        const changed: Field = { ...fields[at]!, value, candidates: random(2) === 0 ? [] : candidates };
        fields[at] = random(3) === 0 ? { ...changed, name } : changed;
      }
      const mrz = random(3) === 0 ? null : original.mrz;
      const { body, faults } = mapExport({ ...original, fields, mrz }, DEFAULT_BODY_OPTIONS);
      expect(faults).toEqual([]);
      const keys = Object.keys(body.result);
      expect(keys.filter((key) => !(RESULT_KEYS as readonly string[]).includes(key))).toEqual([]);
      const known = new Set(fields.flatMap((field) => textsOf([field.value, field.candidates.map((c) => c.value)])));
      const lines = mrz?.lines.join('\n');
      const invented = textsOf(body).filter(
        (text) => !WORDS.has(text) && !known.has(text) && text !== lines && !isJoined(text, known),
      );
      expect(invented).toEqual([]);
      sent += keys.length;
    }
    expect(sent).toBeGreaterThan(ROUNDS * 10);
  });

  /** Names, and a series with its number, are values with one space between. */
  function isJoined(text: string, known: ReadonlySet<string>): boolean {
    return [...text].some((character, at) => {
      if (character !== ' ') return false;
      const [left, right] = [text.slice(0, at), text.slice(at + 1)];
      return (known.has(left) || isJoined(left, known)) && (known.has(right) || isJoined(right, known));
    });
  }
});
