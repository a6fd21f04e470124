import { expect, test } from '@jest/globals';
import type { DocumentReading } from '../../../src/domain/document.js';
import { ProviderFailure } from '../../../src/providers/contract.js';
import { country } from '../../../src/providers/country.js';
import { withoutPictures } from '../../../src/providers/neurovision/redact.js';
import { sex } from '../../../src/providers/normal-form.js';
import { covers } from '../../support/covers.js';
import { fixture, map } from './read-fixture.js';

const ROUNDS = 10_000;

/** The same numbers each time (mulberry32). */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

type Random = (below: number) => number;
const ODDITIES: readonly unknown[] = [
  null,
  '',
  ' ',
  'null',
  'Access denied',
  'success',
  'failed',
  'idle',
  '01.02.1980',
  '99.99.9999',
  '1980-02-01T00:00:00.000Z',
  'GBR — Visa',
  'https://evil.example/a.png',
  '<'.repeat(90),
  'x'.repeat(300),
  0,
  -1,
  92,
  0.5,
  1e308,
  true,
  false,
  [],
  {},
  [[]],
  ['a', 1, null],
  { status: 'success', fields: [{ title: 'Surname', value: 'X' }] },
];

/** Exchanges, removes, doubles or moves things somewhere in the reply. */
function mutate(value: unknown, random: Random, share: number): unknown {
  if (random(1_000) < share) return ODDITIES[random(ODDITIES.length)];
  if (Array.isArray(value)) {
    const items = value.map((item) => mutate(item, random, share));
    if (random(1_000) < share) items.splice(random(items.length + 1), 1);
    if (random(1_000) < share) items.push(items[random(items.length + 1)] ?? 'more');
    return items;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([name, each]) => [name, mutate(each, random, share)] as const);
    return Object.fromEntries(entries.filter(() => random(1_000) >= share));
  }
  if (typeof value === 'string' && random(1_000) < share) {
    const at = random(value.length + 1);
    return value.slice(0, at) + String.fromCharCode(32 + random(1_200)) + value.slice(at + random(3));
  }
  return value;
}

/** Every text and number in the reply, as text. */
function textsIn(value: unknown, found: Set<string> = new Set()): Set<string> {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') found.add(String(value));
  else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) textsIn(each, found);
  return found;
}

/** What stands at a path such as `results[0].ocr.fields[1].value`, or at stretches of it such as `[44..88][0..9]`, as text. */
function textAt(json: unknown, path: string): string | null {
  const stretch = /^(.*)\[(\d+)\.\.(\d+)\]$/.exec(path);
  if (stretch) return textAt(json, stretch[1] ?? '')?.slice(Number(stretch[2]), Number(stretch[3])) ?? null;
  let value: unknown = json;
  for (const step of path.match(/[^.[\]]+/g) ?? []) value = (value as Record<string, unknown> | undefined)?.[step];
  return typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? `${value}`
      : null;
}

const codes = new Map<string, string | null>();

/** The look-up by name in three languages is slow, and most texts come up again. */
function countryOf(text: string): string | null {
  const known = codes.get(text);
  if (known !== undefined) return known;
  const { value } = country(text);
  codes.set(text, value);
  return value;
}

function digitsOf(text: string): string {
  return [...text.replace(/\D/g, '')].sort().join('');
}

/** A normal form is the printed text, the digits of a date, or the code of a word. */
function isDerivable(value: string, sources: readonly string[]): boolean {
  return sources.some(
    (source) =>
      source.trim() === value ||
      // Cells of a zone: fillers for spaces, and six digits whose century is inferred.
      source.replace(/<+/g, ' ').trim() === value ||
      (/^\d{6}$/.test(source) && value.slice(2).replaceAll('-', '') === source) ||
      (/^\d\d(?:\d\d)?<+$/.test(source) && value.slice(2).replaceAll('-', '') === source.replaceAll('<', '')) ||
      (/^\d{4}-\d\d-\d\d$/.test(value) && digitsOf(source.replace(/T.*$/, '')) === digitsOf(value)) ||
      sex(source).value === value ||
      countryOf(source) === value,
  );
}

function faultsIn(document: DocumentReading, json: unknown, texts: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  for (const { name, candidate } of document.candidates) {
    const sources = candidate.rawPath.split(' + ').map((path) => textAt(json, path));
    if (sources[0] !== candidate.raw) faults.push(`${name}: its raw text does not stand at ${candidate.rawPath}`);
    if (
      candidate.value !== null &&
      !isDerivable(
        candidate.value,
        sources.filter((source) => source !== null),
      )
    ) {
      faults.push(`${name}: ${candidate.value} is invented`);
    }
    if (candidate.confidence !== null && !texts.has(String(candidate.confidence))) faults.push(`${name}: confidence`);
  }
  for (const { text, rawPath } of document.mrzLines ?? []) {
    if (textAt(json, rawPath) !== text) faults.push(`a line of the zone at ${rawPath}`);
  }
  const all = [...texts];
  const isFromText = (code: string) =>
    all.some((text) => text === code || text.toUpperCase().includes(code) || countryOf(text) === code);
  if (document.country !== null && !isFromText(document.country)) faults.push(`country ${document.country}`);
  if (document.checks.some((check) => check.outcome === 'PASSED') && !texts.has('success'))
    faults.push('a check passed');
  return faults;
}

test(`${ROUNDS} mutated replies: nothing thrown but failures, and nothing invented`, async () => {
  covers('neurovision:result:tampered');
  const names = ['document-with-error', 'selfie-and-document', 'failed-session', 'rich-session', 'access-denied'];
  const replies = await Promise.all(names.map(fixture));
  const random = randomOf(20_260_319);
  const counts = { read: 0, failed: 0, candidates: 0, faces: 0, withoutVerdict: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    const json = mutate(replies[random(replies.length)], random, [5, 20, 60, 150][random(4)] ?? 5);
    const texts = textsIn(json);
    expect(() => withoutPictures(json)).not.toThrow();
    try {
      const { reading } = map(json, random(2) === 0 ? 'DOCUMENT' : 'SESSION');
      counts.read++;
      const documents =
        reading.kind === 'DOCUMENT' ? [reading.document] : reading.kind === 'SESSION' ? reading.session.documents : [];
      counts.candidates += documents.reduce((sum, { candidates }) => sum + candidates.length, 0);
      expect(documents.flatMap((document) => faultsIn(document, json, texts))).toEqual([]);
      if (reading.kind === 'SESSION') {
        const { verdict, faces, liveness } = reading.session;
        counts.faces += faces.length;
        if (verdict === null) counts.withoutVerdict++;
        const status = (json as { status?: unknown }).status;
        const expected = { success: 'ACCEPTED', failed: 'REJECTED', suspicious: 'SUSPICIOUS' }[String(status)] ?? null;
        expect(verdict).toBe(typeof status === 'string' ? expected : null);
        for (const { rawScore, score } of faces) {
          if (rawScore !== null) expect(standsIn(texts, rawScore)).toBe(true);
          if (score !== null) expect(rawScore?.replace(',', '.')).toContain(String(score).split('e')[0]);
        }
        if (liveness.some(({ live }) => live === true)) expect(texts.has('success')).toBe(true);
      }
    } catch (fault) {
      if (!(fault instanceof ProviderFailure)) throw fault;
      counts.failed++;
      expect(fault.delivery).toBe('RECEIVED');
    }
  }
  // The rounds are only worth something where all of it came up.
  expect(counts.read).toBeGreaterThan(ROUNDS / 2);
  expect(counts.failed).toBeGreaterThan(ROUNDS / 20);
  expect(counts.candidates).toBeGreaterThan(ROUNDS);
  expect(counts.faces).toBeGreaterThan(ROUNDS / 10);
  expect(counts.withoutVerdict).toBeGreaterThan(10);
});

/** A score stands in the reply as it is, or with an address cut out of it. */
function standsIn(texts: ReadonlySet<string>, rawScore: string): boolean {
  return (
    texts.has(rawScore) ||
    [...texts].some((text) => text.trim().startsWith(rawScore.replace(/\[address left out\].*$/s, '')))
  );
}
