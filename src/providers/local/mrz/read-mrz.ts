import type { ImagePoint, MrzReading } from '../../../domain/mrz.js';
import { decode } from './decode.js';
import { continuedCharactersOf, layoutsOf, withLongNumber, type FormatLayout } from './formats.js';
import { likeliestCharacters, type GlyphNet } from './glyph-net.js';
import { PITCH } from './grid-fit.js';
import { fitBand, type Band } from './grid.js';
import { judge, type Judgement } from './judge.js';
import { locateGroups, textViewsOf, type LineGroup, type TextView } from './locate.js';
import type { GreyPicture } from './picture.js';
import { bandLine, OTHER_TEXT, readBand, type BandReading } from './read-band.js';
import { NO_SHIFT, placeInPicture, STRIP_HEIGHT } from './strips.js';

interface Pass {
  /** The search runs on the picture shrunk to this many pixels on its longer side. */
  longestSidePixels: number;
  /** Multiplies the automatic threshold between text and no text. */
  thresholdFactor: number;
  /** Only worth its time where an earlier look saw something like a zone. */
  needsTrace: boolean;
}

/**
 * The first finds nearly every zone and is the cheapest; the others find lines that were torn, small, or merged with the
 * background.
 */
const PASSES = [
  { longestSidePixels: 700, thresholdFactor: 1, needsTrace: false },
  { longestSidePixels: 700, thresholdFactor: 1.4, needsTrace: false },
  { longestSidePixels: 1000, thresholdFactor: 1, needsTrace: false },
  { longestSidePixels: 1000, thresholdFactor: 1.5, needsTrace: true },
  { longestSidePixels: 1400, thresholdFactor: 1, needsTrace: true },
  { longestSidePixels: 1000, thresholdFactor: 0.7, needsTrace: true },
] as const satisfies readonly Pass[];
const MOST_BANDS_READ = 3;
/** A band that fits this well is the zone, so others of the same view need no look. */
const CLEAR_MISFIT = 0.15;
/** Bands above this are not read at all. */
const POOR_MISFIT = 0.5;
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
  const search = new Search(picture, net);
  for (const pass of PASSES) {
    if (pass.needsTrace && !(search.best && isZoneLike(search.best))) break;
    search.run(pass);
    if (search.best && isAccepted(search.best)) break;
  }
  return search.best && isZoneLike(search.best) ? toReading(picture, search.best) : null;
}

function isAccepted({ judgement }: Candidate): boolean {
  return judgement.refusals.length === 0;
}

function isZoneLike({ reading }: Candidate): boolean {
  return (
    reading.band.grid.misfit < ZONE_LIKE_MISFIT &&
    reading.certainty > ZONE_LIKE_CERTAINTY &&
    reading.contradiction < OTHER_TEXT
  );
}

type Views = ReturnType<typeof textViewsOf> & { longestSidePixels: number };

/** One picture's search, from pass to pass. */
class Search {
  best: Candidate | null = null;
  private readonly tried: LineGroup[] = [];
  private readonly seen: Band[] = [];
  /** Of the latest pass: the next may look at the same ones. */
  private views: Views | null = null;

  constructor(
    private readonly picture: GreyPicture,
    private readonly net: GlyphNet,
  ) {}

  run(pass: Pass): void {
    const views = this.viewsAt(pass.longestSidePixels);
    for (const turned of [false, true]) {
      // What looked like a zone tells which way the lines run.
      if (this.best && isZoneLike(this.best) && this.best.reading.band.turned !== turned) continue;
      this.runView(turned ? views.turned() : views.upright, pass.thresholdFactor);
      if (this.best && isAccepted(this.best)) return;
    }
  }

  private viewsAt(longestSidePixels: number): Views {
    if (this.views?.longestSidePixels !== longestSidePixels) {
      this.views = { longestSidePixels, ...textViewsOf(this.picture, longestSidePixels) };
    }
    return this.views;
  }

  private runView(view: TextView, thresholdFactor: number): void {
    const groups = locateGroups(view, thresholdFactor).filter(
      (group) => !this.tried.some((o) => isSameGroup(o, group)),
    );
    this.tried.push(...groups);
    for (const band of bandsOf(this.picture, groups)) {
      if (this.seen.some((other) => isSamePlace(other, band))) continue;
      this.seen.push(band);
      const reading = readBand(this.picture, this.net, band);
      if (!reading) continue;
      this.best = better(this.best, judgeReading(reading));
      if (isAccepted(this.best)) return;
    }
  }
}

/** Whether two groups would be straightened alike: corners within half a cell. */
function isSameGroup(a: LineGroup, b: LineGroup): boolean {
  if (a.lineCount !== b.lineCount || a.turned !== b.turned) return false;
  const near = b.length / 80;
  return a.corners.every((corner, i) => Math.hypot(corner.x - b.corners[i]!.x, corner.y - b.corners[i]!.y) < near);
}

/** Whether two bands would be cut at the same places, within a tenth of a cell. */
function isSamePlace(a: Band, b: Band): boolean {
  if (a.cellsPerLine !== b.cellsPerLine || a.lineCount !== b.lineCount || a.turned !== b.turned) return false;
  const width = a.cellsPerLine * PITCH;
  return [0, a.lineCount - 1].every((line) =>
    [0, width].every((x) => {
      const first = placeInPicture(a, line, NO_SHIFT, x, STRIP_HEIGHT / 2);
      const second = placeInPicture(b, line, NO_SHIFT, x, STRIP_HEIGHT / 2);
      return Math.hypot(first.x - second.x, first.y - second.y) < a.sourcePitch / 10;
    }),
  );
}

/** Where a zone may stand in an upright picture, best fit first: what the first look finds. For training and study. */
export function findBands(picture: GreyPicture): Band[] {
  const [pass] = PASSES;
  const view = textViewsOf(picture, pass.longestSidePixels).upright;
  return bandsOf(picture, locateGroups(view, pass.thresholdFactor));
}

/** The bands worth reading, best fit first. */
function bandsOf(picture: GreyPicture, groups: readonly LineGroup[]): Band[] {
  const bands: Band[] = [];
  for (const group of groups) {
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

function judgeReading(reading: BandReading): Candidate {
  const { band } = reading;
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
  if (isZoneLike(a) !== isZoneLike(b)) return isZoneLike(a) ? a : b;
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

/** A strip may reach a little over the edge of the picture. */
function fraction(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function zoneOf(picture: GreyPicture, reading: BandReading): MrzReading['zone'] {
  const { band, upsideDown, shifts } = reading;
  const width = band.cellsPerLine * PITCH;
  const last = band.lineCount - 1;
  const corner = (line: number, x: number, y: number): ImagePoint => {
    // A strip that stands on its head runs from right to left and from bottom to top.
    const place = upsideDown ? { x: width - x, y: STRIP_HEIGHT - y } : { x, y };
    const point = placeInPicture(band, bandLine(band, line, upsideDown), shifts[line]!, place.x, place.y);
    return { x: fraction(point.x / picture.width), y: fraction(point.y / picture.height) };
  };
  return [corner(0, 0, 0), corner(0, width, 0), corner(last, width, STRIP_HEIGHT), corner(last, 0, STRIP_HEIGHT)];
}
