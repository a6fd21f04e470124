import type { ImageMediaType, MediaType } from '../domain/media-type.js';
import { ImageRefused } from './image-refused.js';

/** As people call one of them. */
export const NAME_OF_TYPE: Readonly<Record<ImageMediaType, string>> = {
  'image/jpeg': 'JPEG picture',
  'image/png': 'PNG picture',
  'image/webp': 'WebP picture',
  'image/tiff': 'TIFF picture',
  'image/avif': 'AVIF picture',
  'image/bmp': 'BMP picture',
  'application/pdf': 'PDF document',
};

const NAMES: Readonly<Record<MediaType, { short: string; plural: string }>> = {
  'image/jpeg': { short: 'JPEG', plural: 'JPEG pictures' },
  'image/png': { short: 'PNG', plural: 'PNG pictures' },
  'image/webp': { short: 'WebP', plural: 'WebP pictures' },
  'image/tiff': { short: 'TIFF', plural: 'TIFF pictures' },
  'image/avif': { short: 'AVIF', plural: 'AVIF pictures' },
  'image/bmp': { short: 'BMP', plural: 'BMP pictures' },
  'application/pdf': { short: 'PDF', plural: 'PDF documents' },
  'application/xml': { short: 'XML', plural: 'XML documents' },
  'application/ofd': { short: 'OFD', plural: 'OFD documents' },
  'video/mp4': { short: 'MP4', plural: 'MP4 films' },
  'video/webm': { short: 'WebM', plural: 'WebM films' },
};

/** For a file of a kind that is known and does not belong here. */
export function notAccepted(mediaType: MediaType, accepts: readonly MediaType[]): ImageRefused {
  const message = `${NAMES[mediaType].plural} are not supported here: send ${listOf(accepts)}.`;
  return new ImageRefused('IMAGE_TYPE_NOT_SUPPORTED', message);
}

/** "JPEG, PNG or PDF". */
export function listOf(mediaTypes: readonly MediaType[]): string {
  const names = mediaTypes.map((mediaType) => NAMES[mediaType].short);
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
