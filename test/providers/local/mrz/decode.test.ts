import { decode, REACH } from '../../../../src/providers/local/mrz/decode.js';
import { FORMAT_LAYOUTS, withLongNumber } from '../../../../src/providers/local/mrz/formats.js';
import { MRZ_FORMATS } from '../../../../src/domain/mrz.js';
import { cellsWith, sharpCells } from './cells.js';
import { LONG_NUMBER, replaceAt, SPECIMENS } from './specimens.js';

const { TD3, TD1, MRV_A } = FORMAT_LAYOUTS;

test.each(MRZ_FORMATS)('%s: a sharp picture is taken as it is', (format) => {
  const decoding = decode(FORMAT_LAYOUTS[format], sharpCells(SPECIMENS[format]));
  expect(decoding).toMatchObject({ lines: SPECIMENS[format], satisfied: true, repairCost: 0 });
  expect(decoding.margin).toBeGreaterThan(5);
});

test('a check digit decides between two characters of which the picture prefers the wrong one', () => {
  const { lines, repairCost, satisfied } = decode(TD3, cellsWith(SPECIMENS.TD3, { '1,1': { B: 0.6, '8': 0.38 } }));
  expect({ lines, satisfied }).toEqual({ lines: SPECIMENS.TD3, satisfied: true });
  expect(repairCost).toBeCloseTo(Math.log(0.6 / 0.38), 4);
});

test('two errors in one field are mended together', () => {
  const cells = cellsWith(SPECIMENS.TD3, { '1,1': { B: 0.6, '8': 0.38 }, '1,4': { P: 0.55, '9': 0.4 } });
  expect(decode(TD3, cells).lines).toEqual(SPECIMENS.TD3);
});

test('a wrong check digit is mended as well as what it covers', () => {
  const { lines, repairCost } = decode(TD3, cellsWith(SPECIMENS.TD3, { '1,9': { '5': 0.5, '6': 0.45 } }));
  expect(lines).toEqual(SPECIMENS.TD3);
  expect(repairCost).toBeGreaterThan(0);
});

test('a place for digits never takes a letter, nor a name a digit', () => {
  const cells = cellsWith(SPECIMENS.TD3, { '1,13': { T: 0.7, '7': 0.2 }, '0,6': { '8': 0.7, R: 0.2 } });
  expect(decode(TD3, cells).lines).toEqual(SPECIMENS.TD3);
});

test('a date that is none is passed over, even where its check digit would agree', () => {
  // 740812 with check digit 2 is printed; month 18 needs check digit 2 as well, as 10 times 1 is 0 modulo 10.
  const cells = cellsWith(SPECIMENS.TD3, { '1,15': { '1': 0.6, '0': 0.38 }, '1,16': { '9': 0.6, '8': 0.38 } });
  const { lines, satisfied } = decode(TD3, cells);
  expect(satisfied).toBe(true);
  expect(Number(lines[1]!.slice(15, 17))).toBeLessThanOrEqual(12);
});

test('characters of equal value stay ambiguous: the margin says so', () => {
  // A and K differ by ten, so no check digit can tell them apart.
  const lines = replaceAt(SPECIMENS.TD3, 1, 0, 'L');
  const { margin, satisfied } = decode(TD3, cellsWith(lines, { '1,0': { L: 0.5, B: 0.45 } }));
  expect(satisfied).toBe(true);
  expect(margin).toBeCloseTo(Math.log(0.5 / 0.45), 2);
});

test('cells that contradict every digit are not bent into a zone', () => {
  const broken = replaceAt(SPECIMENS.TD3, 1, 19, '7');
  const cells = sharpCells(broken).map((line) => line.map((cell) => cell.map((score) => (score > -1 ? 0 : -40))));
  expect(decode(TD3, cells)).toMatchObject({ satisfied: false, margin: 0, lines: broken });
});

test('the composite digit alone mends what only it covers', () => {
  const lines = ['I<UTOD231458907ABC<<<<<<<<<<<<', '7408122F1204159UTO<<<<<<<<<<<1', SPECIMENS.TD1[2]!];
  expect(decode(TD1, sharpCells(lines)).repairCost).toBe(0);
  const decoding = decode(TD1, cellsWith(lines, { '0,16': { '8': 0.55, B: 0.42 } }));
  expect(decoding.lines).toEqual(lines);
});

test('a long document number is decoded under its own check digit', () => {
  const layout = withLongNumber(TD1, 3);
  const { lines, satisfied } = decode(layout, cellsWith(LONG_NUMBER, { '0,16': { B: 0.5, '3': 0.45 } }));
  expect({ lines, satisfied }).toEqual({ lines: LONG_NUMBER, satisfied: true });
});

test('a visa is decoded without a composite digit', () => {
  const decoding = decode(MRV_A, cellsWith(SPECIMENS.MRV_A, { '1,1': { B: 0.5, '8': 0.45 } }));
  expect(decoding).toMatchObject({ lines: SPECIMENS.MRV_A, satisfied: true });
  expect(decoding.margin).toBeLessThanOrEqual(REACH);
});

test('the department of a French card takes no letters but those of Corsica', () => {
  const cells = cellsWith(SPECIMENS.FRENCH_ID, { '0,30': { O: 0.8, '0': 0.1 }, '0,33': { O: 0.8, '0': 0.1 } });
  expect(decode(FORMAT_LAYOUTS.FRENCH_ID, cells).lines).toEqual(SPECIMENS.FRENCH_ID);
});
