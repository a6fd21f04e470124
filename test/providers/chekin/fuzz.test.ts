import { describe, expect, test } from '@jest/globals';
import type { DocumentReading } from '../../../src/domain/document.js';
import type { Json, Outcome, StartResult } from '../../../src/providers/contract.js';
import { ProviderFailure } from '../../../src/providers/contract.js';
import { country } from '../../../src/providers/country.js';
import { sex } from '../../../src/providers/normal-form.js';
import { covers } from '../../support/covers.js';
import { faceRequest, providerOf, requestFor, scripted } from './chekin-call.js';
import { fixture } from './chekin-mapping.js';

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
  '<',
  '000000',
  '999999',
  '991231',
  '2099-12-31',
  '1975-02-30',
  '0000-00-00',
  '١٢٣٤٥٦',
  'COM',
  'NEW',
  'ERR',
  'https://evil.invalid/?a=1',
  'data:image/png;base64,AAAA',
  '../..',
  '\u0000\ud800',
  '__proto__',
  'x'.repeat(3_000),
  [],
  {},
  [[[]]],
  { id: 1, status: 'COM' },
];

function mutate(reply: Record<string, Json>, random: (below: number) => number): Json {
  const mutated: Record<string, Json> = { ...reply };
  const names = Object.keys(mutated);
  for (let count = 1 + random(4); count > 0; count--) {
    const name = names[random(names.length)]!;
    const other = names[random(names.length)]!;
    const value = mutated[name];
    switch (random(6)) {
      case 0:
        delete mutated[name];
        break;
      case 1:
        mutated[name] = mutated[other] ?? null;
        break;
      case 2:
        mutated[`${name}_2`] = value ?? null;
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

/** All texts and numbers anywhere in a reply. */
function textsOf(value: Json): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsOf);
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
}

/** Whether a value follows from the text that is said to stand behind it. */
function follows(value: string, raw: string): boolean {
  if (value === raw || value === country(raw).value || value === sex(raw).value) return true;
  const known = raw.replace(/<+$/, '');
  return /^\d{2,6}$/.test(known) && value.replaceAll('-', '').slice(2) === known;
}

/** Whatever in a reading does not follow from the reply. */
function faultsOf(document: DocumentReading, reply: Json): string[] {
  const texts = textsOf(reply);
  return document.candidates.flatMap(({ name, candidate }) => {
    const { value, raw, rawPath, accepted, proof, inferences, confidence } = candidate;
    const parts = rawPath.includes(' + ') ? raw.split(' ') : [raw];
    const faults = [
      !parts.every((part) => texts.some((text) => text.includes(part))) && 'its raw text is not in the reply',
      value !== null && !follows(value, raw) && 'its value does not follow from its raw text',
      (value === null || !accepted) && proof.length > 0 && 'it has proof without standing',
      inferences.length > 0 && confidence !== null && 'its century is inferred and it has a confidence',
      value !== raw && confidence !== null && 'it is derived and has a confidence',
    ];
    return faults.filter((fault) => fault !== false).map((fault) => `${name} of ${JSON.stringify(reply)}: ${fault}`);
  });
}

/** Pictures, addresses and values where none may stand. */
function leaksOf({ raw, warnings }: Outcome): string[] {
  const kept = JSON.stringify(raw);
  return [
    ...(/:\/\/|;base64,|X-Amz-/.test(kept) ? [`kept: ${kept}`] : []),
    ...warnings.filter((warning) => /evil|ALDERWICK|CASTELMIR|ELSINGTON/.test(warning)),
  ];
}

/** The result, or null where it failed as a provider may. Anything else that is thrown fails the test. */
async function settle(run: Promise<StartResult> | undefined): Promise<StartResult | null> {
  try {
    return (await run) ?? null;
  } catch (fault) {
    if (fault instanceof ProviderFailure) return null;
    throw fault;
  }
}

describe('replies that were tampered with', () => {
  test.each([
    ['v1-completed', 1],
    ['v2-completed', 2],
    ['v3-completed', 3],
    ['v1-completed-without-zone', 4],
  ] as const)('%s: nothing is thrown and nothing invented', async (name, seed) => {
    covers('chekin:open:tampered');
    const random = createRandom(seed);
    const original = (await fixture(name)) as Record<string, Json>;
    const provider = providerOf();
    const request = await requestFor();
    const handle = { step: 'PICTURE', sinceMs: Date.now(), picture: original['id'] as Json };
    const faults: string[] = [];
    let read = 0;
    for (let round = 0; round < ROUNDS / 4; round++) {
      const reply = mutate(original, random);
      const { context } = scripted({ body: reply });
      const result = await settle(provider.check?.(handle, request, context));
      if (result?.state !== 'done') continue;
      const { reading } = result.outcome;
      if (reading.kind !== 'DOCUMENT') throw new Error('It is no document.');
      read += reading.document.candidates.length;
      faults.push(...faultsOf(reading.document, reply), ...leaksOf(result.outcome));
    }
    expect(faults).toEqual([]);
    if (name !== 'v1-completed-without-zone') expect(read).toBeGreaterThan(ROUNDS / 4);
  });

  test('comparison-completed: nothing is thrown and nothing invented', async () => {
    covers('chekin:open:tampered');
    const random = createRandom(5);
    const original = (await fixture('comparison-completed')) as Record<string, Json>;
    const provider = providerOf({ faceMatch: true });
    const request = await faceRequest();
    const handle = { step: 'COMPARISON', sinceMs: Date.now(), comparison: original['id'] as Json };
    let read = 0;
    for (let round = 0; round < ROUNDS / 4; round++) {
      const reply = mutate(original, random);
      const { context } = scripted({ body: reply });
      const result = await settle(provider.check?.(handle, request, context));
      if (result?.state !== 'done' || result.outcome.reading.kind !== 'FACE_MATCH') continue;
      const { face } = result.outcome.reading;
      if (face.rawScore === null) continue;
      read++;
      expect(textsOf(reply)).toContain(face.rawScore);
      expect(face.score === null || (face.score >= 0 && face.score <= 1)).toBe(true);
      expect(face.scale === null).toBe(face.score === null);
    }
    expect(read).toBeGreaterThan(100);
  });
});
