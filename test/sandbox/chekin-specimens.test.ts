import { describe, expect, test } from '@jest/globals';
import type { Body } from './running-vendors.js';
import { runVendors } from './running-vendors.js';
import { specimen, unknownPicture } from './specimen-pictures.js';

const { chekin } = runVendors();
const dataUri = (bytes: Buffer) => `data:image/jpeg;base64,${bytes.toString('base64')}`;

async function read(name: string): Promise<Body> {
  const { id } = await chekin('/ocr/picture/', { picture_file: dataUri(await specimen(name)) });
  return chekin(`/ocr/data/${String(id)}/`);
}

async function upload(kind: 'identification' | 'person', bytes: Buffer): Promise<Body> {
  const { id } = await chekin(`/biomatch/${kind}/`, { picture_file: dataUri(bytes) });
  return chekin(`/biomatch/${kind}/${String(id)}/`);
}

async function compare(document: Buffer, person: Buffer, scenario?: string): Promise<Body> {
  const [one, other] = [await upload('identification', document), await upload('person', person)];
  const pictures = { identification_picture: one['id'], person_picture: other['id'] };
  const { id } = await chekin('/biomatch/compare/', pictures, scenario);
  return chekin(`/biomatch/compare/${String(id)}/`, undefined, scenario);
}

describe('zones', () => {
  test.each([
    ['passport-meridan-expired', { type_doc: 'P', number: 'UX1190347', expiration_date: '230901' }],
    ['id-card-meridan-back', { type_doc: 'I', number: 'D9M417206', expiration_date: '340505' }],
    ['selfie-with-passport', { type_doc: 'P', number: 'UX4827159', expiration_date: '330829' }],
  ])('%s', async (name, fields) => {
    expect(await read(name)).toMatchObject({
      status: 'COM',
      mrz_detected: true,
      surname: 'MERIDAN',
      names: 'ELARA SOLENE',
      date_of_birth: '910417',
      valid_score: 100,
      ...fields,
    });
  });

  test.each([
    'id-card-meridan-front',
    'driving-licence-meridan',
    'selfie',
    'bank-card-meridan',
    'licence-plate-meridan',
    'text-page',
    'passport-meridan-dark',
  ])('there is none on %s', async (name) => {
    const empty = { status: 'COM', mrz_detected: false, surname: null, number: null, valid_score: null };
    expect(await read(name)).toMatchObject(empty);
  });
});

describe('biomatch', () => {
  test.each([
    ['passport-utopia', 'selfie', true],
    ['driving-licence-meridan', 'selfie-with-passport', true],
    ['passport-utopia', 'selfie-other-person', false],
  ])('%s and %s: %s', async (document, person, isMatch) => {
    const { status, is_match, distance } = await compare(await specimen(document), await specimen(person));
    expect({ status, is_match }).toEqual({ status: 'COM', is_match: isMatch });
    expect((distance as number) >= 0.35 && (distance as number) <= 0.6).toBe(isMatch);
  });

  test('the same picture twice is too near', async () => {
    const selfie = await specimen('selfie');
    expect(await compare(selfie, selfie)).toMatchObject({ status: 'COM', distance: 0, is_match: false });
  });

  test('FACE_DIFFERS, and pictures that nobody knows', async () => {
    const [one, other] = [unknownPicture('one'), unknownPicture('other')];
    expect(await compare(one, other)).toMatchObject({ is_match: true });
    expect(await compare(one, other, 'chekin-face-differs')).toMatchObject({ is_match: false });
  });

  test.each([
    ['selfie', true],
    ['id-card-meridan-front', true],
    ['id-card-meridan-back', false],
    ['invoice-chinese-vat', false],
    ['licence-plate-meridan', false],
    ['passport-meridan-dark', false],
  ])('a face on %s: %s', async (name, found) => {
    expect(await upload('person', await specimen(name))).toMatchObject({ status: 'COM', is_face_detected: found });
  });

  test('what has no face cannot be compared', async () => {
    const reply = await compare(await specimen('licence-plate-meridan'), await specimen('selfie'));
    expect(reply).toMatchObject({ status: 'ERR', distance: null, is_match: false });
  });
});
