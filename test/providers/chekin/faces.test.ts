import { describe, expect, test } from '@jest/globals';
import { covers } from '../../support/covers.js';
import { imageOf } from '../../support/provider-call.js';
import { codeOf, faceRequest, handleOf, providerOf, requestFor, scripted } from './chekin-call.js';

describe('two faces, step by step', () => {
  const face = (id: number, status: string, found = false) => ({
    id,
    picture_file: 'x',
    status,
    is_face_detected: found,
  });
  const comparison = (status: string, distance: number | null) => ({
    id: 9,
    identification_picture: 2,
    person_picture: 3,
    status,
    distance,
    is_match: distance !== null,
  });

  test('uploads, waits for both, compares, waits', async () => {
    covers(
      'chekin:endpoint:biomatch-identification',
      'chekin:endpoint:biomatch-person',
      'chekin:endpoint:biomatch-compare',
      'chekin:request:identification_picture',
      'chekin:request:person_picture',
      'chekin:face:is_face_detected',
    );
    const { context, sent } = scripted(
      { status: 201, body: face(2, 'NEW') },
      { status: 201, body: face(3, 'NEW') },
      { body: face(2, 'COM', true) },
      { body: face(3, 'PRO') },
      { body: face(2, 'COM', true) },
      { body: face(3, 'COM', true) },
      { status: 201, body: comparison('NEW', null) },
      { body: comparison('PRO', null) },
      { body: comparison('COM', 0.41) },
    );
    const provider = providerOf({ faceMatch: true });
    const request = await faceRequest();
    let result = await provider.start(request, context);
    const sentByStep = [sent.length];
    while (result.state === 'pending') {
      const next = await provider.check?.(handleOf(result), request, context);
      if (!next) throw new Error('It cannot be asked.');
      result = next;
      sentByStep.push(sent.length);
    }
    expect(sentByStep).toEqual([1, 2, 4, 7, 8, 9]);
    const root = '/api/v1/tools/biomatch';
    expect(sent.map(({ method, url }) => `${method} ${url.pathname}`)).toEqual([
      `POST ${root}/identification/`,
      `POST ${root}/person/`,
      `GET ${root}/identification/2/`,
      `GET ${root}/person/3/`,
      `GET ${root}/identification/2/`,
      `GET ${root}/person/3/`,
      `POST ${root}/compare/`,
      `GET ${root}/compare/9/`,
      `GET ${root}/compare/9/`,
    ]);
    expect(JSON.parse(sent[6]?.body as string)).toEqual({ identification_picture: 2, person_picture: 3 });
    expect(JSON.parse(sent[0]?.body as string)).toEqual({ picture_file: expect.stringMatching(/^data:image\/jpeg/) });
    expect(result.outcome).toMatchObject({
      externalId: '9',
      reading: { face: { rawScore: '0.41', samePerson: true } },
    });
  });

  test.each([
    ['v1', '/api/v1/tools/biomatch/person/'],
    ['v2', '/api/v1/tools/biomatch/person/'],
    ['v3', '/api/v3/biomatch/person/'],
  ] as const)('%s: the person at %s', async (version, path) => {
    covers('chekin:endpoint:biomatch-person');
    const { context, sent } = scripted({ status: 201, body: face(3, 'NEW') });
    const handle = { step: 'PERSON_UPLOAD', sinceMs: Date.now(), identification: 2 };
    await providerOf({ version, faceMatch: true }).check?.(handle, await faceRequest(), context);
    expect(sent[0]?.url.pathname).toBe(path);
  });

  test('a PDF is no picture of a face', async () => {
    covers('chekin:request:no-pdf-of-faces');
    const { context, sent } = scripted();
    const request = { ...(await faceRequest()), left: imageOf(Buffer.from('picture'), 'application/pdf') };
    const provider = providerOf({ faceMatch: true });
    expect(await codeOf(provider.start(request, context))).toBe('INVALID_IMAGE');
    expect(provider.capabilities.mediaTypesByRequest?.FACE_MATCH).not.toContain('application/pdf');
    expect(sent).toEqual([]);
  });

  test('a comparison that failed has failed', async () => {
    covers('chekin:status:ERR');
    const { context } = scripted({ body: comparison('ERR', null) });
    const handle = { step: 'COMPARISON', sinceMs: Date.now(), comparison: 9 };
    expect(await codeOf(providerOf().check!(handle, await faceRequest(), context))).toBe('INVALID_IMAGE');
  });

  test('a handle of faces with a request for a document is a fault of ours', async () => {
    const { context } = scripted();
    const handle = { step: 'PERSON_UPLOAD', sinceMs: Date.now(), identification: 2 };
    expect(await codeOf(providerOf().check!(handle, await requestFor(), context))).toBe('INTERNAL');
  });
});
