import type { MrzFormat } from '../../../../src/domain/mrz.js';
import { checkDigitOf } from '../../../../src/providers/local/mrz/check-digits.js';
import { decode } from '../../../../src/providers/local/mrz/decode.js';
import { FORMAT_LAYOUTS } from '../../../../src/providers/local/mrz/formats.js';
import { judge, type Judgement } from '../../../../src/providers/local/mrz/judge.js';
import { cellsWith, sharpCells } from './cells.js';
import { replaceAt, SPECIMENS } from './specimens.js';

const CERTAIN = { worstLine: -0.02, misfit: 0.05 };

function judged(
  format: MrzFormat,
  lines: string[],
  changes: Record<string, Record<string, number>> = {},
  evidence: { worstLine: number; misfit: number } = CERTAIN,
): Judgement {
  const scores = Object.keys(changes).length > 0 ? cellsWith(lines, changes) : sharpCells(lines);
  const layout = FORMAT_LAYOUTS[format];
  return judge(layout, decode(layout, scores), { scores, ...evidence });
}

test('a sharp specimen is accepted without a correction', () => {
  const judgement = judged('TD3', SPECIMENS.TD3);
  expect(judgement).toMatchObject({ refusals: [], corrections: [], score: 100, lines: SPECIMENS.TD3 });
  expect(judgement.rawLines).toEqual(SPECIMENS.TD3);
});

test('a correction is reported with what was read and how probable the result was', () => {
  const { corrections, refusals, score } = judged('TD3', SPECIMENS.TD3, { '1,1': { B: 0.6, '8': 0.38 } });
  expect(refusals).toEqual([]);
  expect(corrections).toEqual([
    { line: 1, column: 1, read: 'B', corrected: '8', confidence: expect.closeTo(0.38, 4) as number },
  ]);
  expect(score).toBeLessThan(100);
});

test('many corrections are too many', () => {
  const unsure = Object.fromEntries([0, 1, 2, 3, 4, 5, 6].map((at) => [`1,${at + 13}`, { O: 0.9, '0': 0.05 }]));
  const zeros = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO0001010F1204159ZE184226B<<<<<12'];
  expect(judged('TD3', zeros, unsure).refusals).toContain('TOO_MANY_CORRECTIONS');
});

test('two texts that are nearly as likely are ambiguous', () => {
  expect(judged('TD3', SPECIMENS.TD3, { '1,0': { L: 0.5, B: 0.45 } }).refusals).toContain('AMBIGUOUS_CORRECTION');
});

test('an unsure letter of a name is refused, as no check digit covers it', () => {
  expect(judged('TD3', SPECIMENS.TD3, { '0,5': { E: 0.45, F: 0.4 } }).refusals).toContain('CHARACTER_UNSURE');
  expect(judged('FRENCH_ID', SPECIMENS.FRENCH_ID, { '0,5': { S: 0.45, B: 0.05 } }).refusals).toContain(
    'CHARACTER_UNSURE',
  );
});

test('the optional data of a visa must be surer than that of a passport, as nothing covers it', () => {
  const unsure = { '1,29': { Z: 0.6, '2': 0.001 } };
  expect(judged('MRV_A', SPECIMENS.MRV_A, unsure).refusals).toContain('CHARACTER_UNSURE');
  expect(judged('TD3', SPECIMENS.TD3, { '1,28': { Z: 0.6, '2': 0.001 } }).refusals).not.toContain('CHARACTER_UNSURE');
});

test('a letter O among digits must be very sure, as two of them can deceive every check digit', () => {
  // 24 times 7 and 24 times 3 add up to a multiple of ten.
  expect(checkDigitOf('L89O902O3')).toBe(checkDigitOf('L89090203'));
  const number = `L89O902O3${checkDigitOf('L89O902O3')}`;
  const optional = 'ZE184226B<<<<<1';
  const composite = checkDigitOf(`${number}74081221204159${optional}`);
  const lines = [SPECIMENS.TD3[0]!, `${number}UTO7408122F1204159${optional}${composite}`];
  const sure = { '1,3': { O: 0.97, '0': 0.001 }, '1,7': { O: 0.97, '0': 0.001 } };
  const unsure = { '1,3': { O: 0.8, '0': 0.001 }, '1,7': { O: 0.8, '0': 0.001 } };
  expect(judged('TD3', lines, sure)).toMatchObject({ lines, refusals: [] });
  expect(judged('TD3', lines, unsure)).toMatchObject({ lines, refusals: ['CHARACTER_UNSURE'] });
});

test('a weak line and a grid that does not fit are refused', () => {
  const refusals = judged('TD3', SPECIMENS.TD3, {}, { worstLine: -0.5, misfit: 0.6 }).refusals;
  expect(refusals).toEqual(['LINE_UNSURE', 'GRID_DOES_NOT_FIT']);
});

test('a refused reading scores at most 50', () => {
  expect(judged('TD3', SPECIMENS.TD3, {}, { worstLine: -0.02, misfit: 0.6 }).score).toBeLessThanOrEqual(50);
});

test.each<[string, MrzFormat, string[]]>([
  ['a passport that calls itself a visa', 'TD3', replaceAt(SPECIMENS.TD3, 0, 0, 'V')],
  ['an issuer that does not exist', 'TD3', replaceAt(SPECIMENS.TD3, 0, 2, 'Q')],
  ['a nationality that does not exist', 'TD3', replaceAt(SPECIMENS.TD3, 1, 10, 'Q')],
  ['a name that starts with a filler', 'TD3', replaceAt(SPECIMENS.TD3, 0, 5, '<')],
  ['letters after the end of the name', 'TD3', replaceAt(SPECIMENS.TD3, 0, 40, 'K')],
  ['a card with a code of its own', 'TD1', replaceAt(SPECIMENS.TD1, 0, 0, 'Z')],
  ['a French card of another state', 'FRENCH_ID', replaceAt(SPECIMENS.FRENCH_ID, 0, 4, 'N')],
])('%s is implausible', (_what, format, lines) => {
  expect(judged(format, lines).refusals).toContain('IMPLAUSIBLE_CONTENT');
});

test('check digits that do not agree are a refusal', () => {
  const lines = replaceAt(SPECIMENS.TD3, 1, 19, '7');
  const scores = sharpCells(lines).map((line) => line.map((cell) => cell.map((score) => (score > -1 ? 0 : -40))));
  const layout = FORMAT_LAYOUTS.TD3;
  const { refusals, checkDigits } = judge(layout, decode(layout, scores), { scores, ...CERTAIN });
  expect(refusals).toContain('CHECK_DIGIT_FAILED');
  expect(checkDigits.find((digit) => digit.name === 'DATE_OF_BIRTH')).toEqual({
    name: 'DATE_OF_BIRTH',
    line: 1,
    column: 19,
    printed: '7',
    computed: '2',
    passed: false,
  });
});
