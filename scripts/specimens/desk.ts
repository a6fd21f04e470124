import { createNoise } from './random.js';

export type DeskKind = 'oak' | 'walnut' | 'slate' | 'linen' | 'marble' | 'scanner';

type Shade = [red: number, green: number, blue: number];

/** The colour of the ground at a place; coordinates are pixels of a 1920 pixels wide picture. */
export function deskColour(kind: DeskKind, seed: number): (x: number, y: number) => Shade {
  const noise = createNoise(seed * 31 + 5);
  switch (kind) {
    case 'oak':
      return wood(noise, [196, 154, 108], [142, 98, 60], 430);
    case 'walnut':
      return wood(noise, [112, 76, 52], [62, 40, 28], 520);
    case 'slate':
      return (x, y) => {
        const cloud = noise(x / 260, y / 260, 4) * 10;
        const grain = noise(x / 3, y / 3, 2) * 7;
        const tone = cloud + grain;
        return [62 + tone, 67 + tone, 74 + tone];
      };
    case 'linen':
      return (x, y) => {
        const warp = Math.sin(x * 1.35 + noise(x / 40, y / 9, 2) * 2.4) * 7;
        const weft = Math.sin(y * 1.35 + noise(x / 9, y / 40, 2) * 2.4) * 7;
        const slub = noise(x / 90, y / 5, 2) * 6 + noise(x / 5, y / 90, 2) * 6;
        const fold = noise(x / 700, y / 500, 2) * 16;
        const tone = warp + weft + slub + fold;
        return [176 + tone, 178 + tone, 172 + tone];
      };
    case 'marble':
      return (x, y) => {
        const flow = noise(x / 420, y / 420, 5);
        const vein = Math.abs(Math.sin((x + y * 0.6) / 310 + flow * 4.6));
        const dark = Math.max(0, 1 - vein * 7) * 46 + Math.max(0, 0.35 - vein) * 26;
        const cloud = flow * 12;
        return [226 - dark + cloud, 225 - dark + cloud, 222 - dark * 0.92 + cloud];
      };
    case 'scanner':
      return () => [247, 248, 247];
  }
}

function wood(noise: ReturnType<typeof createNoise>, light: Shade, dark: Shade, plankPixels: number) {
  return (x: number, y: number): Shade => {
    const plank = Math.floor(y / plankPixels);
    const within = y - plank * plankPixels;
    const shift = plank * 913.7;
    const bend = noise((x + shift) / 900, y / 260 + plank * 9, 3);
    const rings = 0.5 + 0.5 * Math.sin((within + bend * 130) / 9 + noise((x + shift) / 300, y / 30, 2) * 2);
    const fibre = noise((x + shift) / 130, y / 2.2, 3);
    const pore = Math.max(0, noise((x + shift) / 46, y / 1.6 + 50, 2) - 0.22) * 1.1;
    const plankTone = noise(plank * 3.3, 7, 1) * 0.25;
    const mix = Math.min(1, Math.max(0, 0.38 + (rings - 0.5) * 0.34 + fibre * 0.3 + plankTone + pore));
    const seam = within < 3 ? 0.45 : within < 5 ? 0.8 : 1;
    return [
      (light[0] + (dark[0] - light[0]) * mix) * seam,
      (light[1] + (dark[1] - light[1]) * mix) * seam,
      (light[2] + (dark[2] - light[2]) * mix) * seam,
    ];
  };
}
