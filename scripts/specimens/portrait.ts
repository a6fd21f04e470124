import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Colour, PortraitStyle } from './holders.js';
import { drawBackHair, drawBeard, drawBrows, drawFrontHair, drawGlasses } from './portrait-hair.js';
import { createRandom } from './random.js';
import { mixColours, traceFace } from './portrait-shapes.js';
import { rgba } from './sheet.js';

/** Portraits are drawn on this grid and scaled to where they go: 35 by 45 mm, as in passports. */
export const PORTRAIT_WIDTH = 700;
export const PORTRAIT_HEIGHT = 900;

/** A soft patch of colour: the drawn equivalent of light and shade on skin. */
function patch(
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

function drawNose(context: SKRSContext2D, shade: Colour, light: Colour): void {
  patch(context, 372, 430, 18, 66, shade, 0.42, -5);
  patch(context, 326, 420, 12, 50, shade, 0.16, 5);
  patch(context, 346, 432, 11, 66, light, 0.55);
  patch(context, 347, 484, 17, 14, light, 0.6);
  patch(context, 350, 512, 42, 13, shade, 0.6);
  patch(context, 318, 492, 13, 15, shade, 0.32);
  patch(context, 384, 492, 14, 16, shade, 0.5);
  context.fillStyle = rgba(mixColours(shade, [30, 10, 8], 0.55), 0.8);
  for (const side of [-1, 1]) {
    context.beginPath();
    context.ellipse(350 + side * 17, 504, 9, 4.2, side * 0.35, 0, Math.PI * 2);
    context.fill();
  }
}

function drawEyes(context: SKRSContext2D, style: PortraitStyle): void {
  const lid = mixColours(style.skin, [50, 20, 14], 0.72);
  for (const side of [-1, 1]) {
    const x = 350 + side * 60 * style.faceWidth;
    const y = 408;
    context.save();
    context.beginPath();
    context.moveTo(x - 31, y + 3);
    context.bezierCurveTo(x - 16, y - 17, x + 15, y - 18, x + 31, y + 1);
    context.bezierCurveTo(x + 14, y + 14, x - 14, y + 15, x - 31, y + 3);
    context.closePath();
    context.fillStyle = 'rgb(236, 232, 226)';
    context.fill();
    context.clip();
    const iris = context.createRadialGradient(x, y - 1, 2, x, y - 1, 15);
    iris.addColorStop(0, rgba(mixColours(style.iris, [255, 240, 210], 0.25)));
    iris.addColorStop(0.7, rgba(style.iris));
    iris.addColorStop(1, rgba(mixColours(style.iris, [0, 0, 0], 0.65)));
    context.fillStyle = iris;
    context.beginPath();
    context.arc(x, y - 1, 15, 0, Math.PI * 2);
    context.fill();
    context.fillStyle = 'rgb(14, 10, 10)';
    context.beginPath();
    context.arc(x, y - 1, 6.4, 0, Math.PI * 2);
    context.fill();
    context.fillStyle = 'rgba(255, 255, 255, 0.9)';
    context.beginPath();
    context.arc(x - 5, y - 6, 3, 0, Math.PI * 2);
    context.fill();
    patch(context, x, y - 15, 36, 13, [40, 22, 18], 0.55);
    context.restore();
    context.strokeStyle = rgba(mixColours(lid, [20, 8, 6], 0.5), 0.92);
    context.lineCap = 'round';
    context.lineWidth = 4.4;
    context.beginPath();
    context.moveTo(x - 31, y + 3);
    context.bezierCurveTo(x - 16, y - 17, x + 15, y - 18, x + 31, y + 1);
    context.stroke();
    context.strokeStyle = rgba(lid, 0.45);
    context.lineWidth = 2;
    context.beginPath();
    context.moveTo(x - 28, y + 5);
    context.bezierCurveTo(x - 14, y + 15, x + 14, y + 14, x + 30, y + 2);
    context.stroke();
    context.beginPath();
    context.moveTo(x - 30, y - 8);
    context.bezierCurveTo(x - 14, y - 26, x + 16, y - 26, x + 32, y - 8);
    context.stroke();
  }
}

function drawMouth(context: SKRSContext2D, style: PortraitStyle): void {
  const lip = mixColours(style.skin, [150, 44, 48], style.beard > 0 ? 0.38 : 0.52);
  const dark = mixColours(lip, [60, 10, 16], 0.55);
  context.fillStyle = rgba(mixColours(lip, dark, 0.28));
  context.beginPath();
  context.moveTo(296, 548);
  context.bezierCurveTo(318, 538, 334, 530, 350, 537);
  context.bezierCurveTo(366, 530, 382, 538, 404, 548);
  context.bezierCurveTo(378, 553, 322, 553, 296, 548);
  context.fill();
  const lower = context.createLinearGradient(0, 547, 0, 578);
  lower.addColorStop(0, rgba(mixColours(lip, dark, 0.2)));
  lower.addColorStop(0.5, rgba(mixColours(lip, [255, 220, 210], 0.24)));
  lower.addColorStop(1, rgba(lip));
  context.fillStyle = lower;
  context.beginPath();
  context.moveTo(298, 548);
  context.bezierCurveTo(324, 552, 376, 552, 402, 548);
  context.bezierCurveTo(386, 574, 364, 578, 350, 578);
  context.bezierCurveTo(336, 578, 314, 574, 298, 548);
  context.fill();
  context.strokeStyle = rgba(dark, 0.85);
  context.lineWidth = 3;
  context.lineCap = 'round';
  context.beginPath();
  context.moveTo(294, 547);
  context.bezierCurveTo(322, 552, 338, 547, 350, 550);
  context.bezierCurveTo(362, 547, 378, 552, 406, 546);
  context.stroke();
  patch(context, 350, 590, 34, 9, mixColours(style.skin, [70, 30, 22], 0.5), 0.5);
}

/** Draws the head and shoulders of an invented person; the same style gives the same picture. */
export function drawPortrait(
  style: PortraitStyle,
  background: readonly [Colour, Colour] = [
    [232, 236, 240],
    [196, 204, 214],
  ],
): Canvas {
  const canvas = createCanvas(PORTRAIT_WIDTH, PORTRAIT_HEIGHT);
  const context = canvas.getContext('2d');
  const random = createRandom(style.seed);
  drawBackground(context, background);
  drawBackHair(context, style, random);
  context.save();
  context.translate(0, -36);
  drawNeck(context, style);
  drawShoulders(context, style);
  context.restore();
  drawEars(context, style);
  drawSkin(context, style);
  drawBeard(context, style, random);
  drawMouth(context, style);
  drawEyes(context, style);
  drawBrows(context, style, random);
  drawFrontHair(context, style, random);
  if (style.glasses) drawGlasses(context, style);
  return canvas;
}
