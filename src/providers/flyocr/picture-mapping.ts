import type { PlateReading, TextReading } from '../../domain/text.js';
import { normalLabel } from './labels.js';
import type { PictureSize } from './normal-values.js';
import { quadrilateral } from './normal-values.js';
import type { FlyocrSettings } from './settings.js';
import type { FlyocrCard, FlyocrLine } from './wire.js';

/** Pure: E2 -> lines. The vendor gives no confidence. Sizes are known of the first page only. */
export function mapText(lines: readonly FlyocrLine[], size: PictureSize | null): TextReading {
  return {
    lines: lines.map(({ text, coordinate, page }) => ({
      text,
      confidence: null,
      quadrilateral: quadrilateral(coordinate, page === null || page === '1' ? size : null),
    })),
  };
}

type PlateItem = 'NUMBER' | 'COLOUR' | 'TYPE' | 'CONFIDENCE' | 'DIRECTION' | 'POSITION';

/** English as printed on the page, with its "confidenc" (HIGH), Chinese INFERRED. The brightness has no word of ours. */
const LABELS: ReadonlyMap<string, PlateItem> = new Map(
  (
    [
      ['License plate number', 'NUMBER'],
      ['License plate color', 'COLOUR'],
      ['License plate type', 'TYPE'],
      ['Overall plate confidenc', 'CONFIDENCE'],
      ['Overall plate confidence', 'CONFIDENCE'],
      ['License plate motion direction', 'DIRECTION'],
      ['License plate position (left_top_right_bottom)', 'POSITION'],
      ['License plate position', 'POSITION'],
      ['车牌号码', 'NUMBER'],
      ['车牌颜色', 'COLOUR'],
      ['车牌类型', 'TYPE'],
      ['整牌可信度', 'CONFIDENCE'],
      ['车牌运动方向', 'DIRECTION'],
      ['车牌位置', 'POSITION'],
    ] as const
  ).map(([label, item]) => [normalLabel(label), item]),
);

/** Pure: one plate for each card. */
export function mapPlates(
  cards: readonly FlyocrCard[],
  unit: FlyocrSettings['plateConfidence'],
  size: PictureSize | null,
  warnings: string[],
): PlateReading[] {
  return cards.map((card) => {
    const textOf = (wanted: PlateItem) =>
      card.items.find(({ label, content }) => content.trim() !== '' && LABELS.get(normalLabel(label)) === wanted)
        ?.content ?? null;
    const confidence = textOf('CONFIDENCE');
    return {
      number: textOf('NUMBER'),
      colour: textOf('COLOUR'),
      type: textOf('TYPE'),
      confidence: confidence === null ? null : confidenceOf(confidence, unit, warnings),
      direction: textOf('DIRECTION'),
      quadrilateral: quadrilateral(textOf('POSITION'), size),
    };
  });
}

/** A fraction where percents are awaited would become a hundredth of what it says: better no confidence than that one. */
function confidenceOf(text: string, unit: FlyocrSettings['plateConfidence'], warnings: string[]): number | null {
  const number = /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : Number.NaN;
  const fraction = unit === 'fraction' ? number : number / 100;
  const doubtful = unit === 'percent' && number > 0 && number < 1;
  if (fraction >= 0 && fraction <= 1 && !doubtful) return Math.round(fraction * 10_000) / 10_000;
  warnings.push(`The confidence of a plate is not a ${unit === 'percent' ? 'percentage' : 'fraction'}.`);
  return null;
}
