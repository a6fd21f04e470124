import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import sharp from 'sharp';
import type { Holder } from './holders.js';
import { drawPortrait } from './portrait.js';
import { mixColours } from './portrait-shapes.js';
import { createRandom } from './random.js';
import { rgba } from './sheet.js';

const WIDTH = 1280;
const HEIGHT = 1700;

/** A room out of focus: wall, window, shelf, plant. */
async function drawRoom(): Promise<Buffer> {
  const canvas = createCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext('2d');
  const wall = context.createLinearGradient(0, 0, WIDTH, HEIGHT);
  wall.addColorStop(0, 'rgb(214, 204, 188)');
  wall.addColorStop(1, 'rgb(150, 134, 116)');
  context.fillStyle = wall;
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.fillStyle = 'rgb(250, 250, 244)';
  context.fillRect(-60, 90, 460, 900);
  context.fillStyle = 'rgb(190, 214, 232)';
  context.fillRect(-40, 120, 190, 840);
  context.fillRect(190, 120, 180, 840);
  context.fillStyle = 'rgb(112, 82, 58)';
  context.fillRect(860, 420, 420, 34);
  context.fillRect(860, 760, 420, 34);
  const random = createRandom(9001);
  let x = 880;
  while (x < 1240) {
    const width = random.between(22, 52);
    const height = random.between(170, 280);
    context.fillStyle = `rgb(${random.between(70, 190)}, ${random.between(60, 150)}, ${random.between(60, 150)})`;
    context.fillRect(x, 760 - height, width, height);
    x += width + 4;
  }
  context.fillStyle = 'rgb(70, 110, 70)';
  for (let leaf = 0; leaf < 40; leaf++) {
    context.beginPath();
    context.ellipse(1050 + random.normal() * 90, 300 + random.normal() * 70, 50, 18, random.between(0, 3), 0, 6.3);
    context.fill();
  }
  const raw = canvas.data();
  return sharp(Buffer.from(raw), { raw: { width: WIDTH, height: HEIGHT, channels: 4 } })
    .removeAlpha()
    .blur(17)
    .raw()
    .toBuffer();
}

export interface SelfieOptions {
  /** Shown before the chest, held by its lower corners. Default: nothing. */
  held?: Canvas;
  /** Of the JPEG. Default 78. */
  quality?: number;
  /** Multiplies the noise of the camera. Default 1. */
  noise?: number;
}

/** A document held up to the camera, and the thumbs on it. */
function drawHeld(context: SKRSContext2D, held: Canvas, holder: Holder): void {
  const width = 800;
  const height = (width * held.height) / held.width;
  context.save();
  context.translate(10, 520);
  context.rotate(-0.045);
  context.shadowColor = 'rgba(20, 10, 10, 0.55)';
  context.shadowBlur = 30;
  context.shadowOffsetY = 14;
  context.drawImage(held, -width / 2, -height / 2, width, height);
  context.shadowColor = 'transparent';
  context.shadowBlur = 0;
  context.shadowOffsetY = 0;
  for (const side of [-1, 1]) {
    const x = side * (width / 2 + 10);
    const thumb = context.createLinearGradient(x, 0, x - side * 80, 0);
    thumb.addColorStop(0, rgba(mixColours(holder.portrait.skin, [80, 34, 22], 0.34)));
    thumb.addColorStop(0.6, rgba(holder.portrait.skin));
    thumb.addColorStop(1, rgba(mixColours(holder.portrait.skin, [80, 34, 22], 0.2)));
    context.fillStyle = thumb;
    context.beginPath();
    context.ellipse(x, height * 0.16, 44, 25, side * 0.28, 0, Math.PI * 2);
    context.fill();
    context.beginPath();
    context.ellipse(x + side * 56, height * 0.24, 56, 104, side * 0.1, 0, Math.PI * 2);
    context.fill();
  }
  context.restore();
}

/** A picture of the person as a telephone's front camera takes it: warm room light, a slightly tilted head. */
export async function drawSelfie(holder: Holder, options: SelfieOptions = {}): Promise<Buffer> {
  const canvas = createCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext('2d');
  context.translate(WIDTH / 2 - 20, HEIGHT * 0.54);
  context.rotate(0.05);
  const dressed = { ...holder.portrait, clothing: [150, 78, 62] as [number, number, number] };
  const scale = 1.95;
  const person = drawPortrait(dressed, { background: null, scale });
  if (options.held) {
    context.fillStyle = rgba(mixColours(dressed.clothing, [0, 0, 0], 0.3));
    context.fillRect(-person.width / 2 - 60, 560, person.width + 120, 400);
  }
  // With something before the chest the camera is held lower, so that the face stays free.
  context.drawImage(person, -person.width / 2, -person.height / 2 + (options.held ? -170 : 40));
  context.font = '64px "Specimen Sans Bold"';
  context.letterSpacing = '14px';
  context.textAlign = 'center';
  context.fillStyle = 'rgba(255, 244, 232, 0.86)';
  context.fillText('SPECIMEN', 0, 716);
  if (options.held) drawHeld(context, options.held, holder);
  const light = context.createLinearGradient(-WIDTH / 2, 0, WIDTH / 2, 0);
  light.addColorStop(0, 'rgba(255, 240, 210, 0.2)');
  light.addColorStop(0.5, 'rgba(120, 70, 40, 0.02)');
  light.addColorStop(1, 'rgba(40, 20, 20, 0.26)');
  context.globalCompositeOperation = 'source-atop';
  context.fillStyle = light;
  context.fillRect(-WIDTH, -HEIGHT, WIDTH * 2, HEIGHT * 2);
  const figure = await sharp(Buffer.from(canvas.data()), {
    raw: { width: WIDTH, height: HEIGHT, channels: 4, premultiplied: true },
  })
    .png()
    .toBuffer();
  const picture = await sharp(await drawRoom(), { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .composite([{ input: figure }])
    .blur(0.9)
    .removeAlpha()
    .raw()
    .toBuffer();
  const { quality = 78, noise = 1 } = options;
  const random = createRandom(holder.portrait.seed + 900);
  for (let at = 0; at < picture.length; at += 3) {
    const brightness = random.normal() * 3.2 * noise;
    for (let channel = 0; channel < 3; channel++) {
      const value =
        (picture[at + channel] ?? 0) * ([1.02, 0.985, 0.93][channel] ?? 1) + brightness + random.normal() * noise;
      picture[at + channel] = Math.max(0, Math.min(255, Math.round(value)));
    }
  }
  return sharp(picture, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .jpeg({ quality, mozjpeg: true })
    .toBuffer();
}
