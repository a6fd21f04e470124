import { describe, expect, test } from '@jest/globals';
import type { DocumentReading } from '../../../src/domain/document.js';
import { mapResult } from '../../../src/providers/beorg/mapping.js';
import { rawOf } from '../../../src/providers/beorg/redact.js';
import { readError } from '../../../src/providers/beorg/errors.js';
import { readResult } from '../../../src/providers/beorg/wire.js';
import type { ProviderRequest } from '../../../src/providers/contract.js';
import type { Reading } from '../../../src/domain/reading.js';
import { country } from '../../../src/providers/country.js';
import { covers } from '../../support/covers.js';
import { fixture, replyOf, settingsWith, TODAY } from './beorg-settings.js';

const FIXTURES = [
  'rvp-result',
  'passport-result',
  'foreign-passport-result',
  'broken-part-result',
  'unknown-biometry-result',
];
const KINDS = ['DOCUMENT', 'SESSION', 'FACE_MATCH', 'LIVENESS'] as const satisfies ProviderRequest['kind'][];
const MUTATIONS = 10_000;

/** Mulberry32: small, even, and the same on every machine. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const STRANGE: readonly unknown[] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  1e308,
  '',
  ' ',
  '0',
  '1',
  '31.02.2020',
  '99.99.9999',
  '01.01.2000',
  '2000-01-01T00:00:00Z',
  'М',
  'X',
  'P<UTO',
  '<'.repeat(44),
  'А'.repeat(5_000),
  [],
  {},
  [[[]]],
  [null],
  { status: 1 },
  { 0: 'x' },
  '__proto__',
  '\u0000',
  '\ud800',
];

/** One to four places of the reply are replaced, removed, copied elsewhere or spoiled by a character. */
function mutated(json: unknown, random: (below: number) => number): unknown {
  const copy = structuredClone(json);
  for (let times = 1 + random(4); times > 0; times--) {
    const places: [Record<string, unknown>, string][] = [];
    const walk = (value: unknown) => {
      if (typeof value !== 'object' || value === null) return;
      for (const key of Object.keys(value)) {
        places.push([value as Record<string, unknown>, key]);
        walk((value as Record<string, unknown>)[key]);
      }
    };
    walk(copy);
    const place = places[random(Math.max(1, places.length))];
    if (!place) return copy;
    const [holder, key] = place;
    const value = holder[key];
    const action = random(5);
    if (action === 0) delete holder[key];
    else if (action === 1) holder[key] = structuredClone(STRANGE[random(STRANGE.length)]);
    else if (action === 2) holder[`${key}${random(3)}`] = structuredClone(value);
    else if (typeof value === 'string') {
      const at = random(value.length + 1);
      const letters = '0123456789<.ЖMА \n"';
      holder[key] = value.slice(0, at) + letters[random(letters.length)]! + value.slice(at + random(2));
    } else holder[key] = [value, value];
  }
  return copy;
}

/** Every text and number of the reply, as texts. */
function textsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [String(value)];
  return Object.values(value).flatMap(textsOf);
}

const SEXES: Record<string, string> = { М: 'M', Ж: 'F', M: 'M', F: 'F', X: 'X', '<': 'X' };

/** Says how a value came out of its raw text, written anew here so that the mapping is not tested by itself. */
function isDerivable(value: string, raw: string): boolean {
  if (raw === value || raw.replace(/<+/g, ' ').trim() === value || SEXES[raw.trim().replace(/[./].*$/, '')] === value)
    return true;
  if (/^\d{4}(-\d\d){0,2}$/.test(value)) {
    const digits = raw.replace(/\D/g, '');
    const [year = '', month = '', day = ''] = value.split('-');
    return [`${day}${month}${year}`, `${year}${month}${day}`, `${year.slice(2)}${month}${day}`].some((form) =>
      digits.startsWith(form),
    );
  }
  return country(raw).value === value;
}

function assertNothingInvented(document: DocumentReading, texts: readonly string[]): number {
  for (const { candidate } of document.candidates) {
    const isPart = candidate.zone === 'MACHINE_READABLE_ZONE';
    const stands = texts.some((text) => (isPart ? text.includes(candidate.raw) : text === candidate.raw));
    if (!stands) throw new Error(`${candidate.rawPath}: the raw text does not stand in the reply.`);
    if (candidate.value !== null && !isDerivable(candidate.value, candidate.raw)) {
      throw new Error(`${candidate.rawPath}: ${candidate.value} is not in ${candidate.raw}.`);
    }
    const { confidence } = candidate;
    if (confidence !== null && !texts.some((text) => text.trim() !== '' && Number(text) === confidence)) {
      throw new Error(`${candidate.rawPath}: nobody said ${confidence}.`);
    }
  }
  return document.candidates.length;
}

function inspect(reading: Reading | null, json: unknown): number {
  const texts = textsOf(json);
  switch (reading?.kind) {
    case 'DOCUMENT':
      return assertNothingInvented(reading.document, texts);
    case 'SESSION':
      return reading.session.documents.reduce((sum, each) => sum + assertNothingInvented(each, texts), 0);
    case 'FACE_MATCH':
      if (reading.face.score !== null || reading.face.scale !== null) throw new Error('A score was invented.');
      if (reading.face.samePerson !== null && !/match|face|biometr/i.test(JSON.stringify(json))) {
        throw new Error('A decision was invented.');
      }
      return 0;
    case 'LIVENESS':
      if (reading.liveness.score !== null || reading.liveness.live !== null)
        throw new Error('A decision was invented.');
      return 0;
    default:
      return 0;
  }
}

describe('replies that nobody foresaw', () => {
  test(`${MUTATIONS} mutated replies: nothing is thrown and nothing invented`, async () => {
    covers('beorg:reply:other');
    const fixtures = await Promise.all(FIXTURES.map((name) => fixture(name)));
    const random = randomFrom(20_260_301);
    const settings = settingsWith();
    let candidates = 0;
    for (let round = 0; round < MUTATIONS; round++) {
      // As it would come over the wire, where a list has no holes.
      const json = JSON.parse(JSON.stringify(mutated(fixtures[round % fixtures.length], random))) as unknown;
      const kind = KINDS[random(KINDS.length)]!;
      const asked = [{ key: 'PASSPORT', type: 'PASSPORT' }];
      const warnings: string[] = [];
      candidates += inspect(
        mapResult(readResult(json, warnings), kind, { settings, asked, today: TODAY, warnings }),
        json,
      );
      if (round % 10 === 0) {
        rawOf(json, settings);
        readError(replyOf(400, json));
      }
    }
    expect(candidates).toBeGreaterThan(MUTATIONS);
    // Some seconds of work, and more where other suites want the same processor.
  }, 120_000);

  test('the watch over the mapping sees an invented value', () => {
    const candidate = { zone: 'VISUAL', value: '1980-01-02', raw: '01.01.1980', rawPath: 'here', confidence: null };
    const reading = { candidates: [{ name: 'DATE_OF_BIRTH', candidate }] } as unknown as DocumentReading;
    expect(() => assertNothingInvented(reading, ['01.01.1980'])).toThrow('1980-01-02 is not in 01.01.1980');
    expect(() => assertNothingInvented(reading, [])).toThrow('the raw text does not stand');
  });
});
