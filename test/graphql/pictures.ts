import { randomBytes } from 'node:crypto';
import sharp from 'sharp';

/** A picture that can be taken in, of noise that nobody has sent before. */
export function newPicture(width = 64, height = 48): Promise<Buffer> {
  return sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}

export async function newPictureAsBase64(): Promise<string> {
  return (await newPicture()).toString('base64');
}
