import { describe, expect, test } from '@jest/globals';
import { readSettings } from '../../../src/config.js';
import { findDocumentType } from '../../../src/domain/document-types.js';
import { beorgModule } from '../../../src/providers/beorg/provider.js';
import type { BeorgSettings } from '../../../src/providers/beorg/settings.js';
import { SettingsReader } from '../../../src/providers/settings-reader.js';
import { covers } from '../../support/covers.js';
import { settingsWith } from './beorg-settings.js';

const CREDENTIALS = { BEORG_TOKEN: 'token', BEORG_MACHINE_UID: 'machine', BEORG_PROJECT_ID: 'U_RATE_2' };

function read(environment: Record<string, string>) {
  const reader = new SettingsReader(environment);
  return { settings: beorgModule.readSettings(reader), faults: reader.faults };
}

describe('settings', () => {
  test('without credentials it is not configured', () => {
    expect(read({})).toEqual({ settings: null, faults: [] });
  });

  test('some credentials without the others are a fault that repeats no value', () => {
    covers('beorg:setting:BEORG_TOKEN');
    expect(read({ BEORG_TOKEN: 'token' })).toEqual({
      settings: null,
      faults: ['BEORG_MACHINE_UID and BEORG_PROJECT_ID must be set as well.'],
    });
  });

  test('defaults', () => {
    covers('beorg:request:pdf', 'beorg:setting:BEORG_BASE_URL', 'beorg:setting:BEORG_MEDIA_TYPES');
    expect(read(CREDENTIALS)).toEqual({
      faults: [],
      settings: {
        baseUrl: 'https://api.beorg.ru',
        token: 'token',
        machineUid: 'machine',
        projectId: 'U_RATE_2',
        projectKey: 'project_id',
        notReadyStatuses: [425],
        relationForm: 'key',
        relationTemplate: '{key}',
        verification: true,
        types: {},
        defaultType: 'PASSPORT',
        selfieType: 'SELFIE',
        faceDocumentType: 'PASSPORT',
        invoiceType: 'INV',
        invoiceFields: {},
        firstCheckAfterMs: 4_000,
        checkAfterMs: 2_000,
        mediaTypes: ['image/jpeg', 'image/png', 'application/pdf'],
        maxImageBytes: null,
      },
    });
  });

  test('each of them can be set', () => {
    covers('beorg:setting:BEORG_BASE_URL', 'beorg:setting:BEORG_MEDIA_TYPES', 'beorg:setting:BEORG_MAX_IMAGE_BYTES');
    covers('beorg:setting:BEORG_INVOICE_TYPE', 'beorg:setting:BEORG_INVOICE_FIELDS');
    const { settings, faults } = read({
      ...CREDENTIALS,
      BEORG_BASE_URL: 'https://beorg.example/',
      BEORG_PROJECT_KEY: 'campaign_id',
      BEORG_NOT_READY_STATUSES: '202, 425',
      BEORG_RELATION_FORM: 'raw',
      BEORG_RELATION_TEMPLATE: '{"document":"{key}"}',
      BEORG_VERIFICATION: 'off',
      BEORG_TYPES: '{"rus-driving-licence":"DLIC"}',
      BEORG_DEFAULT_TYPE: 'RVP',
      BEORG_SELFIE_TYPE: 'FACE',
      BEORG_FACE_DOCUMENT_TYPE: 'PASSPORT_FRGN',
      BEORG_INVOICE_TYPE: 'BILL',
      BEORG_INVOICE_FIELDS: '{"Номер":"INVOICE_NUMBER","Всего":"GROSS_AMOUNT","Итого":"GROSS_AMOUNT"}',
      BEORG_FIRST_CHECK_AFTER_MS: '1000',
      BEORG_CHECK_AFTER_MS: '500',
      BEORG_MEDIA_TYPES: 'image/jpeg, image/tiff',
      BEORG_MAX_IMAGE_BYTES: '5000000',
    });
    expect(faults).toEqual([]);
    expect(settings).toMatchObject({
      baseUrl: 'https://beorg.example',
      projectKey: 'campaign_id',
      notReadyStatuses: [202, 425],
      relationForm: 'raw',
      relationTemplate: { document: '{key}' },
      verification: false,
      types: { 'rus-driving-licence': 'DLIC' },
      defaultType: 'RVP',
      selfieType: 'FACE',
      faceDocumentType: 'PASSPORT_FRGN',
      invoiceType: 'BILL',
      invoiceFields: { Номер: 'INVOICE_NUMBER', Всего: 'GROSS_AMOUNT', Итого: 'GROSS_AMOUNT' },
      firstCheckAfterMs: 1_000,
      checkAfterMs: 500,
      mediaTypes: ['image/jpeg', 'image/tiff'],
      maxImageBytes: 5_000_000,
    });
  });

  test('pictures of which nothing is known can be left to others', () => {
    covers('beorg:setting:BEORG_DEFAULT_TYPE');
    expect(read({ ...CREDENTIALS, BEORG_DEFAULT_TYPE: 'none' }).settings?.defaultType).toBeNull();
  });

  test.each([
    ['BEORG_BASE_URL', 'ftp://beorg.example'],
    ['BEORG_PROJECT_KEY', 'projekt'],
    ['BEORG_NOT_READY_STATUSES', '425;202'],
    ['BEORG_RELATION_FORM', 'object'],
    ['BEORG_RELATION_TEMPLATE', '{key}'],
    ['BEORG_VERIFICATION', 'yes'],
    ['BEORG_TYPES', '{"PASSPORT":1}'],
    ['BEORG_INVOICE_FIELDS', 'Number=INVOICE_NUMBER'],
    ['BEORG_INVOICE_FIELDS', '["INVOICE_NUMBER"]'],
    ['BEORG_INVOICE_FIELDS', '{"Number":7}'],
    ['BEORG_INVOICE_FIELDS', '{"Number":"DOCUMENT_NUMBER"}'],
    ['BEORG_INVOICE_FIELDS', '{"Number":"invoice_number"}'],
    ['BEORG_INVOICE_FIELDS', '{" ":"INVOICE_NUMBER"}'],
    ['BEORG_FIRST_CHECK_AFTER_MS', '-7'],
    ['BEORG_CHECK_AFTER_MS', 'often'],
    ['BEORG_MEDIA_TYPES', 'image/jpeg, image/gif'],
    ['BEORG_MAX_IMAGE_BYTES', '-1'],
  ])('%s=%s is a fault that names the setting and not the value', (name, value) => {
    const { faults } = read({ ...CREDENTIALS, [name]: value });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(name);
    expect(faults[0]).not.toContain(value);
  });
});

describe('the table of invoice fields', () => {
  test('says which entry is wrong and what there is', () => {
    covers('beorg:setting:BEORG_INVOICE_FIELDS');
    const table = '{"Number":"INVOICE_NUMBER","Secret":"DOCUMENT_NUMBER","":"CURRENCY"}';
    const { faults } = read({ ...CREDENTIALS, BEORG_INVOICE_FIELDS: table });
    expect(faults).toEqual([
      expect.stringMatching(
        /^BEORG_INVOICE_FIELDS: entry 2 leads to no field of an invoice\. There are INVOICE_CODE, .*, DUE_AMOUNT\.$/,
      ),
      'BEORG_INVOICE_FIELDS: entry 3 has no name of a field of the vendor’s.',
    ]);
    expect(faults.join()).not.toContain('Secret');
  });

  test('that is wrong keeps the server from starting, by the name of the setting', () => {
    const environment = { ...CREDENTIALS, DATA_DIR: 'data', BEORG_INVOICE_FIELDS: 'no table' };
    expect(() => readSettings(environment)).toThrow('BEORG_INVOICE_FIELDS must be a JSON object of texts.');
  });

  test('decides whether invoices are offered at all, and a limitation says why not', () => {
    covers('beorg:setting:BEORG_INVOICE_FIELDS', 'beorg:invoice:fields');
    const of = (invoiceFields: BeorgSettings['invoiceFields']) => {
      const { capabilities } = beorgModule.create(settingsWith({ invoiceFields }), { mode: 'LIVE', cost: null });
      const said = capabilities.limitations.find((limitation) => limitation.includes('BEORG_INVOICE_FIELDS'));
      return { ...capabilities, said };
    };
    const without = of({});
    expect(without.requests).not.toContain('INVOICE');
    expect(without.fields).not.toContain('INVOICE_NUMBER');
    expect(without.said).toBe(
      'It reads no invoices until BEORG_INVOICE_FIELDS says what it calls their fields, which is not documented.',
    );
    const given = of({ No: 'INVOICE_NUMBER' });
    expect(given.requests).toContain('INVOICE');
    expect(given.fields).toContain('INVOICE_NUMBER');
    expect(given.fields).not.toContain('GROSS_AMOUNT');
    expect(given.said).toMatch(/^How it names the fields of invoices is not documented/);
  });

  test('makes another version of the mapping, so that no reading by another table is served again', () => {
    const versionOf = (invoiceFields: BeorgSettings['invoiceFields']) =>
      beorgModule.create(settingsWith({ invoiceFields }), { mode: 'LIVE', cost: null }).mappingVersion;
    const versions = [
      versionOf({}),
      versionOf({ No: 'INVOICE_NUMBER' }),
      versionOf({ No: 'INVOICE_CODE' }),
      versionOf({ No: 'INVOICE_NUMBER', Sum: 'GROSS_AMOUNT' }),
    ];
    expect(new Set(versions).size).toBe(4);
    expect(versionOf({ Sum: 'GROSS_AMOUNT', No: 'INVOICE_NUMBER' })).toBe(versions[3]);
    for (const version of versions) expect(version).toBeLessThan(2 ** 31);
  });
});

describe('capabilities', () => {
  const create = (changes = {}) => beorgModule.create(settingsWith(changes), { mode: 'LIVE', cost: null });

  test('are stated as data', () => {
    covers('beorg:setting:BEORG_COST');
    const { capabilities, name, mode } = create();
    expect([name, mode]).toEqual(['beorg', 'LIVE']);
    expect(capabilities).toMatchObject({
      requests: ['DOCUMENT', 'SESSION', 'FACE_MATCH', 'LIVENESS', 'INVOICE'],
      documentKinds: ['PASSPORT', 'IDENTITY_CARD', 'RESIDENCE_PERMIT'],
      maxImageBytes: null,
      synchronous: false,
      canCancel: false,
      canErase: false,
      idempotent: false,
      cost: { amount: '4.00', currency: 'RUB' },
      faces: true,
      liveness: true,
      authenticity: false,
    });
    expect(capabilities.fields).toContain('DECISION_NUMBER');
  });

  test('settings widen the kinds, and the cost can be overridden', () => {
    covers('beorg:setting:BEORG_TYPES', 'beorg:setting:BEORG_COST');
    const { capabilities } = create({ types: { 'rus-driving-licence': 'DLIC', VISA: 'V' } });
    expect(capabilities.documentKinds).toEqual([
      'PASSPORT',
      'IDENTITY_CARD',
      'RESIDENCE_PERMIT',
      'DRIVING_LICENCE',
      'VISA',
    ]);
    const cost = { amount: '0.05', currency: 'EUR' };
    expect(beorgModule.create(settingsWith(), { mode: 'LIVE', cost }).capabilities.cost).toEqual(cost);
  });

  test('every type that it offers stands in the catalogue', () => {
    expect(beorgModule.documentTypes).toHaveLength(9);
    for (const { typeCode } of beorgModule.documentTypes) expect(findDocumentType(typeCode)).not.toBeNull();
  });
});
