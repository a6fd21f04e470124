import type { VideoMediaType } from '../domain/media-type.js';
import { ImageRefused } from './image-refused.js';

/** What a film says of itself, found in its container without decoding a picture. */
export interface FilmFacts {
  /** Of the first picture track, as a person sees it upright. Null: no track of pictures. */
  picture: { width: number; height: number } | null;
  /**
   * The longest of what the header states and what the samples add up to. A WebM that a browser recorded states nothing;
   * there it ends where its last frame begins. Null: neither can be told.
   */
  durationMs: number | null;
}

const NAMES: Readonly<Record<VideoMediaType, string>> = { 'video/mp4': 'MP4 film', 'video/webm': 'WebM film' };

export function filmTruncated(mediaType: VideoMediaType): ImageRefused {
  return new ImageRefused('VIDEO_TRUNCATED', `The ${NAMES[mediaType]} is incomplete: the file ends too early.`);
}

export function filmCorrupt(mediaType: VideoMediaType): ImageRefused {
  return new ImageRefused('VIDEO_CORRUPT', `The ${NAMES[mediaType]} is damaged and cannot be played.`);
}

/** Bounds the work on a file that consists of nothing but headers. */
export class StepBudget {
  #left: number;

  constructor(
    steps: number,
    private readonly mediaType: VideoMediaType,
  ) {
    this.#left = steps;
  }

  spend(): void {
    this.#left -= 1;
    if (this.#left < 0) throw filmCorrupt(this.mediaType);
  }
}
