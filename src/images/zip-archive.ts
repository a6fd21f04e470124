import { crc32, inflateRawSync } from 'node:zlib';

/** A file in a ZIP archive, as its directory describes it; the bytes may still prove otherwise. */
export interface ZipEntry {
  /** With slashes, without any way out of the archive. */
  name: string;
  /** Of the unpacked file. */
  byteLength: number;
  isPacked: boolean;
  crc32: number;
  /** Of the packed bytes, in the archive. */
  start: number;
  end: number;
}

export interface ZipLimits {
  maxEntries: number;
  /** All files together, unpacked. */
  maxUnpackedBytes: number;
  /** Unpacked bytes for each byte of the archive. */
  maxRatio: number;
}

/** `damaged`: also what is encrypted, split or larger than 4 GB. `tooLarge`: beyond the limits. */
export class ZipRefused extends Error {
  override readonly name = 'ZipRefused';

  constructor(readonly reason: 'damaged' | 'tooLarge') {
    super(reason);
  }
}

/** Records of the application note of PKWARE (APPNOTE.TXT), 4.3. */
const END_RECORD = { signature: 0x06054b50, byteLength: 22, maxCommentBytes: 0xffff } as const;
const DIRECTORY_RECORD = { signature: 0x02014b50, byteLength: 46 } as const;
const LOCAL_RECORD = { signature: 0x04034b50, byteLength: 30 } as const;
const ENCRYPTED = 0x0001;
const STORED = 0;
const DEFLATED = 8;

/**
 * Reads the directory of a ZIP archive and unpacks nothing. Entries that lie over each other, lead out of the archive or occur
 * twice are refused, as is what a document never uses. Throws ZipRefused.
 */
export function readZipDirectory(bytes: Buffer, limits: ZipLimits): ZipEntry[] {
  const endRecord = findEndRecord(bytes);
  const entryCount = bytes.readUInt16LE(endRecord + 10);
  const directoryBytes = bytes.readUInt32LE(endRecord + 12);
  let at = bytes.readUInt32LE(endRecord + 16);
  if (bytes.readUInt32LE(endRecord + 4) !== 0 || bytes.readUInt16LE(endRecord + 8) !== entryCount) throw damaged();
  if (at + directoryBytes > endRecord) throw damaged();
  if (entryCount > limits.maxEntries) throw new ZipRefused('tooLarge');
  const directory = at;
  const entries: ZipEntry[] = [];
  for (let index = 0; index < entryCount; index += 1) {
    const { entry, next } = readEntry(bytes, at, endRecord, directory);
    entries.push(entry);
    at = next;
  }
  requireApart(entries);
  const unpacked = entries.reduce((sum, { byteLength }) => sum + byteLength, 0);
  if (unpacked > limits.maxUnpackedBytes || unpacked > bytes.length * limits.maxRatio) throw new ZipRefused('tooLarge');
  return entries;
}

/** Unpacks one file, and no byte more than the directory says. Throws ZipRefused. */
export function readZipEntry(bytes: Buffer, entry: ZipEntry): Buffer {
  const packed = bytes.subarray(entry.start, entry.end);
  let unpacked: Buffer;
  try {
    unpacked = entry.isPacked ? inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.byteLength) }) : packed;
  } catch {
    throw damaged();
  }
  if (unpacked.length !== entry.byteLength || crc32(unpacked) !== entry.crc32) throw damaged();
  return unpacked;
}

function damaged(): ZipRefused {
  return new ZipRefused('damaged');
}

/** It is the last thing in the file, but a comment may follow whose length it states. */
function findEndRecord(bytes: Buffer): number {
  const last = bytes.length - END_RECORD.byteLength;
  for (let at = last; at >= Math.max(0, last - END_RECORD.maxCommentBytes); at -= 1) {
    const isRecord = bytes.readUInt32LE(at) === END_RECORD.signature;
    if (isRecord && at + END_RECORD.byteLength + bytes.readUInt16LE(at + 20) === bytes.length) return at;
  }
  throw damaged();
}

function readEntry(bytes: Buffer, at: number, limit: number, directory: number): { entry: ZipEntry; next: number } {
  if (at + DIRECTORY_RECORD.byteLength > limit) throw damaged();
  if (bytes.readUInt32LE(at) !== DIRECTORY_RECORD.signature) throw damaged();
  const method = bytes.readUInt16LE(at + 10);
  const packedBytes = bytes.readUInt32LE(at + 20);
  const byteLength = bytes.readUInt32LE(at + 24);
  const nameBytes = bytes.readUInt16LE(at + 28);
  const next = at + DIRECTORY_RECORD.byteLength + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  const local = bytes.readUInt32LE(at + 42);
  if (next > limit || local + LOCAL_RECORD.byteLength > directory) throw damaged();
  if (bytes.readUInt16LE(at + 8) & ENCRYPTED || (method !== STORED && method !== DEFLATED)) throw damaged();
  if (bytes.readUInt32LE(local) !== LOCAL_RECORD.signature) throw damaged();
  const start = local + LOCAL_RECORD.byteLength + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const end = start + packedBytes;
  if (end > directory || (method === STORED && packedBytes !== byteLength)) throw damaged();
  const nameStart = at + DIRECTORY_RECORD.byteLength;
  const name = safeName(bytes.toString('utf8', nameStart, nameStart + nameBytes));
  const entry = { name, byteLength, isPacked: method === DEFLATED, crc32: bytes.readUInt32LE(at + 16), start, end };
  return { entry, next };
}

function safeName(name: string): string {
  const parts = name.replaceAll('\\', '/').split('/');
  if (name === '' || name.includes('\0') || parts[0] === '' || parts.includes('..')) throw damaged();
  return parts.filter((part) => part !== '.').join('/');
}

/** Entries that share bytes make an archive that unpacks to a thousand times what any single one of them does. */
function requireApart(entries: readonly ZipEntry[]): void {
  if (new Set(entries.map(({ name }) => name)).size !== entries.length) throw damaged();
  let end = 0;
  for (const entry of [...entries].sort((left, right) => left.start - right.start)) {
    if (entry.start - LOCAL_RECORD.byteLength < end) throw damaged();
    end = entry.end;
  }
}
