import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Colour, PortraitStyle } from './holders.js';
import type { SeededRandom } from './random.js';
import { rgba } from './sheet.js';

/** `share` 0 is the first colour, 1 the second. */
export function mixColours(first: Colour, second: Colour, share: number): Colour {
  return [
    first[0] + (second[0] - first[0]) * share,
    first[1] + (second[1] - first[1]) * share,
    first[2] + (second[2] - first[2]) * share,
  ];
}

/** The outline of the face as the current path, on the portrait's grid of 700 by 900. */
export function traceFace(context: SKRSContext2D, width: number): void {
  const half = 132 * width;
  context.beginPath();
  context.moveTo(350, 212);
  context.bezierCurveTo(350 + half * 0.78, 212, 350 + half * 1.06, 290, 350 + half, 402);
  context.bezierCurveTo(350 + half * 0.97, 486, 350 + half * 0.76, 560, 350 + half * 0.4, 606);
  context.bezierCurveTo(350 + half * 0.2, 630, 350 - half * 0.2, 630, 350 - half * 0.4, 606);
  context.bezierCurveTo(350 - half * 0.76, 560, 350 - half * 0.97, 486, 350 - half, 402);
  context.bezierCurveTo(350 - half * 1.06, 290, 350 - half * 0.78, 212, 350, 212);
  context.closePath();
}

/** The colour of one hair: around the person's own, some lighter, some darker. */
export function strandColour(style: PortraitStyle, random: SeededRandom): Colour {
  const towards: Colour = random.next() < 0.45 ? [255, 226, 190] : [0, 0, 0];
  return mixColours(style.hair, towards, random.between(0.02, 0.26));
}

/** A soft patch of colour: the drawn equivalent of light and shade on skin. */
export function patch(
  context: SKRSContext2D,
  x: number,
  y: number,
  radiusX: number,
  radiusY: number,
  colour: Colour,
  alpha: number,
  degrees = 0,
): void {
  context.save();
  context.translate(x, y);
  context.rotate((degrees * Math.PI) / 180);
  context.scale(radiusX, radiusY);
  const gradient = context.createRadialGradient(0, 0, 0, 0, 0, 1);
  gradient.addColorStop(0, rgba(colour, alpha));
  gradient.addColorStop(0.5, rgba(colour, alpha * 0.55));
  gradient.addColorStop(1, rgba(colour, 0));
  context.fillStyle = gradient;
  context.fillRect(-1, -1, 2, 2);
  context.restore();
}
