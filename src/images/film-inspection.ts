import type { VideoMediaType } from '../domain/media-type.js';
import { filmCorrupt, type FilmFacts } from './film.js';
import { requireSizeWithinLimits, type ImageLimits } from './image-limits.js';
import { ImageRefused } from './image-refused.js';
import { readMp4 } from './mp4.js';
import { readWebm } from './webm.js';

export interface FilmInspection {
  width: number;
  height: number;
  durationMs: number;
}

const BYTES_PER_MEGABYTE = 1_000_000;
const MILLISECONDS_PER_SECOND = 1000;

/**
 * Judges a film by its container: whether all of it is there, whether it has pictures, and how long it is. No picture is
 * decoded: nobody here looks at it, and whoever does has a decoder of their own. Throws ImageRefused.
 */
export function inspectFilm(bytes: Buffer, mediaType: VideoMediaType, limits: ImageLimits): FilmInspection {
  if (bytes.length > limits.maxVideoBytes) {
    const megabytes = Math.floor(limits.maxVideoBytes / BYTES_PER_MEGABYTE);
    throw new ImageRefused('IMAGE_TOO_LARGE', `The film is larger than the ${megabytes} MB that are taken.`);
  }
  const { picture, durationMs } = readFilm(bytes, mediaType);
  if (!picture) throw new ImageRefused('VIDEO_WITHOUT_PICTURE', 'The film has sound only.');
  if (durationMs === null) throw filmCorrupt(mediaType);
  requireSizeWithinLimits(picture.width, picture.height, limits);
  requireLengthWithinLimits(durationMs, limits);
  return { ...picture, durationMs };
}

function readFilm(bytes: Buffer, mediaType: VideoMediaType): FilmFacts {
  switch (mediaType) {
    case 'video/mp4':
      return readMp4(bytes);
    case 'video/webm':
      return readWebm(bytes);
  }
}

function requireLengthWithinLimits(durationMs: number, { minVideoMs, maxVideoMs }: ImageLimits): void {
  const inSeconds = (milliseconds: number) => (milliseconds / MILLISECONDS_PER_SECOND).toLocaleString('en');
  if (durationMs < minVideoMs) {
    const message = `The film lasts ${inSeconds(durationMs)} s: at least ${inSeconds(minVideoMs)} s are needed.`;
    throw new ImageRefused('VIDEO_TOO_SHORT', message);
  }
  if (durationMs > maxVideoMs) {
    const message = `The film lasts ${inSeconds(durationMs)} s: at most ${inSeconds(maxVideoMs)} s are taken.`;
    throw new ImageRefused('VIDEO_TOO_LONG', message);
  }
}
