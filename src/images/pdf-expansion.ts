import { createInflate, type Inflate } from 'node:zlib';
import { ImageRefused } from './image-refused.js';

/** A page of A4 in colour at 600 dots per inch is 104 MB unpacked. */
const MAX_STREAM_BYTES = 160_000_000;
const MAX_TOTAL_BYTES = 500_000_000;
/** A stream may be compressed several times over. */
const MAX_LAYERS = 4;
const CHUNK_BYTES = 262_144;

function isZlibHeader(first: number | undefined, second: number | undefined): boolean {
  if (first === undefined || second === undefined) return false;
  return (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0;
}

function tooLarge(): ImageRefused {
  return new ImageRefused(
    'PDF_TOO_LARGE_UNPACKED',
    'The PDF unpacks to far more data than a scan of a document needs.',
  );
}

/** Unpacks and forgets; answers how many bytes came out. Damaged data ends it early, as it ends the PDF library's own. */
function countUnpackedBytes(packed: Uint8Array, maxBytes: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const layers: Inflate[] = [];
    let count = 0;
    const finish = (tooMuch: boolean): void => {
      for (const layer of layers) layer.destroy();
      if (tooMuch) reject(tooLarge());
      else resolve(count);
    };
    const addLayer = (): Inflate => {
      const layer = createInflate({ chunkSize: CHUNK_BYTES });
      layers.push(layer);
      let inner: Inflate | null = null;
      let isFirst = true;
      layer.on('data', (chunk: Buffer) => {
        count += chunk.length;
        if (count > maxBytes) return finish(true);
        if (isFirst && layers.length < MAX_LAYERS && isZlibHeader(chunk[0], chunk[1])) inner = addLayer();
        isFirst = false;
        // Not waiting for it to drain is fine: all that can pile up has been counted.
        inner?.write(chunk);
      });
      layer.on('error', () => finish(false));
      layer.on('end', () => (inner ? inner.end() : finish(false)));
      return layer;
    };
    addLayer().end(packed);
  });
}

/**
 * Refuses a PDF whose deflated streams unpack to absurd sizes, before the PDF library puts them into memory: a megabyte can
 * hold a gigabyte, and the memory limit of a thread does not count buffers. It looks at whatever follows the word `stream`,
 * so that no damaged or deceptive structure hides one. Other filters expand too, far less; the deadline is for them.
 */
export async function requireBoundedPdf(bytes: Uint8Array): Promise<void> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let total = 0;
  for (let found = buffer.indexOf('stream'); found !== -1; found = buffer.indexOf('stream', found + 6)) {
    let start = found + 6;
    while (buffer[start] === 0x0d || buffer[start] === 0x0a || buffer[start] === 0x20) start += 1;
    if (!isZlibHeader(buffer[start], buffer[start + 1])) continue;
    total += await countUnpackedBytes(buffer.subarray(start), Math.min(MAX_STREAM_BYTES, MAX_TOTAL_BYTES - total));
  }
}
