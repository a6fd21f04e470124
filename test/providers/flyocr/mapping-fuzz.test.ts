import { describe, expect, test } from '@jest/globals';
import type { Json, ProviderRequest } from '../../../src/providers/contract.js';
import { equals, parseDecimal } from '../../../src/domain/exact-decimal.js';
import type { Reading } from '../../../src/domain/reading.js';
import { ProviderFailure } from '../../../src/providers/contract.js';
import { country } from '../../../src/providers/country.js';
import { sex } from '../../../src/providers/normal-form.js';
import { covers } from '../../support/covers.js';
import { answering, fixture, flyocr } from './answer.js';
import { documentRequest, PICTURE } from './sandbox-call.js';

const SEED = 20_260_216;
const REPLIES = 10_000;
const SIZED = { ...PICTURE, width: 1000, height: 1000 };

const CASES: readonly [string, ProviderRequest][] = [
  ['passport', documentRequest({}, SIZED)],
  ['passport-chinese', documentRequest({}, SIZED)],
  ['travel-document', documentRequest({ typeCode: 'td1-card' }, SIZED)],
  ['bank-card', documentRequest({ kind: 'BANK_CARD' }, SIZED)],
  ['bank-card-chinese', documentRequest({ kind: 'BANK_CARD' }, SIZED)],
  ['identity-card-back', documentRequest({ typeCode: 'chn-identity-card' }, SIZED)],
  ['birth-certificate', documentRequest({ typeCode: 'chn-birth-certificate' }, SIZED)],
  ['two-cards', documentRequest({ typeCode: 'chn-identity-card' }, SIZED)],
  ['plate', { kind: 'PLATE', images: [SIZED] }],
  ['general-text', { kind: 'TEXT', images: [SIZED] }],
  ['face-comparison', { kind: 'FACE_MATCH', left: PICTURE, right: PICTURE }],
  ['face-comparison-chinese', { kind: 'FACE_MATCH', left: PICTURE, right: PICTURE }],
  ['silent-liveness', { kind: 'LIVENESS', method: 'SILENT_IMAGE', image: PICTURE }],
  ['video-liveness', { kind: 'LIVENESS', method: 'VIDEO', image: PICTURE }],
  ['invoice', { kind: 'INVOICE', images: [PICTURE], croppedImage: true }],
  [
    'invoice-verification',
    {
      kind: 'INVOICE_VERIFICATION',
      parameters: {
        typeCode: '1',
        invoiceCode: null,
        invoiceNumber: '1',
        billingDate: null,
        totalAmount: null,
        checkCode: null,
        salesTaxNumber: null,
        orderNumber: null,
      },
    },
  ],
];

/** mulberry32: small, and the same everywhere. */
function randomOf(seed: number): (below: number) => number {
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
  0,
  -1,
  1e308,
  '',
  ' ',
  '<<<<',
  '991399',
  '99',
  '2024-02-30',
  '1-2-3-4-5-6-7-8',
  '__proto__',
  'constructor',
  'http://127.0.0.1/x',
  'data:image/png;base64,AAAA',
  '\u0000\ud800',
  [],
  {},
  [[]],
  { desc: 'Gender', content: 'F' },
  'x'.repeat(500),
];

/** Changes one place: another value there, a place left out, doubled, or characters of a text changed. */
function mutated(value: Json, random: (below: number) => number): Json {
  if (random(6) === 0) return STRANGE[random(STRANGE.length)] ?? null;
  if (typeof value === 'string' && random(2) === 0) {
    const at = random(value.length + 1);
    const cut = value.slice(0, at) + String.fromCharCode(32 + random(95)) + value.slice(at + random(3));
    return random(3) === 0 ? value.slice(0, at) : cut;
  }
  if (Array.isArray(value) && value.length > 0) {
    const index = random(value.length);
    const item = value[index] ?? null;
    const kind = random(8);
    if (kind === 0) return value.filter((_each, position) => position !== index);
    if (kind === 1) return [...value, item];
    return value.map((each, position) => (position === index ? mutated(each, random) : each));
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const names = Object.keys(value);
    const name = names[random(names.length || 1)];
    if (name === undefined) return value;
    const { [name]: changed = null, ...others } = value;
    if (random(10) === 0) return others;
    if (random(12) === 0) return { ...others, [`${name}x`]: changed };
    return { ...others, [name]: mutated(changed, random) };
  }
  return value;
}

/** The text at a path such as `cardsinfo[0].items[3].content`, or at a stretch of it such as `...content[0..2]`. */
function textAt(json: Json, path: string): string | null {
  const [, whole = path, from, to] = /^(.*)\[(\d+)\.\.(\d+)\]$/.exec(path) ?? [];
  let value: unknown = json;
  for (const [, name, index] of whole.matchAll(/([^.[\]]+)|\[(\d+)\]/g)) {
    value = (value as Record<string, unknown> | null)?.[name ?? index ?? ''];
  }
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return null;
  return from === undefined ? String(value) : String(value).slice(Number(from), Number(to));
}

const bare = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();

/** Whether a value says no more than this text does. A century alone may be added, and is told. */
function isDerivable(value: string, raw: string, inferences: readonly string[]): boolean {
  if (raw.includes(value) || bare(raw).includes(bare(value))) return true;
  if (country(raw).value === value || sex(raw).value === value) return true;
  // The same number, with two digits behind the point.
  const [amount, printed] = [value, raw.replace(/[¥￥,\s]/g, '')].map(parseDecimal);
  if (amount && printed && equals(amount, printed)) return true;
  const [year = '', month = '', day = ''] = value.split('-');
  const twoDigits = year.slice(2);
  // A bank card ends with a month, which stands in front.
  const isCardMonth = day === '' && bare(raw) === `${month}${inferences.includes('CENTURY') ? twoDigits : year}`;
  if (isCardMonth || inferences.includes('CENTURY')) return isCardMonth || bare(raw) === `${twoDigits}${month}${day}`;
  // Parts of a date may stand in another order, and without leading zeros.
  return [year, month, day].every((part) => part !== '' && raw.includes(String(Number(part))));
}

/** Every text that the reading claims to have found, with the place it names. */
function checkReading(reading: Reading, json: Json, texts: ReadonlySet<string>): number {
  const mustBeThere = (text: string | null) => {
    if (text !== null && !texts.has(text)) throw new Error(`Invented: ${text}`);
    return text === null ? 0 : 1;
  };
  const mustStandAt = (raw: string, path: string, value: string | null, inferences: readonly string[]) => {
    if (textAt(json, path) !== raw) throw new Error(`${path} is not ${raw}`);
    if (value !== null && !isDerivable(value, raw, inferences)) throw new Error(`${raw} became ${value}`);
    return 1;
  };
  const fields = (list: { value: string | null; raw: string; rawPath: string }[]) =>
    list.reduce((sum, field) => sum + mustStandAt(field.raw, field.rawPath, field.value, []), 0);
  switch (reading.kind) {
    case 'DOCUMENT':
      reading.document.mrzLines?.forEach((line) => mustStandAt(line.text, line.rawPath, line.text, []));
      return reading.document.candidates.reduce((sum, { candidate }) => {
        if (candidate.confidence !== null) throw new Error('A confidence was invented.');
        return sum + mustStandAt(candidate.raw, candidate.rawPath, candidate.value, candidate.inferences);
      }, 0);
    case 'PLATE':
      return reading.plates.reduce(
        (sum, plate) =>
          sum + [plate.number, plate.colour, plate.type, plate.direction].reduce((n, t) => n + mustBeThere(t), 0),
        0,
      );
    case 'TEXT':
      return reading.text.lines.reduce((sum, line) => sum + mustBeThere(line.text), 0);
    case 'FACE_MATCH':
    case 'LIVENESS': {
      const { rawScore, score } = reading.kind === 'LIVENESS' ? reading.liveness : reading.face;
      if (rawScore !== null && ![...texts].some((text) => text.includes(rawScore))) throw new Error('Invented score.');
      if (score !== null && Number.parseFloat(rawScore ?? '') !== score) throw new Error('Another score.');
      return 1;
    }
    case 'INVOICE':
      return reading.invoices.reduce((sum, invoice) => {
        mustBeThere(invoice.croppedImage);
        const candidates = invoice.candidates.map(({ candidate }) => candidate);
        const cells = invoice.lines.flatMap((line) =>
          Object.values<string | null>({ ...line }).flatMap((cell) => cell ?? []),
        );
        const invented = cells.find((cell) => ![...texts].some((text) => isDerivable(cell, text, [])));
        if (invented !== undefined) throw new Error(`Invented in a line: ${invented}`);
        const others = invoice.others.reduce((n, other) => n + mustBeThere(other.text), 0);
        return sum + fields(candidates) + others + cells.length;
      }, 0);
    case 'INVOICE_VERIFICATION':
      mustBeThere(reading.verification.rawState);
      return 1 + fields(reading.verification.fields);
    default:
      throw new Error('Nobody asked for that.');
  }
}

function textsOf(json: Json, into: Set<string>): Set<string> {
  if (Array.isArray(json)) json.forEach((each) => textsOf(each, into));
  else if (typeof json === 'object' && json !== null) Object.values(json).forEach((each) => textsOf(each, into));
  else if (json !== null) into.add(String(json));
  return into;
}

describe('mapping of replies that are not as they should be', () => {
  test(`${REPLIES} changed replies: a reading that says nothing new, or a ProviderFailure`, async () => {
    covers('flyocr:envelope:tampered');
    const random = randomOf(SEED);
    const originals = CASES.map(([name]) => fixture(name) as Json);
    const provider = flyocr();
    let values = 0;
    let failures = 0;
    for (let count = 0; count < REPLIES; count++) {
      const [name, request] = CASES[count % CASES.length]!;
      let json = originals[count % CASES.length] ?? null;
      for (let changes = random(4); changes >= 0; changes--) json = mutated(json, random);
      const text = JSON.stringify(json);
      const parsed = JSON.parse(text) as Json;
      try {
        const result = await provider.start(request, answering({ text }));
        if (result.state !== 'done') throw new Error('It is never pending.');
        values += checkReading(result.outcome.reading, parsed, textsOf(parsed, new Set()));
        JSON.stringify(result.outcome);
      } catch (fault) {
        if (!(fault instanceof ProviderFailure) || fault.code === 'INTERNAL') {
          throw new Error(`${name}, reply ${count}: ${String(fault)} of ${text}`, { cause: fault });
        }
        failures++;
      }
    }
    expect(values).toBeGreaterThan(REPLIES);
    expect(failures).toBeGreaterThan(REPLIES / 100);
    expect(failures).toBeLessThan(REPLIES);
  }, 120_000);

  test.each([
    ['fillers', `${'<'.repeat(1_000_000)}x`],
    ['line ends', `A${'\n'.repeat(1_000_000)}-`],
    ['blanks', `20240312-a${' '.repeat(1_000_000)}b`],
    ['slashes', `${'/'.repeat(1_000_000)}\n`],
  ])('a text of a million %s takes no time and is no value', async (_title, content) => {
    const labels = ['Validity Period', 'Gender', 'Nationality', 'Document Number', 'Date of Birth', 'Unknown'];
    const reply = { cardsinfo: [{ type: '13', items: labels.map((desc) => ({ desc, content })) }] };
    const result = await flyocr().start(documentRequest(), answering({ text: JSON.stringify(reply) }));
    expect(result).toMatchObject({ outcome: { reading: { document: { candidates: [] } } } });
  });

  test('a reply nested very deep is cut, not a crash', async () => {
    const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`;
    const text = `{"cardsinfo":[{"type":"13","items":[{"desc":"Gender","content":"F"}]}],"extra":${deep}}`;
    const result = await flyocr().start(documentRequest(), answering({ text }));
    expect(result).toMatchObject({ outcome: { reading: { document: { candidates: [{ name: 'SEX' }] } } } });
    expect(JSON.stringify(result)).toContain('[left out]');
  });
});
