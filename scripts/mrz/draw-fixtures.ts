/**
 * Draws the pictures of test/providers/local/mrz/fixtures; see SOURCES.md there:
 *   node --import tsx scripts/mrz/draw-fixtures.ts
 */
import { writeFileSync } from 'node:fs';
import sharp from 'sharp';
import type { MrzFormat } from '../../src/domain/mrz.js';
import type { Scene } from './categories.js';
import { OCR_B, registerFaces } from './fonts.js';
import { drawPicture } from './generate.js';
import { drawWithoutZone } from './pictures-without-zone.js';
import { seededRandom } from './random.js';

const FOLDER = new URL('../../test/providers/local/mrz/fixtures/', import.meta.url);
const SMALL: Scene = { longestSidePixels: 900, jpegQuality: 72, background: 0.1 };

/** The specimens of ICAO 9303 parts 4 to 7; the French card is made up, as its layout has no other issuer. */
const PICTURES: { file: string; format: MrzFormat; lines: string[]; scene: Scene }[] = [
  {
    file: 'td3-photo.jpg',
    format: 'TD3',
    lines: ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'],
    scene: { rotation: 3, tilt: 0.2, blur: 0.7, noise: 5, shadow: 0.3 },
  },
  {
    file: 'td3-bent.jpg',
    format: 'TD3',
    lines: ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'],
    scene: { bulge: 0.025, blur: 0.6 },
  },
  {
    file: 'td3-out-of-focus.jpg',
    format: 'TD3',
    lines: ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'],
    scene: { blur: 4 },
  },
  {
    // Dates of birth and expiry were altered and the digits that prove them were not.
    file: 'td3-contradicting.jpg',
    format: 'TD3',
    lines: ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7411242F2804159ZE184226B<<<<<10'],
    scene: { rotation: 1 },
  },
  {
    file: 'td1-sideways.jpg',
    format: 'TD1',
    lines: ['I<UTOD231458907<<<<<<<<<<<<<<<', '7408122F1204159UTO<<<<<<<<<<<6', 'ERIKSSON<<ANNA<MARIA<<<<<<<<<<'],
    scene: { turn: 90, rotation: 1, noise: 6 },
  },
  {
    file: 'td1-long-number.jpg',
    format: 'TD1',
    lines: ['I<UTOD23145890<7349<<<<<<<<<<<', '3407127M9507122UTO<<<<<<<<<<<2', 'STEVENSON<<PETER<JOHN<<<<<<<<<'],
    scene: { turn: 270, laminate: 0.2 },
  },
  {
    file: 'td2-upside-down.jpg',
    format: 'TD2',
    lines: ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6'],
    scene: { turn: 180, rotation: -2, blur: 0.6 },
  },
  {
    file: 'mrv-a-scan.jpg',
    format: 'MRV_A',
    lines: ['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L8988901C4XXX4009078F96121096ZE184226B<<<<<<'],
    scene: { scan: true },
  },
  {
    file: 'mrv-b-perspective.jpg',
    format: 'MRV_B',
    lines: ['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'L8988901C4XXX4009078F9612109<<<<<<<<'],
    scene: { tilt: 0.45, rotation: -4 },
  },
  {
    file: 'french-id.jpg',
    format: 'FRENCH_ID',
    lines: ['IDFRASPECIMEN<<<<<<<<<<<<<<<<<075012', '0508075123456ZOE<<LILIANE<<8001014F5'],
    scene: { glare: 0.4, noise: 4 },
  },
];

registerFaces(OCR_B);
for (const { file, format, lines, scene } of PICTURES) {
  const picture = await drawPicture(
    format,
    lines,
    { ...SMALL, ...scene, face: OCR_B[0]! },
    seededRandom(`fixture/${file}`),
  );
  writeFileSync(new URL(file, FOLDER), picture);
}
for (const kind of ['capitals-page', 'card-front'] as const) {
  const picture = await drawWithoutZone(kind, seededRandom(`fixture/${kind}`));
  const small = await sharp(picture).resize(1000, 1000, { fit: 'inside' }).jpeg({ quality: 60 }).toBuffer();
  writeFileSync(new URL(`no-zone-${kind}.jpg`, FOLDER), small);
}
