import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Colour, PortraitStyle } from './holders.js';
import { drawBeard, drawBrows, drawGlasses } from './portrait-details.js';
import { drawEyes, drawMouth, drawNose } from './portrait-face.js';
import { drawBackHair, drawFrontHair } from './portrait-hair.js';
import { createRandom } from './random.js';
import { mixColours, patch, traceFace } from './portrait-shapes.js';
import { rgba } from './sheet.js';

/** Portraits are drawn on this grid and scaled to where they go: 35 by 45 mm, as in passports. */
export const PORTRAIT_WIDTH = 700;
export const PORTRAIT_HEIGHT = 900;

const IDENTITY_PHOTO_WALL: readonly [Colour, Colour] = [
  [232, 236, 240],
  [196, 204, 214],
];

function drawBackground(context: SKRSContext2D, colours: readonly [Colour, Colour]): void {
  const gradient = context.createRadialGradient(300, 330, 60, 350, 450, 700);
  gradient.addColorStop(0, rgba(colours[0]));
  gradient.addColorStop(1, rgba(colours[1]));
  context.fillStyle = gradient;
  context.fillRect(0, 0, PORTRAIT_WIDTH, PORTRAIT_HEIGHT);
}

function drawShoulders(context: SKRSContext2D, style: PortraitStyle): void {
  const dark = mixColours(style.clothing, [0, 0, 0], 0.45);
  const light = mixColours(style.clothing, [255, 255, 255], 0.14);
  context.save();
  context.beginPath();
  context.moveTo(-20, 960);
  context.bezierCurveTo(10, 800, 110, 752, 248, 712);
  context.quadraticCurveTo(350, 800, 452, 712);
  context.bezierCurveTo(590, 752, 690, 800, 720, 960);
  context.closePath();
  const gradient = context.createLinearGradient(80, 700, 640, 920);
  gradient.addColorStop(0, rgba(light));
  gradient.addColorStop(0.5, rgba(style.clothing));
  gradient.addColorStop(1, rgba(dark));
  context.fillStyle = gradient;
  context.fill();
  context.clip();
  patch(context, 120, 880, 90, 130, dark, 0.5, 20);
  patch(context, 590, 880, 90, 130, dark, 0.6, -20);
  patch(context, 350, 800, 150, 50, dark, 0.4);
  context.strokeStyle = rgba(dark, 0.75);
  context.lineWidth = 5;
  context.beginPath();
  context.moveTo(240, 716);
  context.quadraticCurveTo(350, 822, 460, 716);
  context.stroke();
  context.strokeStyle = rgba(light, 0.7);
  context.lineWidth = 3;
  context.beginPath();
  context.moveTo(234, 722);
  context.quadraticCurveTo(350, 836, 466, 722);
  context.stroke();
  context.restore();
}

function drawNeck(context: SKRSContext2D, style: PortraitStyle): void {
  const shade = mixColours(style.skin, [70, 30, 20], 0.38);
  context.save();
  context.beginPath();
  context.moveTo(272, 540);
  context.bezierCurveTo(276, 640, 272, 690, 236, 722);
  context.quadraticCurveTo(350, 826, 464, 722);
  context.bezierCurveTo(428, 690, 424, 640, 428, 540);
  context.closePath();
  const gradient = context.createLinearGradient(270, 0, 430, 0);
  gradient.addColorStop(0, rgba(mixColours(style.skin, shade, 0.45)));
  gradient.addColorStop(0.42, rgba(mixColours(style.skin, shade, 0.12)));
  gradient.addColorStop(1, rgba(mixColours(style.skin, shade, 0.75)));
  context.fillStyle = gradient;
  context.fill();
  context.clip();
  patch(context, 356, 622, 120, 66, shade, 0.95);
  patch(context, 350, 752, 60, 26, shade, 0.4);
  context.restore();
}

function drawEars(context: SKRSContext2D, style: PortraitStyle): void {
  const shade = mixColours(style.skin, [110, 40, 25], 0.3);
  for (const side of [-1, 1]) {
    const x = 350 + side * 133 * style.faceWidth;
    context.beginPath();
    context.ellipse(x, 420, 19, 44, side * 0.12, 0, Math.PI * 2);
    context.fillStyle = rgba(mixColours(style.skin, shade, side > 0 ? 0.55 : 0.3));
    context.fill();
    context.strokeStyle = rgba(shade, 0.6);
    context.lineWidth = 4;
    context.beginPath();
    context.arc(x + side * 2, 414, 15, side > 0 ? -1.6 : 1.7, side > 0 ? 1.3 : 4.7);
    context.stroke();
  }
}

function drawSkin(context: SKRSContext2D, style: PortraitStyle): void {
  const shade = mixColours(style.skin, [80, 34, 22], 0.42);
  const light = mixColours(style.skin, [255, 246, 232], 0.42);
  const blush = mixColours(style.skin, [205, 82, 72], 0.4);
  context.save();
  traceFace(context, style.faceWidth);
  context.fillStyle = rgba(style.skin);
  context.fill();
  context.clip();
  const half = 132 * style.faceWidth;
  const side = context.createLinearGradient(350 - half, 0, 350 + half, 0);
  side.addColorStop(0, rgba(shade, 0.5));
  side.addColorStop(0.2, rgba(shade, 0.1));
  side.addColorStop(0.6, rgba(shade, 0));
  side.addColorStop(0.82, rgba(shade, 0.2));
  side.addColorStop(1, rgba(shade, 0.72));
  context.fillStyle = side;
  context.fillRect(100, 180, 500, 480);
  patch(context, 330, 284, 100, 60, light, 0.5);
  patch(context, 276, 462, 46, 42, light, 0.4);
  patch(context, 416, 466, 38, 38, light, 0.22);
  patch(context, 350, 586, 40, 22, light, 0.35);
  patch(context, 270, 484, 56, 40, blush, 0.34);
  patch(context, 430, 484, 56, 40, blush, 0.36);
  patch(context, 350, 640, 150, 44, shade, 0.55);
  patch(context, 236, 552, 50, 70, shade, 0.3, -24);
  patch(context, 464, 552, 56, 74, shade, 0.46, 24);
  // Eye sockets and the root of the nose.
  patch(context, 290, 390, 50, 26, shade, 0.34);
  patch(context, 410, 390, 50, 26, shade, 0.4);
  patch(context, 290, 434, 40, 12, shade, 0.2 + 0.25 * style.age);
  patch(context, 410, 434, 40, 12, shade, 0.24 + 0.25 * style.age);
  drawAge(context, style, shade);
  drawNose(context, shade, light);
  context.restore();
}

function drawAge(context: SKRSContext2D, style: PortraitStyle, shade: Colour): void {
  if (style.age < 0.3) return;
  context.strokeStyle = rgba(shade, 0.22 * style.age);
  context.lineWidth = 4;
  context.lineCap = 'round';
  for (const side of [-1, 1]) {
    context.beginPath();
    context.moveTo(350 + side * 44, 494);
    context.quadraticCurveTo(350 + side * 66, 516, 350 + side * 68, 548);
    context.stroke();
    context.beginPath();
    context.moveTo(350 + side * 38, 430);
    context.quadraticCurveTo(350 + side * 60, 446, 350 + side * 86, 436);
    context.stroke();
  }
  for (let line = 0; line < 3; line++) {
    context.beginPath();
    context.moveTo(282, 306 - line * 22);
    context.quadraticCurveTo(350, 298 - line * 22, 418, 308 - line * 22);
    context.stroke();
  }
}

export interface PortraitOptions {
  /** Middle and edge of the wall behind; `null` leaves it transparent. Default: the grey of identity photos. */
  background?: readonly [Colour, Colour] | null;
  /** Pixels per unit of the grid. Default: 1. */
  scale?: number;
  /** Default: open. */
  eyesClosed?: boolean;
  /** Default: closed. */
  mouthOpen?: boolean;
}

/** Draws the head and shoulders of an invented person; the same style gives the same picture. */
export function drawPortrait(style: PortraitStyle, options: PortraitOptions = {}): Canvas {
  const { background = IDENTITY_PHOTO_WALL, scale = 1 } = options;
  const canvas = createCanvas(PORTRAIT_WIDTH * scale, PORTRAIT_HEIGHT * scale);
  const context = canvas.getContext('2d');
  context.scale(scale, scale);
  const random = createRandom(style.seed);
  if (background) drawBackground(context, background);
  drawBackHair(context, style, random);
  context.save();
  context.translate(0, -36);
  drawNeck(context, style);
  drawShoulders(context, style);
  context.restore();
  drawEars(context, style);
  drawSkin(context, style);
  drawBeard(context, style, random);
  drawMouth(context, style, options.mouthOpen);
  drawEyes(context, style, options.eyesClosed);
  drawBrows(context, style, random);
  drawFrontHair(context, style, random);
  if (style.glasses) drawGlasses(context, style);
  return canvas;
}
