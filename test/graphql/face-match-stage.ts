import { expect } from '@jest/globals';
import type { FaceSourceInput, MatchFacesInput } from '../../operations/generated.js';
import { MatchFacesDocument, UploadDocumentDocument } from '../../operations/generated.js';
import type { ProviderName } from '../../src/domain/provider-name.js';
import type { FakeProvider } from '../support/fake-provider.js';
import { createFakeProvider, done, registryOf } from '../support/fake-provider.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';
import { newPictureAsBase64 } from './pictures.js';

export const ACME = { authorization: 'Bearer acme-key' };
export const GLOBEX = { authorization: 'Bearer globex-key' };

const compares = (name: ProviderName, amount: string): FakeProvider =>
  createFakeProvider({
    name,
    capabilities: { requests: ['FACE_MATCH'], cost: { amount, currency: 'EUR' }, idempotent: false },
  });

export const anImage = async (): Promise<FaceSourceInput> => ({ image: { base64: await newPictureAsBase64() } });

/** A server with three vendors that compare faces, each dearer than the one before, and a reader of documents. */
export async function createFaceMatchStage() {
  const vendors = [compares('flyocr', '0.05'), compares('chekin', '0.10'), compares('beorg', '0.20')] as const;
  const [cheap, middle, dear] = vendors;
  const reader = createFakeProvider({ name: 'local' });
  reader.always(done());
  const app: TestApp = await createTestApp({
    environment: { API_KEYS: 'acme:acme-key,globex:globex-key' },
    registry: registryOf(reader, ...vendors),
  });

  /** Two new pictures, where none are given. */
  async function ask(input: Partial<MatchFacesInput> = {}, headers = ACME, waitMs = 20_000) {
    const faces = { left: input.left ?? (await anImage()), right: input.right ?? (await anImage()) };
    const reply = await app.ask(MatchFacesDocument, { input: { ...input, ...faces }, waitMs }, headers);
    expect(reply.errors).toBeUndefined();
    return reply.data.matchFaces;
  }

  async function match(input: Partial<MatchFacesInput> = {}, headers = ACME, waitMs = 20_000) {
    const { faceMatch, userErrors } = await ask(input, headers, waitMs);
    expect(userErrors).toEqual([]);
    return faceMatch!;
  }

  async function uploadDocument() {
    const input = { image: { base64: await newPictureAsBase64() }, strategy: { providers: ['local' as const] } };
    const reply = await app.ask(UploadDocumentDocument, { input, waitMs: 20_000 }, ACME);
    return reply.data.uploadDocument.document!;
  }

  return { app, vendors, cheap, middle, dear, ask, match, uploadDocument };
}

export type FaceMatchStage = Awaited<ReturnType<typeof createFaceMatchStage>>;
