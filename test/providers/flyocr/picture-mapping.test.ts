import { describe, expect, test } from '@jest/globals';
import type { ProviderRequest } from '../../../src/providers/contract.js';
import { quadrilateral } from '../../../src/providers/flyocr/normal-values.js';
import { covers, coversAll } from '../../support/covers.js';
import { fixture, labelsOf, outcomeOf } from './answer.js';
import { PICTURE } from './sandbox-call.js';

const SIZED = { ...PICTURE, width: 1000, height: 500 };
const TEXT: ProviderRequest = { kind: 'TEXT', images: [SIZED] };
const PLATE: ProviderRequest = { kind: 'PLATE', images: [SIZED] };
describe('general text', () => {
  test('is lines with quadrilaterals in fractions of the picture', async () => {
    covers(
      'flyocr:service:text',
      'flyocr:envelope:card.rowitem',
      'flyocr:envelope:rowdesc',
      'flyocr:envelope:left_top_right_bottom',
      'flyocr:envelope:charValue',
    );
    const { reading } = await outcomeOf(TEXT, fixture('general-text'));
    expect(reading).toEqual({
      kind: 'TEXT',
      text: {
        lines: [
          {
            text: 'The lighthouse of Utopia is open on Sundays.',
            confidence: null,
            quadrilateral: [
              { x: 0.046, y: 0.014 },
              { x: 0.731, y: 0.016 },
              { x: 0.731, y: 0.048 },
              { x: 0.046, y: 0.048 },
            ],
          },
          {
            text: 'Bring a lamp.',
            confidence: null,
            quadrilateral: [
              { x: 0.046, y: 0.062 },
              { x: 0.2, y: 0.062 },
              { x: 0.2, y: 0.096 },
              { x: 0.046, y: 0.096 },
            ],
          },
        ],
      },
    });
  });

  test('has no quadrilaterals where the size of the picture is not known', async () => {
    const { reading } = await outcomeOf({ kind: 'TEXT', images: [PICTURE] }, fixture('general-text'));
    if (reading.kind !== 'TEXT') throw new Error('It is no text.');
    expect(reading.text.lines.map((line) => line.quadrilateral)).toEqual([null, null]);
  });

  test('takes one row that stands without a list, several texts of a row, and no size for later pages', async () => {
    covers('flyocr:envelope:card.rowitem', 'flyocr:envelope:pagedesc');
    const box = { left_top_right_bottom: '0-0-10-0-10-10-0-10' };
    const row = {
      pagedesc: '2',
      rowInfo: box,
      rowContext: { charitem: [{ charValue: 'one' }, { charInfo: box, charValue: 2 }, { chardesc: 'no text' }] },
    };
    const { reading } = await outcomeOf(TEXT, { cardsinfo: { card: { type: '1996', rowitem: row } } });
    expect(reading).toEqual({
      kind: 'TEXT',
      text: {
        lines: [
          { text: 'one', confidence: null, quadrilateral: null },
          { text: '2', confidence: null, quadrilateral: null },
        ],
      },
    });
  });

  test.each<[string, string | null, number | null]>([
    ['eight numbers are corners', '0-0-10-0-10-10-0-10', 0.01],
    ['four numbers are left, top, right and bottom', '0_0_10_10', 0.01],
    ['a corner outside is none', '0-0-1001-0-10-10-0-10', null],
    ['a negative corner is none', '0--5-10-0-10-10-0-10', null],
    ['a rectangle the wrong way round is none', '10_0_0_10', null],
    ['six numbers are none', '0-0-10-0-10-10', null],
    ['words are none', 'left-top', null],
    ['nothing is none', null, null],
  ])('%s', (_title, text, right) => {
    covers('flyocr:envelope:left_top_right_bottom');
    expect(quadrilateral(text, { width: 1000, height: 500 })?.[1].x ?? null).toBe(right);
  });
});

describe('a licence plate', () => {
  test('has number, colour, type, confidence, direction and place', async () => {
    coversAll('flyocr:plate-label', labelsOf('plate'));
    covers('flyocr:service:plate');
    const { reading } = await outcomeOf(PLATE, fixture('plate'));
    expect(reading).toEqual({
      kind: 'PLATE',
      plates: [
        {
          number: 'ZN 417-62',
          colour: 'blue',
          type: 'small car',
          confidence: 0.96,
          direction: '0',
          quadrilateral: [
            { x: 0.12, y: 0.68 },
            { x: 0.42, y: 0.68 },
            { x: 0.42, y: 0.86 },
            { x: 0.12, y: 0.86 },
          ],
        },
      ],
    });
  });

  test.each<[string, 'percent' | 'fraction', number | null]>([
    ['96', 'percent', 0.96],
    ['100', 'percent', 1],
    ['0.96', 'percent', null],
    ['0.96', 'fraction', 0.96],
    ['96', 'fraction', null],
    ['sure', 'percent', null],
  ])('confidence %s as a %s is %s', async (content, plateConfidence, confidence) => {
    covers('flyocr:setting:FLYOCR_PLATE_CONFIDENCE');
    const reply = { cardsinfo: [{ type: '19', items: [{ desc: '整牌可信度', content }] }] };
    const { reading, warnings } = await outcomeOf(PLATE, reply, { plateConfidence });
    expect(reading).toMatchObject({ plates: [{ number: null, confidence }] });
    expect(warnings).toHaveLength(confidence === null ? 1 : 0);
  });

  test('each card is a plate', async () => {
    covers('flyocr:envelope:cardsinfo');
    const card = (content: string) => ({ type: '19', items: [{ desc: '车牌号码', content }] });
    const { reading } = await outcomeOf(PLATE, { cardsinfo: [card('ZN1'), card('ZN2')] });
    expect(reading).toMatchObject({ plates: [{ number: 'ZN1' }, { number: 'ZN2' }] });
  });
});
