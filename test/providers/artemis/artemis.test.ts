import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OcrExportReading } from '../../../src/domain/ocr-export.js';
import { artemisModule } from '../../../src/providers/artemis/provider.js';
import type { ArtemisSettings } from '../../../src/providers/artemis/settings.js';
import type { Outcome, Provider } from '../../../src/providers/contract.js';
import { ProviderFailure } from '../../../src/providers/contract.js';
import { createDocumentOf } from '../../../src/sandbox/document-of.js';
import type { Sandbox } from '../../../src/sandbox/server.js';
import { startSandbox } from '../../../src/sandbox/server.js';
import { artemisSandbox } from '../../../src/sandbox/vendors/artemis.js';
import {
  ARTEMIS_SANDBOX_CLIENT_ID,
  ARTEMIS_SANDBOX_CLIENT_SECRET,
  ARTEMIS_SANDBOX_MISSING_DOCUMENT_ID,
  ARTEMIS_SANDBOX_PASSWORD,
  ARTEMIS_SANDBOX_USERNAME,
} from '../../../src/providers/artemis/sandbox-credentials.js';
import { describeProviderContract } from '../../contracts/provider.js';
import { covers } from '../../support/covers.js';
import { callUntilDone } from '../../support/provider-call.js';
import { exportOf } from './artemis-call.js';

const CLIENT = { clientId: ARTEMIS_SANDBOX_CLIENT_ID, clientSecret: ARTEMIS_SANDBOX_CLIENT_SECRET };
const USER = { username: ARTEMIS_SANDBOX_USERNAME, password: ARTEMIS_SANDBOX_PASSWORD };
const JSON_ENDPOINT = { tokenEndpoint: 'JSON', tokenPath: '/api/authentication/token' } as const;

let sandbox: Sandbox;
const held = new Map<string, Provider>();

function create(changes: Partial<ArtemisSettings> = {}): Provider {
  const settings = { ...artemisModule.sandboxSettings(sandbox.origin), ...changes };
  return artemisModule.create(settings, { mode: 'SANDBOX', cost: null });
}

/** One provider for many calls, as a server has it, so that its token is kept. */
function kept(name: string, changes: Partial<ArtemisSettings> = {}): Provider {
  const provider = held.get(name) ?? create(changes);
  held.set(name, provider);
  return provider;
}

beforeAll(async () => {
  sandbox = await startSandbox({
    vendors: [artemisSandbox],
    documentOf: createDocumentOf(() => Promise.resolve(null)),
    slowMs: 200,
  });
});

afterAll(() => sandbox.stop());

describe('with client credentials', () => {
  describeProviderContract('artemis', {
    provider: () => kept('client'),
    withWrongCredentials: () => create({ credentials: { ...CLIENT, clientSecret: 'wrong', user: null } }),
    request: () => exportOf(),
    secrets: () => [ARTEMIS_SANDBOX_CLIENT_SECRET, 'Bearer '],
    refusal: 'INVALID_REQUEST',
    pends: false,
  });
});

describe('with a user', () => {
  describeProviderContract('artemis', {
    provider: () => kept('user', { credentials: { ...CLIENT, user: USER } }),
    withWrongCredentials: () => create({ credentials: { ...CLIENT, user: { ...USER, password: 'wrong' } } }),
    request: () => exportOf(),
    secrets: () => [ARTEMIS_SANDBOX_CLIENT_SECRET, ARTEMIS_SANDBOX_PASSWORD],
    refusal: 'INVALID_REQUEST',
    pends: false,
  });
});

describe('with the token endpoint that takes JSON', () => {
  describeProviderContract('artemis', {
    provider: () => kept('json', JSON_ENDPOINT),
    withWrongCredentials: () =>
      create({ ...JSON_ENDPOINT, credentials: { ...CLIENT, clientSecret: 'wrong', user: null } }),
    request: () => exportOf(),
    secrets: () => [ARTEMIS_SANDBOX_CLIENT_SECRET],
    refusal: 'INVALID_REQUEST',
    pends: false,
  });
});

function readingOf(outcome: Outcome): OcrExportReading {
  if (outcome.reading.kind !== 'OCR_EXPORT') throw new Error('It is no export.');
  return outcome.reading.export;
}

async function failureOf(run: Promise<unknown>): Promise<ProviderFailure> {
  const fault: unknown = await run.catch((error: unknown) => error);
  if (!(fault instanceof ProviderFailure)) throw new Error('It did not fail as it should.');
  return fault;
}

describe('against the sandbox', () => {
  test('the passport of Utopia is stored and answered with', async () => {
    covers(
      'artemis:endpoint:put',
      'artemis:reply:type',
      'artemis:reply:number',
      'artemis:reply:authenticity',
      'artemis:reply:NOT_PERFORMED',
    );
    const outcome = await callUntilDone(create(), await exportOf());
    expect(readingOf(outcome)).toEqual({
      externalDocumentId: '123',
      externalCustomerId: '5001',
      documentType: 'PASSPORT',
      documentNumber: 'UX4827159',
      issueDate: '2023-08-30',
      expiryDate: '2033-08-29',
      authenticity: 'ORIGINAL',
      createdAt: expect.stringMatching(/^2026-01-\d\dT08:30:00Z$/),
      updatedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      createdBy: {
        id: '1',
        email: 'officer@artemis.invalid',
        firstName: 'Sandbox',
        lastName: 'Officer',
        fullName: 'Sandbox Officer',
      },
      updatedBy: expect.objectContaining({ id: '1' }),
      frontName: 'front.jpg',
      backName: null,
      showExpiryNotification: false,
      allowedDocumentFormat: true,
      documentVerification: 'NOT_PERFORMED',
      faceComparison: {},
      liveness: {},
      other: {},
    });
    expect(outcome.warnings).toEqual([]);
    expect(outcome.externalId).toBe('123');
    expect(outcome.raw).toMatchObject({ id: 123, front: '[left out]', back: null });
  });

  test.each([
    ['id-card-utopia-back', 'NATIONAL_ID', 'D7K204816'],
    ['driving-licence-back', 'DRIVING_LICENSE', 'Z90417362'],
    ['visa-a-utopia', 'OTHERS', 'V40921786'],
  ] as const)('%s is stored as %s', async (name, documentType, documentNumber) => {
    const outcome = await callUntilDone(create(), await exportOf(name));
    expect(readingOf(outcome)).toMatchObject({ documentType, documentNumber });
  });

  test('ids of 64 bits keep all their digits', async () => {
    covers('artemis:reply:digits');
    const target = { customerId: '9223372036854775807', documentId: '9007199254740993' };
    const outcome = await callUntilDone(create(), await exportOf('passport-utopia', { target }));
    expect(readingOf(outcome)).toMatchObject({
      externalCustomerId: target.customerId,
      externalDocumentId: target.documentId,
    });
    expect(outcome.externalId).toBe(target.documentId);
    expect(outcome.warnings).toEqual([]);
  });

  test('a document that does not exist', async () => {
    covers('artemis:request:documentId');
    const target = { customerId: '5001', documentId: ARTEMIS_SANDBOX_MISSING_DOCUMENT_ID };
    const failure = await failureOf(callUntilDone(create(), await exportOf('passport-utopia', { target })));
    expect(failure).toMatchObject({ code: 'NOT_FOUND', status: 404, delivery: 'RECEIVED', retryable: false });
  });

  test('a domain that is not the client’s', async () => {
    covers('artemis:request:x-domain-id');
    const failure = await failureOf(callUntilDone(create({ domainId: '7002' }), await exportOf()));
    expect(failure).toMatchObject({ code: 'PERMISSION_DENIED', status: 403, retryable: false });
  });

  test('a result that it could not store', async () => {
    const failure = await failureOf(callUntilDone(create(), await exportOf(), { scenario: 'artemis-broken' }));
    expect(failure).toMatchObject({ code: 'UNAVAILABLE', status: 500, retryable: true });
  });

  test('nothing is charged', async () => {
    await callUntilDone(create(), await exportOf());
    expect(sandbox.charges('artemis')).toBe(0);
  });
});
