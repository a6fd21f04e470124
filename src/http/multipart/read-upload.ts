import { finished } from 'node:stream/promises';
import type { FileUpload } from 'graphql-upload/processRequest.mjs';
import { HttpProblem } from '../errors.js';
import { markAsRead, problemOfUpload, type SpooledFile } from './receive-form.js';

/**
 * The bytes of an uploaded file cannot be had:
 * - PAYLOAD_TOO_LARGE (413): more than is allowed.
 * - MALFORMED_MULTIPART (400): the form names the file but does not bring it, or ends in the middle of it.
 * - UPLOAD_INTERRUPTED (400): the client went away.
 * - STORAGE_UNAVAILABLE (503): the disk is full or gone; the only one that is not the client's fault.
 */
export class UploadUnreadable extends HttpProblem {
  override readonly name = 'UploadUnreadable';

  static of(error: unknown): UploadUnreadable {
    const { status, code, message, retryAfterSeconds } = problemOfUpload(error);
    return new UploadUnreadable(status, code, message, retryAfterSeconds);
  }
}

/**
 * Of one read from the disk: each takes a turn of the event loop, and is made room for in full, also the last one, which only
 * finds that there is no more.
 */
const READ_BYTES = 1 << 18;

/**
 * Reads an uploaded file whole into memory. An empty file is an empty buffer. What the client says about the file, its
 * name above all, is not looked at. Fails with UploadUnreadable.
 */
export async function readUpload(upload: Promise<FileUpload>, options: { readonly maxBytes: number }): Promise<Buffer> {
  markAsRead(upload);
  let file: FileUpload | undefined;
  try {
    file = await upload;
    // Once it is there, it is read in few large pieces; each of them would be as large for the few bytes that have come so far.
    await finished((file as SpooledFile).capacitor);
    const chunks: Buffer[] = [];
    let byteLength = 0;
    const stream = file.createReadStream({ highWaterMark: READ_BYTES });
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      byteLength += chunk.length;
      if (byteLength > options.maxBytes) throw Object.assign(new Error('More than maxBytes.'), { status: 413 });
      chunks.push(chunk);
    }
    return Buffer.concat(chunks, byteLength);
  } catch (error) {
    // Where the file is gone, that is only a consequence: the reason stands with the file.
    throw UploadUnreadable.of((file as SpooledFile | undefined)?.capacitor?.errored ?? error);
  }
}
