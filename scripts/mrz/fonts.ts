import { existsSync } from 'node:fs';
import { GlobalFonts } from '@napi-rs/canvas';
import type { Random } from './random.js';

/**
 * No font is part of the repository. On Debian or Ubuntu:
 *   apt-get install fonts-ocr-b fonts-dejavu fonts-liberation fonts-hack fonts-b612 fonts-inconsolata fonts-jetbrains-mono
 *     fonts-noto-mono fonts-go fonts-mononoki fonts-anonymous-pro fonts-courier-prime fonts-urw-base35 fonts-ocr-a
 * and, for the second cut of OCR-B, `npm pack bwip-js@4.11.4` unpacked anywhere, named by MRZ_EXTRA_FONTS=DIR/package/fonts.
 */
const SYSTEM = '/usr/share/fonts';
const EXTRA = process.env['MRZ_EXTRA_FONTS'] ?? 'fonts';

/** How one face is set: `size` is the height of the em in millimetres that makes capitals about 2.5 mm high. */
export interface Face {
  family: string;
  file: string;
  sizeMillimetres: number;
  /** Share of training text. */
  weight: number;
}

const face = (family: string, file: string, sizeMillimetres: number, weight: number): Face => ({
  family: `mrz ${family}`,
  file,
  sizeMillimetres,
  weight,
});

/** The face that documents use, in the one design that Debian has (Norbert Schwarz, Matthew Skala). */
export const OCR_B: readonly Face[] = [
  face('ocr-b', `${SYSTEM}/opentype/ocr-b/OCRB.otf`, 3.5, 40),
  face('ocr-b-sharp', `${SYSTEM}/opentype/ocr-b/OCRBS.otf`, 3.5, 20),
];

/** Other faces of one width, so that the net learns letters and not only one drawing of them. */
const OTHERS: readonly Face[] = [
  face('ocr-b-italic', `${SYSTEM}/opentype/ocr-b/OCRBL.otf`, 3.5, 4),
  face('liberation', `${SYSTEM}/truetype/liberation/LiberationMono-Regular.ttf`, 3.7, 4),
  face('liberation-bold', `${SYSTEM}/truetype/liberation/LiberationMono-Bold.ttf`, 3.7, 3),
  face('hack', `${SYSTEM}/truetype/hack/Hack-Regular.ttf`, 3.4, 3),
  face('b612', `${SYSTEM}/opentype/b612/B612Mono-Regular.otf`, 3.4, 4),
  face('b612-bold', `${SYSTEM}/opentype/b612/B612Mono-Bold.otf`, 3.4, 2),
  face('inconsolata', `${SYSTEM}/truetype/inconsolata/Inconsolata.otf`, 3.9, 3),
  face('jetbrains', `${SYSTEM}/truetype/jetbrains-mono/JetBrainsMono-Regular.ttf`, 3.4, 3),
  face('noto', `${SYSTEM}/truetype/noto/NotoSansMono-Regular.ttf`, 3.5, 4),
  face('noto-bold', `${SYSTEM}/truetype/noto/NotoSansMono-Bold.ttf`, 3.5, 2),
  face('go', `${SYSTEM}/truetype/../fonts-go/Go-Mono.ttf`, 3.4, 2),
  face('mononoki', `${SYSTEM}/truetype/mononoki/mononoki-Regular.ttf`, 3.5, 2),
  face('nimbus', `${SYSTEM}/opentype/urw-base35/NimbusMonoPS-Bold.otf`, 3.9, 2),
];

export const TRAINING_FACES: readonly Face[] = [...OCR_B, ...OTHERS];

/** Never trained on: they measure how far the net reaches beyond what it saw. */
export const UNSEEN_FACES: readonly Face[] = [
  face('ocr-b-second-cut', `${EXTRA}/OCRB7.ttf`, 3.6, 0),
  face('dejavu', `${SYSTEM}/truetype/dejavu/DejaVuSansMono.ttf`, 3.4, 0),
  face('dejavu-bold', `${SYSTEM}/truetype/dejavu/DejaVuSansMono-Bold.ttf`, 3.4, 0),
  face('anonymous', `${SYSTEM}/truetype/anonymous-pro/Anonymous Pro.ttf`, 3.9, 0),
  face('courier-prime', `${SYSTEM}/opentype/courier-prime/Courier Prime.otf`, 3.9, 0),
  face('ocr-a', `${SYSTEM}/truetype/ocr-a/OCRA.ttf`, 3.5, 0),
];

export const CAPTION_FAMILY = 'mrz caption';

/** Registers the faces that are installed and answers those that are not. */
export function registerFaces(faces: readonly Face[]): Face[] {
  GlobalFonts.registerFromPath(`${SYSTEM}/truetype/dejavu/DejaVuSans.ttf`, CAPTION_FAMILY);
  const missing: Face[] = [];
  for (const entry of faces) {
    if (existsSync(entry.file)) GlobalFonts.registerFromPath(entry.file, entry.family);
    else missing.push(entry);
  }
  return missing;
}

export function pickFace(faces: readonly Face[], random: Random): Face {
  let remaining = random.next() * faces.reduce((sum, entry) => sum + entry.weight, 0);
  for (const entry of faces) {
    remaining -= entry.weight;
    if (remaining < 0) return entry;
  }
  return faces[0]!;
}
