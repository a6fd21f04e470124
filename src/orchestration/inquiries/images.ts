import { createHash } from 'node:crypto';
import type { ProviderImage } from '../../providers/contract.js';
import { listImagesByIds } from '../../store/images.js';
import { providerImage } from '../provider-image.js';
import type { PrepareParts } from './handler.js';

/** The tenant's pictures with these ids, in this order. Null where one of them is not known or not there any more. */
export async function loadImages(
  { queries, blobs }: PrepareParts,
  tenant: string,
  ids: readonly (string | null)[],
): Promise<ProviderImage[] | null> {
  const stored = await listImagesByIds(
    queries,
    tenant,
    ids.filter((id) => id !== null),
  );
  const found = ids.flatMap((id) => stored.find((image) => image.id === id) ?? []);
  return found.length === ids.length ? found.map((image) => providerImage(blobs, image)) : null;
}

/** SHA-256 of several contents in their order; of one alone, its own. */
export function hashOfAll(images: readonly ProviderImage[]): string {
  const [first, ...others] = images;
  if (first && others.length === 0) return first.sha256;
  return createHash('sha256')
    .update(images.map(({ sha256 }) => sha256).join(' '))
    .digest('hex');
}
