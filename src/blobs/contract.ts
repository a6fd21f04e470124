/** What was kept. Nothing in it comes from the client. */
export interface StoredBlob {
  /** Random and unguessable, made by the store. The only name under which the bytes can be had again. */
  readonly key: string;
  /** Length of the bytes as they were given, before encryption. */
  readonly byteLength: number;
  /** SHA-256 of the bytes as they were given, 64 lower-case hexadecimal digits. */
  readonly sha256: string;
}

/** One entry of a listing, for a sweeper that removes what no row of the database names. */
export interface BlobEntry {
  readonly key: string;
  /** When the bytes became readable. A sweeper leaves young ones alone: their row may not be written yet. */
  readonly modifiedAt: Date;
}

/** Keeps the bytes of documents. Every implementation is held to test/contracts/blobs.ts. */
export interface BlobStore {
  /** A key that nothing is kept under, for whoever must name the bytes before they are durable. */
  newKey(): string;

  /**
   * Keeps the bytes under a new key. When the promise resolves they survive a crash of the process and of the machine;
   * until then nobody can see them. A source that fails, or is longer than `maxBytes` (BlobTooLarge), leaves nothing.
   *
   * @param options.maxBytes default: no limit
   * @param options.key from `newKey`, and used for nothing else; default: a new one
   */
  put(
    source: Buffer | AsyncIterable<Uint8Array>,
    options?: { readonly maxBytes?: number; readonly key?: string },
  ): Promise<StoredBlob>;

  /**
   * Streams the bytes. Each chunk was checked before it is handed out, but only a stream that ends without an error was
   * the whole blob. Fails with BlobUnreadable while it is being read, never before.
   */
  open(key: string): AsyncIterable<Buffer>;

  /** The whole blob in memory. Fails with BlobUnreadable, or with BlobTooLarge before anything is read. */
  read(key: string, options: { readonly maxBytes: number }): Promise<Buffer>;

  /** Removes the bytes for good. A key that is not there, or never was, is no failure. */
  delete(key: string): Promise<void>;

  /** Every blob, in no order. One that is put or deleted meanwhile may or may not be listed. */
  list(): AsyncIterable<BlobEntry>;
}

/**
 * - BLOB_NOT_FOUND: there is nothing under this key, or it is no key that a store could have made.
 * - BLOB_CORRUPT: the bytes were changed, cut short, reordered or belong to another key. A copy may still be good.
 * - BLOB_KEY_WRONG: the bytes look whole, but were encrypted with another key. Nothing is lost if that key is found.
 */
export type BlobFaultCode = 'BLOB_NOT_FOUND' | 'BLOB_CORRUPT' | 'BLOB_KEY_WRONG';

const FAULT_TEXTS: Record<BlobFaultCode, string> = {
  BLOB_NOT_FOUND: 'There are no stored bytes under this key.',
  BLOB_CORRUPT: 'The stored bytes are damaged.',
  BLOB_KEY_WRONG: 'The stored bytes were encrypted with a different master key.',
};

/** The bytes cannot be had. Asking again does not help. It never means that the disk or the network is in trouble. */
export class BlobUnreadable extends Error {
  override readonly name = 'BlobUnreadable';

  constructor(readonly code: BlobFaultCode) {
    super(FAULT_TEXTS[code]);
  }
}

/** More bytes than the caller allows. Nothing was kept, or nothing was read. */
export class BlobTooLarge extends Error {
  override readonly name = 'BlobTooLarge';
  readonly code = 'BLOB_TOO_LARGE';

  constructor(readonly maxBytes: number) {
    super(`The bytes are more than the allowed ${maxBytes}.`);
  }
}
