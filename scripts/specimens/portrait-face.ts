import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Colour, PortraitStyle } from './holders.js';
import { mixColours, patch } from './portrait-shapes.js';
import { rgba } from './sheet.js';

export function drawNose(context: SKRSContext2D, shade: Colour, light: Colour): void {
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

export function drawEyes(context: SKRSContext2D, style: PortraitStyle, closed = false): void {
  const lid = mixColours(style.skin, [50, 20, 14], 0.72);
  if (closed) {
    drawClosedEyes(context, style, lid);
    return;
  }
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

/** Lids that have come down: the lashes lie where the lower rim was. */
function drawClosedEyes(context: SKRSContext2D, style: PortraitStyle, lid: Colour): void {
  for (const side of [-1, 1]) {
    const x = 350 + side * 60 * style.faceWidth;
    const y = 408;
    patch(context, x, y - 2, 36, 20, mixColours(style.skin, lid, 0.35), 0.7);
    context.lineCap = 'round';
    context.strokeStyle = rgba(mixColours(lid, [20, 8, 6], 0.5), 0.92);
    context.lineWidth = 4.4;
    context.beginPath();
    context.moveTo(x - 31, y + 3);
    context.bezierCurveTo(x - 14, y + 14, x + 14, y + 14, x + 31, y + 2);
    context.stroke();
    context.strokeStyle = rgba(lid, 0.4);
    context.lineWidth = 2;
    context.beginPath();
    context.moveTo(x - 30, y - 8);
    context.bezierCurveTo(x - 14, y - 22, x + 16, y - 22, x + 32, y - 8);
    context.stroke();
  }
}

/** The dark of the mouth between lips that have parted. */
function drawMouthOpening(context: SKRSContext2D, lip: Colour): void {
  context.fillStyle = rgba(mixColours(lip, [60, 10, 16], 0.2));
  context.beginPath();
  context.ellipse(350, 560, 46, 36, 0, 0, Math.PI * 2);
  context.fill();
  context.fillStyle = 'rgb(46, 14, 18)';
  context.beginPath();
  context.ellipse(350, 560, 37, 26, 0, 0, Math.PI * 2);
  context.fill();
  context.save();
  context.clip();
  context.fillStyle = 'rgb(238, 234, 226)';
  context.fillRect(318, 530, 64, 13);
  context.restore();
}

export function drawMouth(context: SKRSContext2D, style: PortraitStyle, open = false): void {
  const lip = mixColours(style.skin, [150, 44, 48], style.beard > 0 ? 0.38 : 0.52);
  const dark = mixColours(lip, [60, 10, 16], 0.55);
  if (open) {
    drawMouthOpening(context, lip);
    return;
  }
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
