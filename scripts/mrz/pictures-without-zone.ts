import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import sharp from 'sharp';
import { CAPTION_FAMILY, OCR_B } from './fonts.js';
import type { Random } from './random.js';

export const WITHOUT_ZONE_KINDS = [
  'text-page',
  'capitals-page',
  'ocr-b-page',
  'invoice',
  'table',
  'barcodes',
  'card-front',
  'portrait',
  'texture',
  'code-listing',
] as const;
export type WithoutZoneKind = (typeof WITHOUT_ZONE_KINDS)[number];

const WORDS = (
  'invoice total amount payable passport number street date of birth expiry GB29NWBK60161331926819 2024-05-06 ' +
  '00012345678 ABCDEFGHIJ QWERTY 1234567890123456789012345678901234567890 net gross account the carrier shall deliver ' +
  'goods within thirty days after receipt of payment order UTOPIA ministry of the interior reference item quantity'
).split(' ');

const SERIF = '"DejaVu Serif", serif';
const SANS = `"${CAPTION_FAMILY}"`;
const MONO = '"DejaVu Sans Mono", monospace';

function words(random: Random, length: number): string {
  let text = random.pick(WORDS);
  while (text.length < length) text += ` ${random.pick(WORDS)}`;
  return text.slice(0, length);
}

function paper(width: number, height: number, random: Random): { canvas: Canvas; context: SKRSContext2D } {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const shade = random.integer(225, 255);
  context.fillStyle = `rgb(${shade},${shade},${shade - random.integer(0, 12)})`;
  context.fillRect(0, 0, width, height);
  context.fillStyle = `rgb(${random.integer(0, 60)},${random.integer(0, 60)},${random.integer(0, 70)})`;
  return { canvas, context };
}

const DRAWERS: Record<WithoutZoneKind, (random: Random) => Canvas> = {
  'text-page': (random) => {
    const { canvas, context } = paper(1200, 1600, random);
    context.font = `${random.integer(14, 34)}px ${random.pick([SANS, SERIF])}`;
    const distance = random.integer(28, 60);
    for (let y = 60; y < 1560; y += distance) if (random.chance(0.93)) context.fillText(words(random, 90), 50, y);
    return canvas;
  },
  // The hardest: capitals of one width, as many to a line as a zone has, fillers and all.
  'capitals-page': (random) => {
    const { canvas, context } = paper(1200, 1600, random);
    context.font = `${random.integer(20, 36)}px ${MONO}`;
    const length = random.pick([30, 36, 44]);
    const separator = random.pick(['<', '', ' ', '<<']);
    const distance = random.integer(36, 80);
    for (let y = 60; y < 1560; y += distance) {
      const text = words(random, length).toUpperCase().replaceAll(' ', separator).replaceAll('-', separator);
      context.fillText(text.padEnd(length, '<').slice(0, length), 50, y);
    }
    return canvas;
  },
  'ocr-b-page': (random) => {
    const { canvas, context } = paper(1600, 1200, random);
    const size = random.integer(26, 44);
    context.font = `${size}px "${OCR_B[0]!.family}"`;
    const length = random.integer(20, 50);
    const lineCount = random.integer(2, 12);
    const top = random.integer(100, 500);
    for (let line = 0; line < lineCount; line++) {
      context.fillText(words(random, length).toUpperCase(), 80, top + line * size * random.between(1.5, 1.55));
    }
    return canvas;
  },
  invoice: (random) => {
    const { canvas, context } = paper(1240, 1754, random);
    context.font = `48px ${SANS}`;
    context.fillText('INVOICE / FACTURE', 90, 140);
    context.font = `22px ${SANS}`;
    for (let line = 0; line < 5; line++) context.fillText(words(random, 32), 90, 220 + line * 32);
    for (let row = 0; row < random.integer(6, 22); row++) {
      const y = 500 + row * 44;
      context.fillText(words(random, 30), 90, y);
      context.fillText(random.between(1, 900).toFixed(2), 820, y);
      context.fillText(random.between(1, 9000).toFixed(2), 1010, y);
      context.fillRect(90, y + 12, 1060, 1.5);
    }
    context.font = `26px ${MONO}`;
    context.fillText(`IBAN GB29 NWBK 6016 1331 9268 19   BIC NWBKGB2L`, 90, 1620);
    context.fillText(words(random, 44).toUpperCase(), 90, 1660);
    return canvas;
  },
  table: (random) => {
    const { canvas, context } = paper(1500, 1100, random);
    const columns = random.integer(4, 40);
    const rows = random.integer(6, 30);
    context.font = `${Math.min(24, 1000 / columns)}px ${random.pick([SANS, MONO])}`;
    for (let row = 0; row <= rows; row++) context.fillRect(40, 40 + (row * 1000) / rows, 1400, 2);
    for (let column = 0; column <= columns; column++) context.fillRect(40 + (column * 1400) / columns, 40, 2, 1000);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        context.fillText(String(random.integer(0, 9999)), 46 + (column * 1400) / columns, 62 + (row * 1000) / rows);
      }
    }
    return canvas;
  },
  barcodes: (random) => {
    const { canvas, context } = paper(1400, 1000, random);
    for (let code = 0; code < random.integer(1, 5); code++) {
      const top = 60 + code * 180;
      let x = random.integer(60, 200);
      const bar = random.between(2, 6);
      const height = random.integer(40, 140);
      while (x < 1250) {
        const width = bar * random.integer(1, 4);
        context.fillRect(x, top, width, height);
        x += width + bar * random.integer(1, 3);
      }
      context.font = `30px "${OCR_B[0]!.family}"`;
      context.fillText(words(random, 40).replace(/[^0-9]/g, '7'), 100, top + height + 30);
    }
    const module = random.between(5, 9);
    for (let row = 0; row < 20; row++) {
      for (let column = 0; column < 120; column++) {
        if (random.chance(0.5)) context.fillRect(80 + column * module, 780 + row * module, module, module);
      }
    }
    return canvas;
  },
  'card-front': (random) => {
    const { canvas, context } = paper(1400, 900, random);
    const ink = context.fillStyle;
    context.fillStyle = 'rgb(160,150,140)';
    context.fillRect(70, 220, 330, 430);
    context.fillStyle = ink;
    context.font = `54px ${SANS}`;
    context.fillText('IDENTITY CARD  UTOPIA', 70, 130);
    for (let row = 0; row < 7; row++) {
      context.font = `20px ${SANS}`;
      context.fillText(words(random, 22), 450, 220 + row * 84);
      context.font = `34px ${random.pick([SANS, `"${OCR_B[0]!.family}"`])}`;
      context.fillText(words(random, random.integer(8, 26)).toUpperCase(), 450, 258 + row * 84);
    }
    return canvas;
  },
  portrait: (random) => {
    const { canvas, context } = paper(1200, 1500, random);
    for (let blob = 0; blob < 60; blob++) {
      const shade = random.integer(20, 235);
      context.fillStyle = `rgba(${shade},${Math.max(0, shade - 25)},${Math.max(0, shade - 45)},${random.between(0.2, 0.9)})`;
      context.beginPath();
      const [x, y] = [random.between(0, 1200), random.between(0, 1500)];
      context.ellipse(x, y, random.between(10, 400), random.between(10, 300), random.between(0, 3), 0, 7);
      context.fill();
    }
    return canvas;
  },
  texture: (random) => {
    const { canvas, context } = paper(1500, 1100, random);
    const step = random.between(6, 40);
    const lean = random.between(-1, 1);
    context.lineWidth = random.between(1, step / 2);
    for (let y = -400; y < 1500; y += step) {
      context.strokeStyle = `rgba(0,0,0,${random.between(0.1, 0.7)})`;
      context.setLineDash(random.chance(0.5) ? [random.between(3, 30), random.between(3, 30)] : []);
      context.beginPath();
      for (let x = 0; x <= 1500; x += 15) context.lineTo(x, y + lean * x * 0.3 + 12 * Math.sin(x * 0.02 + y * 0.05));
      context.stroke();
    }
    return canvas;
  },
  'code-listing': (random) => {
    const { canvas, context } = paper(1400, 1100, random);
    context.font = `${random.integer(18, 30)}px ${MONO}`;
    for (let y = 50; y < 1080; y += 36) {
      const indent = random.integer(0, 5) * 30;
      context.fillText(
        `${words(random, random.integer(10, 50))}(${random.pick(['<<', '>>', '{', '];'])})`,
        40 + indent,
        y,
      );
    }
    return canvas;
  },
};

/** A picture that shows anything but a zone, a little turned, blurred and noisy: a JPEG file. */
export async function drawWithoutZone(kind: WithoutZoneKind, random: Random): Promise<Buffer> {
  const canvas = DRAWERS[kind](random);
  let image = sharp(canvas.toBuffer('image/png')).removeAlpha();
  if (random.chance(0.6))
    image = sharp(await image.rotate(random.between(-4, 4), { background: '#9a958c' }).toBuffer());
  if (random.chance(0.5)) image = image.blur(random.between(0.4, 1.6));
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  const noise = random.chance(0.5) ? random.between(2, 14) : 0;
  if (noise > 0) {
    for (let i = 0; i < data.length; i++) data[i] = Math.min(255, Math.max(0, data[i]! + random.normal() * noise));
  }
  let result = sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
  if (random.chance(0.3)) result = result.rotate(random.pick([90, 180, 270]));
  return result.jpeg({ quality: random.integer(50, 92) }).toBuffer();
}
