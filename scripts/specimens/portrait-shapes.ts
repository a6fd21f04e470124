import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Colour } from './holders.js';

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
