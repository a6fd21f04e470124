import type { Json } from '../contract.js';
import { holdsAddress, keptReply, looksLikePicture } from '../kept-reply.js';
import { normalLabel } from './labels.js';

const PICTURE = '[a picture was here]';
const ADDRESS = '[an address was here]';
const CREDENTIAL = '[a credential was here]';

const PICTURE_NAMES: ReadonlySet<string> = new Set(
  ['Portrait', 'Processed Image', 'cutPic', 'cutImage', 'cropImage', '头像', '裁切图片'].map(normalLabel),
);

export function isPictureName(name: string): boolean {
  return PICTURE_NAMES.has(normalLabel(name));
}

export function looksLikeAddress(text: string): boolean {
  return /^\s*(?:https?|ftp|file):/i.test(text);
}

/** The reply as it came, but for pictures, addresses and credentials, which are replaced by a note. */
export function rawOf(json: unknown, secrets: readonly string[]): Json {
  return keptReply(json, {
    text: (text, name) => cleaned(text, name, secrets),
    name: (name) => withoutSecrets(name, secrets),
    // An item's picture stands in `content`, and `desc` says that it is one.
    nameOf: (name, { desc }) => (name === 'content' && typeof desc === 'string' ? desc : name),
  });
}

function cleaned(text: string, name: string, secrets: readonly string[]): string {
  if (text === '') return text;
  if (isPictureName(name) || looksLikePicture(text)) return PICTURE;
  if (holdsAddress(text)) return ADDRESS;
  return withoutSecrets(text, secrets);
}

function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => (secret === '' ? rest : rest.replaceAll(secret, CREDENTIAL)), text);
}
