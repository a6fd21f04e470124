import { createCanvas } from '@napi-rs/canvas';
import type { Colour, Holder } from './holders.js';
import { drawPortrait } from './portrait.js';
import { createRandom } from './random.js';
import type { Sheet } from './sheet.js';

export interface PortraitPlace {
  xMm: number;
  yMm: number;
  widthMm: number;
  heightMm: number;
}

const WHITE_WALL = [
  [255, 255, 255],
  [255, 255, 255],
] as const satisfies readonly [Colour, Colour];

/** Head and shoulders without the empty edge, as identity photos are cropped. */
const CROP = { x: 96, y: 84, width: 508, height: 653 };

/** Prints the holder's portrait with soft edges and the faint grain of a colour printer. */
export function printPortrait(sheet: Sheet, holder: Holder, place: PortraitPlace): void {
  const { context } = sheet;
  const printed = createCanvas(CROP.width, CROP.height);
  const ink = printed.getContext('2d');
  ink.filter = 'saturate(0.86) contrast(0.96)';
  ink.drawImage(drawPortrait(holder.portrait), -CROP.x, -CROP.y);
  ink.filter = 'none';
  const grain = ink.getImageData(0, 0, CROP.width, CROP.height);
  const random = createRandom(holder.portrait.seed + 500);
  for (let at = 0; at < grain.data.length; at += 4) {
    const speck = random.normal() * 5;
    for (let channel = 0; channel < 3; channel++) {
      grain.data[at + channel] = Math.max(0, Math.min(255, (grain.data[at + channel] ?? 0) + speck));
    }
  }
  ink.putImageData(grain, 0, 0);
  context.save();
  context.beginPath();
  context.roundRect(place.xMm, place.yMm, place.widthMm, place.heightMm, 0.9);
  context.clip();
  context.drawImage(printed, place.xMm, place.yMm, place.widthMm, place.heightMm);
  context.restore();
}

/** The small second portrait that documents carry as a pale one-colour print. */
export function printGhostPortrait(sheet: Sheet, holder: Holder, place: PortraitPlace, alpha = 0.4): void {
  const { context } = sheet;
  const printed = createCanvas(CROP.width, CROP.height);
  const ink = printed.getContext('2d');
  ink.filter = 'grayscale(1) brightness(1.15)';
  ink.drawImage(drawPortrait(holder.portrait, { background: WHITE_WALL }), -CROP.x, -CROP.y);
  ink.filter = 'none';
  ink.globalCompositeOperation = 'lighten';
  ink.fillStyle = 'rgb(60, 84, 130)';
  ink.fillRect(0, 0, CROP.width, CROP.height);
  context.save();
  context.globalAlpha = alpha;
  context.globalCompositeOperation = 'multiply';
  context.beginPath();
  const { xMm, yMm, widthMm, heightMm } = place;
  context.ellipse(xMm + widthMm / 2, yMm + heightMm / 2, widthMm / 2, heightMm / 2, 0, 0, Math.PI * 2);
  context.clip();
  context.drawImage(printed, xMm, yMm, widthMm, heightMm);
  context.restore();
}
