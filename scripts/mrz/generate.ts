/**
 * Draws a set of pictures with a zone, or with none:
 *   npm run mrz:generate -- SET SEED FOLDER
 * SET is main, other, limits, unseen (see categories.ts) or none. Writes JPEG files and manifest.json.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MrzFormat } from '../../src/domain/mrz.js';
import { plainFace, SETS, type Scene } from './categories.js';
import { drawPage } from './document-page.js';
import { OCR_B, registerFaces, UNSEEN_FACES } from './fonts.js';
import { PLAIN_PRINT } from './ink.js';
import { drawWithoutZone, WITHOUT_ZONE_KINDS } from './pictures-without-zone.js';
import { photograph } from './photograph.js';
import { seededRandom, type Random } from './random.js';
import { inventedZone } from './zone-text.js';

export interface ManifestEntry {
  file: string;
  category: string;
  /** Absent where the picture shows no zone. */
  format?: MrzFormat;
  lines?: string[];
}

export async function drawPicture(
  format: MrzFormat,
  lines: readonly string[],
  scene: Scene,
  random: Random,
): Promise<Buffer> {
  const style = {
    face: scene.face ?? plainFace(random),
    print: { ...PLAIN_PRINT, ...scene.print },
    background: scene.background ?? 0.08,
    ink: scene.ink ?? random.integer(15, 60),
    laminate: scene.laminate ?? 0,
  };
  return photograph(drawPage(format, lines, style, random), scene, random);
}

const PICTURES_WITHOUT_ZONE = 300;

async function main(): Promise<void> {
  const [name = '', seed = '', folder = ''] = process.argv.slice(2);
  if (folder === '') throw new Error('usage: generate.ts SET SEED FOLDER');
  const missing = registerFaces([...OCR_B, ...UNSEEN_FACES]);
  if (missing.length > 0) console.warn(`not installed, see fonts.ts: ${missing.map((face) => face.file).join(', ')}`);
  mkdirSync(folder, { recursive: true });
  const manifest: ManifestEntry[] = [];
  const write = (entry: ManifestEntry, picture: Buffer): void => {
    writeFileSync(join(folder, entry.file), picture);
    manifest.push(entry);
  };
  if (name === 'none') {
    for (let index = 0; index < PICTURES_WITHOUT_ZONE; index++) {
      const category = WITHOUT_ZONE_KINDS[index % WITHOUT_ZONE_KINDS.length]!;
      const random = seededRandom(`${seed}/none/${category}/${index}`);
      write({ file: `${category}-${index}.jpg`, category }, await drawWithoutZone(category, random));
    }
  } else {
    const set = SETS[name];
    if (!set) throw new Error(`no set ${name}; there are ${Object.keys(SETS).join(', ')}, none`);
    for (const [category, scene] of Object.entries(set.categories)) {
      for (const format of set.formats) {
        for (let index = 0; index < set.each; index++) {
          const random = seededRandom(`${seed}/${category}/${format}/${index}`);
          const lines = inventedZone(format, random);
          const picture = await drawPicture(format, lines, scene(random), random);
          write({ file: `${category}-${format}-${index}.jpg`, category, format, lines }, picture);
        }
      }
    }
  }
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest, null, 1));
  console.log(`${name} ${seed}: ${manifest.length} pictures`);
}

if (process.argv[1] === import.meta.filename) await main();
