import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { BlobUnreadable } from './contract.js';

/*
 * The format of an encrypted blob, version 1:
 *
 *   header   "VGBL"  version (1 byte)  mark of the encryption key (8)  salt (32)  checksum of the header (4)
 *   chunks   each 65536 bytes of content, encrypted with AES-256-GCM, and its tag (16); only the last may be shorter
 *
 * This is the STREAM construction: every blob has a key of its own (HKDF of the encryption key and the salt), the nonce of
 * a chunk is its number and whether it is the last one, and the header, the name of the blob, the number and that mark
 * are bound as additional data. So a chunk that is changed, moved, repeated, dropped from the end or taken from another
 * blob does not open, nor does a whole file under another name.
 *
 * The mark tells a wrong encryption key from damage. It is derived by HKDF and says nothing about the key. The checksum
 * does the reverse: a flipped bit in the mark is damage, not a wrong key.
 */
const MAGIC = Buffer.from('VGBL');
const VERSION = 1;
const MARK_BYTES = 8;
const SALT_BYTES = 32;
const CHECKSUM_BYTES = 4;
const TAG_BYTES = 16;
const MARK_START = MAGIC.length + 1;
const SALT_START = MARK_START + MARK_BYTES;
const CHECKSUM_START = SALT_START + SALT_BYTES;

export const HEADER_BYTES = CHECKSUM_START + CHECKSUM_BYTES;
export const CHUNK_BYTES = 64 * 1024;
export const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;
/** The counter of chunks has four bytes. */
export const MAX_CONTENT_BYTES = CHUNK_BYTES * 2 ** 32;

/** Seals or opens the chunks of one blob. */
export interface ChunkCipher {
  readonly header: Buffer;
  seal(content: Uint8Array, index: number, last: boolean): Buffer;
  /** Fails with BLOB_CORRUPT. */
  open(sealed: Uint8Array, index: number, last: boolean): Buffer;
}

function derive(encryptionKey: Buffer, salt: Uint8Array, purpose: string, byteLength: number): Buffer {
  return Buffer.from(hkdfSync('sha256', encryptionKey, salt, `verigraph blob ${purpose}`, byteLength));
}

function checksumOf(header: Buffer): Buffer {
  return createHash('sha256').update(header.subarray(0, CHECKSUM_START)).digest().subarray(0, CHECKSUM_BYTES);
}

/** A new header with a new salt. */
export function startSealing(encryptionKey: Buffer, blobKey: string): ChunkCipher {
  const header = Buffer.alloc(HEADER_BYTES);
  MAGIC.copy(header);
  header[MAGIC.length] = VERSION;
  derive(encryptionKey, new Uint8Array(), 'mark', MARK_BYTES).copy(header, MARK_START);
  randomBytes(SALT_BYTES).copy(header, SALT_START);
  checksumOf(header).copy(header, CHECKSUM_START);
  return cipherOf(encryptionKey, blobKey, header);
}

/** Fails with BLOB_CORRUPT for what is no header, and with BLOB_KEY_WRONG for one made with another key. */
export function startOpening(encryptionKey: Buffer, blobKey: string, header: Buffer): ChunkCipher {
  const whole =
    header.length === HEADER_BYTES &&
    header.subarray(0, MAGIC.length).equals(MAGIC) &&
    header[MAGIC.length] === VERSION &&
    header.subarray(CHECKSUM_START).equals(checksumOf(header));
  if (!whole) throw new BlobUnreadable('BLOB_CORRUPT');
  const mark = derive(encryptionKey, new Uint8Array(), 'mark', MARK_BYTES);
  if (!header.subarray(MARK_START, SALT_START).equals(mark)) throw new BlobUnreadable('BLOB_KEY_WRONG');
  return cipherOf(encryptionKey, blobKey, header);
}

/** How many bytes of content a file of this size holds. Fails with BLOB_CORRUPT for a size that no file has. */
export function contentBytesOf(fileBytes: number): number {
  const sealedBytes = fileBytes - HEADER_BYTES;
  const chunks = Math.max(1, Math.ceil(sealedBytes / SEALED_CHUNK_BYTES));
  const contentBytes = sealedBytes - chunks * TAG_BYTES;
  // An empty last chunk stands only in an empty blob.
  if (contentBytes < (chunks === 1 ? 0 : (chunks - 1) * CHUNK_BYTES + 1)) throw new BlobUnreadable('BLOB_CORRUPT');
  return contentBytes;
}

function cipherOf(encryptionKey: Buffer, blobKey: string, header: Buffer): ChunkCipher {
  const chunkKey = derive(encryptionKey, header.subarray(SALT_START, CHECKSUM_START), 'content', 32);

  function nonceOf(index: number, last: boolean): Buffer {
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32BE(index, 7);
    nonce[11] = last ? 1 : 0;
    return nonce;
  }

  function boundTo(nonce: Buffer): Buffer {
    return Buffer.concat([header, nonce, Buffer.from(blobKey, 'utf8')]);
  }

  return {
    header,
    seal(content, index, last) {
      const nonce = nonceOf(index, last);
      const cipher = createCipheriv('aes-256-gcm', chunkKey, nonce).setAAD(boundTo(nonce));
      return Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()]);
    },
    open(sealed, index, last) {
      const nonce = nonceOf(index, last);
      const tagStart = sealed.length - TAG_BYTES;
      if (tagStart < 0) throw new BlobUnreadable('BLOB_CORRUPT');
      const decipher = createDecipheriv('aes-256-gcm', chunkKey, nonce, { authTagLength: TAG_BYTES })
        .setAAD(boundTo(nonce))
        .setAuthTag(sealed.subarray(tagStart));
      const content = decipher.update(sealed.subarray(0, tagStart));
      try {
        decipher.final();
      } catch {
        throw new BlobUnreadable('BLOB_CORRUPT');
      }
      return content;
    },
  };
}
