import { describe, expect, test } from '@jest/globals';
import type { Check, DocumentReading } from '../../src/domain/document.js';
import { readingOf } from '../support/fake-provider.js';
import { authenticity, judge, mrz, VALID } from '../support/judged.js';

describe('one check for each who looked', () => {
  const digits = (outcome: Check['outcome'], provider: Check['provider'], providerCode: string): Check => ({
    name: 'MRZ_CHECK_DIGITS',
    outcome,
    explanation: `${providerCode} looked at.`,
    provider,
    providerCode,
  });
  const digitsOf = (reading: DocumentReading) =>
    judge(reading).checks.filter(({ name }) => name === 'MRZ_CHECK_DIGITS');

  test('where one provider reports it in parts, it is as bad as its worst part', () => {
    const parts = [digits('PASSED', 'chekin', 'number'), digits('PASSED', 'chekin', 'birth')];
    expect(digitsOf(readingOf(VALID, { checks: parts }))).toEqual([
      { ...digits('PASSED', 'chekin', 'number, birth'), explanation: 'number looked at. birth looked at.' },
    ]);
    const failing = [...parts, digits('FAILED', 'chekin', 'expiry'), digits('NOT_RUN', 'chekin', 'composite')];
    expect(digitsOf(readingOf(VALID, { checks: failing }))).toEqual([digits('FAILED', 'chekin', 'expiry')]);
  });

  test('where somebody ran it, nobody says that it was not run', () => {
    const reported = readingOf(VALID, { checks: [digits('PASSED', 'chekin', 'all')] });
    expect(digitsOf(reported)).toEqual([digits('PASSED', 'chekin', 'all')]);
    const both = readingOf(VALID, { mrz: mrz(true), checks: [digits('NOT_RUN', 'chekin', 'all')] });
    expect(digitsOf(both)).toEqual([expect.objectContaining({ outcome: 'PASSED', provider: null })]);
  });

  test('where nobody ran it, the provider that says so is heard', () => {
    const reported = readingOf(VALID, { checks: [digits('NOT_RUN', 'chekin', 'all')] });
    expect(digitsOf(reported)).toEqual([digits('NOT_RUN', 'chekin', 'all')]);
    expect(digitsOf(readingOf(VALID))).toEqual([expect.objectContaining({ outcome: 'NOT_RUN', provider: null })]);
  });

  test('checks that have no name of their own stay apart', () => {
    const other = (code: string): Check => ({ ...digits('PASSED', 'beorg', code), name: 'OTHER' });
    const { checks } = judge(readingOf(VALID, { checks: [other('one'), other('two')] }));
    expect(checks.filter(({ name }) => name === 'OTHER')).toHaveLength(2);
  });
});

describe('what a provider finds wrong with a picture', () => {
  const finding = (name: Check['name']): Check => ({
    name,
    outcome: 'FAILED',
    explanation: 'Seen.',
    provider: 'neurovision',
  });

  test.each([
    ['NOT_TOO_DARK', null, 'RETAKE_PHOTO', 'IMAGE_TOO_DARK'],
    ['IMAGE_QUALITY', null, 'RETAKE_PHOTO', 'IMAGE_QUALITY_INSUFFICIENT'],
    ['NOT_A_SCREEN', null, 'RETAKE_PHOTO', 'NOT_THE_ORIGINAL'],
    ['NOT_A_PRINT', null, 'RETAKE_PHOTO', 'NOT_THE_ORIGINAL'],
    ['NOT_A_PHOTOCOPY', null, 'RETAKE_PHOTO', 'NOT_THE_ORIGINAL'],
    ['NOT_EDITED', 'SUSPICIOUS', 'CONTACT_SUPPORT', 'IMAGE_EDITED'],
  ] as const)('%s: %s, %s', (name, verdict, nextAction, reason) => {
    const reading = readingOf(VALID, { checks: [finding(name)] });
    expect(judge(reading)).toMatchObject({ verdict, nextAction, reasons: [reason] });
    // Whoever judged it genuine saw the same picture.
    const genuine = [...(authenticity('PASSED').checks ?? []), finding(name)];
    expect(judge(readingOf(VALID, { checks: genuine }))).toMatchObject({ verdict: 'ACCEPTED', nextAction: 'NONE' });
  });

  test('is told where nothing could be read', () => {
    expect(judge(readingOf({}, { kind: 'IDENTITY_CARD', checks: [finding('NOT_TOO_DARK')] }))).toMatchObject({
      verdict: null,
      nextAction: 'RETAKE_PHOTO',
      reasons: ['IMAGE_TOO_DARK'],
    });
  });
});

describe('the side that was asked for', () => {
  const card = (side: DocumentReading['side']) =>
    readingOf(VALID, { kind: 'IDENTITY_CARD', side, ...authenticity('PASSED') });

  test.each([
    ['FRONT', 'BACK'],
    ['BACK', 'FRONT'],
  ] as const)('%s, and the picture shows the %s', (askedSide, side) => {
    expect(judge(card(side), { askedSide })).toMatchObject({
      verdict: null,
      nextAction: 'UPLOAD_OTHER_SIDE',
      reasons: ['WRONG_SIDE'],
    });
    expect(judge(card(askedSide), { askedSide })).toMatchObject({ verdict: 'ACCEPTED' });
    expect(judge(card(null), { askedSide })).toMatchObject({ verdict: 'ACCEPTED' });
  });
});

describe('a document without a zone', () => {
  // Published for tests.
  const CARD = { CARD_NUMBER: '4242424242424242', CARD_HOLDER: 'ANNA MERIDAN' };
  const bankCard = (values: object) => readingOf(values, { kind: 'BANK_CARD', side: null });

  test('that is a bank card with a proved number needs nothing further', () => {
    const judgement = judge(bankCard(CARD));
    expect(judgement).toMatchObject({ verdict: null, nextAction: 'NONE', reasons: ['NOT_AN_IDENTITY_DOCUMENT'] });
    expect(judgement.checks.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['NOT_EXPIRED', 'NOT_RUN'],
      ['CARD_NUMBER_VALID', 'PASSED'],
      ['AUTHENTICITY', 'NOT_RUN'],
    ]);
  });

  test('that is a bank card whose number fails is to be taken again', () => {
    expect(judge(bankCard({ ...CARD, CARD_NUMBER: '4242424242424241' }))).toMatchObject({
      verdict: null,
      nextAction: 'RETAKE_PHOTO',
      reasons: ['CARD_NUMBER_NOT_PROVED'],
    });
  });

  test('that is a bank card is valid to the end of its month, and never asks for its other side', () => {
    const card = bankCard({ ...CARD, DATE_OF_EXPIRY: '2026-01' });
    expect(judge(card, { today: new Date('2026-01-20T00:00:00Z') })).toMatchObject({
      verdict: null,
      nextAction: 'NONE',
    });
    expect(judge(card, { today: new Date('2026-02-03T00:00:00Z') })).toMatchObject({ verdict: 'REJECTED' });
    expect(judge(bankCard({}))).toMatchObject({ nextAction: 'RETAKE_PHOTO', reasons: ['NOTHING_READABLE'] });
  });

  test('that is a plate or a text needs nothing further', () => {
    const plate = readingOf({ PLATE_NUMBER: 'UT 123', PLATE_COLOUR: 'WHITE' }, { kind: 'OTHER', side: null });
    expect(judge(plate)).toMatchObject({ verdict: null, nextAction: 'NONE', reasons: ['NOT_AN_IDENTITY_DOCUMENT'] });
    const text = readingOf({}, { kind: 'OTHER', side: null });
    expect(judge(text, { hasText: true })).toMatchObject({ nextAction: 'NONE', reasons: ['NOT_AN_IDENTITY_DOCUMENT'] });
    expect(judge(text)).toMatchObject({ nextAction: 'RETAKE_PHOTO', reasons: ['NOTHING_READABLE'] });
  });

  test('that is a driving licence read by a vendor needs no zone', () => {
    expect(judge(readingOf(VALID, { kind: 'DRIVING_LICENCE' }))).toMatchObject({
      nextAction: 'NONE',
      reasons: ['AUTHENTICITY_NOT_CHECKED'],
    });
  });

  test('that is due to have one asks for a better picture, where somebody looked for it', () => {
    const looked: Check = { name: 'MRZ_CHECK_DIGITS', outcome: 'NOT_RUN', explanation: 'None.', provider: 'chekin' };
    const reading = readingOf(VALID, { checks: [looked] });
    expect(judge(reading)).toMatchObject({
      verdict: null,
      nextAction: 'RETAKE_PHOTO',
      reasons: ['MACHINE_READABLE_ZONE_NOT_FOUND', 'AUTHENTICITY_NOT_CHECKED'],
    });
    expect(judge({ ...reading, mrz: mrz(true) })).toMatchObject({ nextAction: 'NONE' });
    expect(judge({ ...reading, kind: 'DRIVING_LICENCE' })).toMatchObject({ nextAction: 'NONE' });
  });
});
