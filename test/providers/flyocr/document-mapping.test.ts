import { describe, expect, test } from '@jest/globals';
import type { DocumentQuestion, DocumentReading } from '../../../src/domain/document.js';
import type { Outcome } from '../../../src/providers/contract.js';
import type { FlyocrSettings } from '../../../src/providers/flyocr/settings.js';
import { covers, coversAll } from '../../support/covers.js';
import { fixture, labelsOf, outcomeOf } from './answer.js';
import { documentRequest, PICTURE } from './sandbox-call.js';

interface Read {
  outcome: Outcome;
  document: DocumentReading;
}

async function read(
  name: string,
  question: Partial<DocumentQuestion> = {},
  changes: Partial<FlyocrSettings> = {},
): Promise<Read> {
  const outcome = await outcomeOf(documentRequest(question), fixture(name), changes);
  if (outcome.reading.kind !== 'DOCUMENT') throw new Error('It is no reading of a document.');
  return { outcome, document: outcome.reading.document };
}

const isOfLine = (path: string) => path.endsWith(']');

/** Field, normal form, text as it came, and where in the reply; of items, not of stretches of the zone's lines. */
const tableOf = ({ candidates }: DocumentReading) =>
  candidates
    .filter(({ candidate }) => !isOfLine(candidate.rawPath))
    .map(({ name, candidate }) => [name, candidate.value, candidate.raw, candidate.rawPath]);

const at = (index: number) => `cardsinfo[0].items[${index}].content`;

describe('what FlyOCR reads from documents', () => {
  test('a passport, item by item', async () => {
    coversAll('flyocr:passport-label', labelsOf('passport'));
    covers('flyocr:service:passport', 'flyocr:envelope:cardsinfo', 'flyocr:envelope:items', 'flyocr:envelope:nID');
    const { document, outcome } = await read('passport');
    expect(document).toMatchObject({ kind: 'PASSPORT', country: 'UTO', side: 'FRONT', mrz: null, checks: [] });
    expect(tableOf(document)).toEqual([
      ['DOCUMENT_CODE', 'P', 'P', at(0)],
      ['DOCUMENT_NUMBER', 'UX4827159', 'UX4827159', at(1)],
      ['FULL_NAME', 'MERIDAN ELARA SOLENE', 'MERIDAN ELARA SOLENE', at(2)],
      ['SEX', 'F', 'F', at(3)],
      ['DATE_OF_BIRTH', '1991-04-17', '1991-04-17', at(4)],
      ['DATE_OF_EXPIRY', '2033-08-29', '2033-08-29', at(5)],
      ['ISSUING_STATE', 'UTO', 'UTO', at(6)],
      ['SURNAME', 'MERIDAN', 'MERIDAN', at(7)],
      ['GIVEN_NAMES', 'ELARA SOLENE', 'ELARA SOLENE', at(8)],
    ]);
    expect(document.mrzLines).toEqual([
      { text: 'P<UTOMERIDAN<<ELARA<SOLENE<<<<<<<<<<<<<<<<<<', rawPath: at(9) },
      { text: 'UX48271593UTO9104174F3308291910417552<<<<<62', rawPath: at(10) },
    ]);
    expect(outcome.warnings).toEqual([]);
    expect(outcome.externalId).toBeNull();
  });

  test('says which zone only where a label does, and no confidence at all', async () => {
    const { document } = await read('passport');
    const items = document.candidates.filter(({ candidate }) => !isOfLine(candidate.rawPath));
    for (const { name, candidate } of items) {
      expect(candidate.zone).toBe(name === 'DOCUMENT_NUMBER' ? 'MACHINE_READABLE_ZONE' : 'VISUAL');
      expect(candidate).toMatchObject({ provider: 'flyocr', confidence: null, accepted: true, proof: [], box: null });
    }
  });

  test('reads the lines of the zone apart, so that they can prove or contradict the print', async () => {
    const { document } = await read('passport');
    const ofLines = document.candidates.filter(({ candidate }) => isOfLine(candidate.rawPath));
    expect(
      ofLines.map(({ name, candidate }) => [name, candidate.value, candidate.rawPath, candidate.proof.length]),
    ).toEqual([
      ['DOCUMENT_CODE', 'P', `${at(9)}[0..2]`, 0],
      ['ISSUING_STATE', 'UTO', `${at(9)}[2..5]`, 0],
      ['SURNAME', 'MERIDAN', `${at(9)}[5..12]`, 0],
      ['GIVEN_NAMES', 'ELARA SOLENE', `${at(9)}[14..26]`, 0],
      ['DOCUMENT_NUMBER', 'UX4827159', `${at(10)}[0..9]`, 1],
      ['NATIONALITY', 'UTO', `${at(10)}[10..13]`, 0],
      ['DATE_OF_BIRTH', '1991-04-17', `${at(10)}[13..19]`, 1],
      ['SEX', 'F', `${at(10)}[20..21]`, 0],
      ['DATE_OF_EXPIRY', '2033-08-29', `${at(10)}[21..27]`, 1],
    ]);
    for (const { candidate } of ofLines)
      expect(candidate).toMatchObject({ zone: 'MACHINE_READABLE_ZONE', accepted: true });
  });

  test('keeps the reply but for its pictures', async () => {
    covers('flyocr:envelope:pictures');
    const { outcome } = await read('passport');
    const raw = outcome.raw as { cardsinfo: { items: { desc: string; content: string }[] }[] };
    const contents = raw.cardsinfo[0]!.items.map((item) => item.content);
    expect(contents.slice(-2)).toEqual(['[a picture was here]', '[a picture was here]']);
    expect(contents[1]).toBe('UX4827159');
    expect(raw).toMatchObject({ message: { status: 13, value: 'Recognition Completed' } });
  });

  test('a passport with Chinese labels, dates and sex', async () => {
    covers('flyocr:chinese:passport', 'flyocr:setting:dates');
    const { document } = await read('passport-chinese');
    expect(tableOf(document)).toEqual([
      ['DOCUMENT_CODE', 'P', 'P', at(0)],
      ['DOCUMENT_NUMBER', 'UX4827159', 'UX4827159', at(1)],
      ['SURNAME', 'MERIDAN', 'MERIDAN', at(2)],
      ['GIVEN_NAMES', 'ELARA SOLENE', 'ELARA SOLENE', at(3)],
      ['SEX', 'F', '女', at(4)],
      ['DATE_OF_BIRTH', '1991-04-17', '1991年4月17日', at(5)],
      ['DATE_OF_EXPIRY', '2033-08-29', '330829', at(6)],
      ['ISSUING_STATE', 'UTO', 'UTO', at(7)],
      ['NATIONALITY', 'UTO', 'UTO', at(8)],
    ]);
    expect(document.candidates[6]!.candidate.inferences).toEqual(['CENTURY']);
    expect(document.candidates[5]!.candidate.inferences).toEqual([]);
  });

  test('a travel document: one label twice, the last text counts and both are shown', async () => {
    coversAll('flyocr:travel-label', labelsOf('travel-document'));
    covers('flyocr:service:travel_document', 'flyocr:envelope:repeated-label');
    const { document, outcome } = await read('travel-document', { typeCode: 'td1-card' });
    expect(document).toMatchObject({ kind: 'IDENTITY_CARD', country: 'UTO', side: null });
    expect(tableOf(document)).toEqual([
      ['DOCUMENT_CODE', 'I', 'I', at(0)],
      ['DOCUMENT_NUMBER', 'D7K204816', 'D7K204816', at(1)],
      ['ISSUING_STATE', 'UTO', 'UTO', at(2)],
      ['GIVEN_NAMES', 'BRAMBLEWICK NOOR ISELIN', 'BRAMBLEWICK NOOR ISELIN', at(3)],
      ['SEX', 'F', 'F', at(4)],
      ['DATE_OF_BIRTH', '1999-12-08', '991208', at(5)],
      ['DATE_OF_EXPIRY', '2034-03-11', '2034.03.11', at(6)],
      ['SURNAME', 'BRAMBLEWICK', 'BRAMBLEWICK', at(7)],
      ['GIVEN_NAMES', 'NOOR ISELIN', 'NOOR ISELIN', at(8)],
      ['NATIONALITY', 'UTO', 'UTO', at(12)],
      ['PERSONAL_NUMBER', '9912080427', '9912080427', at(13)],
    ]);
    const givenNames = document.candidates.filter(({ name }) => name === 'GIVEN_NAMES');
    expect(givenNames.map(({ candidate }) => [candidate.value, candidate.accepted])).toEqual([
      ['BRAMBLEWICK NOOR ISELIN', false],
      ['NOOR ISELIN', true],
      ['NOOR ISELIN', true],
    ]);
    expect(document.mrzLines?.map((line) => line.rawPath)).toEqual([at(9), at(10), at(11)]);
    expect(outcome.warnings).toEqual(['A label is repeated with another text; only its last text counts.']);
  });

  test('a bank card', async () => {
    coversAll('flyocr:bank-card-label', labelsOf('bank-card'));
    covers('flyocr:service:bank_card');
    const { document } = await read('bank-card', { kind: 'BANK_CARD' });
    expect(document).toMatchObject({ kind: 'BANK_CARD', country: null });
    expect(tableOf(document)).toEqual([
      ['CARD_NUMBER', '4000001234567899', '4000 0012 3456 7899', at(0)],
      ['CARD_TYPE', 'Debit card', 'Debit card', at(1)],
      ['CARD_NAME', 'Zenith card', 'Zenith card', at(2)],
      ['BANK_NAME', 'Bank of Zenith', 'Bank of Zenith', at(3)],
      ['BANK_CODE', '99990000', '99990000', at(4)],
      ['CARD_HOLDER', 'ELARA S MERIDAN', 'ELARA S MERIDAN ', at(5)],
    ]);
  });

  test('a bank card in the words of the twin, whose end of validity is a month', async () => {
    covers('flyocr:chinese:bank-card');
    const { document } = await read('bank-card-chinese', { kind: 'BANK_CARD' });
    expect(tableOf(document).slice(4)).toEqual([
      ['BANK_CODE', '99990000', '99990000', at(4)],
      ['DATE_OF_EXPIRY', '2029-09', '09/29', at(5)],
      ['CARD_HOLDER', 'ELARA S MERIDAN', 'ELARA S MERIDAN', at(6)],
    ]);
    expect(document.candidates[5]?.candidate.inferences).toEqual(['CENTURY']);
  });

  test('a period is two dates of one text; an end in words is none', async () => {
    covers('flyocr:chinese:period');
    const { document } = await read('identity-card-back', { typeCode: 'chn-identity-card' });
    expect(document).toMatchObject({ kind: 'IDENTITY_CARD', country: 'CHN', side: 'BACK' });
    expect(tableOf(document)).toEqual([
      ['ISSUING_AUTHORITY', '乌托邦公安局', '乌托邦公安局', at(0)],
      ['DATE_OF_ISSUE', '2024-03-12', '2024.03.12-2034.03.11', at(1)],
      ['DATE_OF_EXPIRY', '2034-03-11', '2024.03.12-2034.03.11', at(1)],
    ]);
    expect(document.absences).toContainEqual({ name: 'SURNAME', reason: 'WRONG_SIDE' });
    expect(document.absences.map(({ name }) => name)).not.toContain('DATE_OF_EXPIRY');
    const longTerm = await read('identity-card-long-term', { typeCode: 'chn-identity-card-back' });
    expect(tableOf(longTerm.document).slice(1)).toEqual([
      ['DATE_OF_ISSUE', '2024-03-12', '2024.03.12-长期', at(1)],
      ['DATE_OF_EXPIRY', null, '2024.03.12-长期', at(1)],
    ]);
  });

  test('of two cards only the first is read, and that is said', async () => {
    covers('flyocr:envelope:cardsinfo');
    const { document, outcome } = await read('two-cards', { typeCode: 'chn-identity-vehicle-or-driving' });
    expect(tableOf(document)).toEqual([
      ['FULL_NAME', 'BRAMBLEWICK NOOR', 'BRAMBLEWICK NOOR', at(0)],
      ['PERSONAL_NUMBER', 'D7K204816', 'D7K204816', at(1)],
    ]);
    expect(document).toMatchObject({ kind: 'IDENTITY_CARD', country: 'CHN', side: 'FRONT' });
    expect(outcome.warnings).toEqual(['2 cards were found; only the first is read.']);
  });

  test('info has fields by name, boxes beside them, and an unknown name is left to the raw reply', async () => {
    covers('flyocr:envelope:info');
    const outcome = await outcomeOf(
      documentRequest({ typeCode: 'chn-birth-certificate' }, { ...PICTURE, width: 400, height: 448 }),
      fixture('birth-certificate'),
    );
    if (outcome.reading.kind !== 'DOCUMENT') throw new Error('It is no reading of a document.');
    const { document } = outcome.reading;
    expect(document).toMatchObject({ kind: 'OTHER', country: 'CHN' });
    expect(tableOf(document)).toEqual([
      ['FULL_NAME', 'NOOR BRAMBLEWICK', 'NOOR BRAMBLEWICK', 'info.name'],
      ['SEX', 'F', '女', 'info.sex'],
      ['DATE_OF_BIRTH', '1999-12-08', '1999-12-08', 'info.dateOfBirth'],
    ]);
    expect(document.candidates[0]!.candidate.box).toEqual([
      { x: 0.48, y: 0.4219 },
      { x: 0.89, y: 0.4219 },
      { x: 0.89, y: 0.5 },
      { x: 0.48, y: 0.5 },
    ]);
    expect(outcome.warnings).toEqual(['info.hospital has a label that no field of ours stands for.']);
    expect(outcome.raw).toMatchObject({ info: { hospital: 'ZENITH HOSPITAL', cutPic: '[a picture was here]' } });
  });

  test('labels can be overridden, for all types and for one', async () => {
    covers('flyocr:setting:FLYOCR_LABELS');
    const general = await read(
      'birth-certificate',
      { typeCode: 'chn-birth-certificate' },
      {
        labels: { Hospital: 'PLACE_OF_BIRTH', name: 'IGNORED' },
      },
    );
    expect(tableOf(general.document).map(([name]) => name)).toEqual(['SEX', 'DATE_OF_BIRTH', 'PLACE_OF_BIRTH']);
    const one = await read('passport', {}, { labels: { '13:English Name': 'SURNAME', '17:Gender': 'IGNORED' } });
    expect(tableOf(one.document)[2]).toEqual(['SURNAME', 'MERIDAN ELARA SOLENE', 'MERIDAN ELARA SOLENE', at(2)]);
    expect(tableOf(one.document)).toHaveLength(9);
  });

  test('empty items are no fields, and values of another type are taken as text or noted', async () => {
    covers('flyocr:envelope:items');
    const reply = {
      message: { status: 0 },
      cardsinfo: [
        {
          type: 2001,
          items: [
            { desc: 'Name', content: '  ' },
            { desc: 'Gender', content: null },
            { desc: 'ID Number', content: 417 },
            { desc: 'Address', content: { street: 1 } },
            { content: 'no label' },
            'no item',
          ],
        },
      ],
    };
    const outcome = await outcomeOf(documentRequest({ typeCode: 'mys-identity-card' }), reply);
    if (outcome.reading.kind !== 'DOCUMENT') throw new Error('It is no reading of a document.');
    expect(outcome.reading.document).toMatchObject({ kind: 'IDENTITY_CARD', country: 'MYS' });
    expect(tableOf(outcome.reading.document)).toEqual([['PERSONAL_NUMBER', '417', '417', at(2)]]);
    expect(outcome.warnings).toContain('cardsinfo[0].items[3].content should be text and is object.');
    expect(outcome.warnings).toContain('cardsinfo[0].items[5] should be an object and is string.');
  });

  test('a class that nobody knows leaves kind and country open', async () => {
    covers('flyocr:envelope:type');
    const reply = { cardsinfo: [{ type: '777', items: [{ desc: 'Name', content: 'MERIDAN' }] }] };
    const { reading } = await outcomeOf(documentRequest({ typeCode: 'mys-identity-card' }), reply);
    expect(reading).toMatchObject({ kind: 'DOCUMENT', document: { kind: null, country: null, side: null } });
  });

  test('the two documents without a code are known by the code that the settings give them', async () => {
    covers('flyocr:document-without-code:ken-identity-card');
    const reply = { cardsinfo: [{ type: '2120', items: [{ desc: 'Name', content: 'MERIDAN' }] }] };
    const { reading } = await outcomeOf(documentRequest({ typeCode: 'ken-identity-card' }), reply, {
      typeIds: { 'ken-identity-card': '2120' },
    });
    expect(reading).toMatchObject({ document: { kind: 'IDENTITY_CARD', country: 'KEN' } });
  });

  test.each([
    ['P', 'PASSPORT'],
    ['V', 'VISA'],
    ['IR', 'RESIDENCE_PERMIT'],
    ['A', 'IDENTITY_CARD'],
    ['X', null],
    ['Passport', null],
  ])('under the umbrella of travel documents, code %s is %s', async (code, kind) => {
    covers('flyocr:envelope:type');
    const reply = { cardsinfo: [{ type: '2064', items: [{ desc: 'Document type', content: code }] }] };
    const { reading } = await outcomeOf(documentRequest({ typeCode: 'td1-card' }), reply);
    expect(reading).toMatchObject({ document: { kind, country: null } });
  });
});
