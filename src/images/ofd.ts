import { ImageRefused } from './image-refused.js';
import { requireSaneXml } from './xml-text.js';
import { readZipDirectory, readZipEntry, ZipRefused, type ZipEntry, type ZipLimits } from './zip-archive.js';

/** The file from which everything else in an OFD document is found (GB/T 33190-2016, 7.1). */
const MAIN_FILE = 'OFD.xml';
const MAX_MAIN_FILE_BYTES = 1_000_000;
const LOCAL_FILE_HEADER = { signature: 'PK\u0003\u0004', nameLengthOffset: 26, nameOffset: 30 } as const;

/** An invoice has some ten files and 200 kB; a booklet of scans may have some hundred. */
export const OFD_LIMITS: Readonly<ZipLimits> = Object.freeze({
  maxEntries: 1000,
  maxUnpackedBytes: 100_000_000,
  maxRatio: 100,
});

/**
 * Whether a ZIP archive is meant as an OFD document: its directory has the main file, or, where only a part of the archive is
 * there, it begins as the programs that write OFD begin.
 */
export function looksLikeOfd(bytes: Buffer): boolean {
  if (bytes.toString('latin1', 0, 4) !== LOCAL_FILE_HEADER.signature || bytes.length < LOCAL_FILE_HEADER.nameOffset) {
    return false;
  }
  const nameEnd = LOCAL_FILE_HEADER.nameOffset + bytes.readUInt16LE(LOCAL_FILE_HEADER.nameLengthOffset);
  const firstName = bytes.toString('latin1', LOCAL_FILE_HEADER.nameOffset, nameEnd);
  if (firstName === MAIN_FILE || /^Doc_\d+\//.test(firstName)) return true;
  try {
    return readZipDirectory(bytes, OFD_LIMITS).some(({ name }) => name === MAIN_FILE);
  } catch {
    return false;
  }
}

/** The files of an OFD document, whose main file is there and sane. Throws ImageRefused. */
export function openOfd(bytes: Buffer): ZipEntry[] {
  try {
    const entries = readZipDirectory(bytes, OFD_LIMITS);
    const main = entries.find(({ name }) => name === MAIN_FILE);
    if (!main || main.byteLength > MAX_MAIN_FILE_BYTES) throw new ZipRefused('damaged');
    requireSaneXml(readZipEntry(bytes, main), MAX_MAIN_FILE_BYTES);
    return entries;
  } catch (error) {
    throw refusalOf(error);
  }
}

function refusalOf(error: unknown): unknown {
  if (error instanceof ImageRefused) {
    // A fault of the file inside is one of the document.
    return error.code === 'XML_INVALID' ? invalid() : error;
  }
  if (!(error instanceof ZipRefused)) return error;
  return error.reason === 'damaged'
    ? invalid()
    : new ImageRefused('OFD_TOO_LARGE_UNPACKED', 'The OFD document unpacks to far more data than a document needs.');
}

function invalid(): ImageRefused {
  return new ImageRefused('OFD_INVALID', 'The OFD document is incomplete or damaged.');
}
