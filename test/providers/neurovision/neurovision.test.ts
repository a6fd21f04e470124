import { afterAll, beforeAll, describe } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { SessionRequest } from '../../../src/providers/contract.js';
import { neurovisionModule } from '../../../src/providers/neurovision/provider.js';
import { createDocumentOf } from '../../../src/sandbox/document-of.js';
import type { Sandbox } from '../../../src/sandbox/server.js';
import { startSandbox } from '../../../src/sandbox/server.js';
import { neurovisionSandbox } from '../../../src/sandbox/vendors/neurovision.js';
import { describeProviderContract } from '../../contracts/provider.js';
import { ASK_ANYTHING, imageOf } from '../../support/provider-call.js';

const SPECIMENS = new URL('../../../assets/specimens/', import.meta.url);
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({
    vendors: [neurovisionSandbox],
    documentOf: createDocumentOf(async () => Promise.resolve(null)),
    processingMs: 20,
    slowMs: 100,
  });
});
afterAll(() => sandbox.stop());

const settings = () => neurovisionModule.sandboxSettings(sandbox.origin);
const parts = { mode: 'SANDBOX', cost: null } as const;
const specimen = async (file: string) => imageOf(await readFile(new URL(file, SPECIMENS)));

describe('a document', () => {
  describeProviderContract('neurovision', {
    provider: () => neurovisionModule.create(settings(), parts),
    withWrongCredentials: () => neurovisionModule.create({ ...settings(), token: 'not-a-known-token' }, parts),
    request: async () => ({
      kind: 'DOCUMENT',
      question: ASK_ANYTHING,
      images: [await specimen('passport-utopia.jpg')],
    }),
    secrets: () => [settings().token ?? ''],
    refusal: 'INVALID_REQUEST',
    pends: true,
  });
});

async function sessionRequest(): Promise<SessionRequest> {
  return {
    kind: 'SESSION',
    images: [await specimen('passport-utopia.jpg'), await specimen('selfie.jpg')],
    questions: [null, null],
    externalSessionId: null,
    clientKey: null,
    schemaId: null,
    captcha: null,
    ocr: true,
  };
}

describe('a session, in sync mode, with a token that is fetched', () => {
  const account = () =>
    settings().login ?? { email: 'sandbox@verigraph.example', password: 'correct-horse-of-utopia', validDays: 1 };
  describeProviderContract('neurovision', {
    provider: () =>
      neurovisionModule.create({ ...settings(), mode: 'sync', tokenRoute: 'bearer', login: account() }, parts),
    withWrongCredentials: () =>
      neurovisionModule.create(
        { ...settings(), mode: 'sync', tokenRoute: 'bearer', login: { ...account(), password: 'wrong-horse' } },
        parts,
      ),
    request: sessionRequest,
    secrets: () => [account().password, 'wrong-horse', 'Bearer '],
    refusal: 'INVALID_REQUEST',
    pends: true,
  });
});
