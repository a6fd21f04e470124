import type { MrzFormat } from '../../src/domain/mrz.js';
import { OCR_B, pickFace, UNSEEN_FACES, type Face } from './fonts.js';
import { PLAIN_PRINT, variedPrint, type PrintStyle } from './ink.js';
import type { Conditions } from './photograph.js';
import type { Random } from './random.js';

/** Everything that decides how one picture looks. What is left out is as plain as can be. */
export interface Scene extends Conditions {
  face?: Face;
  print?: Partial<PrintStyle>;
  background?: number;
  ink?: number;
  laminate?: number;
}

export type Category = (random: Random) => Scene;

/** The fourteen ways in which pictures of documents commonly differ. */
export const COMMON: Record<string, Category> = {
  scan: (r) => ({ scan: true, longestSidePixels: r.pick([1000, 1475]), jpegQuality: 88 }),
  clean: () => ({}),
  'rotated-5': (r) => ({ rotation: r.sign() * r.between(1, 5) }),
  sideways: (r) => ({ turn: r.pick([90, 270] as const), rotation: r.between(-1, 1) }),
  'upside-down': (r) => ({ turn: 180, rotation: r.between(-1, 1) }),
  perspective: (r) => ({ tilt: r.between(0.2, 0.55), rotation: r.between(-2, 2) }),
  blur: (r) => (r.chance(0.6) ? { blur: r.between(1, 2.6) } : { motion: r.integer(3, 8), blur: 0.6 }),
  noise: (r) => ({ noise: r.between(10, 32), blur: 0.5 }),
  jpeg: (r) => ({ jpegQuality: r.integer(10, 35) }),
  'low-resolution': (r) => ({ longestSidePixels: r.integer(640, 1000), jpegQuality: 80 }),
  background: (r) => ({ background: r.between(0.25, 0.5), ink: r.integer(30, 80) }),
  shadow: (r) => ({ shadow: r.between(0.4, 0.95) }),
  mild,
  hard: (r) => ({
    rotation: r.between(-8, 8),
    tilt: r.between(0.2, 0.45),
    blur: r.between(0.9, 1.7),
    noise: r.between(6, 16),
    jpegQuality: r.integer(40, 65),
    background: r.between(0.2, 0.42),
    shadow: r.between(0.4, 0.85),
    longestSidePixels: r.pick([1200, 1400, 1600]),
    turn: r.pick([0, 0, 90, 180, 270] as const),
  }),
};

function mild(r: Random): Scene {
  return {
    rotation: r.between(-3, 3),
    tilt: r.between(0.1, 0.25),
    blur: r.between(0.6, 1.1),
    noise: r.between(3, 9),
    jpegQuality: r.integer(60, 82),
    background: r.between(0.12, 0.25),
    shadow: r.between(0.15, 0.45),
  };
}

/** One thing at a time, up to where reading must end. */
export const LIMITS: Record<string, Category> = {
  'rotated-8-18': (r) => ({ rotation: r.sign() * r.between(8, 18) }),
  'rotated-18-30': (r) => ({ rotation: r.sign() * r.between(18, 30) }),
  'fills-45-percent': () => ({ fill: 0.45 }),
  'fills-30-percent': () => ({ fill: 0.3, longestSidePixels: 1800 }),
  'width-500': () => ({ longestSidePixels: 500, jpegQuality: 85 }),
  'width-420': () => ({ longestSidePixels: 420, jpegQuality: 85 }),
  'width-360': () => ({ longestSidePixels: 360, jpegQuality: 85 }),
  'blur-3': () => ({ blur: 3 }),
  'blur-4': () => ({ blur: 4 }),
  'noise-50': () => ({ noise: 50 }),
  'jpeg-5': () => ({ jpegQuality: 5 }),
  'strong-tilt': () => ({ tilt: 0.8 }),
  faded: (r) => ({ ink: r.integer(120, 150), background: 0.15 }),
  'twelve-megapixels': () => ({ longestSidePixels: 4000, jpegQuality: 85, noise: 4 }),
  glare: (r) => ({ glare: r.between(0.6, 0.85) }),
  'strong-glare': (r) => ({ glare: r.between(0.85, 1) }),
  laminate: (r) => ({ laminate: r.between(0.25, 0.5) }),
  'strong-laminate': (r) => ({ laminate: r.between(0.5, 0.9) }),
  bulge: (r) => ({ bulge: r.sign() * r.between(0.01, 0.03) }),
  'strong-bulge': (r) => ({ bulge: r.sign() * r.between(0.03, 0.06) }),
  'dot-matrix': (r) => ({ print: { texture: 'dots', weight: r.between(0, 0.08) } }),
  specks: (r) => ({ print: { specks: r.between(0.2, 0.5) } }),
  'patchy-ink': (r) => ({ print: { fading: r.between(0.6, 0.9) }, background: 0.12 }),
  'ink-spread': (r) => ({ print: { spread: r.between(0.08, 0.15), weight: r.between(0.03, 0.1) } }),
  'thin-strokes': (r) => ({ print: { weight: -r.between(0.07, 0.11) } }),
  'varied-print': (r) => ({ ...mild(r), print: variedPrint(r) }),
  scratches: (r) => ({ print: { scratches: r.integer(2, 5) } }),
};

/** Faces that no training picture was set in, photographed under mild conditions. */
export const UNSEEN: Record<string, Category> = Object.fromEntries(
  UNSEEN_FACES.map((face): [string, Category] => [face.family.replace('mrz ', 'face-'), (r) => ({ ...mild(r), face })]),
);

/** Everything mixed, for training pictures only. */
export function trainingScene(random: Random): Scene {
  const name = random.pick(Object.keys(COMMON));
  const scene = COMMON[name]!(random);
  return {
    ...scene,
    turn: 0,
    print: random.chance(0.7) ? variedPrint(random) : PLAIN_PRINT,
    ink: random.integer(15, 110),
    ...(random.chance(0.15) ? { laminate: random.between(0.15, 0.6) } : {}),
    ...(random.chance(0.1) ? { glare: random.between(0.4, 0.85) } : {}),
    ...(random.chance(0.1) ? { bulge: random.sign() * random.between(0.005, 0.03) } : {}),
  };
}

export function plainFace(random: Random): Face {
  return pickFace(OCR_B, random);
}

/** Sets by name: which categories, which formats, how many pictures of each. */
export const SETS: Record<
  string,
  { categories: Record<string, Category>; formats: readonly MrzFormat[]; each: number }
> = {
  main: { categories: COMMON, formats: ['TD3', 'TD1'], each: 12 },
  other: { categories: COMMON, formats: ['TD2', 'MRV_A', 'MRV_B', 'FRENCH_ID'], each: 6 },
  limits: { categories: LIMITS, formats: ['TD3', 'TD1'], each: 6 },
  unseen: { categories: UNSEEN, formats: ['TD3', 'TD1'], each: 12 },
};
