import { describe, expect, test } from '@jest/globals';
import { flyocrModule } from '../../../src/providers/flyocr/provider.js';
import type { FlyocrSettings } from '../../../src/providers/flyocr/settings.js';
import { FLYOCR_SERVICES } from '../../../src/providers/flyocr/settings.js';
import { SettingsReader } from '../../../src/providers/settings-reader.js';
import { covers } from '../../support/covers.js';

const ACCOUNT = { FLYOCR_KEY: 'k', FLYOCR_SECRET: 's' };

function read(environment: Record<string, string>): { settings: FlyocrSettings | null; faults: string[] } {
  const reader = new SettingsReader(environment);
  return { settings: flyocrModule.readSettings(reader), faults: reader.faults };
}

describe('settings of FlyOCR', () => {
  test('none without an account', () => {
    covers('flyocr:setting:FLYOCR_KEY');
    expect(read({})).toEqual({ settings: null, faults: [] });
    expect(read({ FLYOCR_KEY: 'k' })).toEqual({ settings: null, faults: ['FLYOCR_SECRET must be set too.'] });
    expect(read({ FLYOCR_SECRET: 's' })).toEqual({ settings: null, faults: ['FLYOCR_KEY must be set too.'] });
  });

  test('the defaults', () => {
    covers('flyocr:setting:FLYOCR_BASE_URL', 'flyocr:endpoint:verFaceImage');
    const { settings, faults } = read(ACCOUNT);
    expect(faults).toEqual([]);
    expect(settings).toEqual({
      base: 'https://flyocr.com',
      key: 'k',
      secret: 's',
      authMode: 'token',
      timestampUnit: 'ms',
      bodyEncoding: 'multipart',
      imageForm: 'base64',
      sendFormat: false,
      paths: {
        PASSPORT: '/api/recogliu.do',
        TRAVEL_DOCUMENT: '/api/recogliu.do',
        BANK_CARD: '/api/recogliu.do',
        IDENTITY_DOCUMENT: '/api/recogliu.do',
        PLATE: '/api/recogliu.do',
        TEXT: '/api/recogliu.do',
        INVOICE: '/api/v2/recogInvoiveBase64.do',
        FACE_MATCH: '/verapi/verFaceImage.do',
        SILENT_LIVENESS: '/verapi/verFaceImage.do',
        VIDEO_LIVENESS: '/verapi/verFaceImage.do',
        INVOICE_VERIFICATION: '/verapi/verInvoice.do',
      },
      successStatuses: new Set(['2000']),
      errorCodes: {},
      invoiceOutcomes: {},
      labels: {},
      typeIds: {},
      defaultTypeId: '13',
      plateConfidence: 'percent',
      maxImageBytes: 3_000_000,
    });
  });

  test('everything can be set', () => {
    covers('flyocr:setting:FLYOCR_BASE_URL');
    const { settings, faults } = read({
      ...ACCOUNT,
      FLYOCR_BASE_URL: 'https://ocr.example/',
      FLYOCR_AUTH_MODE: 'secret',
      FLYOCR_TIMESTAMP_UNIT: 's',
      FLYOCR_BODY_ENCODING: 'urlencoded',
      FLYOCR_PATH_TEXT: '/text.do',
      FLYOCR_SUCCESS_STATUSES: '2000, 0000',
      FLYOCR_ERROR_CODES: '{"-9":"RATE_LIMITED"}',
      FLYOCR_INVOICE_OUTCOMES: '{"30001":"NOT_FOUND"}',
      FLYOCR_LABELS: '{"13:Ethnic group":"RACE","Remark":"IGNORED"}',
      FLYOCR_TYPE_IDS: '{"ken-identity-card":"2120"}',
      FLYOCR_DEFAULT_TYPE_ID: '104',
      FLYOCR_PLATE_CONFIDENCE: 'fraction',
      FLYOCR_MAX_IMAGE_BYTES: '300000',
    });
    expect(faults).toEqual([]);
    expect(settings).toMatchObject({
      base: 'https://ocr.example',
      authMode: 'secret',
      timestampUnit: 's',
      bodyEncoding: 'urlencoded',
      sendFormat: true,
      successStatuses: new Set(['2000', '0000']),
      errorCodes: { '-9': 'RATE_LIMITED' },
      invoiceOutcomes: { '30001': 'NOT_FOUND' },
      labels: { '13:Ethnic group': 'RACE', Remark: 'IGNORED' },
      typeIds: { 'ken-identity-card': '2120' },
      defaultTypeId: '104',
      plateConfidence: 'fraction',
      maxImageBytes: 300_000,
    });
    expect(settings?.paths).toMatchObject({ TEXT: '/text.do', PLATE: '/api/recogliu.do' });
  });

  test('the format is sent with the secret unless a setting says otherwise', () => {
    covers('flyocr:setting:FLYOCR_SEND_FORMAT');
    expect(read({ ...ACCOUNT, FLYOCR_AUTH_MODE: 'secret', FLYOCR_SEND_FORMAT: 'off' }).settings?.sendFormat).toBe(
      false,
    );
    expect(read({ ...ACCOUNT, FLYOCR_SEND_FORMAT: 'on' }).settings?.sendFormat).toBe(true);
  });

  test('files go to the file endpoint', () => {
    covers('flyocr:endpoint:recog', 'flyocr:setting:FLYOCR_IMAGE_FORM');
    const { settings } = read({ ...ACCOUNT, FLYOCR_IMAGE_FORM: 'file' });
    for (const service of FLYOCR_SERVICES.slice(0, 7)) expect(settings?.paths[service]).toBe('/api/recog.do');
    expect(settings?.paths.FACE_MATCH).toBe('/verapi/verFaceImage.do');
  });

  test.each(FLYOCR_SERVICES)('%s has a path of its own', (service) => {
    covers('flyocr:setting:FLYOCR_PATH');
    const { settings, faults } = read({ ...ACCOUNT, [`FLYOCR_PATH_${service}`]: '/own.do' });
    expect(faults).toEqual([]);
    const changed = FLYOCR_SERVICES.filter((each) => settings?.paths[each] === '/own.do');
    expect(changed).toEqual([service]);
  });

  test.each(['own.do', '@elsewhere.example/', '.elsewhere.example', ':80/', '/a?b=c', '/a#b', '/a b', '/'])(
    '"%s" is no path',
    (path) => {
      const { settings, faults } = read({ ...ACCOUNT, FLYOCR_PATH_PASSPORT: path });
      expect(faults).toEqual(['FLYOCR_PATH_PASSPORT must be a path that begins with a slash, without a query.']);
      expect(settings?.paths.PASSPORT).toBe('/api/recogliu.do');
    },
  );

  test('a path never leads to another host', () => {
    const { settings } = read({ ...ACCOUNT, FLYOCR_PATH_PASSPORT: '//elsewhere.example/x' });
    expect(new URL(`${settings?.base}${settings?.paths.PASSPORT}`).host).toBe('flyocr.com');
  });

  test.each<[Record<string, string>, string]>([
    [{ FLYOCR_AUTH_MODE: 'oauth' }, 'FLYOCR_AUTH_MODE must be one of token, secret.'],
    [{ FLYOCR_TIMESTAMP_UNIT: 'us' }, 'FLYOCR_TIMESTAMP_UNIT must be one of ms, s.'],
    [{ FLYOCR_IMAGE_FORM: 'url' }, 'FLYOCR_IMAGE_FORM must be one of base64, file.'],
    [
      { FLYOCR_IMAGE_FORM: 'file', FLYOCR_BODY_ENCODING: 'urlencoded' },
      'FLYOCR_IMAGE_FORM file needs FLYOCR_BODY_ENCODING multipart.',
    ],
    [{ FLYOCR_ERROR_CODES: '{"1":"OOPS"}' }, 'FLYOCR_ERROR_CODES must lead to error codes of ours only.'],
    [
      { FLYOCR_INVOICE_OUTCOMES: '{"1":"FINE"}' },
      'FLYOCR_INVOICE_OUTCOMES must lead to outcomes of a verification only.',
    ],
    [{ FLYOCR_LABELS: '{"Name":"NAME"}' }, 'FLYOCR_LABELS must lead to names of fields only.'],
    [{ FLYOCR_TYPE_IDS: '[]x' }, 'FLYOCR_TYPE_IDS must be a JSON object of texts.'],
    [{ FLYOCR_MAX_IMAGE_BYTES: '-1' }, 'FLYOCR_MAX_IMAGE_BYTES must be a whole number from 1 to 50000000.'],
  ])('a fault is named without its value: %j', (changes, fault) => {
    expect(read({ ...ACCOUNT, ...changes }).faults).toEqual([fault]);
  });
});

describe('abilities of FlyOCR', () => {
  test('are stated, with the settings in them', () => {
    covers('flyocr:setting:FLYOCR_MAX_IMAGE_BYTES');
    const settings = { ...flyocrModule.sandboxSettings('http://127.0.0.1:1'), maxImageBytes: 7 };
    const provider = flyocrModule.create(settings, { mode: 'LIVE', cost: null });
    const { name, mode, capabilities } = provider;
    expect({ name, mode }).toEqual({ name: 'flyocr', mode: 'LIVE' });
    expect('check' in provider || 'cancel' in provider).toBe(false);
    expect(capabilities).toMatchObject({ maxImageBytes: 7, synchronous: true, canCancel: false, idempotent: false });
    expect(capabilities.requests).not.toContain('SESSION');
    expect(capabilities.mediaTypesByRequest?.INVOICE).toContain('application/pdf');
    expect(capabilities.cost).toEqual({ amount: '0.05', currency: 'USD' });
  });

  test('faces are taken in the formats of the vendor that are pictures for us', () => {
    covers('flyocr:request:face-formats');
    const settings = flyocrModule.sandboxSettings('http://127.0.0.1:1');
    const { capabilities } = flyocrModule.create(settings, { mode: 'LIVE', cost: null });
    expect([...(capabilities.mediaTypesByRequest?.FACE_MATCH ?? [])].sort()).toEqual([
      'image/bmp',
      'image/jpeg',
      'image/png',
      'image/tiff',
    ]);
  });

  test('take the cost that they are given', () => {
    covers('flyocr:setting:FLYOCR_COST');
    const cost = { amount: '0.20', currency: 'CNY' };
    const settings = flyocrModule.sandboxSettings('http://127.0.0.1:1');
    expect(flyocrModule.create(settings, { mode: 'LIVE', cost }).capabilities.cost).toEqual(cost);
  });
});
