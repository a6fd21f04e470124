/**
 * Draws docs/images/specimens.webp: the shipped pictures side by side, small, for the README. Run it after
 * draw-specimens.ts:
 *
 *   npx tsx scripts/specimens/draw-overview.ts
 */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const SHOWN = [
  'passport-utopia.jpg',
  'id-card-utopia-front.jpg',
  'id-card-utopia-back.jpg',
  'visa-b-utopia.webp',
  'id-card-td2-utopia.jpg',
  'id-card-french-style.jpg',
  'driving-licence-back.jpg',
  'passport-utopia-glare.jpg',
];
const COLUMNS = 4;
const [TILE_WIDTH, TILE_HEIGHT, GAP] = [400, 300, 12];

const specimens = fileURLToPath(new URL('../../assets/specimens/', import.meta.url));
const images = fileURLToPath(new URL('../../docs/images/', import.meta.url));
const rows = Math.ceil(SHOWN.length / COLUMNS);

const tiles = await Promise.all(
  SHOWN.map(async (file, index) => ({
    input: await sharp(specimens + file)
      .resize(TILE_WIDTH, TILE_HEIGHT, { fit: 'cover' })
      .png()
      .toBuffer(),
    left: GAP + (index % COLUMNS) * (TILE_WIDTH + GAP),
    top: GAP + Math.floor(index / COLUMNS) * (TILE_HEIGHT + GAP),
  })),
);
await mkdir(images, { recursive: true });
await sharp({
  create: {
    width: GAP + COLUMNS * (TILE_WIDTH + GAP),
    height: GAP + rows * (TILE_HEIGHT + GAP),
    channels: 3,
    background: 'white',
  },
})
  .composite(tiles)
  .webp({ quality: 74, effort: 6 })
  .toFile(`${images}specimens.webp`);
