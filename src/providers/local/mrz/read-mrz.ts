import type { ImagePoint, MrzReading } from '../../../domain/mrz.js';
import { decode } from './decode.js';
import { continuedCharactersOf, layoutsOf, withLongNumber, type FormatLayout } from './formats.js';
import { likeliestCharacters, type GlyphNet } from './glyph-net.js';
import { fitBand, PITCH, type Band } from './grid.js';
import { judge, type Judgement } from './judge.js';
import { inkViewOf, locateGroups, turnView, type InkView, type LineGroup } from './locate.js';
import type { GreyPicture } from './picture.js';
import { bandLine, readBand, type BandReading } from './read-band.js';
import { placeInPicture, STRIP_HEIGHT } from './strips.js';

interface Pass {
  /** The search runs on the picture shrunk to this many pixels on its longer side. */
  longestSidePixels: number;
  /** Multiplies the automatic threshold between text and no text. */
  thresholdFactor: number;
}

const FIRST_PASSES: readonly Pass[] = [{ longestSidePixels: 1000, thresholdFactor: 1 }];
/** Only where the first pass saw something like a zone: these find lines that were torn, or merged with the background. */
const FURTHER_PASSES: readonly Pass[] = [
  { longestSidePixels: 1000, thresholdFactor: 1.5 },
  { longestSidePixels: 1400, thresholdFactor: 1 },
  { longestSidePixels: 1000, thresholdFactor: 0.7 },
  { longestSidePixels: 700, thresholdFactor: 1 },
];
const MOST_BANDS_READ = 3;
/** A band that fits this well is the zone, so others of the same view need no look. */
const CLEAR_MISFIT = 0.15;
/** Bands above this are not read at all. */
const POOR_MISFIT = 0.7;
/** Both must hold of a reading to be worth showing to a person, or to search on: below, it is some other text. */
const ZONE_LIKE_MISFIT = 0.5;
const ZONE_LIKE_CERTAINTY = -0.8;
const SMALLEST_SIDE_PIXELS = 64;

interface Candidate {
  reading: BandReading;
  judgement: Judgement;
}

/**
 * Reads the machine-readable zone of a picture, whichever way up. Null where there is nothing like one. A reading that is
 * not accepted is for a person to see, never a source of values. The same picture always gives the same answer.
 */
export function readMrz(picture: GreyPicture, net: GlyphNet): MrzReading | null {
  if (Math.min(picture.width, picture.height) < SMALLEST_SIDE_PIXELS) return null;
  let best: Candidate | null = null;
  for (const pass of [...FIRST_PASSES, ...FURTHER_PASSES]) {
    if (!FIRST_PASSES.includes(pass) && (!best || !isZoneLike(best))) break;
    best = runPass(picture, net, pass, best);
    if (best && isAccepted(best)) break;
  }
  return best && (isAccepted(best) || isZoneLike(best)) ? toReading(picture, best) : null;
}

function isAccepted({ judgement }: Candidate): boolean {
  return judgement.refusals.length === 0;
}

function isZoneLike({ reading }: Candidate): boolean {
  return reading.band.grid.misfit < ZONE_LIKE_MISFIT && reading.certainty > ZONE_LIKE_CERTAINTY;
}

function runPass(picture: GreyPicture, net: GlyphNet, pass: Pass, before: Candidate | null): Candidate | null {
  let best = before;
  const upright = inkViewOf(picture, pass.longestSidePixels);
  for (const view of [() => upright, () => turnView(upright)]) {
    for (const band of bandsOf(picture, view(), pass.thresholdFactor)) {
      best = better(best, readCandidate(picture, net, band));
      if (isAccepted(best)) return best;
    }
  }
  return best;
}

/** The bands worth reading, best fit first. */
function bandsOf(picture: GreyPicture, view: InkView, thresholdFactor: number): Band[] {
  const bands: Band[] = [];
  for (const group of locateGroups(view, thresholdFactor)) {
    bands.push(...bandsOfGroup(picture, group));
    if (bands.some((band) => band.grid.misfit < CLEAR_MISFIT)) break;
  }
  return bands
    .filter((band) => band.grid.misfit < POOR_MISFIT)
    .sort((a, b) => a.grid.misfit - b.grid.misfit)
    .slice(0, MOST_BANDS_READ);
}

function bandsOfGroup(picture: GreyPicture, group: LineGroup): Band[] {
  const bands: Band[] = [];
  for (const cells of group.lineCount === 3 ? ([30] as const) : ([44, 36] as const)) {
    const band = fitBand(picture, group, cells);
    if (band) bands.push(band);
    if (band && band.grid.misfit < CLEAR_MISFIT) break;
  }
  return bands;
}

function readCandidate(picture: GreyPicture, net: GlyphNet, band: Band): Candidate {
  const reading = readBand(picture, net, band);
  const evidence = { scores: reading.scores, worstLine: reading.worstLine, misfit: band.grid.misfit };
  const judgements = layoutsOf(band.lineCount, band.cellsPerLine)
    .flatMap((layout) => variantsOf(layout, reading))
    .map((layout) => judge(layout, decode(layout, reading.scores), evidence));
  judgements.sort((a, b) => a.refusals.length - b.refusals.length || a.repairCost - b.repairCost);
  return { reading, judgement: judgements[0]! };
}

/** The layout itself and, where the cells suggest it, the one with a number that goes on in the optional data. */
function variantsOf(layout: FormatLayout, reading: BandReading): FormatLayout[] {
  const continued = continuedCharactersOf(layout, reading.scores.map(likeliestCharacters));
  return continued > 0 ? [layout, withLongNumber(layout, continued)] : [layout];
}

function better(a: Candidate | null, b: Candidate): Candidate {
  if (!a) return b;
  if (isAccepted(a) !== isAccepted(b)) return isAccepted(a) ? a : b;
  return b.reading.certainty > a.reading.certainty ? b : a;
}

function toReading(picture: GreyPicture, { reading, judgement }: Candidate): MrzReading {
  const { layout, lines, rawLines, characterConfidence, checkDigits, corrections, refusals, score } = judgement;
  const turn = (reading.band.turned ? 90 : 0) + (reading.upsideDown ? 180 : 0);
  return {
    format: layout.format,
    lines,
    rawLines,
    characterConfidence,
    checkDigits,
    corrections,
    score,
    accepted: refusals.length === 0,
    refusals,
    zone: zoneOf(picture, reading),
    rotation: turn as MrzReading['rotation'],
  };
}

function zoneOf(picture: GreyPicture, reading: BandReading): MrzReading['zone'] {
  const { band, upsideDown, shifts } = reading;
  const width = band.cellsPerLine * PITCH;
  const last = band.lineCount - 1;
  const corner = (line: number, x: number, y: number): ImagePoint => {
    // A strip that stands on its head runs from right to left and from bottom to top.
    const place = upsideDown ? { x: width - x, y: STRIP_HEIGHT - y } : { x, y };
    const point = placeInPicture(band, bandLine(band, line, upsideDown), shifts[line]!, place.x, place.y);
    return { x: point.x / picture.width, y: point.y / picture.height };
  };
  return [corner(0, 0, 0), corner(0, width, 0), corner(last, width, STRIP_HEIGHT), corner(last, 0, STRIP_HEIGHT)];
}
