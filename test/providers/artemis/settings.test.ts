import { describe, expect, test } from '@jest/globals';
import { artemisModule } from '../../../src/providers/artemis/provider.js';
import { defaultsOf } from '../../../src/providers/artemis/settings.js';
import { SettingsReader } from '../../../src/providers/settings-reader.js';
import { documentTypesOf, readVendors } from '../../../src/providers/vendors.js';
import { covers, coversOneOf } from '../../support/covers.js';

const CLIENT = { ARTEMIS_CLIENT_ID: 'client', ARTEMIS_CLIENT_SECRET: 'secret', ARTEMIS_DOMAIN_ID: '42' };
const USER = { ARTEMIS_USERNAME: 'someone@example.invalid', ARTEMIS_PASSWORD: 'secret' };

function read(environment: Record<string, string>) {
  const reader = new SettingsReader(environment);
  return { settings: artemisModule.readSettings(reader), faults: reader.faults };
}

describe('settings', () => {
  test('without credentials there is no provider', () => {
    expect(read({})).toEqual({ settings: null, faults: [] });
    expect(read({ ARTEMIS_ENVIRONMENT: 'UAT' })).toEqual({ settings: null, faults: [] });
  });

  test('a client alone: production with all defaults', () => {
    covers('artemis:choice:ARTEMIS_CLIENT_ID');
    expect(read(CLIENT)).toEqual({
      faults: [],
      settings: {
        apiBase: 'https://api.artemis.cynopsis.co',
        authBase: 'https://crm.cynopsis.co',
        tokenEndpoint: 'OAUTH',
        tokenPath: '/oauth/token',
        credentials: { clientId: 'client', clientSecret: 'secret', user: null },
        domainId: '42',
        useRefreshToken: false,
        tokenRenewalMarginMs: 60_000,
        idempotent: true,
        statusCodes: {},
        retryAfterMs: 0,
        maxBodyBytes: 0,
        statusTask: 'SUCCESS',
        resultStatus: null,
        allowUndocumentedKeys: false,
        unknownValues: 'OMIT',
        mrzLineSeparator: 'NEWLINE',
        documentTypes: {
          PASSPORT: 'PASSPORT',
          IDENTITY_CARD: 'NATIONAL_ID',
          DRIVING_LICENCE: 'DRIVING_LICENSE',
          RESIDENCE_PERMIT: 'OTHERS',
          TRAVEL_PERMIT: 'OTHERS',
          VISA: 'OTHERS',
          VEHICLE_LICENCE: 'OTHERS',
          BANK_CARD: 'OTHERS',
          OTHER: 'OTHERS',
        },
      },
    });
  });

  test('a user along with it: the password grant', () => {
    covers('artemis:choice:ARTEMIS_USERNAME');
    const { settings, faults } = read({ ...CLIENT, ...USER });
    expect(faults).toEqual([]);
    expect(settings?.credentials.user).toEqual({ username: 'someone@example.invalid', password: 'secret' });
  });

  test('unless the grant is set otherwise', () => {
    covers('artemis:choice:ARTEMIS_GRANT');
    const { settings, faults } = read({ ...CLIENT, ...USER, ARTEMIS_GRANT: 'CLIENT_CREDENTIALS' });
    expect(faults).toEqual([]);
    expect(settings?.credentials.user).toBeNull();
  });

  test('the hosts of each environment', () => {
    covers('artemis:choice:ARTEMIS_ENVIRONMENT');
    expect(read({ ...CLIENT, ARTEMIS_ENVIRONMENT: 'UAT' }).settings).toMatchObject({
      apiBase: 'https://api1.artemisuat.cynopsis.co',
      authBase: 'https://crm-demo.cynopsis.co',
    });
  });

  test('the JSON endpoint stands beside the documents', () => {
    covers('artemis:choice:ARTEMIS_TOKEN_ENDPOINT');
    expect(read({ ...CLIENT, ARTEMIS_TOKEN_ENDPOINT: 'JSON' }).settings).toMatchObject({
      tokenEndpoint: 'JSON',
      tokenPath: '/api/authentication/token',
      authBase: 'https://api.artemis.cynopsis.co',
    });
    const moved = { ...CLIENT, ARTEMIS_TOKEN_ENDPOINT: 'JSON', ARTEMIS_API_BASE: 'https://example.invalid/' };
    expect(read(moved).settings?.authBase).toBe('https://example.invalid');
  });

  test.each<[string, string, object]>([
    ['ARTEMIS_API_BASE', 'https://example.invalid/api/', { apiBase: 'https://example.invalid/api' }],
    ['ARTEMIS_AUTH_BASE', 'https://login.example.invalid/', { authBase: 'https://login.example.invalid' }],
    ['ARTEMIS_TOKEN_PATH', '/v2/token', { tokenPath: '/v2/token' }],
    ['ARTEMIS_USE_REFRESH_TOKEN', 'on', { useRefreshToken: true }],
    ['ARTEMIS_TOKEN_RENEWAL_MARGIN_MS', '0', { tokenRenewalMarginMs: 0 }],
    ['ARTEMIS_IDEMPOTENT', 'off', { idempotent: false }],
    ['ARTEMIS_STATUS_CODES', '{"409":"INVALID_REQUEST"}', { statusCodes: { 409: 'INVALID_REQUEST' } }],
    ['ARTEMIS_RETRY_AFTER_MS', '5000', { retryAfterMs: 5_000 }],
    ['ARTEMIS_MAX_BODY_BYTES', '100000', { maxBodyBytes: 100_000 }],
    ['ARTEMIS_STATUS_TASK', 'DONE', { statusTask: 'DONE' }],
    ['ARTEMIS_RESULT_STATUS', 'UNCERTAIN', { resultStatus: 'UNCERTAIN' }],
    ['ARTEMIS_ALLOW_UNDOCUMENTED_KEYS', 'on', { allowUndocumentedKeys: true }],
    ['ARTEMIS_UNKNOWN_VALUES', 'NULL', { unknownValues: 'NULL' }],
    ['ARTEMIS_MRZ_LINE_SEPARATOR', 'NONE', { mrzLineSeparator: 'NONE' }],
    ['ARTEMIS_DOCUMENT_TYPES', '{"VISA":"VISA"}', { documentTypes: { ...defaultsOf().documentTypes, VISA: 'VISA' } }],
    ['ARTEMIS_DOMAIN_ID', '9223372036854775807', { domainId: '9223372036854775807' }],
  ])('%s=%s', (name, value, expected) => {
    coversOneOf('artemis:setting', name);
    const { settings, faults } = read({ ...CLIENT, [name]: value });
    expect(faults).toEqual([]);
    expect(settings).toEqual({ ...read(CLIENT).settings, ...expected });
  });

  test.each<[Record<string, string>, string]>([
    [{ ARTEMIS_CLIENT_ID: 'secret' }, 'ARTEMIS_CLIENT_SECRET, ARTEMIS_DOMAIN_ID'],
    [{ ARTEMIS_CLIENT_ID: 'a', ARTEMIS_CLIENT_SECRET: 'secret' }, 'ARTEMIS_DOMAIN_ID'],
    [{ ...CLIENT, ARTEMIS_DOMAIN_ID: 'secret' }, 'ARTEMIS_DOMAIN_ID'],
    [{ ...CLIENT, ARTEMIS_DOMAIN_ID: '9223372036854775808' }, 'ARTEMIS_DOMAIN_ID'],
    [{ ...CLIENT, ARTEMIS_PASSWORD: 'secret' }, 'ARTEMIS_USERNAME'],
    [{ ...CLIENT, ARTEMIS_USERNAME: 'secret' }, 'ARTEMIS_PASSWORD'],
    [{ ...CLIENT, ARTEMIS_GRANT: 'PASSWORD' }, 'ARTEMIS_USERNAME, ARTEMIS_PASSWORD'],
    [{ ...CLIENT, ARTEMIS_GRANT: 'secret' }, 'ARTEMIS_GRANT'],
    [{ ...CLIENT, ARTEMIS_ENVIRONMENT: 'secret' }, 'ARTEMIS_ENVIRONMENT'],
    [{ ...CLIENT, ARTEMIS_TOKEN_ENDPOINT: 'secret' }, 'ARTEMIS_TOKEN_ENDPOINT'],
    [{ ...CLIENT, ...USER, ARTEMIS_TOKEN_ENDPOINT: 'JSON' }, 'ARTEMIS_GRANT must be CLIENT_CREDENTIALS'],
    [{ ...CLIENT, ARTEMIS_API_BASE: 'ftp://secret' }, 'ARTEMIS_API_BASE'],
    [{ ...CLIENT, ARTEMIS_AUTH_BASE: 'secret' }, 'ARTEMIS_AUTH_BASE'],
    [{ ...CLIENT, ARTEMIS_TOKEN_PATH: 'secret' }, 'ARTEMIS_TOKEN_PATH'],
    [{ ...CLIENT, ARTEMIS_TOKEN_PATH: '//secret.invalid/token' }, 'ARTEMIS_TOKEN_PATH'],
    [{ ...CLIENT, ARTEMIS_TOKEN_PATH: '/\\secret.invalid' }, 'ARTEMIS_TOKEN_PATH'],
    [{ ...CLIENT, ARTEMIS_STATUS_CODES: '{"409":"SECRET"}' }, 'ARTEMIS_STATUS_CODES'],
    [{ ...CLIENT, ARTEMIS_STATUS_CODES: '{"200":"CONFLICT"}' }, 'ARTEMIS_STATUS_CODES'],
    [{ ...CLIENT, ARTEMIS_STATUS_CODES: 'secret' }, 'ARTEMIS_STATUS_CODES'],
    [{ ...CLIENT, ARTEMIS_DOCUMENT_TYPES: '{"SECRET":"VISA"}' }, 'ARTEMIS_DOCUMENT_TYPES'],
    [{ ...CLIENT, ARTEMIS_UNKNOWN_VALUES: 'secret' }, 'ARTEMIS_UNKNOWN_VALUES'],
    [{ ...CLIENT, ARTEMIS_MRZ_LINE_SEPARATOR: 'secret' }, 'ARTEMIS_MRZ_LINE_SEPARATOR'],
    [{ ...CLIENT, ARTEMIS_TOKEN_RENEWAL_MARGIN_MS: '-1' }, 'ARTEMIS_TOKEN_RENEWAL_MARGIN_MS'],
    [{ ...CLIENT, ARTEMIS_IDEMPOTENT: 'secret' }, 'ARTEMIS_IDEMPOTENT'],
  ])('a fault in %j names %s and no value', (environment, name) => {
    const { faults } = read(environment);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(name);
    expect(faults[0]).not.toMatch(/secret/);
  });
});

describe('abilities', () => {
  const create = (environment: Record<string, string> = {}) => {
    const { settings } = read({ ...CLIENT, ...environment });
    return artemisModule.create(settings!, { mode: 'LIVE', cost: null });
  };

  test('it stores and does nothing else', () => {
    expect(create().capabilities).toMatchObject({
      requests: ['OCR_EXPORT'],
      documentKinds: [],
      fields: [],
      mediaTypes: [],
      maxImageBytes: null,
      synchronous: true,
      canCancel: false,
      canErase: false,
      idempotent: true,
      cost: null,
      faces: false,
      liveness: false,
      authenticity: false,
    });
    expect(create().capabilities.limitations.join()).toContain('Recognises nothing');
    expect(create()).not.toHaveProperty('check');
    expect(create()).not.toHaveProperty('cancel');
  });

  test('whether it may be repeated is a setting', () => {
    covers('artemis:setting:ARTEMIS_IDEMPOTENT');
    expect(create({ ARTEMIS_IDEMPOTENT: 'off' }).capabilities.idempotent).toBe(false);
  });

  test('a cost can be stated', () => {
    covers('artemis:choice:ARTEMIS_COST');
    const create = readVendors(new SettingsReader({ ...CLIENT, ARTEMIS_COST: '0.05 SGD' })).artemis;
    expect(create?.()).toMatchObject({
      name: 'artemis',
      mode: 'LIVE',
      capabilities: { cost: { amount: '0.05', currency: 'SGD' } },
    });
  });

  test('it is one of the vendors, and reads no type of document', () => {
    expect(readVendors(new SettingsReader({})).artemis).toBeNull();
    expect(documentTypesOf('artemis')).toEqual([]);
  });
});
