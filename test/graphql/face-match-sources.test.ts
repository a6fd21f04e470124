import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { FaceSourceInput } from '../../operations/generated.js';
import { CreateSessionDocument, MatchFacesDocument } from '../../operations/generated.js';
import { saysOfFaces } from '../support/face-answers.js';
import type { FaceMatchStage } from './face-match-stage.js';
import { ACME, anImage, createFaceMatchStage, GLOBEX } from './face-match-stage.js';
import { sendForm } from './multipart-request.js';
import { newPicture, newPictureAsBase64 } from './pictures.js';

let app: FaceMatchStage['app'];
let vendors: FaceMatchStage['vendors'];
let cheap: FaceMatchStage['cheap'];
let ask: FaceMatchStage['ask'];
let match: FaceMatchStage['match'];
let uploadDocument: FaceMatchStage['uploadDocument'];
beforeAll(async () => {
  ({ app, vendors, cheap, ask, match, uploadDocument } = await createFaceMatchStage());
});
afterAll(() => app.stop());
beforeEach(() => {
  for (const { calls } of vendors) calls.length = 0;
});

describe('a face', () => {
  beforeEach(() => cheap.always(saysOfFaces({ samePerson: true })));

  test('is the portrait of a document, of a selfie, or of a picture that was handed in before', async () => {
    const document = await uploadDocument();
    const selfie: FaceSourceInput = { image: { base64: await newPictureAsBase64() }, role: 'SELFIE' };
    const found = await match({ left: { documentId: document.id }, right: selfie });
    expect(found.left).toMatchObject({
      role: 'DOCUMENT_PORTRAIT',
      document: { id: document.id },
      image: { sha256: document.images[0]!.sha256 },
    });
    expect(found.right).toMatchObject({ role: 'SELFIE', document: null });
    const bytes = await fetch(found.right.image!.url);
    expect(bytes.status).toBe(200);

    const earlier = { imageId: found.right.image!.id, role: 'SELFIE' as const };
    const portrait = { imageId: found.left.image!.id };
    const again = await match({ left: earlier, right: portrait });
    expect(again.left).toMatchObject({ role: 'SELFIE', image: { id: earlier.imageId } });
    expect(again.right).toMatchObject({ role: 'DOCUMENT_PORTRAIT', document: { id: document.id } });
    expect(cheap.calls).toHaveLength(1);
    const { request } = cheap.calls[0]!;
    expect(request.kind === 'FACE_MATCH' && request.left.sha256).toBe(document.images[0]!.sha256);
  });

  test('comes as a file of a multipart request, two at once', async () => {
    const variables = {
      input: { left: { image: { upload: null } }, right: { image: { upload: null } } },
      waitMs: 20_000,
    };
    const files = {
      'variables.input.left.image.upload': await newPicture(),
      'variables.input.right.image.upload': await newPicture(),
    };
    const headers = { 'apollo-require-preflight': '1', ...ACME };
    const reply = await sendForm(app.url, MatchFacesDocument, variables, files, { headers });
    expect(reply.data.matchFaces).toMatchObject({ faceMatch: { decision: 'SAME_PERSON' }, userErrors: [] });
  });

  test('belongs to the session and its customer', async () => {
    const created = await app.ask(CreateSessionDocument, { input: { customerId: 'customer-7' } }, ACME);
    const sessionId = created.data.createSession.session!.id;
    expect(await match({ sessionId })).toMatchObject({ session: { id: sessionId }, customer: { id: 'customer-7' } });
    const foreign = await ask({ sessionId }, GLOBEX);
    expect(foreign.userErrors).toMatchObject([{ code: 'SESSION_NOT_FOUND', path: ['input', 'sessionId'] }]);
  });
});

describe('nobody is asked, and the caller told where to mend it, where', () => {
  const refused = async (left: FaceSourceInput, right?: FaceSourceInput, headers = ACME) => {
    const { faceMatch, userErrors } = await ask({ left, ...(right ? { right } : {}) }, headers);
    expect(faceMatch).toBeNull();
    expect(vendors.flatMap(({ calls }) => calls)).toEqual([]);
    expect(userErrors).toHaveLength(1);
    return userErrors[0];
  };

  test('both sides are the same picture, by whatever way it comes', async () => {
    const image = await anImage();
    const same = { code: 'SAME_PICTURE_TWICE', path: ['input', 'right'] };
    expect(await refused(image, { ...image, role: 'SELFIE' })).toMatchObject(same);
    const document = await uploadDocument();
    const byDocument = { documentId: document.id };
    expect(await refused(byDocument, byDocument)).toMatchObject(same);
  });

  test('a side has no source, or two', async () => {
    expect(await refused({})).toMatchObject({ code: 'FACE_SOURCE_MISSING', path: ['input', 'left'] });
    const document = await uploadDocument();
    const two = { ...(await anImage()), documentId: document.id };
    expect(await refused(await anImage(), two)).toMatchObject({
      code: 'FACE_SOURCE_AMBIGUOUS',
      path: ['input', 'right'],
    });
  });

  test('the portrait of a document is called a selfie', async () => {
    const { id } = await uploadDocument();
    expect(await refused({ documentId: id, role: 'SELFIE' })).toMatchObject({
      code: 'INPUT_INVALID',
      path: ['input', 'left', 'role'],
    });
  });

  test('a document or picture is another tenant’s, in the same words as where there is none', async () => {
    const document = await uploadDocument();
    const foreign = await refused({ documentId: document.id }, undefined, GLOBEX);
    expect(foreign).toMatchObject({ code: 'DOCUMENT_NOT_FOUND', path: ['input', 'left', 'documentId'] });
    expect(await refused({ documentId: 'doc_AAAAAAAAAAAAAAAAAAAAAA' }, undefined, GLOBEX)).toEqual(foreign);
    cheap.script(saysOfFaces({ samePerson: true }));
    const own = await match({ left: { documentId: document.id } });
    cheap.calls.length = 0;
    const imageId = own.right.image!.id;
    const foreignImage = await refused(await anImage(), { imageId }, GLOBEX);
    expect(foreignImage).toMatchObject({ code: 'IMAGE_NOT_FOUND', path: ['input', 'right', 'imageId'] });
    expect(await refused(await anImage(), { imageId: 'img_AAAAAAAAAAAAAAAAAAAAAA' }, GLOBEX)).toEqual(foreignImage);
  });

  test('a picture is none', async () => {
    expect(await refused({ image: { base64: Buffer.from('no picture').toString('base64') } })).toMatchObject({
      code: 'IMAGE_TYPE_NOT_SUPPORTED',
      path: ['input', 'left', 'image', 'base64'],
    });
    expect(await refused({ image: { specimen: 'passport-utopia-scan-pdf' }, role: 'SELFIE' })).toMatchObject({
      code: 'IMAGE_TYPE_NOT_SUPPORTED',
    });
  });
});
