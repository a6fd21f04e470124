import { describe, expect, test } from '@jest/globals';
import type { OcrExportReading } from '../../../src/domain/ocr-export.js';
import { mapDocument } from '../../../src/providers/artemis/mapping.js';
import { exactJson, readDocument, withoutPictures } from '../../../src/providers/artemis/wire.js';
import type { Json } from '../../../src/providers/contract.js';
import { covers } from '../../support/covers.js';
import { fixture, replyOf, TARGET } from './artemis-call.js';

function map(json: unknown): { reading: OcrExportReading; warnings: string[] } {
  const warnings: string[] = [];
  return { reading: mapDocument(readDocument(json, warnings), TARGET, warnings), warnings };
}

async function mapWith(changes: Record<string, Json>) {
  return map({ ...(await fixture('document')), ...changes });
}

describe('the answer, field by field', () => {
  test('document.json', async () => {
    covers(
      'artemis:reply:id',
      'artemis:reply:createdAt',
      'artemis:reply:updatedAt',
      'artemis:reply:createdBy',
      'artemis:reply:updatedBy',
      'artemis:reply:customerId',
      'artemis:reply:frontName',
      'artemis:reply:backName',
      'artemis:reply:type',
      'artemis:reply:number',
      'artemis:reply:authenticity',
      'artemis:reply:issueDate',
      'artemis:reply:expiryDate',
      'artemis:reply:showExpiryNotification',
      'artemis:reply:docverCheckStatus',
      'artemis:reply:faceCompare',
      'artemis:reply:liveness',
      'artemis:reply:other',
      'artemis:reply:allowedDocumentFormat',
      'artemis:reply:user-email',
      'artemis:reply:user-firstName',
      'artemis:reply:user-fullName',
      'artemis:reply:user-id',
      'artemis:reply:user-lastName',
      'artemis:reply:PERFORMED',
    );
    expect(map(await fixture('document'))).toEqual({
      warnings: [],
      reading: {
        externalDocumentId: '123',
        externalCustomerId: '5001',
        documentType: 'PASSPORT',
        documentNumber: 'UX4827159',
        issueDate: '2023-08-30',
        expiryDate: '2033-08-29',
        authenticity: 'ORIGINAL',
        createdAt: '2023-11-07T05:31:56Z',
        updatedAt: '2023-11-08T06:32:57Z',
        createdBy: {
          id: '17',
          email: 'avery@example.invalid',
          firstName: 'Avery',
          lastName: 'Castelmir',
          fullName: 'Avery Castelmir',
        },
        updatedBy: {
          id: '18',
          email: 'blake@example.invalid',
          firstName: 'Blake',
          lastName: 'Dovranek',
          fullName: 'Blake Dovranek',
        },
        frontName: 'passport-front.jpg',
        backName: 'passport-back.jpg',
        showExpiryNotification: true,
        allowedDocumentFormat: true,
        documentVerification: 'PERFORMED',
        faceComparison: { score: 0.91, picture: '[left out]' },
        liveness: { conclusion: 'LIVE' },
        other: { nested: [{ link: '[left out]' }] },
      },
    });
  });

  test('document-without-optional.json', async () => {
    covers('artemis:reply:allowedDocumentFormat', 'artemis:reply:optional');
    expect(map(await fixture('document-without-optional'))).toEqual({
      warnings: [],
      reading: {
        externalDocumentId: '123',
        externalCustomerId: '5001',
        documentType: 'NATIONAL_ID',
        documentNumber: 'D7K204816',
        issueDate: null,
        expiryDate: '2034-03-11',
        authenticity: null,
        createdAt: '2023-11-07T05:31:56Z',
        updatedAt: '2023-11-08T06:32:57Z',
        createdBy: null,
        updatedBy: null,
        frontName: 'front.jpg',
        backName: null,
        showExpiryNotification: false,
        allowedDocumentFormat: null,
        documentVerification: null,
        faceComparison: null,
        liveness: null,
        other: null,
      },
    });
  });

  test('document-as-sampled.json is read without a remark but that it is another customer’s', async () => {
    covers('artemis:reply:sample');
    const { reading, warnings } = map(await fixture('document-as-sampled'));
    expect(reading).toMatchObject({ documentType: '<string>', issueDate: '2023-12-25', other: {} });
    expect(warnings).toEqual(['customerId is not the id of the customer that was written to.']);
  });

  test('no key but the id is required', () => {
    covers('artemis:reply:optional');
    const { reading, warnings } = map({ id: 123 });
    const { externalDocumentId, ...rest } = reading;
    expect(externalDocumentId).toBe('123');
    expect(new Set(Object.values(rest))).toEqual(new Set([null]));
    expect(warnings).toEqual([]);
  });
});

describe('what is odd', () => {
  test.each([
    ['id', { id: 124 }, 'id is not the id of the document that was written to.'],
    ['customerId', { customerId: 1 }, 'customerId is not the id of the customer that was written to.'],
  ])('another %s is told and no failure: written is written', async (_name, changes, warning) => {
    covers('artemis:reply:id', 'artemis:reply:customerId');
    expect((await mapWith(changes)).warnings).toEqual([warning]);
  });

  test.each<[string, Json, keyof OcrExportReading, string]>([
    ['issueDate', '2023-02-30', 'issueDate', 'issueDate is no date of the documented form.'],
    ['expiryDate', '29.08.2033', 'expiryDate', 'expiryDate is no date of the documented form.'],
    ['expiryDate', [2033, 8, 29], 'expiryDate', 'expiryDate should be text and is a list.'],
    ['createdAt', 'yesterday', 'createdAt', 'createdAt is no time of the documented form.'],
    ['createdAt', '2023-11-07', 'createdAt', 'createdAt is no time of the documented form.'],
    ['updatedAt', '2023-11-31T05:31:56Z', 'updatedAt', 'updatedAt is no time of the documented form.'],
    ['updatedAt', '2023-11-07T25:31:56Z', 'updatedAt', 'updatedAt is no time of the documented form.'],
    ['updatedAt', 1699335116, 'updatedAt', 'updatedAt should be text and is number.'],
    [
      'docverCheckStatus',
      'MAYBE',
      'documentVerification',
      'docverCheckStatus is neither of the two documented values.',
    ],
    ['frontName', 'https://evil.invalid/front.jpg', 'frontName', 'frontName is no name of a file and was left out.'],
    ['backName', 'data:image/png;base64,AAAA', 'backName', 'backName is no name of a file and was left out.'],
    ['customerId', 'abc', 'externalCustomerId', 'customerId is no whole number of 64 bits.'],
    ['customerId', 1.5, 'externalCustomerId', 'customerId is no whole number of 64 bits.'],
    ['type', 7, 'documentType', 'type should be text and is number.'],
    [
      'showExpiryNotification',
      'true',
      'showExpiryNotification',
      'showExpiryNotification should be true or false and is string.',
    ],
    ['faceCompare', 'Access denied', 'faceComparison', 'faceCompare should be an object and is string.'],
    ['liveness', [], 'liveness', 'liveness should be an object and is a list.'],
    ['createdBy', 'system', 'createdBy', 'createdBy should be an object and is string.'],
  ])('%s of %j is null and noted', async (name, value, key, warning) => {
    covers(
      'artemis:reply:createdAt',
      'artemis:reply:updatedAt',
      'artemis:reply:customerId',
      'artemis:reply:frontName',
      'artemis:reply:backName',
      'artemis:reply:issueDate',
      'artemis:reply:expiryDate',
      'artemis:reply:showExpiryNotification',
      'artemis:reply:docverCheckStatus',
      'artemis:reply:faceCompare',
      'artemis:reply:liveness',
    );
    const { reading, warnings } = await mapWith({ [name]: value });
    expect(reading[key]).toBeNull();
    expect(warnings).toEqual([warning]);
  });

  test.each(['2023-11-07T05:31:56.123Z', '2023-11-07T05:31:56+08:00', '2023-11-07T05:31:56.123+0000'])(
    'a time such as %s stays as it is',
    async (updatedAt) => {
      covers('artemis:reply:createdAt');
      expect((await mapWith({ updatedAt })).reading.updatedAt).toBe(updatedAt);
    },
  );

  test('a user of whom little is known', async () => {
    covers('artemis:reply:createdBy', 'artemis:reply:updatedBy', 'artemis:reply:user-id');
    const { reading, warnings } = await mapWith({ createdBy: { id: '9', email: '' }, updatedBy: { id: {} } });
    const nobody = { id: null, email: null, firstName: null, lastName: null, fullName: null };
    expect(reading.createdBy).toEqual({ ...nobody, id: '9' });
    expect(reading.updatedBy).toEqual(nobody);
    expect(warnings).toEqual(['updatedBy.id should be text and is object.']);
  });
});

describe('numbers of 64 bits', () => {
  test('keep all their digits, and texts stay as they are', () => {
    covers('artemis:reply:digits');
    const text =
      '{"id": 9007199254740993, "number": "9007199254740993, \\"x\\": 9007199254740993", "customerId":-9223372036854775807}';
    expect(exactJson(replyOf({ body: text }))).toEqual({
      id: '9007199254740993',
      number: '9007199254740993, "x": 9007199254740993',
      customerId: '-9223372036854775807',
    });
  });

  test.each(['{"id": 123}', '{"score": 0.12345678901234567, "other": 1.5e10}', '[1]', '"1234567890123456789"'])(
    '%s is as it was',
    (text) => {
      expect(exactJson(replyOf({ body: text }))).toEqual(JSON.parse(text));
    },
  );

  test('no JSON stays none', () => {
    expect(exactJson(replyOf({ body: '{"id": 9007199254740993' }))).toBeUndefined();
  });
});

describe('the reply as it is kept', () => {
  test('has neither pictures nor addresses', async () => {
    covers('artemis:reply:front', 'artemis:reply:back');
    const kept = withoutPictures(await fixture('document'));
    expect(kept).toMatchObject({ front: '[left out]', back: '[left out]', frontName: 'passport-front.jpg' });
    expect(JSON.stringify(kept)).not.toMatch(/:\/\/|base64|iVBOR|X-Amz/);
  });

  test.each([
    'iVBORw0KGgoAAAANSUhEUgAAAAE',
    '/9j/4AAQSkZJRgABAQ',
    'JVBERi0xLjQK',
    'R0lGODlhAQABAA',
    'UklGRiQAAABXRUJQ',
    '//files.example.invalid/front',
    'files.example.invalid/front?X-Amz-Signature=EXAMPLE',
  ])('does not have %s wherever it stands', (text) => {
    expect(withoutPictures({ other: { list: [text] } })).toEqual({ other: { list: ['[left out]'] } });
  });

  test('says where there was none', async () => {
    expect(withoutPictures(await fixture('document-without-optional'))).toMatchObject({ front: null, back: null });
  });

  test('ends', () => {
    let deep: Json = 'bottom';
    for (let level = 0; level < 5_000; level++) deep = [deep];
    expect(JSON.stringify(withoutPictures({ other: deep }))).toContain('[left out]');
    expect(withoutPictures({ other: 'x'.repeat(2_001) })).toEqual({ other: '[left out]' });
  });
});
