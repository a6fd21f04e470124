import { describe, expect, test } from '@jest/globals';
import { DEFAULT_STRATEGY } from '../../src/domain/strategy.js';
import type { Barcode } from '../../src/domain/document.js';
import type { Standing } from '../../src/orchestration/next-step.js';
import { nextStep } from '../../src/orchestration/next-step.js';
import { NO_HEALTH, planProviders } from '../../src/orchestration/plan.js';
import type { SortedFacts } from '../../src/orchestration/sort-picture.js';
import { sortPicture, unsortedJudge } from '../../src/orchestration/sort-picture.js';
import { createFakeProvider, readingOf, registryOf } from '../support/fake-provider.js';

const NOTHING = readingOf({}, { kind: null, country: null, side: null });

function standing(changes: Partial<Standing>): Standing {
  return { name: 'chekin', lifecycle: 'COMPLETED', reading: null, errorCode: null, sorts: false, ...changes };
}

const waiting = standing({ name: 'flyocr', lifecycle: null });

function asksOn(...standings: Standing[]): boolean {
  return nextStep(DEFAULT_STRATEGY, [...standings, waiting], unsortedJudge).ask.includes('flyocr');
}

describe('a picture of which nobody said what it shows', () => {
  test('is not shown to anybody further once one who finds out such things saw no document in it', () => {
    const empty = { kind: 'DOCUMENT', document: NOTHING } as const;
    expect(asksOn(standing({ sorts: true, reading: empty }))).toBe(false);
    expect(asksOn(standing({ sorts: true, lifecycle: 'FAILED', errorCode: 'UNSUPPORTED_DOCUMENT' }))).toBe(false);
  });

  test('is shown to the next one after a fault that says nothing about it, and after one who has to be told', () => {
    const empty = { kind: 'DOCUMENT', document: NOTHING } as const;
    expect(asksOn(standing({ sorts: true, lifecycle: 'FAILED', errorCode: 'TIMEOUT' }))).toBe(true);
    expect(asksOn(standing({ reading: empty }))).toBe(true);
    expect(asksOn(standing({ lifecycle: 'FAILED', errorCode: 'INVALID_IMAGE' }))).toBe(true);
  });

  test('goes to the embedded engine first, then to whoever finds out what it shows, whatever that costs', () => {
    const cost = (amount: string) => ({ cost: { amount, currency: 'EUR' } });
    const registry = registryOf(
      createFakeProvider({ name: 'local', mode: 'EMBEDDED' }),
      createFakeProvider({ name: 'chekin', capabilities: cost('0.01') }),
      createFakeProvider({ name: 'neurovision', capabilities: { ...cost('0.50'), sorts: true } }),
    );
    const request = { kind: 'DOCUMENT', documentKind: null, files: [] } as const;
    const orderOf = (unsorted: boolean) =>
      planProviders({ ...request, unsorted }, registry, DEFAULT_STRATEGY, NO_HEALTH)
        .filter(({ position }) => position !== null)
        .map(({ name }) => name);
    expect(orderOf(true)).toEqual(['local', 'neurovision', 'chekin']);
    expect(orderOf(false)).toEqual(['local', 'chekin', 'neurovision']);
  });
});

describe('what it is taken for', () => {
  const facts: SortedFacts = {
    document: { unsorted: true, kind: 'UNKNOWN', fields: [], mrz: null, barcodes: [] },
    mediaType: 'image/jpeg',
    readings: [{ provider: 'neurovision', reading: { kind: 'DOCUMENT', document: NOTHING } }],
    errorCodes: [],
    roles: [],
  };
  const of = (changes: Partial<SortedFacts>, document: Partial<SortedFacts['document']> = {}) =>
    sortPicture({ ...facts, ...changes, document: { ...facts.document, ...document } });
  const code = (text: string) => [{ symbology: 'QR_CODE', text }] as unknown as Barcode[];

  test('is a selfie by elimination, once for each session', () => {
    expect(of({})).toBe('SELFIE');
    expect(of({ errorCodes: ['UNSUPPORTED_DOCUMENT', 'INVALID_IMAGE'] })).toBe('SELFIE');
    expect(of({ roles: ['SELFIE'] })).toBe('DOCUMENT');
  });

  test('stays a document where nobody but the embedded engine has looked', () => {
    expect(of({ readings: [] })).toBe('DOCUMENT');
    expect(of({ readings: [{ provider: 'local', reading: { kind: 'DOCUMENT', document: NOTHING } }] })).toBe(
      'DOCUMENT',
    );
  });

  test('stays a document where somebody could not look, where anything was seen, and where the app said so', () => {
    expect(of({ errorCodes: ['TIMEOUT'] })).toBe('DOCUMENT');
    expect(of({}, { kind: 'DRIVING_LICENCE' })).toBe('DOCUMENT');
    expect(of({}, { barcodes: code('M1MERIDAN/ELARA') })).toBe('DOCUMENT');
    expect(of({}, { unsorted: false })).toBe('DOCUMENT');
  });

  test('is an invoice where its code says so, and where it is a file of pages with no document on them', () => {
    expect(of({}, { barcodes: code('01,10,099900000417,00417162,912.50,20251107,08714926035581560417,A922,') })).toBe(
      'INVOICE',
    );
    expect(of({ mediaType: 'application/pdf' })).toBe('INVOICE');
  });
});
