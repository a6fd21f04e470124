import { filmCorrupt, filmTruncated, StepBudget, type FilmFacts } from './film.js';
import { topLevelBoxes, type IsoBox } from './iso-boxes.js';

/** A film of a minute in fragments of a frame each has some 20 000. */
const MAX_BOXES = 50_000;
const MILLISECONDS_PER_SECOND = 1000;
/** Sizes in a track header are fixed-point numbers with 16 bits behind the point. */
const FIXED_POINT_ONE = 0x10000;

interface Track {
  id: number;
  /** `vide`, `soun`, ... */
  handler: string;
  /** Units of its times in a second. */
  timescale: number;
  width: number;
  height: number;
  /** In units: the longer of what its header states and what its samples add up to. */
  duration: number;
  sampleCount: number;
  /** Where the last of its samples begin in the file; 0 without any. */
  lastChunkOffset: number;
  sampleBytes: number;
}

/**
 * Walks the boxes of an MP4 (ISO/IEC 14496-12), whole or in fragments as browsers record it. Each loop is bounded by the
 * file, the number of boxes by a budget, and only a fixed path is descended, so that nesting leads nowhere. Throws
 * ImageRefused: VIDEO_TRUNCATED, VIDEO_CORRUPT.
 */
export function readMp4(bytes: Buffer): FilmFacts {
  const budget = new StepBudget(MAX_BOXES, 'video/mp4');
  let movie: IsoBox | null = null;
  let hasData = false;
  let awaitsData = false;
  const fragments: IsoBox[] = [];
  for (const box of topLevelBoxes(bytes, budget)) {
    if (box.type === 'moov') movie ??= box;
    else if (box.type === 'moof') {
      fragments.push(box);
      awaitsData = true;
    } else if (box.type === 'mdat') {
      hasData ||= box.byteLength > 0;
      awaitsData = false;
    }
  }
  // Either stands at the end of some files, so that one of them is what a cut takes away.
  if (!movie || !hasData || awaitsData) throw filmTruncated('video/mp4');

  const tracks: Track[] = [];
  for (const box of movie.children()) if (box.type === 'trak') tracks.push(readTrack(box));
  for (const track of tracks) requireSamplesInside(track, bytes.length);
  const pictures = tracks.find((track) => track.handler === 'vide') ?? null;
  const inFragments = fragments.length > 0 ? readFragments(movie, fragments) : null;
  if (pictures && pictures.sampleCount === 0 && !inFragments?.has(pictures.id)) throw filmCorrupt('video/mp4');
  const durations = [movieDurationMs(movie)];
  if (pictures) {
    durations.push(toMilliseconds(pictures.duration, pictures.timescale));
    durations.push(toMilliseconds(inFragments?.get(pictures.id) ?? 0, pictures.timescale));
  }
  const durationMs = Math.max(...durations);
  return {
    picture: pictures && { width: pictures.width, height: pictures.height },
    durationMs: durationMs > 0 ? durationMs : null,
  };
}

function toMilliseconds(duration: number, timescale: number): number {
  return timescale > 0 ? Math.round((duration / timescale) * MILLISECONDS_PER_SECOND) : 0;
}

/** A time scale and a length, in the two widths that mvhd and mdhd have in common. All bits set means unknown. */
function readDuration(header: IsoBox): { timescale: number; duration: number } {
  const isWide = header.unsigned8(0) === 1;
  const timescale = header.unsigned32(isWide ? 20 : 12);
  const duration = isWide ? header.unsigned64(24) : header.unsigned32(16);
  const isUnknown = duration >= (isWide ? 2 ** 64 : 2 ** 32 - 1);
  return { timescale, duration: isUnknown ? 0 : duration };
}

function movieDurationMs(movie: IsoBox): number {
  const header = movie.child('mvhd');
  if (!header) throw filmCorrupt('video/mp4');
  const { timescale, duration } = readDuration(header);
  return toMilliseconds(duration, timescale);
}

function readTrack(box: IsoBox): Track {
  const header = box.child('tkhd');
  const media = box.child('mdia');
  const mediaHeader = media?.child('mdhd');
  const handler = media?.child('hdlr');
  const samples = media?.child('minf')?.child('stbl');
  if (!header || !media || !mediaHeader || !handler || !samples) throw filmCorrupt('video/mp4');
  const { timescale, duration } = readDuration(mediaHeader);
  const handlerType = handler.fourCharacters(8);
  return {
    id: header.unsigned32(header.unsigned8(0) === 1 ? 20 : 12),
    handler: handlerType,
    timescale,
    ...(handlerType === 'vide' ? readPictureSize(header, samples) : { width: 0, height: 0 }),
    ...readSamples(samples, duration),
  };
}

/** As shown: the header's size, else that of the first description, turned by the header's matrix. */
function readPictureSize(header: IsoBox, samples: IsoBox): { width: number; height: number } {
  const matrix = header.unsigned8(0) === 1 ? 52 : 40;
  let width = Math.round(header.unsigned32(matrix + 36) / FIXED_POINT_ONE);
  let height = Math.round(header.unsigned32(matrix + 40) / FIXED_POINT_ONE);
  if (width === 0 || height === 0) {
    const descriptions = samples.child('stsd');
    const [first] = descriptions ? descriptions.children(8) : [];
    if (!first) throw filmCorrupt('video/mp4');
    width = first.unsigned16(24);
    height = first.unsigned16(26);
  }
  // Phones keep the pictures as the sensor lies and say by the matrix how they are held.
  const isTurned = header.signed32(matrix) === 0 && header.signed32(matrix + 16) === 0;
  return isTurned ? { width: height, height: width } : { width, height };
}

function readSamples(
  samples: IsoBox,
  stated: number,
): Pick<Track, 'duration' | 'sampleCount' | 'lastChunkOffset' | 'sampleBytes'> {
  let duration = 0;
  let sampleCount = 0;
  let sampleBytes = 0;
  let lastChunkOffset = 0;
  for (const table of samples.children()) {
    const count = ['stts', 'stco', 'co64'].includes(table.type) ? table.unsigned32(4) : 0;
    // Reading past the table throws, so a count that lies ends there.
    for (let index = 0; index < count; index += 1) {
      if (table.type === 'stts') duration += table.unsigned32(8 + index * 8) * table.unsigned32(12 + index * 8);
      else if (table.type === 'stco') lastChunkOffset = Math.max(lastChunkOffset, table.unsigned32(8 + index * 4));
      else lastChunkOffset = Math.max(lastChunkOffset, table.unsigned64(8 + index * 8));
    }
    if (table.type === 'stsz') {
      const equalBytes = table.unsigned32(4);
      sampleCount = table.unsigned32(8);
      sampleBytes = equalBytes * sampleCount;
      for (let index = 0; equalBytes === 0 && index < sampleCount; index += 1) {
        sampleBytes += table.unsigned32(12 + index * 4);
      }
    }
  }
  return { duration: Math.max(stated, duration), sampleCount, lastChunkOffset, sampleBytes };
}

/** A last box of data that says "to the end" hides a cut; the tables do not. */
function requireSamplesInside(track: Track, fileBytes: number): void {
  if (track.lastChunkOffset >= fileBytes || track.sampleBytes > fileBytes) throw filmTruncated('video/mp4');
}

/** Where the fragments of each track end, in its units. A sample lasts as long as the nearest level that says so. */
function readFragments(movie: IsoBox, fragments: readonly IsoBox[]): Map<number, number> {
  const usualDurations = new Map<number, number>();
  for (const box of movie.child('mvex')?.children() ?? []) {
    if (box.type === 'trex') usualDurations.set(box.unsigned32(4), box.unsigned32(12));
  }
  const ends = new Map<number, number>();
  for (const fragment of fragments) {
    for (const box of fragment.children()) if (box.type === 'traf') readTrackFragment(box, usualDurations, ends);
  }
  return ends;
}

const HAS_BASE_OFFSET = 0x01;
const HAS_DESCRIPTION = 0x02;
const HAS_DURATION = 0x08;
const RUN_HAS_OFFSET = 0x0001;
const RUN_HAS_FIRST_FLAGS = 0x0004;
const RUN_HAS_DURATION = 0x0100;
const RUN_OTHER_FIELDS = [0x0200, 0x0400, 0x0800];

function readTrackFragment(box: IsoBox, usualDurations: ReadonlyMap<number, number>, ends: Map<number, number>): void {
  const header = box.child('tfhd');
  if (!header) throw filmCorrupt('video/mp4');
  const flags = header.unsigned32(0);
  const id = header.unsigned32(4);
  let usualDuration = usualDurations.get(id) ?? 0;
  if (flags & HAS_DURATION) {
    usualDuration = header.unsigned32(8 + (flags & HAS_BASE_OFFSET ? 8 : 0) + (flags & HAS_DESCRIPTION ? 4 : 0));
  }
  const start = box.child('tfdt');
  let end = ends.get(id) ?? 0;
  if (start) end = start.unsigned8(0) === 1 ? start.unsigned64(4) : start.unsigned32(4);
  for (const run of box.children()) if (run.type === 'trun') end += runDuration(run, usualDuration);
  ends.set(id, Math.max(end, ends.get(id) ?? 0));
}

function runDuration(run: IsoBox, usualDuration: number): number {
  const flags = run.unsigned32(0);
  const count = run.unsigned32(4);
  if (!(flags & RUN_HAS_DURATION)) return count * usualDuration;
  const first = 8 + (flags & RUN_HAS_OFFSET ? 4 : 0) + (flags & RUN_HAS_FIRST_FLAGS ? 4 : 0);
  const sampleFieldBytes = 4 + 4 * RUN_OTHER_FIELDS.filter((field) => flags & field).length;
  let sum = 0;
  for (let index = 0; index < count; index += 1) sum += run.unsigned32(first + index * sampleFieldBytes);
  return sum;
}
