import { describe, expect, test } from '@jest/globals';
import { bankCardOf } from '../../src/domain/bank-card.js';
import { concealCardNumbers } from '../../src/domain/card-concealment.js';
import type { Document } from '../../src/domain/document.js';
import type { Field } from '../../src/domain/field.js';
import type { ProvidedTextLine } from '../../src/domain/text.js';
import { candidateOf } from '../support/fake-provider.js';

/** Numbers for tests, as payment services publish them; on no card. */
const NUMBER = '5555555555554444';
const VISA = '4111111111111111';

const lines = (...texts: string[]): ProvidedTextLine[] =>
  texts.map((text) => ({ provider: 'local', text, confidence: 0.9, quadrilateral: null }));

const field = (name: Field['name'], ...values: string[]): Field => ({
  name,
  value: values[0] ?? null,
  raw: values[0] ?? null,
  confidence: 0.9,
  inferences: [],
  proof: [],
  absence: values.length > 0 ? null : 'UNREADABLE',
  candidates: values.map((value) => candidateOf(value)),
});

type Holding = Parameters<typeof concealCardNumbers<Document>>[0];
const conceal = (changes: Partial<Pick<Holding, 'kind' | 'fields' | 'text' | 'barcodes' | 'checks'>>) =>
  concealCardNumbers({ kind: 'OTHER' as const, fields: [], text: null, barcodes: [], checks: [], ...changes });
const textOf = (kind: Document['kind'], ...texts: string[]) =>
  conceal({ kind, text: lines(...texts) }).text!.map(({ text }) => text);

describe('of a bank card', () => {
  test('the number is masked in its field and in each candidate, and those that differ stay told apart', () => {
    const [shown] = conceal({
      kind: 'BANK_CARD',
      fields: [field('CARD_NUMBER', NUMBER, '5555 5555 0555 4444')],
    }).fields;
    expect(shown).toMatchObject({ value: '555555******4444', raw: '555555******4444' });
    expect(shown!.candidates.map(({ value, raw }) => [value, raw])).toEqual([
      ['555555******4444', '555555******4444'],
      ['5555 55** **** 4444', '5555 55** **** 4444'],
    ]);
    expect(shown!.dissent.map(({ value }) => value)).toEqual(['5555 55** **** 4444']);
  });

  test('two numbers that look the same once they are masked are still told to differ', () => {
    const [shown] = conceal({ fields: [field('CARD_NUMBER', NUMBER, '5555551234564444')] }).fields;
    expect(shown!.dissent).toHaveLength(1);
    expect(JSON.stringify(shown)).not.toContain('5555551234564444');
  });

  test.each<[string, Partial<Holding>]>([
    ['another field', { fields: [field('CARD_NUMBER', NUMBER), field('DOCUMENT_NUMBER', NUMBER)] }],
    ['another field where no card number was read', { kind: 'BANK_CARD', fields: [field('OPTIONAL_DATA', NUMBER)] }],
    ['a line', { kind: 'BANK_CARD', text: lines(`No. ${NUMBER}`) }],
    ['a misread line', { kind: 'BANK_CARD', text: lines('5555 5555 5555 4447 11/30') }],
    ['full-width digits', { kind: 'BANK_CARD', text: lines('５５５５５５５５５５５５４４４４') }],
    [
      'a barcode',
      {
        kind: 'BANK_CARD',
        barcodes: [{ symbology: 'QR_CODE', text: `pay:${NUMBER}`, quadrilateral: [] as never }],
      },
    ],
    [
      'what a vendor says of a check',
      {
        kind: 'BANK_CARD',
        checks: [{ name: 'OTHER', outcome: 'FAILED', explanation: `${NUMBER} is unknown.`, provider: 'flyocr' }],
      },
    ],
  ])('it is masked in %s', (_place, changes) => {
    const digits = JSON.stringify(conceal(changes)).normalize('NFKC').replace(/[\s-]/g, '');
    expect(digits).not.toContain(NUMBER);
    expect(digits).not.toMatch(/\d{12,}/);
    expect(digits).toMatch(/\*{4,}/);
  });

  test('dates, names and the bank’s code stay', () => {
    const fields = [
      field('CARD_NUMBER', NUMBER),
      field('CARD_HOLDER', 'ELARA MERIDAN'),
      field('BANK_CODE', '03010000'),
    ];
    expect(
      conceal({ kind: 'BANK_CARD', fields })
        .fields.slice(1)
        .map(({ value }) => value),
    ).toEqual(['ELARA MERIDAN', '03010000']);
  });
});

describe('of a text that nobody knows to be of a card', () => {
  test.each([
    ['in one piece', ['Pay with 4111111111111111.'], ['Pay with 411111******1111.']],
    ['in groups', ['4111 1111 1111 1111 12/28'], ['4111 11** **** 1111 12/28']],
    ['below each other', ['4111', '1111', '1111', '1111', '12/28'], ['4111', '11**', '****', '1111', '12/28']],
    ['after another number', ['7 4111-1111-1111-1111'], ['7 4111-11**-****-1111']],
    ['twice', [`${VISA} ${NUMBER}`], ['411111******1111 555555******4444']],
  ])('a proved number is masked %s', (_how, given, expected) => {
    expect(textOf('OTHER', ...given)).toEqual(expected);
  });

  test.each([
    ['fails its check digit', '4111 1111 1111 1112'],
    ['belongs to no network', '1111 1111 1111 1117'],
    ['is too short', '4111 1111'],
    ['is too long', '411111111111111111111111111111111111'],
    ['is no number', 'The oldest keeper, who had kept lamp number seventeen for 52 years.'],
  ])('what %s is shown', (_why, text) => {
    expect(textOf('OTHER', text)).toEqual([text]);
  });
});

test('of a passport nothing is masked, not even a number that could be a card’s', () => {
  const fields = [field('PERSONAL_NUMBER', VISA)];
  expect(conceal({ kind: 'PASSPORT', fields }).fields[0]!.value).toBe(VISA);
});

describe('what stands on a card, typed,', () => {
  test('names the network of a proved number, and is masked for everybody', () => {
    const fields = [
      field('CARD_NUMBER', NUMBER),
      field('CARD_HOLDER', 'ELARA MERIDAN'),
      field('DATE_OF_EXPIRY', '2030-11'),
    ];
    expect(bankCardOf('BANK_CARD', fields)).toEqual({
      maskedNumber: '555555******4444',
      numberProved: true,
      network: 'MASTERCARD',
      bankName: null,
      cardType: null,
      cardName: null,
      holder: 'ELARA MERIDAN',
      validThru: '2030-11',
    });
  });

  test('names no network of a number that nothing proves', () => {
    const fields = [field('CARD_NUMBER', '5555555555554445')];
    expect(bankCardOf('BANK_CARD', fields)).toMatchObject({ numberProved: false, network: null });
    expect(bankCardOf('BANK_CARD', [])).toMatchObject({ maskedNumber: null, numberProved: null, network: null });
  });

  test('is nothing for a passport', () => {
    expect(bankCardOf('PASSPORT', [field('DATE_OF_EXPIRY', '2030-11-01')])).toBeNull();
  });
});
