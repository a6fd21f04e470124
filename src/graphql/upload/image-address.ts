import { sign } from '../../services/signatures.js';
import type { StoredImage } from '../../store/images.js';
import type { GraphContext } from '../context.js';

const LIFETIME_MS = 5 * 60_000;

/** A stored file with an address of its own, which says by a signature that it may be fetched for a while. */
export function withAddress({ parts, publicUrl }: GraphContext, image: StoredImage): StoredImage & { url: string } {
  const expiresAt = new Date(parts.now().getTime() + LIFETIME_MS);
  const { expires, signature } = sign(parts.signingKey, 'image', image.id, expiresAt);
  return { ...image, url: `${publicUrl}/images/${image.id}?expires=${expires}&signature=${signature}` };
}
