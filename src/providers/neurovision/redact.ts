import type { Json } from '../contract.js';
import { holdsAddress, keptReply, looksLikePicture } from '../kept-reply.js';

/** Fields that hold pictures or their addresses, as texts or lists of texts (HIGH: the samples; the last four MED). */
const PICTURES: ReadonlySet<string> = new Set([
  'image',
  'imageFull',
  'images',
  'faceSelfie',
  'faceDoc',
  'imagesFull',
  'imageObjects',
  'faces',
]);
const CREDENTIALS: ReadonlySet<string> = new Set(['token', 'password', 'secret']);
/** The vendor's word where a permission is missing; worth keeping. */
const ACCESS_DENIED = 'Access denied';

export const PICTURE_LEFT_OUT = '[picture left out]';
export const CREDENTIAL_LEFT_OUT = '[credential left out]';

/** The reply as it came, but for pictures, addresses and credentials, which are replaced by a note. */
export function withoutPictures(json: unknown): Json {
  return keptReply(json, {
    text(text, name) {
      if (CREDENTIALS.has(name)) return CREDENTIAL_LEFT_OUT;
      if (PICTURES.has(name)) return text === ACCESS_DENIED ? text : PICTURE_LEFT_OUT;
      return looksLikePicture(text) || holdsAddress(text) ? PICTURE_LEFT_OUT : text;
    },
  });
}
