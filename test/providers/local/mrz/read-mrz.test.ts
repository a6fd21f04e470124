import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import type { MrzFormat, MrzReading } from '../../../../src/domain/mrz.js';
import { loadGlyphNet } from '../../../../src/providers/local/mrz/load-net.js';
import { turnClockwise, type GreyPicture } from '../../../../src/providers/local/mrz/picture.js';
import { readMrz } from '../../../../src/providers/local/mrz/read-mrz.js';
import { LONG_NUMBER, SPECIMENS } from './specimens.js';

const net = loadGlyphNet();

async function fixture(name: string): Promise<GreyPicture> {
  const file = readFileSync(new URL(`fixtures/${name}`, import.meta.url));
  const { data, info } = await sharp(file).autoOrient().greyscale().raw().toBuffer({ resolveWithObject: true });
  return { data: new Uint8Array(data), width: info.width, height: info.height };
}

test.each<[string, MrzFormat, string[], MrzReading['rotation']]>([
  ['td3-photo.jpg', 'TD3', SPECIMENS.TD3, 0],
  ['td3-bent.jpg', 'TD3', SPECIMENS.TD3, 0],
  ['td1-sideways.jpg', 'TD1', SPECIMENS.TD1, 270],
  ['td1-long-number.jpg', 'TD1', LONG_NUMBER, 90],
  ['td2-upside-down.jpg', 'TD2', SPECIMENS.TD2, 180],
  ['mrv-a-scan.jpg', 'MRV_A', SPECIMENS.MRV_A, 0],
  ['mrv-b-perspective.jpg', 'MRV_B', SPECIMENS.MRV_B, 0],
  ['french-id.jpg', 'FRENCH_ID', SPECIMENS.FRENCH_ID, 0],
])('%s is read and accepted', async (file, format, lines, rotation) => {
  const reading = readMrz(await fixture(file), net)!;
  expect(reading).toMatchObject({ format, lines, rotation, accepted: true, refusals: [] });
  expect(reading.checkDigits.every((digit) => digit.passed)).toBe(true);
  expect(reading.characterConfidence.map((line) => line.length)).toEqual(lines.map((line) => line.length));
});

test.each(['no-zone-capitals-page.jpg', 'no-zone-card-front.jpg'])('%s shows no zone', async (file) => {
  expect(readMrz(await fixture(file), net)).toBeNull();
});

test('a picture out of focus is never accepted', async () => {
  const reading = readMrz(await fixture('td3-out-of-focus.jpg'), net);
  expect(reading?.accepted ?? false).toBe(false);
});

test('a zone whose dates were altered is read as it stands and never accepted', async () => {
  const reading = readMrz(await fixture('td3-contradicting.jpg'), net)!;
  expect(reading).toMatchObject({ accepted: false, corrections: [] });
  expect(reading.refusals).toContain('CHECK_DIGIT_FAILED');
  expect(reading.checkDigits.filter(({ passed }) => !passed).map(({ name }) => name)).toEqual([
    'DATE_OF_BIRTH',
    'DATE_OF_EXPIRY',
    'COMPOSITE',
  ]);
});

test('the same picture gives the same answer', async () => {
  const picture = await fixture('td3-photo.jpg');
  expect(readMrz(picture, net)).toEqual(readMrz(picture, net));
});

test('the zone is where the lines are printed, in reading order, whichever way the picture is turned', async () => {
  let picture = await fixture('mrv-a-scan.jpg');
  const corners: { x: number; y: number }[] = readMrz(picture, net)!.zone;
  const [topLeft, topRight, bottomRight, bottomLeft] = corners as MrzReading['zone'];
  expect(topLeft.x).toBeLessThan(0.1);
  expect(topRight.x).toBeGreaterThan(0.9);
  expect(topLeft.y).toBeGreaterThan(0.7);
  expect(bottomLeft.y).toBeGreaterThan(topLeft.y + 0.1);
  expect(bottomRight.y).toBeLessThan(1);
  let expected = corners;
  for (const rotation of [270, 180, 90] as const) {
    picture = turnClockwise(picture);
    expected = expected.map(({ x, y }) => ({ x: 1 - y, y: x }));
    const reading = readMrz(picture, net)!;
    expect(reading).toMatchObject({ lines: SPECIMENS.MRV_A, rotation, accepted: true });
    for (const [index, corner] of reading.zone.entries()) {
      expect(corner.x).toBeCloseTo(expected[index]!.x, 1);
      expect(corner.y).toBeCloseTo(expected[index]!.y, 1);
    }
  }
});

test.each([
  ['nothing but paper', 800, 600, 240],
  ['too small for a zone', 40, 30, 128],
])('%s gives no answer', (_what, width, height, grey) => {
  expect(readMrz({ data: new Uint8Array(width * height).fill(grey), width, height }, net)).toBeNull();
});
