import { describe, expect, test } from '@jest/globals';
import type { DocumentKind } from '../../src/domain/document.js';
import type { Candidate, Field, FieldName, Proof } from '../../src/domain/field.js';
import { dissentOf } from '../../src/domain/field.js';
import type { ProviderName } from '../../src/domain/provider-name.js';
import { mergeReadings } from '../../src/orchestration/merge.js';
import { candidateOf, readingOf } from '../support/fake-provider.js';

// The merge asks nobody's name, so any will do.
const [A, B, C] = ['provider-a', 'provider-b', 'provider-c'] as unknown as [ProviderName, ProviderName, ProviderName];

const LUHN: Proof = { kind: 'LUHN', explanation: 'Because.', checkDigit: null, providers: [A] };

function merge(candidates: (Partial<Candidate> & { value: string | null })[], name: FieldName): Field | undefined {
  const readings = candidates.map(({ value, provider = A, ...rest }) => ({
    provider,
    reading: readingOf({}, { candidates: [{ name, candidate: candidateOf(value, { provider, ...rest }) }] }),
  }));
  return mergeReadings({ readings, anyFailed: false }).fields.find((each) => each.name === name);
}

describe('a card number', () => {
  // Published for tests; the last digit of the wrong one is misread.
  const [right, wrong] = ['4242424242424242', '4242424242424243'];

  test('that its check digit proves wins over one that is surer, and over two who agree', () => {
    const field = merge(
      [
        { value: right, provider: A, confidence: 0.2 },
        { value: wrong, provider: B, confidence: 0.99 },
        { value: wrong, provider: C, confidence: 0.99 },
      ],
      'CARD_NUMBER',
    );
    expect(field?.value).toBe(right);
    expect(field?.proof).toEqual([expect.objectContaining({ kind: 'LUHN', providers: [A] })]);
    expect(field?.proof[0]?.explanation).not.toContain('4242');
    expect(dissentOf(field ?? { value: null, candidates: [] }).map(({ value }) => value)).toEqual([wrong, wrong]);
  });

  test('that it does not prove is shown all the same, without proof', () => {
    expect(merge([{ value: wrong }], 'CARD_NUMBER')).toMatchObject({ value: wrong, proof: [] });
  });

  test('is the only number that is proved so', () => {
    expect(merge([{ value: right }], 'DOCUMENT_NUMBER')?.proof).toEqual([]);
  });

  test('is not proved twice where its reader has proved it', () => {
    expect(merge([{ value: right, proof: [LUHN] }], 'CARD_NUMBER')?.proof).toHaveLength(1);
  });
});

describe('a document of a kind that is no identity document', () => {
  const fieldsOf = (kind: DocumentKind | null, anyFailed = false) =>
    mergeReadings({
      readings: [
        {
          provider: A,
          reading: readingOf({}, { kind, candidates: [{ name: 'BANK_NAME', candidate: candidateOf('BANK') }] }),
        },
      ],
      anyFailed,
    }).fields.map(({ name, absence }) => [name, absence]);

  test('tells no reason for fields that never stand on it', () => {
    expect(fieldsOf('BANK_CARD')).toEqual([
      ['DATE_OF_EXPIRY', 'UNREADABLE'],
      ['CARD_NUMBER', 'UNREADABLE'],
      ['BANK_NAME', null],
      ['CARD_HOLDER', 'UNREADABLE'],
    ]);
    expect(fieldsOf('VEHICLE_LICENCE', true)).toEqual([
      ['BANK_NAME', null],
      ['PLATE_NUMBER', 'PROVIDER_FAILED'],
    ]);
  });

  test('is told apart only by what was read', () => {
    const names = fieldsOf(null).map(([name]) => name);
    expect(names).toEqual(expect.arrayContaining(['SURNAME', 'DATE_OF_BIRTH', 'SEX']));
    expect(names).not.toContain('CARD_NUMBER');
  });
});
