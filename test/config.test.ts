import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { ConfigurationError, readSettings } from '../src/config.js';

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    readSettings(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults;
    throw error;
  }
}

const LONG_KEY = 'k'.repeat(20);

describe('settings', () => {
  test('need nothing: without any variable the server serves this machine alone', () => {
    expect(readSettings({})).toMatchObject({
      production: false,
      role: 'all',
      host: '127.0.0.1',
      port: 4000,
      databaseUrl: null,
      cacheUrl: null,
      apiKeys: [],
      playground: true,
      introspection: true,
    });
    expect(Object.isFrozen(readSettings({}))).toBe(true);
  });

  test('an empty variable counts as absent', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: ' ', API_KEYS: '' })).toEqual(readSettings({}));
  });

  test('name every fault at once, and no value', () => {
    const faults = faultsOf({
      PORT: '70000',
      ROLE: 'king',
      DATABASE_URL: 'mysql://user:canary@host/db',
      API_KEYS: 'acme,:key,Acme:key,acme:sha256:canary',
      MASTER_KEY: 'canary',
      CORS_ORIGINS: 'https://a.example/canary',
      LOG_LEVEL: 'canary',
      PLAYGROUND: 'canary',
      MAX_UPLOAD_BYTES: '1e9',
    });
    expect(faults).toHaveLength(12);
    expect(faults.join('\n')).not.toContain('canary');
    for (const name of ['PORT', 'ROLE', 'DATABASE_URL', 'API_KEYS', 'MASTER_KEY', 'CORS_ORIGINS', 'LOG_LEVEL']) {
      expect(faults.some((fault) => fault.startsWith(name))).toBe(true);
    }
  });

  test('a role of its own needs a database that others reach too', () => {
    expect(faultsOf({ ROLE: 'worker' })).toEqual([expect.stringContaining('ROLE=worker needs DATABASE_URL')]);
    expect(faultsOf({ ROLE: 'api', DATABASE_URL: 'postgres://localhost/x' })).toEqual([]);
  });
});

describe('API_KEYS', () => {
  test('hold the SHA-256 of each key, of one tenant or several', () => {
    const hash = createHash('sha256').update('second').digest();
    const { apiKeys } = readSettings({ API_KEYS: `acme:first, acme:sha256:${hash.toString('hex')},globex:a:b` });
    expect(apiKeys).toEqual([
      { tenant: 'acme', scopes: [], sha256: createHash('sha256').update('first').digest() },
      { tenant: 'acme', scopes: [], sha256: hash },
      { tenant: 'globex', scopes: [], sha256: createHash('sha256').update('a:b').digest() },
    ]);
  });

  test('allow more where scopes stand behind the tenant', () => {
    const { apiKeys } = readSettings({ API_KEYS: 'acme[card-number:read]:first,acme[]:second,acme:[third]' });
    expect(apiKeys.map(({ tenant, scopes }) => ({ tenant, scopes }))).toEqual([
      { tenant: 'acme', scopes: ['card-number:read'] },
      { tenant: 'acme', scopes: [] },
      { tenant: 'acme', scopes: [] },
    ]);
    expect(apiKeys[0]!.sha256).toEqual(createHash('sha256').update('first').digest());
  });

  test.each([
    ['an unknown scope', 'acme[canary]:key', 'API_KEYS, entry 1: the scopes in brackets must be different ones of'],
    [
      'a scope twice',
      'acme[card-number:read card-number:read]:key',
      'API_KEYS, entry 1: the scopes in brackets must be different ones of',
    ],
    ['a bracket that stays open', 'acme[card-number:read:key', 'API_KEYS, entry 1 must have the form'],
    ['no tenant', '[card-number:read]:key', 'API_KEYS, entry 1 must have the form'],
    ['no key', 'acme[card-number:read]:', 'API_KEYS, entry 1 must have the form'],
    ['two meanings of one key', 'acme:key,acme[card-number:read]:key', 'API_KEYS: the same key of acme must not have'],
  ])('are refused with %s', (_fault, API_KEYS, expected) => {
    const faults = faultsOf({ API_KEYS });
    expect(faults).toEqual([expect.stringContaining(expected)]);
    expect(faults.join()).not.toContain('canary');
  });
});

describe('in production', () => {
  const NODE_ENV = 'production';

  test('there is no start without keys', () => {
    expect(faultsOf({ NODE_ENV })).toEqual(['API_KEYS must name at least one tenant when NODE_ENV is production.']);
  });

  test('a key in plain text is long, a hashed one may be any', () => {
    expect(faultsOf({ NODE_ENV, API_KEYS: `acme:${LONG_KEY.slice(1)}` })).toEqual([
      'API_KEYS, entry 1: in production a key has at least 20 characters.',
    ]);
    expect(faultsOf({ NODE_ENV, API_KEYS: `acme:${LONG_KEY},globex:sha256:${'a'.repeat(64)}` })).toEqual([]);
  });

  test('playground and introspection are off unless asked for', () => {
    const API_KEYS = `acme:${LONG_KEY}`;
    expect(readSettings({ NODE_ENV, API_KEYS })).toMatchObject({ playground: false, introspection: false });
    expect(readSettings({ NODE_ENV, API_KEYS, PLAYGROUND: 'on' })).toMatchObject({ playground: true });
  });
});

test('one key cannot belong to two tenants', () => {
  expect(() => readSettings({ API_KEYS: 'acme:the-same-key,globex:the-same-key' })).toThrow(
    'acme and globex must not have the same key',
  );
  expect(() => readSettings({ API_KEYS: 'acme:the-same-key,acme:the-same-key' })).not.toThrow();
});

describe('languages of printed text', () => {
  const languagesOf = (value?: string) =>
    readSettings(value === undefined ? {} : { OCR_LANGUAGES: value }).ocrLanguages;

  test('are English, or those named in their order, or none', () => {
    expect(languagesOf()).toEqual(['eng']);
    expect(languagesOf('chi_sim, eng,chi_sim')).toEqual(['chi_sim', 'eng']);
    expect(languagesOf('off')).toEqual([]);
  });

  test.each(['../../etc', 'eng,off', 'eng+chi_sim', 'English', 'eng,'])('%s is no name of one', (value) => {
    expect(() => languagesOf(value)).toThrow('OCR_LANGUAGES must be names such as eng or chi_sim');
  });
});
