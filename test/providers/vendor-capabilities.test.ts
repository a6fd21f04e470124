import { describe, expect, test } from '@jest/globals';
import { VIDEO_MEDIA_TYPES } from '../../src/domain/media-type.js';
import { SettingsReader } from '../../src/providers/settings-reader.js';
import { imitatedVendors, readVendors } from '../../src/providers/vendors.js';

const CREDENTIALS = {
  CHEKIN_TOKEN: 'token',
  BEORG_TOKEN: 'token',
  BEORG_MACHINE_UID: 'machine',
  BEORG_PROJECT_ID: 'project',
  NEUROVISION_TOKEN: 'token',
  FLYOCR_KEY: 'key',
  FLYOCR_SECRET: 'secret',
  ARTEMIS_CLIENT_ID: 'client',
  ARTEMIS_CLIENT_SECRET: 'secret',
  ARTEMIS_DOMAIN_ID: '1',
};

function capabilitiesWith(environment: Record<string, string> = {}) {
  const read = new SettingsReader({ ...CREDENTIALS, ...environment });
  const vendors = Object.values(readVendors(read)).flatMap((create) => (create ? [create()] : []));
  expect(read.faults).toEqual([]);
  return Object.fromEntries(vendors.map(({ name, capabilities }) => [name, capabilities]));
}

describe('what a call costs', () => {
  test('is known, or said to be unknown; never is a vendor taken to be free', () => {
    const costs = Object.entries(capabilitiesWith()).map(([name, { cost, costKnown = true }]) => [
      name,
      cost?.currency ?? null,
      costKnown,
    ]);
    expect(costs).toEqual([
      ['chekin', null, false],
      ['beorg', 'RUB', true],
      ['neurovision', null, false],
      ['flyocr', 'USD', true],
      ['artemis', null, false],
    ]);
  });

  test('is known as soon as it is set, and may be nothing', () => {
    const capabilities = capabilitiesWith({
      CHEKIN_COST: '0.05 EUR',
      NEUROVISION_COST: '0 EUR',
      ARTEMIS_COST: '0 EUR',
    });
    expect(capabilities['chekin']).toMatchObject({ cost: { amount: '0.05', currency: 'EUR' }, costKnown: true });
    expect(capabilities['neurovision']).toMatchObject({ cost: { amount: '0', currency: 'EUR' }, costKnown: true });
    expect(capabilities['artemis']).toMatchObject({ cost: { amount: '0', currency: 'EUR' }, costKnown: true });
  });
});

describe('what liveness is judged from', () => {
  const vendors = Object.values(imitatedVendors('http://127.0.0.1:1')).flatMap((create) => (create ? [create()] : []));

  test.each(vendors.map(({ name, capabilities }) => [name, capabilities] as const))(
    '%s says how it can be asked, and takes films where it judges films, and nowhere else',
    (_name, { requests, livenessMethods = [], mediaTypes, mediaTypesByRequest = {} }) => {
      expect(livenessMethods.length > 0).toBe(requests.includes('LIVENESS'));
      const taken = mediaTypesByRequest.LIVENESS ?? [];
      expect(VIDEO_MEDIA_TYPES.filter((film) => taken.includes(film))).toEqual(
        livenessMethods.includes('VIDEO') ? VIDEO_MEDIA_TYPES : [],
      );
      expect(taken).not.toContain('application/pdf');
      const others = [
        mediaTypes,
        ...Object.entries(mediaTypesByRequest).flatMap(([kind, types]) => (kind === 'LIVENESS' ? [] : [types])),
      ];
      for (const film of VIDEO_MEDIA_TYPES) for (const types of others) expect(types).not.toContain(film);
    },
  );
});
