import type { Canvas } from '@napi-rs/canvas';
import sharp from 'sharp';
import { photograph, type PhotographSettings } from './photograph.js';

const DEFAULTS: PhotographSettings = {
  seed: 1,
  widthPixels: 1920,
  heightPixels: 1440,
  desk: 'oak',
  fill: 0.84,
  rotationDegrees: 0,
  tilt: [0, 0],
  centre: [0.5, 0.5],
  light: [1.0, 0.985, 0.955],
  falloff: 0.16,
  noise: 2.1,
  blurSigma: 0.55,
  vignette: 0.16,
  shadow: 1,
};

/** Photographs the sheet and encodes it; `turnDegrees` turns the pixels, as a camera without an orientation tag would. */
export async function takePicture(
  sheet: Canvas,
  settings: Partial<PhotographSettings>,
  encoding: { mediaType: 'image/jpeg' | 'image/webp'; quality: number; turnDegrees?: 0 | 90 | 180 | 270 },
): Promise<Buffer> {
  const full = { ...DEFAULTS, ...settings };
  const pixels = await photograph(sheet, full);
  const image = sharp(pixels, { raw: { width: full.widthPixels, height: full.heightPixels, channels: 3 } });
  if (encoding.turnDegrees) image.rotate(encoding.turnDegrees);
  return encoding.mediaType === 'image/webp'
    ? image.webp({ quality: encoding.quality, effort: 5 }).toBuffer()
    : image.jpeg({ quality: encoding.quality, mozjpeg: true, chromaSubsampling: '4:2:0' }).toBuffer();
}
