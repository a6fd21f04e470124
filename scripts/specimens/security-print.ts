import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Colour } from './holders.js';
import { createRandom } from './random.js';
import { rgba, type Sheet } from './sheet.js';

/** Background tint running through several colours, left to right and slightly down. */
export function drawTint(sheet: Sheet, colours: readonly Colour[]): void {
  const { context, widthMm, heightMm } = sheet;
  const gradient = context.createLinearGradient(0, 0, widthMm, heightMm * 0.55);
  for (const [index, colour] of colours.entries()) gradient.addColorStop(index / (colours.length - 1), rgba(colour));
  context.fillStyle = gradient;
  context.fillRect(0, 0, widthMm, heightMm);
}

function rainbow(context: SKRSContext2D, widthMm: number, colours: readonly Colour[], alpha: number) {
  const gradient = context.createLinearGradient(0, 0, widthMm, 0);
  for (const [index, colour] of colours.entries()) {
    gradient.addColorStop(index / (colours.length - 1), rgba(colour, alpha));
  }
  return gradient;
}

/** Interlaced fine waves over the whole sheet, in inks that blend from left to right. */
export function drawWaves(
  sheet: Sheet,
  seed: number,
  colours: readonly Colour[],
  alpha: number,
  spacingMm = 1.15,
): void {
  const { context, widthMm, heightMm } = sheet;
  const random = createRandom(seed);
  for (let family = 0; family < 3; family++) {
    const amplitude = random.between(1.6, 4.2);
    const length = random.between(22, 46);
    const phase = random.between(0, 6.28);
    const slope = random.between(-0.12, 0.12);
    context.strokeStyle = rainbow(context, widthMm, family % 2 === 0 ? colours : [...colours].reverse(), alpha);
    context.lineWidth = 0.11;
    for (let offset = -12; offset < heightMm + 12; offset += spacingMm) {
      context.beginPath();
      for (let x = 0; x <= widthMm; x += 0.8) {
        const swing = Math.sin((x / length) * 6.28 + phase + offset * 0.05);
        const ripple = Math.sin((x / length) * 17.1 - phase + offset * 0.11) * 0.3;
        const y = offset + slope * x + amplitude * (swing + ripple);
        if (x === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      }
      context.stroke();
    }
  }
}

/** A guilloche rosette: nested closed curves whose radius swings around the circle. */
export function drawRosette(
  sheet: Sheet,
  centreXMm: number,
  centreYMm: number,
  radiusMm: number,
  colour: Colour,
  alpha: number,
  petals = 12,
): void {
  const { context } = sheet;
  context.strokeStyle = rgba(colour, alpha);
  context.lineWidth = 0.1;
  const rings = Math.max(8, Math.round(radiusMm * 1.1));
  for (let ring = 1; ring <= rings; ring++) {
    const base = (radiusMm * ring) / rings;
    for (const direction of [1, -1]) {
      context.beginPath();
      for (let step = 0; step <= 720; step++) {
        const angle = (step / 720) * Math.PI * 2;
        const swing = Math.sin(angle * petals + direction * ring * 0.33) * 0.09;
        const fine = Math.sin(angle * petals * 3 - ring * 0.2) * 0.025;
        const radius = base * (1 + swing + fine);
        const x = centreXMm + radius * Math.cos(angle);
        const y = centreYMm + radius * Math.sin(angle);
        if (step === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      }
      context.stroke();
    }
  }
}

/** Utopia's emblem: a rising sun over a hill and water, in a ring of rays. */
export function drawEmblem(sheet: Sheet, xMm: number, yMm: number, radiusMm: number, colour: Colour, alpha = 1): void {
  const { context } = sheet;
  context.save();
  context.translate(xMm, yMm);
  context.scale(radiusMm, radiusMm);
  context.strokeStyle = rgba(colour, alpha);
  context.fillStyle = rgba(colour, alpha);
  context.lineCap = 'round';
  for (let ray = 0; ray < 24; ray++) {
    const angle = (ray / 24) * Math.PI * 2;
    const inner = 0.74;
    const outer = ray % 2 === 0 ? 1 : 0.89;
    context.lineWidth = ray % 2 === 0 ? 0.07 : 0.045;
    context.beginPath();
    context.moveTo(Math.cos(angle) * inner, Math.sin(angle) * inner);
    context.lineTo(Math.cos(angle) * outer, Math.sin(angle) * outer);
    context.stroke();
  }
  context.lineWidth = 0.05;
  context.beginPath();
  context.arc(0, 0, 0.66, 0, Math.PI * 2);
  context.stroke();
  context.beginPath();
  context.arc(0, 0, 0.62, 0, Math.PI * 2);
  context.clip();
  context.beginPath();
  context.arc(0, 0.02, 0.28, Math.PI, 0);
  context.fill();
  context.beginPath();
  context.moveTo(-0.7, 0.2);
  context.quadraticCurveTo(-0.3, -0.08, 0.02, 0.12);
  context.quadraticCurveTo(0.32, -0.12, 0.7, 0.2);
  context.lineTo(0.7, 0.24);
  context.lineTo(-0.7, 0.24);
  context.fill();
  context.lineWidth = 0.045;
  for (let wave = 0; wave < 3; wave++) {
    context.beginPath();
    for (let step = 0; step <= 40; step++) {
      const x = -0.6 + (step / 40) * 1.2;
      const y = 0.32 + wave * 0.1 + Math.sin(x * 14 + wave) * 0.022;
      if (step === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
    context.stroke();
  }
  context.restore();
}

/** The sheen of a security laminate: faint rainbow bands across a corner. */
export function drawLaminateSheen(sheet: Sheet, xMm: number, yMm: number, radiusMm: number, strength: number): void {
  const { context } = sheet;
  context.save();
  context.globalCompositeOperation = 'screen';
  const gradient = context.createRadialGradient(xMm, yMm, radiusMm * 0.1, xMm, yMm, radiusMm);
  gradient.addColorStop(0, 'rgba(0, 0, 0, 0)');
  gradient.addColorStop(0.35, `rgba(90, 200, 160, ${strength})`);
  gradient.addColorStop(0.5, `rgba(120, 140, 255, ${strength})`);
  gradient.addColorStop(0.65, `rgba(255, 120, 190, ${strength})`);
  gradient.addColorStop(0.8, `rgba(255, 210, 90, ${strength})`);
  gradient.addColorStop(1, 'rgba(0, 0, 0, 0)');
  context.fillStyle = gradient;
  context.fillRect(0, 0, sheet.widthMm, sheet.heightMm);
  context.restore();
}

/** A signature-like scrawl: one tall initial, then low strokes of uneven width, and a line under them. */
export function drawSignature(sheet: Sheet, seed: number, xMm: number, yMm: number, widthMm: number): void {
  const { context } = sheet;
  const random = createRandom(seed * 7 + 1);
  context.save();
  context.strokeStyle = 'rgba(24, 30, 70, 0.88)';
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.lineWidth = 0.34;
  context.beginPath();
  let x = xMm;
  let y = yMm - 0.5;
  context.moveTo(x, y - 1.5);
  context.bezierCurveTo(x - 2, y + 2.2, x + 3.6, y - 6.5, x + 2.2, y - 3.4);
  context.bezierCurveTo(x + 1, y - 0.6, x - 0.6, y + 2.4, x + 2.6, y - 0.2);
  x += 2.6;
  while (x < xMm + widthMm * 0.82) {
    const advance = random.between(1.1, 2.9);
    const kind = random.next();
    const height = kind < 0.2 ? random.between(2.6, 3.8) : random.between(0.5, 1.3);
    const drop = kind > 0.84 ? random.between(1.2, 2.1) : random.between(0, 0.4);
    const lean = random.between(0.2, 0.9);
    context.bezierCurveTo(x + advance * lean, y - height, x + advance * 0.7, y - height, x + advance * 0.5, y - 0.2);
    context.bezierCurveTo(
      x + advance * 0.4,
      y + drop,
      x + advance * 0.8,
      y + drop,
      x + advance,
      y - random.between(0, 0.7),
    );
    x += advance;
    y = yMm - 0.5 - ((x - xMm) / widthMm) * 0.9;
  }
  context.quadraticCurveTo(x + 2, y - 0.6, xMm + widthMm, y - random.between(0.4, 2));
  context.stroke();
  context.lineWidth = 0.24;
  context.beginPath();
  context.moveTo(xMm + widthMm * 0.16, yMm + 1.2);
  context.quadraticCurveTo(xMm + widthMm * 0.5, yMm + 0.2, xMm + widthMm * 0.9, yMm + 0.1);
  context.stroke();
  context.restore();
}
