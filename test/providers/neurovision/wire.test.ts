import { describe, expect, test } from '@jest/globals';
import { readSession } from '../../../src/providers/neurovision/wire.js';
import { withoutPictures } from '../../../src/providers/neurovision/redact.js';
import { covers } from '../../support/covers.js';
import { fixture } from './read-fixture.js';

describe('the reply', () => {
  test('the fields of a session', async () => {
    covers(
      'neurovision:session:sessionId',
      'neurovision:session:status',
      'neurovision:session:spent',
      'neurovision:session:createdAt',
      'neurovision:session:clientKey',
      'neurovision:session:errors',
    );
    const warnings: string[] = [];
    expect(readSession(await fixture('rich-session'), warnings)).toMatchObject({
      sessionId: '550e8400-e29b-11d4-a716-446655440000',
      clientId: null,
      status: 'suspicious',
      spentSeconds: 24.184,
      createdAt: '2026-03-19T10:31:06.000Z',
      isClientNew: true,
      clientKey: 'my_client_key_123',
      errors: ['[general] age requirement mismatch'],
      denied: [],
    });
    expect(warnings).toEqual([]);
  });

  test.each([
    ['the word null', 'null', null],
    ['null', null, null],
    ['nothing', '', null],
    ['an id', '00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000'],
  ])('clientId as %s', (_name, clientId, expected) => {
    covers('neurovision:session:clientId');
    expect(readSession({ status: 'failed', clientId }, []).clientId).toBe(expected);
  });

  test('the sample of a failed session has a client of the word null, who is new', async () => {
    covers('neurovision:session:clientId');
    expect(readSession(await fixture('failed-session'), [])).toMatchObject({
      clientId: null,
      isClientNew: true,
      spentSeconds: 261.569,
      createdAt: '2025-05-21T08:15:46.980Z',
    });
  });

  test('a wrong type is absent and noted', () => {
    covers('neurovision:session:results', 'neurovision:result:tampered');
    const warnings: string[] = [];
    const results = [7, { type: [], status: {}, errors: 'none', docName: 5, isBackSide: 'no', checks: {}, ocr: [] }];
    const session = readSession(
      { sessionId: 's', status: 'success', spent: 'long', isClientNew: 'yes', results },
      warnings,
    );
    expect(session.results).toHaveLength(2);
    expect(session.results[1]).toEqual({
      path: 'results[1]',
      type: null,
      status: null,
      errors: [],
      docName: null,
      countryCode: null,
      isBackSide: null,
      checks: [],
      ocr: { path: 'results[1].ocr', status: null, fields: [] },
    });
    expect(warnings).toEqual(
      expect.arrayContaining([
        'spent should be a number and is string.',
        'isClientNew should be true or false and is string.',
        'results[0] should be an object and is number.',
        'results[1].type should be text and is a list.',
        'results[1].status should be text and is object.',
        'results[1].errors should be a list and is string.',
        'results[1].docName should be text and is number.',
        'results[1].isBackSide should be true or false and is string.',
        'results[1].checks should be a list and is object.',
        'results[1].ocr should be an object and is a list.',
      ]),
    );
  });
});

describe('the reply as it is kept', () => {
  test('is the reply without pictures', async () => {
    covers(
      'neurovision:result:image',
      'neurovision:result:items-images',
      'neurovision:result:faceSelfie',
      'neurovision:result:withDoc',
    );
    const json = (await fixture('selfie-and-document')) as { results: Record<string, unknown>[] };
    const kept = withoutPictures(json) as typeof json;
    expect(JSON.stringify(kept)).not.toContain('url');
    expect(kept.results[1]).toMatchObject({
      docName: 'GBR — Passport (2006)',
      withDoc: 'passport',
      faceSelfie: '[picture left out]',
      faceDoc: '[picture left out]',
      image: '[picture left out]',
      imageFull: '[picture left out]',
    });
    expect(kept.results[2]).toMatchObject({
      checks: [
        {
          items: [
            { value: '92%', images: ['[picture left out]', '[picture left out]'] },
            { value: '83%', images: ['[picture left out]', '[picture left out]'] },
          ],
        },
      ],
    });
  });

  test('what is not mapped stands there as it came', async () => {
    covers(
      'neurovision:session:kept',
      'neurovision:result:spent',
      'neurovision:result:withDoc',
      'neurovision:result:kept',
      'neurovision:ocr:kept',
    );
    type Result = Record<string, unknown> & { ocr?: { fields: unknown[] }; checks?: { items: unknown[] }[] };
    const json = (await fixture('rich-session')) as Record<string, unknown> & { results: Result[] };
    const kept = withoutPictures(json) as typeof json;
    for (const name of 'version schemaId clientUser secondsToLive responseTime email wallet'.split(' ')) {
      expect(kept[name]).toBe(json[name]);
    }
    const [document, , selfie] = kept.results;
    expect(document).toMatchObject({ spent: 0.442, history: [], startedAt: '2026-03-19T10:31:06.572Z', tries: 1 });
    expect(document?.checks?.[0]?.items).toContainEqual({ status: 'failed', caption: 'isXerocopy', confidence: 0.932 });
    expect(document?.ocr?.fields).toEqual(json.results[0]?.ocr?.fields);
    expect(document?.ocr?.fields[0]).toMatchObject({ lcid: 1033, isMRZOk: true, imageIndex: 0 });
    expect(selfie?.['withDoc']).toEqual(json.results[2]?.['withDoc']);
  });

  test('lists of addresses and addresses anywhere are left out', async () => {
    covers('neurovision:result:image-lists', 'neurovision:open:image-addresses');
    const kept = withoutPictures(await fixture('rich-session'));
    expect(JSON.stringify(kept)).not.toContain('neurovision.invalid');
    expect(
      withoutPictures({ note: 'https://x.example/', inline: `data:image/png;base64,AA`, text: 'A'.repeat(512) }),
    ).toEqual({
      note: '[picture left out]',
      inline: '[picture left out]',
      text: '[picture left out]',
    });
  });

  test('the words "Access denied" stay, credentials do not', () => {
    expect(withoutPictures({ images: 'Access denied', token: 'a', deep: [{ password: 'b' }] })).toEqual({
      images: 'Access denied',
      token: '[credential left out]',
      deep: [{ password: '[credential left out]' }],
    });
  });

  test('names from the prototype are names like any other', () => {
    const kept = withoutPictures(JSON.parse('{"__proto__":{"image":"x"},"constructor":1}'));
    expect(JSON.stringify(kept)).toBe('{"__proto__":{"image":"[picture left out]"},"constructor":1}');
  });

  test('what is nested beyond all measure ends', () => {
    const deep = JSON.parse(`${'['.repeat(500)}1${']'.repeat(500)}`) as unknown;
    expect(JSON.stringify(withoutPictures(deep)).length).toBeLessThan(200);
  });
});
