import type { Json } from '../contract.js';

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
/** Nesting that no reply of the vendor's has; what lies deeper is left out. */
const DEEPEST = 40;
/** A text so long with nothing but the letters of base64 is a picture, wherever it stands. */
const SHORTEST_PICTURE = 512;

export const PICTURE_LEFT_OUT = '[picture left out]';
export const CREDENTIAL_LEFT_OUT = '[credential left out]';

/** The reply as it came, but for pictures, addresses and credentials, which are replaced by a note. */
export function withoutPictures(json: unknown): Json {
  return copy(json, null, 0);
}

function copy(value: unknown, field: string | null, depth: number): Json {
  if (depth > DEEPEST) return null;
  if (Array.isArray(value)) return value.map((item) => copy(item, field, depth + 1));
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([name, each]) => [name, copy(each, name, depth + 1)] as const);
    return Object.fromEntries(entries);
  }
  if (typeof value === 'string') return copyText(value, field);
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function copyText(text: string, field: string | null): string {
  if (field !== null && CREDENTIALS.has(field)) return CREDENTIAL_LEFT_OUT;
  if (field !== null && PICTURES.has(field)) return text === ACCESS_DENIED ? text : PICTURE_LEFT_OUT;
  const isAddress = /^\s*(?:[a-z][a-z0-9+.-]*:\/\/|data:)/i.test(text);
  const isPicture = text.length >= SHORTEST_PICTURE && /^[A-Za-z0-9+/=\s_-]+$/.test(text);
  return isAddress || isPicture ? PICTURE_LEFT_OUT : text;
}
