import { createHash } from 'node:crypto';
import type { BlobStore } from '../blobs/contract.js';
import { UserFault } from '../domain/errors.js';
import type { Database } from '../store/database.js';
import { newIdentifier } from '../store/identifiers.js';
import type { StoredUpload } from '../store/uploads.js';
import { findUploadBySignedId, insertUpload, markReceived } from '../store/uploads.js';
import type { Caller } from './caller.js';
import { isSignatureValid, sign } from './signatures.js';

const LIFETIME_MS = 10 * 60_000;

export interface UploadParts {
  database: Database;
  blobs: BlobStore;
  signingKey: Buffer;
  maxUploadBytes: number;
  now(): Date;
}

/** An address that takes one file, once, of exactly this length and content, for some minutes. */
export interface UploadAddress {
  id: string;
  /** Path and query; the edge puts the public origin in front. */
  pathAndQuery: string;
  expiresAt: Date;
}

export async function createUpload(
  parts: UploadParts,
  caller: Caller,
  input: { byteLength: number; sha256: string },
): Promise<UploadAddress> {
  if (input.byteLength > parts.maxUploadBytes) {
    throw new UserFault({
      code: 'IMAGE_TOO_LARGE',
      message: `The file is larger than the ${parts.maxUploadBytes} bytes that are taken.`,
      path: ['input', 'byteLength'],
    });
  }
  const now = parts.now();
  const upload: StoredUpload = {
    id: newIdentifier('upload'),
    tenant: caller.tenant,
    state: 'OPEN',
    byteLength: input.byteLength,
    sha256: input.sha256.toLowerCase(),
    blobKey: null,
    createdAt: now,
    expiresAt: new Date(now.getTime() + LIFETIME_MS),
  };
  await insertUpload(parts.database.queries, upload);
  const { expires, signature } = sign(parts.signingKey, 'upload', upload.id, upload.expiresAt);
  return {
    id: upload.id,
    pathAndQuery: `/uploads/${upload.id}?expires=${expires}&signature=${signature}`,
    expiresAt: upload.expiresAt,
  };
}

/** Why a PUT was refused. Each has an HTTP status of its own at the edge. */
export type PutRefusal = 'NOT_ALLOWED' | 'ALREADY_RECEIVED' | 'LENGTH_DIFFERS' | 'CONTENT_DIFFERS';

/** Whether this address may be sent to at all; looked at before a byte of the body is read. */
export async function checkUploadAddress(
  parts: UploadParts,
  id: string,
  query: { expires?: unknown; signature?: unknown },
): Promise<StoredUpload | PutRefusal> {
  if (!isSignatureValid(parts.signingKey, 'upload', id, query, parts.now())) return 'NOT_ALLOWED';
  const upload = await findUploadBySignedId(parts.database.queries, id);
  if (!upload) return 'NOT_ALLOWED';
  return upload.state === 'OPEN' ? upload : 'ALREADY_RECEIVED';
}

/** Takes the body. Durable when it resolves with null. */
export async function receiveUpload(
  parts: UploadParts,
  upload: StoredUpload,
  body: Buffer,
): Promise<PutRefusal | null> {
  if (body.length !== upload.byteLength) return 'LENGTH_DIFFERS';
  if (createHash('sha256').update(body).digest('hex') !== upload.sha256) return 'CONTENT_DIFFERS';
  const { key } = await parts.blobs.put(body);
  if (await markReceived(parts.database.queries, upload.id, key, parts.now())) return null;
  await parts.blobs.delete(key);
  return 'ALREADY_RECEIVED';
}
