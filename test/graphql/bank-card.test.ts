import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { GetDocumentContentDocument, ReadDocumentDocument } from '../../operations/generated.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';

/** The number of the specimen, which payment services publish for tests. */
const NUMBER = '5555555555554444';
const MASKED = '555555******4444';

const PLAIN = { authorization: 'Bearer plain-key' };
const ALLOWED = { authorization: 'Bearer allowed-key' };

let app: TestApp;
let id: string;
beforeAll(async () => {
  const API_KEYS = 'acme:plain-key,acme[card-number:read]:allowed-key';
  app = await createTestApp({ environment: { SANDBOX: 'on', API_KEYS } });
  id = (await read({ typeCode: 'bank-card' })).id;
});
afterAll(() => app.stop());

async function read(more: object, headers = PLAIN) {
  const strategy = { mode: 'ALL' as const, providers: ['flyocr' as const] };
  const input = { image: { specimen: 'bank-card-meridan' }, strategy, ...more };
  const { data, errors } = await app.ask(ReadDocumentDocument, { input, waitMs: 20_000 }, headers);
  expect(errors).toBeUndefined();
  expect(data.uploadDocument.userErrors).toEqual([]);
  return data.uploadDocument.document!;
}

const look = async (headers: Record<string, string>) =>
  (await app.ask(GetDocumentContentDocument, { id }, headers)).data.document!;

const digitsOf = (shown: unknown) => JSON.stringify(shown).normalize('NFKC').replace(/[\s-]/g, '');

// The vendor does not tell until when a card is valid.
test('a bank card is read, its number proved by Luhn, its network told by the first digits', async () => {
  const card = await look(PLAIN);
  expect(card).toMatchObject({ kind: 'BANK_CARD', lifecycle: 'COMPLETED' });
  expect(card.bankCard).toMatchObject({
    maskedNumber: MASKED,
    numberProved: true,
    network: 'MASTERCARD',
    bankName: 'Bank of Utopia',
    cardType: 'Debit card',
    holder: 'ELARA SOLENE MERIDAN',
    validThru: null,
  });
  const number = card.fields.find(({ name }) => name === 'CARD_NUMBER')!;
  expect(number.proof.map(({ kind }) => kind)).toContain('LUHN');
  expect(card.checks).toContainEqual(expect.objectContaining({ name: 'CARD_NUMBER_VALID', outcome: 'PASSED' }));
});

test('its number is masked for a key without the scope, wherever it stands', async () => {
  const card = await look(PLAIN);
  expect(card.fields.find(({ name }) => name === 'CARD_NUMBER')).toMatchObject({ value: MASKED });
  expect(digitsOf(card)).not.toContain(NUMBER);
});

test('a key with the scope sees the whole number in the field, and the masked one on the card', async () => {
  const card = await look(ALLOWED);
  expect(card.fields.find(({ name }) => name === 'CARD_NUMBER')).toMatchObject({ value: NUMBER });
  expect(card.bankCard?.maskedNumber).toBe(MASKED);
});

test('so is it in the text of the same picture, which nobody said to be of a card', async () => {
  const text = await read({ typeCode: 'general-text' });
  const masked = digitsOf(text.text);
  expect(text.text?.length).toBeGreaterThan(0);
  expect(masked).not.toContain(NUMBER);
  expect(masked).toContain(MASKED);
  expect(digitsOf((await read({ typeCode: 'general-text' }, ALLOWED)).text)).toContain(NUMBER);
});

test.each([
  [
    'as an entity of a federation',
    'query ($id: ID!) { _entities(representations: [{ __typename: "Document", id: $id }]) { ... on Document { fields { value raw candidates { value raw } dissent { value raw } } holder { documentNumber } } } }',
  ],
  [
    'as a node',
    'query ($id: ID!) { node(id: $id) { ... on Document { fields { value raw candidates { value raw } } checks { explanation } } } }',
  ],
  [
    'in a list',
    '{ documents { edges { node { fields { value raw candidates { value raw } } text { text } barcodes { text } } } } }',
  ],
  [
    'when it is merged again',
    'mutation ($id: ID!) { remerge(id: $id) { document { fields { value raw candidates { value raw } } } } }',
  ],
])('%s it stays masked', async (_way, query) => {
  // What a federation asks for cannot be named by a variable inside of an object of a scalar.
  const inlined = query.includes('_entities')
    ? query.replace('query ($id: ID!)', 'query').replace('id: $id', `id: "${id}"`)
    : query;
  const { data, errors } = await app.ask(inlined, { id }, PLAIN);
  expect(errors).toBeUndefined();
  expect(digitsOf(data)).not.toContain(NUMBER);
  expect(digitsOf(data)).toContain(MASKED);
});

test('no line of the log holds it', () => {
  expect(app.logLines().length).toBeGreaterThan(0);
  expect(digitsOf(app.logLines())).not.toContain(NUMBER);
});
