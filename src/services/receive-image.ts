import { createHash } from 'node:crypto';
import type { BlobStore } from '../blobs/contract.js';
import { BoundedMap } from '../cache/bounded-map.js';
import type { DocumentImage } from '../domain/document.js';
import type { MediaType } from '../domain/media-type.js';
import { IMAGE_MEDIA_TYPES } from '../domain/media-type.js';
import type { UserErrorCode } from '../domain/errors.js';
import { UserFault } from '../domain/errors.js';
import type { ImageLimits } from '../images/image-limits.js';
import type { ImageRefusalCode } from '../images/image-refused.js';
import { ImageRefused } from '../images/image-refused.js';
import type { BegunInspection } from '../images/inspect.js';
import { beginInspection } from '../images/inspect.js';
import type { PdfInspector } from '../images/pdf-inspector.js';
import { notAccepted } from '../images/type-names.js';
import type { Database, Transaction } from '../store/database.js';
import { findImageByContent, holdImage } from '../store/images.js';
import { newIdentifier } from '../store/identifiers.js';
import { findUpload, markUsed } from '../store/uploads.js';
import type { Caller } from './caller.js';
import { readSpecimen } from './specimens.js';

/** Exactly one of the five. */
export interface ImageSource {
  /** Reads the multipart part to its end; rejects with UserFault where it is too large or was cut off. */
  upload?: (() => Promise<Buffer>) | null;
  uploadId?: string | null;
  dataUrl?: string | null;
  base64?: string | null;
  specimen?: string | null;
}

export interface ReceiveParts {
  database: Database;
  blobs: BlobStore;
  pdfInspector: Pick<PdfInspector, 'inspect'>;
  imageLimits: ImageLimits;
  maxUploadBytes: number;
  now(): Date;
}

/** A picture that is being taken in. Whatever uses it is written by `useUploads`. */
export interface ReceivedImage {
  image: DocumentImage & { blobKey: string };
  bytes: Buffer;
  /** Resolves once it was judged fit to its last pixel and its bytes are durable; rejects with UserFault where it is not fit. */
  settled: Promise<void>;
  /** To be marked as used in the transaction that uses the picture; null where it did not come by an upload address. */
  uploadId: string | null;
  /** Of an earlier picture whose file serves again; null where the file is its own. */
  knownImageId: string | null;
}

/** Tenants and contents that came in here before, and are most probably stored: to judge them again would be in vain. */
const seen = new BoundedMap<true>(10_000);

const SOURCES = ['upload', 'uploadId', 'dataUrl', 'base64', 'specimen'] as const;

export interface ReceiveOptions {
  /** What may come in; anything else is refused with IMAGE_TYPE_NOT_SUPPORTED. Default IMAGE_MEDIA_TYPES. */
  accepts?: readonly MediaType[];
}

/** Takes a picture in by whichever way it came. `path` is where it stands in the arguments. */
export async function receiveImage(
  parts: ReceiveParts,
  caller: Caller,
  source: ImageSource,
  path: string[],
  { accepts = IMAGE_MEDIA_TYPES }: ReceiveOptions = {},
): Promise<ReceivedImage> {
  const name = onlySource(source, path);
  const sourcePath = [...path, name];
  const { bytes, blobKey } = await readSource(parts, caller, source, name, sourcePath);
  if (bytes.length > parts.maxUploadBytes) throw tooLarge(parts.maxUploadBytes, sourcePath);

  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const inspecting = beginInspecting(parts, bytes, accepts, sourcePath);
  // Most pictures are new, and are judged while this is found out.
  const wasSeen = seen.get(`${caller.tenant} ${sha256}`) ?? false;
  const judging = wasSeen ? null : inspecting.then(({ judge }) => judge());
  for (const early of [inspecting, judging]) early?.catch(() => undefined);
  // Bytes that this tenant has sent before were judged then, and their file is there.
  const known = await findImageByContent(parts.database.queries, caller.tenant, sha256);
  // It may have been taken where more is accepted than here.
  if (known && !accepts.includes(known.mediaType))
    throw refusalFault(notAccepted(known.mediaType, accepts), sourcePath);
  seen.set(`${caller.tenant} ${sha256}`, true);
  const { inspection, judge } = known ? { inspection: known, judge: () => Promise.resolve() } : await inspecting;
  const storedKey = known?.blobKey ?? blobKey;
  const key = storedKey ?? parts.blobs.newKey();
  const judged = known || !judging ? judge() : judging;
  const settled = storedKey === null ? judgeWhileWriting(parts.blobs, bytes, key, judged) : judged;
  // Whoever used the picture waits for it; where nobody came to use it, nobody need be told.
  settled.catch(() => undefined);
  const image = {
    id: newIdentifier('image'),
    role: 'ORIGINAL' as const,
    mediaType: inspection.mediaType,
    byteLength: bytes.length,
    sha256,
    width: inspection.width,
    height: inspection.height,
    pageCount: inspection.pageCount,
    blobKey: key,
  };
  const uploadId = name === 'uploadId' ? (source.uploadId ?? null) : null;
  return { image, bytes, settled, uploadId, knownImageId: known?.id ?? null };
}

/** Both take their time, and neither waits for the other; what is refused is removed again. */
async function judgeWhileWriting(blobs: BlobStore, bytes: Buffer, key: string, judging: Promise<void>): Promise<void> {
  const writing = blobs.put(bytes, { key });
  try {
    await Promise.all([judging, writing]);
  } catch (error) {
    await writing.then(() => blobs.delete(key)).catch(() => undefined);
    throw error;
  }
}

/** In this process; each holds a connection to the database that others could use. */
const MOST_EARLY_TRANSACTIONS = 4;
let earlyTransactions = 0;

/** A picture, and where it stands in the arguments. */
export interface Use {
  received: ReceivedImage;
  path: string[];
}

/**
 * Writes what uses the pictures, in one transaction that is committed only if each of them is fit and durable, and no upload has
 * served before. A few such transactions write while their pictures are still being judged; the others wait for that first.
 */
export async function useUploads<T>(
  parts: ReceiveParts,
  uses: readonly Use[],
  write: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const isEarly = earlyTransactions < MOST_EARLY_TRANSACTIONS;
  if (isEarly) earlyTransactions += 1;
  else await Promise.all(uses.map(({ received }) => received.settled));
  try {
    return await parts.database.transaction(async (transaction) => {
      const written = await write(transaction);
      for (const use of uses) await useUpload(transaction, use);
      return written;
    });
  } finally {
    if (isEarly) earlyTransactions -= 1;
  }
}

async function useUpload(
  transaction: Transaction,
  { received: { settled, uploadId, knownImageId }, path }: Use,
): Promise<void> {
  await settled;
  // Whoever erased the earlier picture meanwhile has taken its file along.
  if (knownImageId !== null && !(await holdImage(transaction, knownImageId))) {
    throw fault('UPLOAD_FAILED', 'The same picture was being erased at that moment. Send it again.', path);
  }
  if (uploadId === null || (await markUsed(transaction, uploadId))) return;
  throw fault('UPLOAD_ALREADY_USED', 'This upload has been used already.', [...path, 'uploadId']);
}

function onlySource(source: ImageSource, path: string[]): (typeof SOURCES)[number] {
  const given = SOURCES.filter((name) => source[name] !== undefined && source[name] !== null);
  const [name] = given;
  if (name && given.length === 1) return name;
  throw name
    ? fault('IMAGE_SOURCE_AMBIGUOUS', `Give exactly one of ${SOURCES.join(', ')}; ${given.length} were given.`, path)
    : fault('IMAGE_SOURCE_MISSING', `Give exactly one of ${SOURCES.join(', ')}; none was given.`, path);
}

async function readSource(
  parts: ReceiveParts,
  caller: Caller,
  source: ImageSource,
  name: (typeof SOURCES)[number],
  path: string[],
): Promise<{ bytes: Buffer; blobKey: string | null }> {
  const own = (bytes: Buffer) => ({ bytes, blobKey: null });
  switch (name) {
    case 'upload':
      return own((await source.upload?.()) ?? Buffer.alloc(0));
    case 'dataUrl':
      return own(decodeDataUrl(source.dataUrl ?? '', parts.maxUploadBytes, path));
    case 'base64':
      return own(decodeBase64(source.base64 ?? '', 'IMAGE_BASE64_INVALID', parts.maxUploadBytes, path));
    case 'specimen': {
      const bytes = await readSpecimen(source.specimen ?? '');
      if (!bytes) throw fault('SPECIMEN_UNKNOWN', 'There is no specimen with this name; specimens lists them.', path);
      return own(bytes);
    }
    case 'uploadId':
      return readReceivedUpload(parts, caller, source.uploadId ?? '', path);
  }
}

async function readReceivedUpload(parts: ReceiveParts, caller: Caller, id: string, path: string[]) {
  const upload = await findUpload(parts.database.queries, caller.tenant, id);
  if (!upload) throw fault('UPLOAD_NOT_FOUND', 'There is no upload with this id.', path);
  if (upload.state === 'USED') throw fault('UPLOAD_ALREADY_USED', 'This upload has been used already.', path);
  if (upload.expiresAt <= parts.now()) throw fault('UPLOAD_EXPIRED', 'The time to use this upload is over.', path);
  if (upload.state === 'OPEN' || !upload.blobKey) {
    throw fault('UPLOAD_NOT_RECEIVED', 'Nothing has been sent to the address of this upload yet.', path);
  }
  const bytes = await parts.blobs.read(upload.blobKey, { maxBytes: upload.byteLength });
  return { bytes, blobKey: upload.blobKey };
}

function decodeDataUrl(text: string, maxBytes: number, path: string[]): Buffer {
  const match = /^data:[a-z0-9.+/-]{0,100}(?:;[a-z0-9=.-]{1,50})*;base64,/i.exec(text.slice(0, 300));
  if (!match) {
    throw fault('IMAGE_DATA_URL_INVALID', 'A data URL must begin with data:TYPE;base64, and hold Base64.', path);
  }
  return decodeBase64(text.slice(match[0].length), 'IMAGE_DATA_URL_INVALID', maxBytes, path);
}

function decodeBase64(text: string, code: UserErrorCode, maxBytes: number, path: string[]): Buffer {
  if (text.length > Math.ceil(maxBytes / 3) * 4 + 4) throw tooLarge(maxBytes, path);
  if (text.length % 4 === 1 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) {
    throw fault(code, 'This is not Base64: only A-Z, a-z, 0-9, "+" and "/" may stand in it, and no line breaks.', path);
  }
  return Buffer.from(text, 'base64');
}

async function beginInspecting(
  parts: ReceiveParts,
  bytes: Buffer,
  accepts: readonly MediaType[],
  path: string[],
): Promise<BegunInspection> {
  const asFault = (error: unknown): never => {
    throw error instanceof ImageRefused ? refusalFault(error, path) : error;
  };
  const { imageLimits, pdfInspector } = parts;
  const { inspection, judge } = await beginInspection(bytes, imageLimits, pdfInspector, { accepts }).catch(asFault);
  return { inspection, judge: () => judge().catch(asFault) };
}

function refusalFault(refused: ImageRefused, path: string[]): UserFault {
  // The compiler holds our codes to those of the pictures.
  const code: UserErrorCode = refused.code satisfies ImageRefusalCode;
  return fault(code, refused.message, path);
}

function tooLarge(maxBytes: number, path: string[]): UserFault {
  const megabytes = (maxBytes / 1_000_000).toLocaleString('en', { maximumSignificantDigits: 3 });
  return fault('IMAGE_TOO_LARGE', `The file is larger than the ${megabytes} MB that are taken.`, path);
}

function fault(code: UserErrorCode, message: string, path: string[]): UserFault {
  return new UserFault({ code, message, path });
}
