import { createHash } from 'node:crypto';
import type { SandboxDocument } from './vendor.js';

const SURNAMES = ['ALDERWICK', 'BRONTVELD', 'CASTELMIR', 'DOVRANEK', 'ELSINGTON', 'FAROLITO', 'GRISWELT', 'HALVORNE'];
const GIVEN_NAMES = ['AVELINE', 'BASTIAN', 'CORISANDE', 'DORIAN', 'EVANTHE', 'FLORIAN', 'GWENNA', 'HADRIEN'];
const PLACES = ['ZENITH', 'NORTHAVEN', 'PORT LUMEN', 'SOUTHMERE'];

/** Numbers that look random and are the same for the same bytes and purpose. */
export function madeUpNumber(seed: string | Buffer, purpose: string, below: number): number {
  const digest = createHash('sha256').update(purpose).update('\0').update(seed).digest();
  return digest.readUInt32BE(0) % below;
}

/** A score in 0..1 with two decimals, the same for the same bytes. */
export function madeUpScore(seed: string | Buffer, purpose: string, lowest: number, highest: number): number {
  const share = madeUpNumber(seed, purpose, 1001) / 1000;
  return Math.round((lowest + (highest - lowest) * share) * 100) / 100;
}

/** A person who does not exist, of a country that does not exist. */
export function madeUpDocument(bytes: Buffer): SandboxDocument {
  const pick = <T>(list: readonly T[], purpose: string): T => list[madeUpNumber(bytes, purpose, list.length)]!;
  const number = (purpose: string, from: number, to: number) => from + madeUpNumber(bytes, purpose, to - from + 1);
  const date = (purpose: string, from: number, to: number) =>
    [
      number(`${purpose} year`, from, to),
      String(number(`${purpose} month`, 1, 12)).padStart(2, '0'),
      String(number(`${purpose} day`, 1, 28)).padStart(2, '0'),
    ].join('-');
  return {
    source: 'INVENTED',
    shows: 'DOCUMENT',
    tooDark: false,
    kind: 'IDENTITY_CARD',
    side: null,
    country: 'UTO',
    documentNumber: `S${number('number', 10_000_000, 99_999_999)}`,
    surname: pick(SURNAMES, 'surname'),
    givenNames: pick(GIVEN_NAMES, 'given names'),
    nationality: 'UTO',
    sex: pick(['M', 'F'] as const, 'sex'),
    dateOfBirth: date('birth', 1955, 2004),
    dateOfIssue: date('issue', 2021, 2024),
    dateOfExpiry: date('expiry', 2031, 2034),
    placeOfBirth: pick(PLACES, 'place'),
    address: `${number('house', 1, 99)} EXAMPLE STREET, ${pick(PLACES, 'town')}`,
    vehicleClasses: 'B',
    mrzLines: null,
    isHeld: false,
    face: { person: null, live: true, video: null },
    bankCard: null,
    plate: null,
    invoice: null,
    lines: null,
  };
}
