import { describe, expect, test } from '@jest/globals';
import type { DocumentReading } from '../../src/domain/document.js';
import type { Candidate, Field, FieldName, Proof, ProofKind } from '../../src/domain/field.js';
import { dissentOf, PROOF_KINDS } from '../../src/domain/field.js';
import type { ProviderName } from '../../src/domain/provider-name.js';
import { mergeReadings } from '../../src/orchestration/merge.js';
import { candidateOf, readingOf } from '../support/fake-provider.js';

// The merge asks nobody's name, so any will do.
const [A, B, C] = ['provider-a', 'provider-b', 'provider-c'] as unknown as [ProviderName, ProviderName, ProviderName];

const proof = (...kinds: ProofKind[]): Proof[] =>
  kinds.map((kind) => ({ kind, explanation: 'Because.', checkDigit: null, providers: [A] }));

type Given = Partial<Candidate> & { value: string | null };

/** The field that comes of these candidates. */
function merge(candidates: Given[], name: FieldName = 'DATE_OF_BIRTH', anyFailed = false): Field {
  const readings = candidates.map(({ value, provider = A, ...rest }) => ({
    provider,
    reading: readingOf({}, { candidates: [{ name, candidate: candidateOf(value, { provider, ...rest }) }] }),
  }));
  const field = mergeReadings({ readings, anyFailed }).fields.find((each) => each.name === name);
  if (!field) throw new Error('The field is missing.');
  return field;
}

const RIGHT = '2001-02-05';
const WRONG = '2007-02-05';

describe('evidence decides', () => {
  const sure = { value: WRONG, confidence: 0.99, provider: B };

  test.each<[string, Given[], Given[]]>([
    [
      'a check digit over two zones that agree',
      [{ value: RIGHT, proof: proof('MRZ_CHECK_DIGIT'), confidence: 0.2 }],
      [
        { value: WRONG, zone: 'VISUAL', provider: B },
        { value: WRONG, zone: 'BARCODE', provider: B },
      ],
    ],
    [
      'a check digit over three providers that agree',
      [{ value: RIGHT, proof: proof('MRZ_CHECK_DIGIT') }],
      [
        { value: WRONG, provider: A },
        { value: WRONG, provider: B },
        { value: WRONG, provider: C },
      ],
    ],
    ['a check digit over confidence', [{ value: RIGHT, proof: proof('MRZ_CHECK_DIGIT'), confidence: 0.1 }], [sure]],
    [
      'a check digit over no more than a surely read zone',
      [{ value: RIGHT, proof: proof('MRZ_CHECK_DIGIT') }],
      [{ value: WRONG, proof: proof('MRZ_ACCEPTED', 'CODE_LIST'), provider: B, confidence: 1 }],
    ],
    [
      'a check digit that was added up over one that a vendor says holds',
      [{ value: RIGHT, proof: proof('MRZ_CHECK_DIGIT') }],
      [{ value: WRONG, proof: proof('MRZ_CHECK_DIGIT_REPORTED', 'CODE_LIST'), provider: B, confidence: 1 }],
    ],
    [
      'two providers over a check digit that a vendor says holds',
      [{ value: RIGHT }, { value: RIGHT, provider: C }],
      [{ value: WRONG, proof: proof('MRZ_CHECK_DIGIT_REPORTED', 'CODE_LIST'), provider: B, confidence: 1 }],
    ],
    [
      'a barcode that holds over providers that agree',
      [{ value: RIGHT, proof: proof('BARCODE_ERROR_CORRECTION') }],
      [
        { value: WRONG, provider: B },
        { value: WRONG, provider: C },
      ],
    ],
    [
      'two zones over two providers',
      [
        { value: RIGHT, zone: 'VISUAL' },
        { value: RIGHT, zone: 'BARCODE' },
      ],
      [
        { value: WRONG, provider: B },
        { value: WRONG, provider: C },
      ],
    ],
    [
      'two zones over a surely read zone',
      [
        { value: RIGHT, zone: 'VISUAL' },
        { value: RIGHT, zone: 'BARCODE' },
      ],
      [{ value: WRONG, provider: B, proof: proof('MRZ_ACCEPTED', 'CODE_LIST'), confidence: 1 }],
    ],
    [
      'two providers over a surely read zone',
      [
        { value: RIGHT, provider: A, confidence: 0.1 },
        { value: RIGHT, provider: B, confidence: 0.1 },
      ],
      [{ value: WRONG, provider: C, proof: proof('MRZ_ACCEPTED', 'CODE_LIST'), confidence: 1 }],
    ],
    [
      'two providers over confidence',
      [
        { value: RIGHT, provider: A, confidence: 0.1 },
        { value: RIGHT, provider: B, confidence: 0.1 },
      ],
      [{ value: WRONG, provider: C, confidence: 1 }],
    ],
    [
      'three providers over two',
      [
        { value: RIGHT, provider: A },
        { value: RIGHT, provider: B },
        { value: RIGHT, provider: C },
      ],
      [
        { value: WRONG, provider: A, confidence: 1 },
        { value: WRONG, provider: B, confidence: 1 },
      ],
    ],
    [
      'of two under check digits, the one that a second zone repeats',
      [
        { value: RIGHT, proof: proof('MRZ_CHECK_DIGIT'), zone: 'MACHINE_READABLE_ZONE' },
        { value: RIGHT, zone: 'VISUAL' },
      ],
      [{ value: WRONG, proof: proof('MRZ_CHECK_DIGIT'), zone: 'MACHINE_READABLE_ZONE', provider: B, confidence: 1 }],
    ],
    [
      'confidence over what one provider repeats',
      [{ value: RIGHT, confidence: 0.8 }],
      [
        { value: WRONG, provider: B, confidence: 0.5 },
        { value: WRONG, provider: B, confidence: 0.5 },
      ],
    ],
    [
      'any confidence over none',
      [{ value: RIGHT, confidence: 0.01 }],
      [{ value: WRONG, provider: B, confidence: null }],
    ],
  ])('%s', (_name, right, wrong) => {
    for (const candidates of [
      [...right, ...wrong],
      [...wrong, ...right],
    ]) {
      const field = merge(candidates);
      expect(field.value).toBe(RIGHT);
      expect(field.candidates).toHaveLength(candidates.length);
      expect(dissentOf(field)).toHaveLength(wrong.length);
    }
  });

  test('the kinds of proof stand in the order that the architecture names', () => {
    const tier = (kind: ProofKind) => PROOF_KINDS.indexOf(kind);
    const checkDigits = [tier('MRZ_CHECK_DIGIT'), tier('MRZ_COMPOSITE_CHECK_DIGIT'), tier('BARCODE_ERROR_CORRECTION')];
    expect(Math.max(...checkDigits)).toBeLessThan(tier('CROSS_ZONE_MATCH'));
    expect(tier('CROSS_ZONE_MATCH')).toBeLessThan(tier('PROVIDER_AGREEMENT'));
    expect(tier('PROVIDER_AGREEMENT')).toBeLessThan(Math.min(tier('MRZ_ACCEPTED'), tier('CODE_LIST')));
  });
});

describe('the value that won', () => {
  test('tells each proof once for each who brought it, strongest first, and who agrees', () => {
    const field = merge([
      { value: RIGHT, provider: A, zone: 'MACHINE_READABLE_ZONE', proof: proof('MRZ_ACCEPTED', 'MRZ_CHECK_DIGIT') },
      { value: RIGHT, provider: B, zone: 'VISUAL' },
    ]);
    expect(field.proof.map(({ kind }) => kind)).toEqual([
      'MRZ_CHECK_DIGIT',
      'CROSS_ZONE_MATCH',
      'PROVIDER_AGREEMENT',
      'MRZ_ACCEPTED',
    ]);
    expect(field.proof.find(({ kind }) => kind === 'PROVIDER_AGREEMENT')?.providers).toEqual([A, B]);
  });

  test('comes with raw text, confidence and inferences of the best proved of its readings', () => {
    const field = merge([
      { value: RIGHT, raw: '05 FEB 2001', confidence: 0.99, zone: 'VISUAL' },
      {
        value: RIGHT,
        raw: '010205',
        confidence: 0.7,
        inferences: ['CENTURY'],
        proof: proof('MRZ_CHECK_DIGIT'),
        zone: 'MACHINE_READABLE_ZONE',
      },
    ]);
    expect(field).toMatchObject({ raw: '010205', confidence: 0.7, inferences: ['CENTURY'] });
  });

  test('has no confidence where its reading was derived', () => {
    expect(merge([{ value: RIGHT, confidence: null }])).toMatchObject({ value: RIGHT, confidence: null });
  });
});

describe('what is no value', () => {
  test('text that could not be brought to the normal form stays a failure, however sure', () => {
    const field = merge([{ value: null, raw: '05 FEB 1', confidence: 0.967 }]);
    expect(field).toMatchObject({ value: null, raw: null, confidence: null, absence: 'UNREADABLE', proof: [] });
    expect(field.candidates).toMatchObject([{ raw: '05 FEB 1', value: null }]);
  });

  test('a failed reading does not stand in the way of another, and is no dissent', () => {
    const field = merge([
      { value: null, raw: '05 FEB 1', confidence: 1 },
      { value: RIGHT, confidence: 0.1 },
    ]);
    expect(field).toMatchObject({ value: RIGHT, absence: null });
    expect(dissentOf(field)).toEqual([]);
  });

  test('a partial date stays partial', () => {
    expect(merge([{ value: '1990-05', raw: '9005<<' }])).toMatchObject({ value: '1990-05', raw: '9005<<' });
  });

  test('a candidate that nobody stands behind never wins, not even under a check digit', () => {
    const withheld = { value: RIGHT, accepted: false, confidence: 1, proof: proof('MRZ_CHECK_DIGIT') };
    expect(merge([withheld])).toMatchObject({ value: null, absence: 'WITHHELD_LOW_CONFIDENCE' });
    expect(merge([withheld, { value: WRONG, confidence: 0.1, provider: B }])).toMatchObject({ value: WRONG });
  });

  test('nor does it count as agreement', () => {
    const field = merge([
      { value: RIGHT, provider: A },
      { value: RIGHT, provider: B, accepted: false, zone: 'BARCODE' },
    ]);
    expect(field.proof).toEqual([]);
  });
});

describe('a field without a candidate says why', () => {
  const absenceOf = (readings: Partial<DocumentReading>[], anyFailed = false) =>
    mergeReadings({
      readings: readings.map((changes, index) => ({ provider: [A, B, C][index]!, reading: readingOf({}, changes) })),
      anyFailed,
    }).fields.find(({ name }) => name === 'SURNAME')?.absence;
  const says = (reason: NonNullable<Field['absence']>) => ({ absences: [{ name: 'SURNAME' as const, reason }] });

  test('as the provider says', () => {
    for (const reason of ['NOT_ON_DOCUMENT', 'WRONG_SIDE', 'UNREADABLE', 'NOT_SUPPORTED', 'REDACTED'] as const) {
      expect(absenceOf([says(reason)])).toBe(reason);
    }
  });

  test('and of several reasons the one that says most about the document', () => {
    expect(absenceOf([says('NOT_SUPPORTED'), says('NOT_ON_DOCUMENT')])).toBe('NOT_ON_DOCUMENT');
    expect(absenceOf([says('UNREADABLE'), says('WRONG_SIDE')])).toBe('WRONG_SIDE');
    expect(absenceOf([says('NOT_SUPPORTED'), says('UNREADABLE')])).toBe('UNREADABLE');
    expect(absenceOf([says('NOT_SUPPORTED')], true)).toBe('PROVIDER_FAILED');
  });

  test('by itself where nobody does', () => {
    expect(absenceOf([{}])).toBe('UNREADABLE');
    expect(absenceOf([], true)).toBe('PROVIDER_FAILED');
    expect(absenceOf([])).toBe('NOT_SUPPORTED');
  });
});

describe('of the document as a whole', () => {
  test('every field that an app may expect is there, with a value or a reason, in the order of the contract', () => {
    const { fields } = mergeReadings({
      readings: [{ provider: A, reading: readingOf({ ADDRESS: 'Street 1' }) }],
      anyFailed: false,
    });
    expect(fields.map(({ name }) => name)).toEqual([
      'DOCUMENT_NUMBER',
      'SURNAME',
      'GIVEN_NAMES',
      'DATE_OF_BIRTH',
      'DATE_OF_EXPIRY',
      'SEX',
      'NATIONALITY',
      'ISSUING_STATE',
      'ADDRESS',
    ]);
    for (const field of fields) expect(field.value === null).toBe(field.absence !== null);
  });

  test('kind, country and side are of the first who knows', () => {
    const readings = [
      { provider: A, reading: readingOf({}, { kind: 'UNKNOWN', country: null, side: null }) },
      { provider: B, reading: readingOf({}, { kind: 'VISA', country: 'UTO', side: 'BACK' }) },
    ];
    expect(mergeReadings({ readings, anyFailed: false })).toMatchObject({ kind: 'VISA', country: 'UTO', side: 'BACK' });
    expect(mergeReadings({ readings: [], anyFailed: false })).toMatchObject({ kind: 'UNKNOWN', country: null });
  });

  test('the same readings give the same document', () => {
    const readings = [{ provider: A, reading: readingOf({ SURNAME: 'MERIDAN' }) }];
    const before = JSON.stringify(readings);
    expect(mergeReadings({ readings, anyFailed: false })).toEqual(mergeReadings({ readings, anyFailed: false }));
    expect(JSON.stringify(readings)).toBe(before);
  });
});
