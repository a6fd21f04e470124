import type { Json } from '../contract.js';
import { keptReply, looksLikePicture } from '../kept-reply.js';
import type { BeorgSettings } from './settings.js';

const LEFT_OUT = '[credential left out]';
/** A device id may be as short as `1`; to take that out of every text would spoil it and hide nothing. */
const SHORTEST_SECRET_DEVICE_CHARACTERS = 8;

export type Secrets = Pick<BeorgSettings, 'token' | 'machineUid'>;

/** Takes the credentials out of a text of the vendor's, which may repeat an address or a body of ours. */
export function withoutSecrets(text: string, { token, machineUid }: Secrets): string {
  const secrets = machineUid.length < SHORTEST_SECRET_DEVICE_CHARACTERS ? [token] : [token, machineUid];
  return secrets
    .flatMap((secret) => [secret, encodeURIComponent(secret)])
    .reduce((shown, secret) => (secret === '' ? shown : shown.replaceAll(secret, LEFT_OUT)), text);
}

/** A reply to read from: as it came, but for credentials that it may repeat. */
export function withoutCredentials(reply: unknown, secrets: Secrets): unknown {
  return reply === undefined ? undefined : withTexts(reply, (text) => withoutSecrets(text, secrets));
}

/** A reply to keep: without pictures, addresses and credentials. */
export function rawOf(reply: unknown, secrets: Secrets): Json {
  return withTexts(reply, (text) => withoutSecrets(withoutPictures(text), secrets));
}

function withTexts(reply: unknown, change: (text: string) => string): Json {
  return keptReply(reply, { text: change, name: change });
}

function withoutPictures(text: string): string {
  if (/^\s*data:/i.test(text)) return `[data URI of ${text.length} characters left out]`;
  if (looksLikePicture(text)) {
    return `[picture of ${text.length} base64 characters left out]`;
  }
  return text.replace(/https?:\/\/[^\s"'<>]+/gi, '[address left out]');
}
