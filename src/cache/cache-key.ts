import { createHash } from 'node:crypto';

/**
 * The name under which a value is stored: a hash, since joined names are ambiguous (`a`, `b:c` and `a:b`, `c`) and since
 * what a key is made of is nobody's business who can list the keys of a server.
 */
export function cacheKey(namespaceParts: readonly string[], key: string): string {
  const hash = createHash('sha256');
  for (const part of [...namespaceParts, key]) {
    const bytes = Buffer.from(part, 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hash.update(length).update(bytes);
  }
  return `verigraph:${hash.digest('hex')}`;
}
