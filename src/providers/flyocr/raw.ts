import type { Json } from '../contract.js';
import { normalLabel } from './labels.js';
import { isObject } from './wire.js';

const PICTURE = '[a picture was here]';
const ADDRESS = '[an address was here]';
const CREDENTIAL = '[a credential was here]';
const TOO_DEEP = '[nested too deep]';
/** No documented envelope is deeper than eight. */
const DEEPEST = 32;
/** Shorter texts may be numbers and names that happen to use the alphabet of Base64. */
const SHORTEST_PICTURE = 200;

const PICTURE_NAMES: ReadonlySet<string> = new Set(
  ['Portrait', 'Processed Image', 'cutPic', 'cutImage', 'cropImage', '头像', '裁切图片'].map(normalLabel),
);

export function isPictureName(name: string): boolean {
  return PICTURE_NAMES.has(normalLabel(name));
}

/** Whether a text is a picture by its look: a data URL, or long Base64. */
export function looksLikePicture(text: string): boolean {
  return /^data:/i.test(text) || (text.length >= SHORTEST_PICTURE && /^[A-Za-z0-9+/\r\n]+={0,2}$/.test(text.trimEnd()));
}

export function looksLikeAddress(text: string): boolean {
  return /^\s*(?:https?|ftp|file):/i.test(text);
}

/** The reply as it came, but for pictures, addresses and credentials, which are replaced by a note. */
export function rawOf(json: unknown, secrets: readonly string[]): Json {
  return copy(json, '', secrets, 0);
}

function copy(value: unknown, name: string, secrets: readonly string[], depth: number): Json {
  if (typeof value === 'string') return cleaned(value, name, secrets);
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return value;
  if (depth >= DEEPEST) return TOO_DEEP;
  if (Array.isArray(value)) return value.map((item) => copy(item, name, secrets, depth + 1));
  if (!isObject(value)) return null;
  const { desc } = value;
  // An item's picture stands in `content`, and `desc` says that it is one.
  const nameOf = (key: string) => (key === 'content' && typeof desc === 'string' ? desc : key);
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      withoutSecrets(key, secrets),
      copy(each, nameOf(key), secrets, depth + 1),
    ]),
  );
}

function cleaned(text: string, name: string, secrets: readonly string[]): string {
  if (text === '') return text;
  if (isPictureName(name) || looksLikePicture(text)) return PICTURE;
  if (looksLikeAddress(text)) return ADDRESS;
  return withoutSecrets(text, secrets);
}

function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => (secret === '' ? rest : rest.replaceAll(secret, CREDENTIAL)), text);
}
