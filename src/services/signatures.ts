import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a signed address allows. Part of what is signed, so that a picture's address is no upload address. */
export type SignedPurpose = 'upload' | 'image';

/** Query parameters of a signed address. */
export interface Signature {
  /** Milliseconds since 1970. */
  expires: string;
  signature: string;
}

export function sign(key: Buffer, purpose: SignedPurpose, id: string, expiresAt: Date): Signature {
  const expires = String(expiresAt.getTime());
  return { expires, signature: digest(key, purpose, id, expires).toString('base64url') };
}

/** Takes the same time whether or how far a signature is right. */
export function isSignatureValid(
  key: Buffer,
  purpose: SignedPurpose,
  id: string,
  given: { expires?: unknown; signature?: unknown },
  now: Date,
): boolean {
  const { expires, signature } = given;
  if (typeof expires !== 'string' || typeof signature !== 'string' || !/^\d{1,15}$/.test(expires)) return false;
  const expected = digest(key, purpose, id, expires);
  const actual = Buffer.from(signature, 'base64url');
  // Several texts can stand for the same bytes; only the one that was given out is taken.
  if (actual.toString('base64url') !== signature) return false;
  return actual.length === expected.length && timingSafeEqual(actual, expected) && Number(expires) > now.getTime();
}

function digest(key: Buffer, purpose: SignedPurpose, id: string, expires: string): Buffer {
  return createHmac('sha256', key).update(`${purpose}\n${id}\n${expires}`).digest();
}
