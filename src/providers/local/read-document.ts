import type { DocumentReading } from '../../domain/document.js';
import { detectMediaType, MEDIA_TYPE_HEAD_BYTES } from '../../images/media-type.js';
import type { Engine } from './engine.js';
import { mapPages } from './mapping.js';

const TIMEOUT_MS = 20_000;

/** What the engine reads from the first page of a file; null where it takes no such file or fails. */
export async function readDocument(engine: Engine, bytes: Buffer): Promise<DocumentReading | null> {
  const mediaType = detectMediaType(bytes.subarray(0, MEDIA_TYPE_HEAD_BYTES));
  if (mediaType === null) return null;
  const image = { mediaType, pageCount: 1, byteLength: bytes.length, sha256: '', bytes: () => Promise.resolve(bytes) };
  const off = new AbortController();
  const timer = setTimeout(() => off.abort(), TIMEOUT_MS);
  const pages = await engine
    .readPages(image, off.signal)
    .catch(() => null)
    .finally(() => clearTimeout(timer));
  return pages && mapPages(pages, new Date());
}
