import { describe, expect, test } from '@jest/globals';
import type { Field } from '../../src/domain/field.js';
import type { CustomerSession } from '../../src/domain/session-verification.js';
import { verificationOf } from '../../src/domain/session-verification.js';

const NOW = new Date('2026-05-01T00:00:00Z');
const expiring = (value: string | null): Field => ({
  name: 'DATE_OF_EXPIRY',
  value,
  raw: value,
  confidence: null,
  inferences: [],
  proof: [],
  absence: value === null ? 'UNREADABLE' : null,
  candidates: [],
});
type Part = CustomerSession['documents'][number];
const part = (expiry: string | null, changes: Partial<Part> = {}): Part => ({
  kind: 'PASSPORT',
  verdict: 'ACCEPTED',
  fields: [expiring(expiry)],
  ...changes,
});
const session = (
  day: string,
  documents: Part[],
  verdict: CustomerSession['verdict'] = 'ACCEPTED',
): CustomerSession => ({
  verdict,
  createdAt: new Date(`${day}T00:00:00Z`),
  documents,
});

describe('a customer', () => {
  test.each<[string, CustomerSession[], boolean, string | null]>([
    ['of no session', [], false, null],
    ['of a session that is not decided', [session('2026-01-01', [part('2030-01-01')], null)], false, null],
    ['of a rejected session', [session('2026-01-01', [part('2030-01-01')], 'REJECTED')], false, null],
    ['of an accepted session', [session('2026-01-01', [part('2030-01-01')])], true, '2030-01-01'],
    [
      'until the first of several documents expires',
      [session('2026-01-01', [part('2030-01-01'), part('2028-02-03', { kind: 'IDENTITY_CARD' })])],
      true,
      '2028-02-03',
    ],
    [
      'whatever is on a bank card, a vehicle licence, or a picture that was not accepted',
      [
        session('2026-01-01', [
          part('2030-01-01'),
          part('2020-01-01', { kind: 'BANK_CARD' }),
          part('2020-01-01', { kind: 'VEHICLE_LICENCE' }),
          part('2020-01-01', { verdict: null }),
        ]),
      ],
      true,
      '2030-01-01',
    ],
    ['whose documents state no expiry', [session('2026-01-01', [part(null), part('2031', {})])], true, null],
    [
      'of the newest session',
      [session('2026-02-01', [part('2029-01-01')]), session('2026-01-01', [part('2031-01-01')])],
      true,
      '2029-01-01',
    ],
    [
      'of the newest session, however they come',
      [session('2026-01-01', [part('2031-01-01')]), session('2026-02-01', [part('2029-01-01')])],
      true,
      '2029-01-01',
    ],
    [
      'of an older session, once the document of the newest has expired',
      [session('2026-02-01', [part('2026-03-01')]), session('2026-01-01', [part('2031-01-01')])],
      true,
      '2031-01-01',
    ],
    ['whose document has expired', [session('2025-01-01', [part('2026-03-01')])], false, '2026-03-01'],
    [
      'one of whose documents has expired',
      [session('2025-01-01', [part('2026-03-01'), part('2031-01-01')])],
      false,
      '2026-03-01',
    ],
    ['on the last day itself', [session('2025-01-01', [part('2026-05-01')])], true, '2026-05-01'],
    ['whose year of expiry is over', [session('2025-01-01', [part('2025')])], false, null],
    [
      'after a later session that was rejected',
      [session('2026-01-01', [part('2030-01-01')]), session('2026-04-01', [part('2030-01-01')], 'REJECTED')],
      true,
      '2030-01-01',
    ],
  ])('%s', (_, sessions, isVerified, verifiedUntil) => {
    expect(verificationOf(sessions, NOW)).toEqual({ isVerified, verifiedUntil });
  });
});
