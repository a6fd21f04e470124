import type { MediaType } from '../domain/media-type.js';
import { looksLikeOfd } from './ofd.js';
import { readEbmlDocumentType } from './webm.js';

/** A kind of file that is known and not taken. */
export interface UnsupportedFormat {
  /** As people call it, with its plural noun: "HEIC pictures". */
  name: string;
  /** What to send instead. */
  advice: string;
}

/**
 * So many bytes from the start of a file are enough for both functions below, but for an OFD document that an unusual program
 * wrote; fewer may leave a type unrecognised.
 */
export const MEDIA_TYPE_HEAD_BYTES = 1024;

const SEND_PICTURE = 'send JPEG or PNG';
const SEND_PICTURE_OR_PDF = 'send JPEG, PNG or PDF';

/** Sizes of the header that follows the 14-byte file header of a BMP. "BM" alone begins many a text. */
const BMP_HEADER_SIZES = new Set([12, 16, 40, 52, 56, 64, 108, 124]);

function startsWith(head: Buffer, signature: string, offset = 0): boolean {
  return head.subarray(offset, offset + signature.length).toString('latin1') === signature;
}

/** The major brand and the compatible brands of an ISO base media file (ISO/IEC 14496-12, 4.3), else an empty list. */
function isoBrands(head: Buffer): string[] {
  if (head.length < 16 || !startsWith(head, 'ftyp', 4)) return [];
  const end = Math.min(head.readUInt32BE(0), head.length);
  const brands = [head.toString('latin1', 8, 12)];
  for (let offset = 16; offset + 4 <= end; offset += 4) brands.push(head.toString('latin1', offset, offset + 4));
  return brands;
}

/** Of films that play as MP4. A QuickTime film has none of them. */
const MP4_BRAND = /^(?:isom|iso[2-9a-c]|mp4[12]|avc1|m4v.|msnv|dash|cmf[c2]|3g[pg2].)$/i;

function isAvif(brands: string[]): boolean {
  return brands.includes('avif') || brands.includes('avis');
}

/** Lower-case text of the head without byte order mark and leading white space, for the formats that are text. */
function textOf(head: Buffer): string {
  return decodeHead(head.subarray(0, MEDIA_TYPE_HEAD_BYTES))
    .replace(/^(?:\u00ef\u00bb\u00bf|\ufeff)/, '')
    .trimStart()
    .toLowerCase();
}

function decodeHead(head: Buffer): string {
  if (startsWith(head, '\u00ff\u00fe')) return new TextDecoder('utf-16le').decode(head);
  if (startsWith(head, '\u00fe\u00ff')) return new TextDecoder('utf-16be').decode(head);
  return head.toString('latin1');
}

/** What stands between the start of a marked-up text and its root element. A document type is a hint and is not skipped. */
const BEFORE_ROOT = /^(?:\s+|<\?[^>]*\?>|<!--[^]*?-->)/;

/** The lower-case name of the root element, or of the document type in front of it; null where the text has none. */
function rootNameOf(text: string): string | null {
  let rest = text;
  for (let match = BEFORE_ROOT.exec(rest); match; match = BEFORE_ROOT.exec(rest)) rest = rest.slice(match[0].length);
  return /^<(?:!doctype\s+)?([a-z_\u0080-\uffff][^\s<>/[]*)/.exec(rest)?.[1] ?? null;
}

const HTML_ROOTS: ReadonlySet<string> = new Set(['html', 'head', 'body', 'script']);

function isDrawing(text: string): boolean {
  return /^(?:[\w.-]+:)?svg$/.test(rootNameOf(text) ?? '');
}

function isXml(text: string): boolean {
  const root = rootNameOf(text);
  if (isDrawing(text) || HTML_ROOTS.has(root ?? '')) return false;
  // The root may stand behind a comment that is longer than the head.
  return text.startsWith('<?xml') || (text.startsWith('<') && (root !== null || text.startsWith('<!--')));
}

/**
 * Tells what a file is from its content, mostly from its first bytes; what a client calls it plays no part. A file that is two
 * things at once is what stands at its very start. Null: not accepted; `detectUnsupportedFormat` may know its name.
 */
export function detectMediaType(bytes: Buffer): MediaType | null {
  const head = bytes.subarray(0, MEDIA_TYPE_HEAD_BYTES);
  if (startsWith(head, '\u00ff\u00d8\u00ff')) return 'image/jpeg';
  if (startsWith(head, '\u0089PNG\r\n\u001a\n')) return 'image/png';
  if (startsWith(head, 'RIFF') && startsWith(head, 'WEBP', 8)) return 'image/webp';
  if (startsWith(head, 'II*\0') || startsWith(head, 'MM\0*')) return startsWith(head, 'CR', 8) ? null : 'image/tiff';
  const brands = isoBrands(head);
  if (isAvif(brands)) return 'image/avif';
  if (isPlainFilm(brands)) return 'video/mp4';
  if (readEbmlDocumentType(head) === 'webm') return 'video/webm';
  if (looksLikeOfd(bytes)) return 'application/ofd';
  if (startsWith(head, 'BM') && head.length >= 18 && BMP_HEADER_SIZES.has(head.readUInt32LE(14))) return 'image/bmp';
  // Programs that write PDF sometimes put a byte order mark or a line end in front.
  if (textOf(head.subarray(0, 32)).startsWith('%pdf-')) return 'application/pdf';
  return isXml(textOf(head)) ? 'application/xml' : null;
}

/** Pictures and raw pictures are in the same container, and some of them name the brands of films too. */
function isPlainFilm(brands: string[]): boolean {
  const isPicture = brands.some((brand) => HEIC_BRANDS.has(brand) || brand.startsWith('cr'));
  return !isPicture && brands.some((brand) => MP4_BRAND.test(brand));
}

interface Signature extends UnsupportedFormat {
  bytes: string;
  offset?: number;
}

const SIGNATURES: readonly Signature[] = [
  { bytes: 'GIF8', name: 'GIF pictures', advice: SEND_PICTURE },
  { bytes: '\0\0\0\fjP  \r\n', name: 'JPEG 2000 pictures', advice: SEND_PICTURE },
  { bytes: '\u00ff\u004f\u00ff\u0051', name: 'JPEG 2000 pictures', advice: SEND_PICTURE },
  { bytes: '\0\0\0\fJXL \r\n', name: 'JPEG XL pictures', advice: SEND_PICTURE },
  { bytes: '\u00ff\u000a', name: 'JPEG XL pictures', advice: SEND_PICTURE },
  { bytes: '\u00ff\u00a0\u00ff', name: 'WSQ fingerprint pictures', advice: SEND_PICTURE },
  { bytes: 'II+\0', name: 'BigTIFF pictures', advice: 'send TIFF or JPEG' },
  { bytes: 'MM\0+', name: 'BigTIFF pictures', advice: 'send TIFF or JPEG' },
  { bytes: 'II*\0', name: 'camera raw pictures', advice: SEND_PICTURE },
  { bytes: '8BPS', name: 'Photoshop files', advice: SEND_PICTURE },
  { bytes: '\0\0\u0001\0', name: 'icon files', advice: SEND_PICTURE },
  { bytes: 'PK\u0003\u0004', name: 'ZIP archives and office documents', advice: SEND_PICTURE_OR_PDF },
  { bytes: 'PK\u0005\u0006', name: 'ZIP archives and office documents', advice: SEND_PICTURE_OR_PDF },
  { bytes: '\u00d0\u00cf\u0011\u00e0', name: 'old office documents', advice: SEND_PICTURE_OR_PDF },
  { bytes: '{\\rtf', name: 'RTF documents', advice: SEND_PICTURE_OR_PDF },
  { bytes: '%!PS', name: 'PostScript documents', advice: 'send PDF' },
  { bytes: '\u001f\u008b', name: 'gzip archives', advice: SEND_PICTURE_OR_PDF },
  { bytes: 'Rar!', name: 'RAR archives', advice: SEND_PICTURE_OR_PDF },
  { bytes: '7z\u00bc\u00af', name: '7-Zip archives', advice: SEND_PICTURE_OR_PDF },
  { bytes: 'ustar', offset: 257, name: 'tar archives', advice: SEND_PICTURE_OR_PDF },
  { bytes: '\u001aE\u00df\u00a3', name: 'video files', advice: SEND_PICTURE },
  { bytes: 'OggS', name: 'audio and video files', advice: SEND_PICTURE },
  { bytes: 'ID3', name: 'audio files', advice: SEND_PICTURE },
  { bytes: 'MZ', name: 'program files', advice: SEND_PICTURE_OR_PDF },
  { bytes: '\u007fELF', name: 'program files', advice: SEND_PICTURE_OR_PDF },
];

const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs', 'mif1', 'msf1']);

/** Gives a name to a file that is not accepted, so that the refusal can say what to do. Null: not recognised either. */
export function detectUnsupportedFormat(head: Buffer): UnsupportedFormat | null {
  if (detectMediaType(head) !== null) return null;
  const brands = isoBrands(head);
  if (brands.some((brand) => HEIC_BRANDS.has(brand))) return { name: 'HEIC pictures', advice: 'send JPEG' };
  if (brands.some((brand) => brand.startsWith('cr'))) return { name: 'camera raw pictures', advice: SEND_PICTURE };
  if (brands.some((brand) => brand === 'qt  ')) return { name: 'QuickTime films', advice: 'send MP4' };
  if (brands.length > 0) return { name: 'video files', advice: SEND_PICTURE };
  if (startsWith(head, 'RIFF')) return { name: 'audio and video files', advice: SEND_PICTURE };
  const signature = SIGNATURES.find(({ bytes, offset }) => startsWith(head, bytes, offset));
  if (signature) return { name: signature.name, advice: signature.advice };
  const text = textOf(head);
  if (isDrawing(text)) return { name: 'SVG drawings', advice: SEND_PICTURE };
  if (HTML_ROOTS.has(rootNameOf(text) ?? '')) return { name: 'HTML pages', advice: SEND_PICTURE_OR_PDF };
  if (text.startsWith('data:')) return { name: 'data URLs', advice: 'send the file itself' };
  return null;
}
