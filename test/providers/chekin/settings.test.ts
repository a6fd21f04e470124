import { describe, expect, test } from '@jest/globals';
import { chekinModule } from '../../../src/providers/chekin/provider.js';
import { SettingsReader } from '../../../src/providers/settings-reader.js';
import { covers, coversOneOf } from '../../support/covers.js';

function read(environment: Record<string, string>) {
  const reader = new SettingsReader(environment);
  return { settings: chekinModule.readSettings(reader), faults: reader.faults };
}

describe('settings', () => {
  test('without credentials there is no provider', () => {
    expect(read({})).toEqual({ settings: null, faults: [] });
    expect(read({ CHEKIN_API_VERSION: 'v3', CHEKIN_FACE_MATCH: 'on' })).toEqual({ settings: null, faults: [] });
  });

  test('a user token alone: v1 with all defaults', () => {
    coversOneOf('chekin:setting', 'CHEKIN_TOKEN');
    expect(read({ CHEKIN_TOKEN: 'abc' })).toEqual({
      faults: [],
      settings: {
        baseUrl: 'https://api.chekin.io/api',
        version: 'v1',
        credentials: { kind: 'TOKEN', token: 'abc' },
        scheme: 'Token',
        apiKey: null,
        tokenLifetimeMs: 3_600_000,
        tokenRenewalMarginMs: 300_000,
        pollIntervalMs: 1_000,
        pollIntervalCeilingMs: 10_000,
        processingCeilingMs: 600_000,
        retryAfterMs: 0,
        maxImageBytes: 0,
        longestValidityYears: 50,
        acceptWithoutZone: false,
        validNumberProvesNumber: true,
        faceMatch: false,
      },
    });
  });

  test('an account alone: v3 with JWT', () => {
    coversOneOf('chekin:setting', 'CHEKIN_EMAIL');
    coversOneOf('chekin:setting', 'CHEKIN_PASSWORD');
    const { settings, faults } = read({ CHEKIN_EMAIL: 'a@example.invalid', CHEKIN_PASSWORD: 'secret' });
    expect(faults).toEqual([]);
    expect(settings).toMatchObject({
      version: 'v3',
      scheme: 'JWT',
      baseUrl: 'https://a.chekin.io/api',
      credentials: { kind: 'ACCOUNT', email: 'a@example.invalid', password: 'secret' },
    });
  });

  test.each([
    ['v1', 'https://api.chekin.io/api'],
    ['v2', 'https://api.chekin.io/api'],
    ['v3', 'https://a.chekin.io/api'],
  ])('%s stands at %s', (version, baseUrl) => {
    covers('chekin:setting:CHEKIN_API_VERSION');
    expect(read({ CHEKIN_TOKEN: 'abc', CHEKIN_API_VERSION: version }).settings?.baseUrl).toBe(baseUrl);
  });

  test.each([
    ['CHEKIN_BASE_URL', 'https://staging.example.invalid/api/', { baseUrl: 'https://staging.example.invalid/api' }],
    ['CHEKIN_API_VERSION', 'v2', { version: 'v2' }],
    ['CHEKIN_AUTHORIZATION_SCHEME', 'JWT', { scheme: 'JWT' }],
    ['CHEKIN_API_KEY', 'key', { apiKey: 'key' }],
    ['CHEKIN_TOKEN_LIFETIME_MS', '60000', { tokenLifetimeMs: 60_000 }],
    ['CHEKIN_TOKEN_RENEWAL_MARGIN_MS', '1000', { tokenRenewalMarginMs: 1_000 }],
    ['CHEKIN_POLL_INTERVAL_MS', '250', { pollIntervalMs: 250 }],
    ['CHEKIN_POLL_INTERVAL_CEILING_MS', '5000', { pollIntervalCeilingMs: 5_000 }],
    ['CHEKIN_PROCESSING_CEILING_MS', '90000', { processingCeilingMs: 90_000 }],
    ['CHEKIN_RETRY_AFTER_MS', '3000', { retryAfterMs: 3_000 }],
    ['CHEKIN_MAX_IMAGE_BYTES', '5000000', { maxImageBytes: 5_000_000 }],
    ['CHEKIN_LONGEST_VALIDITY_YEARS', '20', { longestValidityYears: 20 }],
    ['CHEKIN_ACCEPT_WITHOUT_ZONE', 'on', { acceptWithoutZone: true }],
    ['CHEKIN_VALID_NUMBER_PROVES_NUMBER', 'off', { validNumberProvesNumber: false }],
    ['CHEKIN_FACE_MATCH', 'on', { faceMatch: true }],
  ])('%s=%s', (name, value, expected) => {
    coversOneOf('chekin:setting', name);
    const { settings, faults } = read({ CHEKIN_TOKEN: 'abc', [name]: value });
    expect(faults).toEqual([]);
    expect(settings).toMatchObject(expected);
  });

  test.each([
    [{ CHEKIN_TOKEN: 'secret', CHEKIN_EMAIL: 'secret', CHEKIN_PASSWORD: 'secret' }, 'CHEKIN_TOKEN'],
    [{ CHEKIN_EMAIL: 'secret' }, 'CHEKIN_PASSWORD'],
    [{ CHEKIN_PASSWORD: 'secret' }, 'CHEKIN_EMAIL'],
    [{ CHEKIN_TOKEN: 'a', CHEKIN_API_VERSION: 'secret' }, 'CHEKIN_API_VERSION'],
    [{ CHEKIN_TOKEN: 'a', CHEKIN_AUTHORIZATION_SCHEME: 'secret' }, 'CHEKIN_AUTHORIZATION_SCHEME'],
    [{ CHEKIN_TOKEN: 'a', CHEKIN_BASE_URL: 'ftp://secret' }, 'CHEKIN_BASE_URL'],
    [{ CHEKIN_TOKEN: 'a', CHEKIN_POLL_INTERVAL_MS: '-1' }, 'CHEKIN_POLL_INTERVAL_MS'],
    [{ CHEKIN_TOKEN: 'a', CHEKIN_LONGEST_VALIDITY_YEARS: '100' }, 'CHEKIN_LONGEST_VALIDITY_YEARS'],
    [{ CHEKIN_TOKEN: 'a', CHEKIN_FACE_MATCH: 'secret' }, 'CHEKIN_FACE_MATCH'],
  ])('a fault in %j names %s and no value', (environment, name) => {
    const { faults } = read(environment);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(name);
    expect(faults[0]).not.toContain('secret');
  });
});

describe('abilities', () => {
  const create = (environment: Record<string, string>) => {
    const { settings } = read({ CHEKIN_TOKEN: 'abc', ...environment });
    return chekinModule.create(settings!, { mode: 'LIVE', cost: { amount: '0.05', currency: 'EUR' } });
  };

  test('faces only where they are set', () => {
    covers('chekin:setting:CHEKIN_FACE_MATCH');
    expect(create({}).capabilities).toMatchObject({ requests: ['DOCUMENT'], faces: false });
    expect(create({ CHEKIN_FACE_MATCH: 'on' }).capabilities).toMatchObject({
      requests: ['DOCUMENT', 'FACE_MATCH'],
      faces: true,
    });
  });

  test('fields by version', () => {
    expect(create({}).capabilities.fields).not.toContain('DATE_OF_ISSUE');
    expect(create({ CHEKIN_API_VERSION: 'v2' }).capabilities.fields).toContain('DATE_OF_ISSUE');
    expect(create({ CHEKIN_API_VERSION: 'v2' }).capabilities.fields).not.toContain('PLACE_OF_BIRTH');
    expect(create({ CHEKIN_API_VERSION: 'v3' }).capabilities.fields).toContain('PLACE_OF_BIRTH');
  });

  test('what is stated of size, cost and promises', () => {
    expect(create({}).capabilities).toMatchObject({
      mediaTypes: ['image/png', 'image/jpeg', 'application/pdf', 'image/tiff', 'image/bmp'],
      maxImageBytes: null,
      synchronous: false,
      canCancel: false,
      canErase: false,
      idempotent: false,
      liveness: false,
      authenticity: false,
      cost: { amount: '0.05', currency: 'EUR' },
    });
    expect(create({ CHEKIN_MAX_IMAGE_BYTES: '1000' }).capabilities.maxImageBytes).toBe(1_000);
    expect(create({})).not.toHaveProperty('cancel');
  });
});
