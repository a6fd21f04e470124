import { isPossibleDate } from '../../../../src/providers/local/mrz/dates.js';
import { decodeGlyphNet } from '../../../../src/providers/local/mrz/load-net.js';
import { homographyBetween, mapPoint } from '../../../../src/providers/local/mrz/homography.js';
import { inkMap } from '../../../../src/providers/local/mrz/ink-map.js';
import { isIssuer } from '../../../../src/providers/local/mrz/issuers.js';
import { shrinkPicture, turnClockwise } from '../../../../src/providers/local/mrz/picture.js';
import { leastContradiction } from '../../../../src/providers/local/mrz/structure.js';
import { findPatches, joinPieces } from '../../../../src/providers/local/mrz/text-lines.js';
import { sharpCells } from './cells.js';
import { SPECIMENS } from './specimens.js';

test.each(['740812', '000229', '991231', '74<<<<', '7408<<', '<<<<<<'])('%s can be a date', (cells) => {
  expect(isPossibleDate(cells)).toBe(true);
});

test.each(['741312', '740800', '740431', '740230', '74<<12', '<<0812', '74O812', '7408', ''])(
  '%s cannot be a date',
  (cells) => {
    expect(isPossibleDate(cells)).toBe(false);
  },
);

test.each(['UTO', 'D<<', 'EUE', 'UNO', 'XXA', 'GBD', 'RKS', 'FRA', 'XOM'])('%s issues documents', (cells) => {
  expect(isIssuer(cells)).toBe(true);
});

test.each(['QQQ', '<<<', 'D<E', '<UT', 'UT0', 'DE<', 'GB<'])('%s does not', (cells) => {
  expect(isIssuer(cells)).toBe(false);
});

test('a homography takes its four points where they belong, and three in a line have none', () => {
  const from = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 10, y: 5 },
    { x: 0, y: 5 },
  ];
  const to = [
    { x: 3, y: 4 },
    { x: 90, y: 12 },
    { x: 80, y: 60 },
    { x: 7, y: 50 },
  ];
  const homography = homographyBetween(from, to)!;
  for (const [index, point] of from.entries()) {
    const mapped = mapPoint(homography, point);
    expect(mapped.x).toBeCloseTo(to[index]!.x, 6);
    expect(mapped.y).toBeCloseTo(to[index]!.y, 6);
  }
  expect(homographyBetween([from[0]!, from[0]!, from[1]!, from[2]!], to)).toBeNull();
});

test('shrinking averages areas, also where they do not divide evenly', () => {
  const picture = { data: Uint8Array.from([0, 100, 200, 0, 100, 200]), width: 3, height: 2 };
  expect(shrinkPicture(picture, 3)).toBe(picture);
  const halved = shrinkPicture({ data: Uint8Array.from([0, 40, 80, 120, 160, 200, 240, 20]), width: 4, height: 2 }, 2);
  expect({ ...halved, data: [...halved.data] }).toEqual({ data: [100, 115], width: 2, height: 1 });
  const uneven = shrinkPicture({ data: new Uint8Array(7 * 5).fill(77), width: 7, height: 5 }, 4);
  expect([...new Set(uneven.data)]).toEqual([77]);
});

test('a quarter turn clockwise puts the first column on top', () => {
  const turned = turnClockwise({ data: Uint8Array.from([1, 2, 3, 4, 5, 6]), width: 3, height: 2 });
  expect({ ...turned, data: [...turned.data] }).toEqual({ data: [4, 1, 5, 2, 6, 3], width: 2, height: 3 });
});

test('ink is darker than its surroundings, whatever the light', () => {
  const [width, height] = [60, 30];
  const draw = (light: (x: number) => number) => {
    const data = new Uint8Array(width * height);
    for (let i = 0; i < data.length; i++) data[i] = light(i % width) * (i % width === 30 ? 0.3 : 1);
    return inkMap({ data, width, height }, 10);
  };
  for (const ink of [draw(() => 220), draw((x) => 80 + x * 2)]) {
    const row = [...ink.subarray(15 * width, 16 * width)];
    expect(row.indexOf(Math.max(...row))).toBe(30);
    expect(row[30]).toBeGreaterThan(100);
    expect(row[10]).toBeLessThan(60);
  }
});

test('pieces of a line are joined, and a line apart stays apart', () => {
  const [width, height] = [400, 80];
  const density = new Float32Array(width * height);
  const paint = (from: number, to: number, top: number) => {
    for (let y = top; y < top + 8; y++) density.fill(1, y * width + from, y * width + to);
  };
  paint(20, 180, 20);
  paint(195, 380, 20);
  paint(20, 380, 50);
  const patches = findPatches(density, width, height, 0.5);
  expect(patches.map((patch) => [patch.left, patch.right])).toEqual([
    [20, 179],
    [195, 379],
    [20, 379],
  ]);
  const lines = joinPieces(patches, width);
  expect(lines.map((line) => [line.left, line.right, Math.round(line.meanY)])).toEqual(
    expect.arrayContaining([
      [20, 379, 24],
      [20, 379, 54],
    ]),
  );
  expect(lines).toHaveLength(2);
});

test('a zone hardly contradicts its layout, other text does', () => {
  expect(leastContradiction(sharpCells(SPECIMENS.TD3))).toBeCloseTo(0, 3);
  const prose = ['THE<CARRIER<SHALL<DELIVER<GOODS<WITHIN<THIRT', 'Y<DAYS<AFTER<RECEIPT<OF<PAYMENT<ORDER<TOTAL<'];
  expect(leastContradiction(sharpCells(prose))).toBeGreaterThan(0.5);
});

test('a file that is not the weights is refused', () => {
  expect(() => decodeGlyphNet(new Uint8Array(64))).toThrow('not a file of glyph weights');
  const truncated = new Uint8Array(16 + 8);
  truncated.set([...'VGN1'].map((letter) => letter.charCodeAt(0)));
  new DataView(truncated.buffer).setUint32(4, 16, true);
  new DataView(truncated.buffer).setUint32(8, 32, true);
  new DataView(truncated.buffer).setUint32(12, 80, true);
  expect(() => decodeGlyphNet(truncated)).toThrow('glyph weights');
});
