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
import { mutated, randomFrom, textsOf } from './mutated-reply.js';

const FIXTURES = [
  'rvp-result',
  'passport-result',
  'foreign-passport-result',
  'broken-part-result',
  'unknown-biometry-result',
];
const KINDS = ['DOCUMENT', 'SESSION', 'FACE_MATCH', 'LIVENESS'] as const satisfies ProviderRequest['kind'][];
const MUTATIONS = 10_000;

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
