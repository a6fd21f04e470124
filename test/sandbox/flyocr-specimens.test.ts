import { describe, expect, test } from '@jest/globals';
import type { Body } from './running-vendors.js';
import { runVendors } from './running-vendors.js';
import { specimen, unknownPicture } from './specimen-pictures.js';

const { flyocr } = runVendors();
const RECOGNITION = '/api/recogliu.do';
const PICTURE_OF_FACE = '/verapi/verFaceImage.do';
const VIDEO_OF_FACE = '/api/faceliu.do';

async function recognize(typeId: string, name: string, scenario?: string): Promise<Body> {
  return flyocr(RECOGNITION, { typeId, img: await specimen(name) }, scenario);
}

/** The items of the one card, by their labels. */
function itemsOf(body: Body): Record<string, string> {
  const [card] = body['cardsinfo'] as { items: { desc: string; content: string }[] }[];
  return Object.fromEntries((card?.items ?? []).map(({ desc, content }) => [desc, content]));
}

/** E3: what stands in the labels and in the contents. */
function verdictsOf(body: Body): string[] {
  expect(body['messageString']).toEqual({ status: '2000', value: 'success' });
  const [info] = body['infoList'] as { veritem: { desc: string; content: string }[] }[];
  return info!.veritem.map(({ desc, content }) => (content === '' ? desc : `${desc}=${content}`));
}

const NOTHING_RECOGNISED = { message: { status: -1, value: 'Recognition failed' }, cardsinfo: [] };
const NO_FACE = { infoList: [], messageString: { status: '-1', value: 'Recognition failed' } };

describe('documents', () => {
  test('a bank card has the number and the holder that are embossed', async () => {
    const items = itemsOf(await recognize('17', 'bank-card-meridan'));
    expect(items).toMatchObject({ 'Card number': '5555555555554444', "Cardholder's name": 'ELARA SOLENE MERIDAN' });
  });

  test('a bank card that nobody knows has a number that satisfies Luhn', async () => {
    for (const text of ['one', 'two', 'three', 'four']) {
      const body = await flyocr(RECOGNITION, { typeId: '17', img: unknownPicture(text) });
      const digits = [...itemsOf(body)['Card number']!].reverse().map(Number);
      expect(digits).toHaveLength(16);
      const doubled = digits.map((digit, at) => (at % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)));
      expect(doubled.reduce((sum, digit) => sum + digit, 0) % 10).toBe(0);
    }
  });

  test('a vehicle licence bears the plate of the car', async () => {
    const licence = itemsOf(await recognize('6', 'vehicle-licence-meridan'));
    const plate = itemsOf(await recognize('19', 'licence-plate-meridan'));
    expect(licence).toMatchObject({ 'License plate number': 'ZN41763', Owner: 'MERIDAN ELARA SOLENE' });
    expect(plate).toMatchObject({ 'License plate number': 'ZN41763', 'License plate color': 'blue' });
  });

  test('a driving licence is read in the letters that are printed', async () => {
    expect(itemsOf(await recognize('5', 'driving-licence-meridan-cyrillic'))).toMatchObject({
      Name: 'МЕРИДАН ЭЛАРА СОЛЕНЕ',
      'License Number': 'L91041706',
      'Date of Birth': '1991-04-17',
      Class: 'AM B',
    });
  });

  test('the passport that somebody holds before the camera is read', async () => {
    expect(itemsOf(await recognize('13', 'selfie-with-passport'))).toMatchObject({
      'Passport Number MRZ': 'UX4827159',
      MRZ1: 'P<UTOMERIDAN<<ELARA<SOLENE<<<<<<<<<<<<<<<<<<',
    });
  });

  test.each([
    ['13', 'selfie'],
    ['13', 'licence-plate-meridan'],
    ['13', 'invoice-meridan'],
    ['13', 'text-page'],
    ['13', 'passport-meridan-dark'],
    ['13', 'bank-card-meridan'],
    ['17', 'passport-utopia'],
    ['lg8', 'text-page'],
    ['19', 'selfie'],
    ['19', 'vehicle-licence-meridan'],
    ['1997', 'passport-meridan-dark'],
  ])('asked for as %s, nothing is recognised on %s', async (typeId, name) => {
    expect(await recognize(typeId, name)).toEqual(NOTHING_RECOGNISED);
  });
});

describe('text', () => {
  const linesOf = (body: Body) =>
    (
      body['cardsinfo'] as { card: { rowitem: { rowContext: { charitem: { charValue: string }[] } }[] } }
    ).card.rowitem.map(({ rowContext }) => rowContext.charitem[0]?.charValue);

  test('a page is read line by line', async () => {
    const lines = linesOf(await recognize('1997', 'text-page'));
    expect(lines).toHaveLength(9);
    expect(lines[0]).toBe('On the lamps of Zenith');
    expect(lines.at(-1)).toBe('This page is a specimen. Every word of it was made up.');
  });

  test.each([
    ['bank-card-meridan', '5555 5555 5555 4444'],
    ['licence-plate-meridan', 'ZN41763'],
    ['invoice-meridan', 'ZOS-2026-00733'],
    ['vehicle-licence-meridan', 'ZN41763'],
    ['selfie', 'SPECIMEN'],
  ])('%s says %s', async (name, line) => {
    expect(linesOf(await recognize('1997', name))).toContain(line);
  });
});

describe('faces', () => {
  async function compare(one: string, other: string, scenario?: string): Promise<Body> {
    const [img1, img2] = [await specimen(one), await specimen(other)];
    return flyocr(PICTURE_OF_FACE, { typeId: '21', img1, img2 }, scenario);
  }

  test.each([
    ['passport-utopia', 'selfie', 'yes'],
    ['id-card-meridan-front', 'selfie-with-passport', 'yes'],
    ['passport-meridan-expired', 'passport-utopia', 'yes'],
    ['passport-utopia-rotated', 'selfie-other-person', 'yes'],
    ['passport-utopia', 'selfie-other-person', 'no'],
    ['id-card-utopia-front', 'selfie', 'no'],
  ])('%s and %s: %s', async (one, other, expected) => {
    const [result, value] = verdictsOf(await compare(one, other));
    expect(result).toBe(`Decision result:${expected}`);
    const score = Number(value?.replace('Decision value:', ''));
    expect(score >= 85).toBe(expected === 'yes');
    expect(score <= 40).toBe(expected === 'no');
  });

  test('FACE_DIFFERS: even of one and the same person', async () => {
    const verdicts = verdictsOf(await compare('passport-utopia', 'selfie', 'flyocr-face-differs'));
    expect(verdicts[0]).toBe('Decision result:no');
  });

  test('of pictures that nobody knows, the same each time', async () => {
    const fields = { typeId: '21', img1: unknownPicture('one'), img2: unknownPicture('other') };
    const first = await flyocr(PICTURE_OF_FACE, fields);
    expect(verdictsOf(first)[0]).toBe('Decision result:yes');
    expect(await flyocr(PICTURE_OF_FACE, fields)).toEqual(first);
  });

  test.each(['invoice-meridan', 'licence-plate-meridan', 'id-card-meridan-back', 'passport-meridan-dark'])(
    'there is none on %s',
    async (name) => {
      expect(await compare(name, 'selfie')).toEqual(NO_FACE);
      expect(await compare('selfie', name)).toEqual(NO_FACE);
    },
  );
});

describe('liveness', () => {
  const check = async (path: string, name: string, scenario?: string) =>
    flyocr(path, { typeId: '3035', img: await specimen(name) }, scenario);

  test.each([
    ['selfie', 'Living body'],
    ['selfie-other-person', 'Living body'],
    ['selfie-of-a-print', 'Non-living body'],
    ['passport-utopia', 'Non-living body'],
  ])('of the picture %s: %s', async (name, verdict) => {
    expect(verdictsOf(await check(PICTURE_OF_FACE, name))[0]).toBe(verdict);
  });

  test.each([
    ['liveness-video', 'Living body', 'yes'],
    ['liveness-video-webm', 'Living body', 'yes'],
    ['liveness-video-still', 'Non-living body', 'no'],
  ])('of the video %s: %s', async (name, verdict, moved) => {
    expect(verdictsOf(await check(VIDEO_OF_FACE, name))).toEqual([
      'Decision value=100.0',
      `Live or not=${verdict}`,
      'Whether there is a replacement=no',
      `Whether there is blinking=${moved}`,
      `Whether there is a mouth=${moved}`,
    ]);
  });

  test('NOT_LIVE: whoever is there', async () => {
    expect(verdictsOf(await check(PICTURE_OF_FACE, 'selfie', 'flyocr-not-live'))[0]).toBe('Non-living body');
    expect(verdictsOf(await check(VIDEO_OF_FACE, 'liveness-video', 'flyocr-not-live'))[1]).toBe(
      'Live or not=Non-living body',
    );
  });

  test.each([
    ['an invoice', PICTURE_OF_FACE, 'invoice-meridan'],
    ['a video where a picture is due', PICTURE_OF_FACE, 'liveness-video'],
    ['a plate as a video', VIDEO_OF_FACE, 'licence-plate-meridan'],
  ])('%s has no face', async (_what, path, name) => {
    expect(await check(path, name)).toEqual(NO_FACE);
  });
});
