import { describe, expect, test } from '@jest/globals';
import { neurovisionModule } from '../../../src/providers/neurovision/provider.js';
import type { NeurovisionSettings } from '../../../src/providers/neurovision/settings.js';
import { SettingsReader } from '../../../src/providers/settings-reader.js';
import { covers, coversOneOf } from '../../support/covers.js';

function read(environment: Record<string, string>) {
  const reader = new SettingsReader(environment);
  return { settings: neurovisionModule.readSettings(reader), faults: reader.faults };
}

const DEFAULTS: NeurovisionSettings = {
  baseUrl: 'https://api.neuro-vision.ru/v1',
  tokenRoute: 'form',
  token: 'a-token',
  login: null,
  mode: 'async',
  schemaId: null,
  schemaRequired: false,
  captcha: null,
  ocrEncoding: 'words',
  pendingStatuses: ['idle', 'processing'],
  pollIntervalMs: 3_000,
  giveUpAfterMs: 600_000,
  sessionHttpStatuses: [200, 201, 202],
  maxImages: null,
  maxImageBytes: null,
  syncCallMs: 300_000,
  faceNumbers: 'unknown',
};

describe('settings', () => {
  test('a token alone is enough, and everything else has its default', () => {
    covers('neurovision:endpoint:base', 'neurovision:open:NEUROVISION_TOKEN');
    expect(read({ NEUROVISION_TOKEN: 'a-token' })).toEqual({ settings: DEFAULTS, faults: [] });
  });

  test('without credentials the vendor is not configured, which is no fault', () => {
    expect(read({ NEUROVISION_MODE: 'sync' })).toEqual({ settings: null, faults: [] });
  });

  test.each([
    ['NEUROVISION_BASE_URL', 'https://api.nv.example/v2/', { baseUrl: 'https://api.nv.example/v2' }],
    ['NEUROVISION_TOKEN_ROUTE', 'header', { tokenRoute: 'header' }],
    ['NEUROVISION_TOKEN_ROUTE', 'bearer', { tokenRoute: 'bearer' }],
    ['NEUROVISION_MODE', 'sync', { mode: 'sync' }],
    ['NEUROVISION_SCHEMA_ID', 'schema-001', { schemaId: 'schema-001' }],
    ['NEUROVISION_SCHEMA_REQUIRED', 'on', { schemaRequired: true }],
    ['NEUROVISION_CAPTCHA', 'constant', { captcha: 'constant' }],
    ['NEUROVISION_OCR_ENCODING', 'digits', { ocrEncoding: 'digits' }],
    ['NEUROVISION_PENDING_STATUSES', 'idle, queued', { pendingStatuses: ['idle', 'queued'] }],
    ['NEUROVISION_POLL_INTERVAL_MS', '5000', { pollIntervalMs: 5_000 }],
    ['NEUROVISION_GIVE_UP_AFTER_MS', '60000', { giveUpAfterMs: 60_000 }],
    ['NEUROVISION_SESSION_HTTP_STATUSES', '200, 422', { sessionHttpStatuses: [200, 422] }],
    ['NEUROVISION_MAX_IMAGES', '10', { maxImages: 10 }],
    ['NEUROVISION_MAX_IMAGE_BYTES', '5000000', { maxImageBytes: 5_000_000 }],
    ['NEUROVISION_SYNC_CALL_MS', '400000', { syncCallMs: 400_000 }],
    ['NEUROVISION_FACE_NUMBERS', 'share', { faceNumbers: 'share' }],
  ])('%s=%s', (name, value, expected) => {
    coversOneOf('neurovision:setting', name);
    const { settings, faults } = read({ NEUROVISION_TOKEN: 'a-token', [name]: value });
    expect(faults).toEqual([]);
    expect(settings).toEqual({ ...DEFAULTS, ...expected });
  });

  test('an account for the temporary token, with its days', () => {
    covers('neurovision:open:NEUROVISION_EMAIL');
    const account = {
      NEUROVISION_EMAIL: 'a@b.example',
      NEUROVISION_PASSWORD: 'secret',
      NEUROVISION_TOKEN_ROUTE: 'bearer',
    };
    const login = { email: 'a@b.example', password: 'secret' };
    expect(read(account).settings?.login).toEqual({ ...login, validDays: 1 });
    expect(read({ ...account, NEUROVISION_VALID_DAYS: '0' }).settings?.login).toEqual({ ...login, validDays: 0 });
  });

  test.each([
    [
      { NEUROVISION_EMAIL: 'a@b.example' },
      'NEUROVISION_EMAIL and NEUROVISION_PASSWORD belong together: set both or neither.',
    ],
    [
      { NEUROVISION_PASSWORD: 'secret' },
      'NEUROVISION_EMAIL and NEUROVISION_PASSWORD belong together: set both or neither.',
    ],
    [
      { NEUROVISION_EMAIL: 'a@b.example', NEUROVISION_PASSWORD: 'secret' },
      'NEUROVISION_EMAIL needs NEUROVISION_TOKEN_ROUTE to be header or bearer: form takes NEUROVISION_TOKEN.',
    ],
    [
      { NEUROVISION_TOKEN: 't', NEUROVISION_TOKEN_ROUTE: 'cookie' },
      'NEUROVISION_TOKEN_ROUTE must be one of form, header, bearer.',
    ],
    [{ NEUROVISION_TOKEN: 't', NEUROVISION_MODE: 'later' }, 'NEUROVISION_MODE must be one of async, sync.'],
    [
      { NEUROVISION_TOKEN: 't', NEUROVISION_POLL_INTERVAL_MS: '1' },
      'NEUROVISION_POLL_INTERVAL_MS must be a whole number from 100 to 600000.',
    ],
    [
      { NEUROVISION_TOKEN: 't', NEUROVISION_BASE_URL: 'ftp://x' },
      'NEUROVISION_BASE_URL must be a URL that begins with https:// or http://.',
    ],
    [
      { NEUROVISION_TOKEN: 't', NEUROVISION_SESSION_HTTP_STATUSES: 'all' },
      'NEUROVISION_SESSION_HTTP_STATUSES must be whole numbers separated by commas.',
    ],
  ])('%j is a fault that names no value', (environment, fault) => {
    expect(read(environment as unknown as Record<string, string>).faults).toEqual([fault]);
  });
});

describe('the module', () => {
  const create = (
    settings: Partial<NeurovisionSettings> = {},
    cost: { amount: string; currency: string } | null = null,
  ) => neurovisionModule.create({ ...DEFAULTS, ...settings }, { mode: 'LIVE', cost });

  test('says what it can be asked for, and that faces and liveness exist inside a session only', () => {
    covers('neurovision:open:callbacks');
    const { capabilities } = create();
    expect(capabilities).toMatchObject({
      requests: ['DOCUMENT', 'SESSION'],
      mediaTypes: ['image/jpeg', 'image/png'],
      maxImageBytes: null,
      synchronous: false,
      canCancel: false,
      canErase: false,
      idempotent: false,
      cost: null,
      faces: true,
      liveness: true,
      authenticity: true,
    });
    expect(capabilities.limitations.filter((text) => text.includes('only inside a session'))).toHaveLength(2);
    expect(capabilities.limitations.join()).toContain('callbacks');
    expect(Object.keys(create())).not.toContain('cancel');
  });

  test('its abilities follow its settings', () => {
    covers('neurovision:open:NEUROVISION_COST');
    expect(create({ mode: 'sync', maxImageBytes: 7 }).capabilities).toMatchObject({
      synchronous: true,
      maxImageBytes: 7,
    });
    const cost = { amount: '0.30', currency: 'EUR' };
    expect(create({}, cost).capabilities.cost).toEqual(cost);
  });

  test('names every field that it may read, once', () => {
    const { fields } = create().capabilities;
    expect(new Set(fields).size).toBe(fields.length);
    expect(fields).toEqual(
      expect.arrayContaining(['SURNAME', 'DATE_OF_BIRTH', 'DOCUMENT_NAME', 'ISSUING_AUTHORITY_CODE']),
    );
  });

  test('has no types of documents to ask for', () => {
    expect(neurovisionModule.documentTypes).toEqual([]);
  });
});
