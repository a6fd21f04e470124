import { detectMediaType, MEDIA_TYPE_HEAD_BYTES } from '../images/media-type.js';
import type { Engine } from '../providers/local/engine.js';
import { mapPages } from '../providers/local/mapping.js';
import { createDocumentOf } from './document-of.js';
import type { Sandbox } from './server.js';
import { startSandbox } from './server.js';
import { VENDOR_SANDBOXES } from './vendors.js';

/** All vendors, with the embedded engine behind them. */
export function startVendorSandbox(engine: Engine, options: { port?: number } = {}): Promise<Sandbox> {
  const documentOf = createDocumentOf(async (bytes) => {
    const mediaType = detectMediaType(bytes.subarray(0, MEDIA_TYPE_HEAD_BYTES));
    if (mediaType === null) return null;
    const image = {
      mediaType,
      pageCount: 1,
      byteLength: bytes.length,
      sha256: '',
      bytes: () => Promise.resolve(bytes),
    };
    // What the engine cannot read is made up instead.
    const pages = await engine.readPages(image, AbortSignal.timeout(20_000)).catch(() => []);
    return mapPages(pages, new Date());
  });
  return startSandbox({ vendors: VENDOR_SANDBOXES, documentOf, ...options });
}
