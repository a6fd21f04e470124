import type { MediaType } from '../../src/domain/media-type.js';
import { MEDIA_TYPES } from '../../src/domain/media-type.js';
import { DEFAULT_IMAGE_LIMITS } from '../../src/images/image-limits.js';
import { ImageRefused } from '../../src/images/image-refused.js';
import { inspectImage, type ImageInspection } from '../../src/images/inspect.js';

const noPdf = {
  inspect: () => Promise.reject(new Error('No PDF is expected here.')),
};

/** Where everything is accepted. */
export function inspectFile(bytes: Buffer, limits = DEFAULT_IMAGE_LIMITS): Promise<ImageInspection> {
  return inspectImage(bytes, limits, noPdf, { accepts: MEDIA_TYPES });
}

/** What came of it; any other error than a refusal is thrown. */
export async function outcomeOf(
  bytes: Buffer,
  limits = DEFAULT_IMAGE_LIMITS,
): Promise<{ mediaType: MediaType } | ImageRefused> {
  try {
    return await inspectFile(bytes, limits);
  } catch (error) {
    if (error instanceof ImageRefused) return error;
    throw error;
  }
}

export async function refusalOf(bytes: Buffer, limits = DEFAULT_IMAGE_LIMITS): Promise<ImageRefused> {
  const outcome = await outcomeOf(bytes, limits);
  expect(outcome).toBeInstanceOf(ImageRefused);
  return outcome as ImageRefused;
}

/** The same numbers at each run. */
export function repeatableRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}
