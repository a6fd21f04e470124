import type { SKRSContext2D } from '@napi-rs/canvas';
import type { PortraitStyle } from './holders.js';
import { mixColours, strandColour, traceFace } from './portrait-shapes.js';
import { rgba } from './sheet.js';
import type { SeededRandom } from './random.js';

export function drawBrows(context: SKRSContext2D, style: PortraitStyle, random: SeededRandom): void {
  const colour = mixColours(style.hair, [0, 0, 0], 0.25);
  const thickness = style.beard > 0 ? 11 : 7;
  context.lineCap = 'round';
  for (const side of [-1, 1]) {
    for (let index = 0; index < 130; index++) {
      const share = random.next();
      const x = 350 + side * (30 + share * 64) * style.faceWidth;
      const arch = Math.sin(Math.min(1, share * 1.25) * Math.PI * 0.62) * 13;
      const y = 380 - arch + random.between(-0.5, 0.5) * thickness * (1.1 - share * 0.6);
      context.strokeStyle = rgba(colour, random.between(0.35, 0.75));
      context.lineWidth = random.between(1.4, 2.6);
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(x + side * random.between(6, 12), y - 5 + share * 9);
      context.stroke();
    }
  }
}

export function drawBeard(context: SKRSContext2D, style: PortraitStyle, random: SeededRandom): void {
  if (style.beard === 0) return;
  const colour = mixColours(style.hair, [0, 0, 0], 0.1);
  const half = 132 * style.faceWidth;
  context.save();
  traceFace(context, style.faceWidth);
  context.clip();
  const count = Math.round(5200 * (0.35 + style.beard));
  for (let index = 0; index < count; index++) {
    const x = 350 + random.between(-half, half);
    const y = random.between(440, 632);
    const across = Math.abs(x - 350) / half;
    const jaw = 596 - across * across * 150;
    const moustache = y > 512 && y < 540 && across < 0.46;
    const aroundMouth = across < 0.42 && y > 536 && y < 580;
    if (y < jaw - 34 && !moustache && across < 0.8) continue;
    if (aroundMouth || (across >= 0.8 && random.next() < 0.45)) continue;
    context.strokeStyle = rgba(mixColours(colour, strandColour(style, random), 0.5), 0.12 + 0.5 * style.beard);
    context.lineWidth = 1 + style.beard * 1.1;
    const length = 2 + style.beard * 11;
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + random.normal() * 2 + ((x - 350) / half) * 2, y + length);
    context.stroke();
  }
  context.restore();
}

export function drawGlasses(context: SKRSContext2D, style: PortraitStyle): void {
  context.strokeStyle = 'rgba(34, 30, 30, 0.92)';
  context.lineWidth = 6;
  for (const side of [-1, 1]) {
    const x = 350 + side * 62 * style.faceWidth;
    context.beginPath();
    context.roundRect(x - 50, 376, 100, 70, 28);
    context.fillStyle = 'rgba(220, 235, 245, 0.1)';
    context.fill();
    context.stroke();
    context.beginPath();
    context.moveTo(x + side * 50, 400);
    context.lineTo(350 + side * 136 * style.faceWidth, 396);
    context.stroke();
  }
  context.beginPath();
  context.moveTo(338, 402);
  context.quadraticCurveTo(350, 392, 362, 402);
  context.stroke();
  context.strokeStyle = 'rgba(255, 255, 255, 0.4)';
  context.lineWidth = 4;
  context.beginPath();
  context.moveTo(262, 392);
  context.lineTo(284, 386);
  context.stroke();
}
