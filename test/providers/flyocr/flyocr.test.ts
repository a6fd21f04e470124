import { afterAll, beforeAll } from '@jest/globals';
import type { Sandbox } from '../../../src/sandbox/server.js';
import { FLYOCR_SANDBOX_CREDENTIALS } from '../../../src/providers/flyocr/sandbox-credentials.js';
import { describeProviderContract } from '../../contracts/provider.js';
import { documentRequest, flyocrAt, startFlyocrSandbox } from './sandbox-call.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startFlyocrSandbox();
});
afterAll(() => sandbox.stop());

describeProviderContract('flyocr', {
  provider: () => flyocrAt(sandbox),
  withWrongCredentials: () => flyocrAt(sandbox, { secret: 'another-secret' }),
  request: () => Promise.resolve(documentRequest()),
  secrets: () => [FLYOCR_SANDBOX_CREDENTIALS.key, FLYOCR_SANDBOX_CREDENTIALS.secret],
  refusal: 'INVALID_IMAGE',
  pends: false,
});
