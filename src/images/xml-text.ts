import { ImageRefused } from './image-refused.js';

/**
 * What an XML document may declare to be written in, lower case, and the name by which it is decoded. Each is a superset of
 * ASCII, so that a declaration can be read before it is believed. UTF-16 is told by its byte order mark alone.
 */
const ENCODINGS: ReadonlyMap<string, string> = new Map([
  ...['utf-8', 'iso-8859-2', 'iso-8859-5', 'iso-8859-15', 'gbk', 'gb18030', 'big5', 'euc-jp', 'shift_jis'].map(same),
  ...['euc-kr', 'koi8-r', 'windows-1250', 'windows-1251', 'windows-1252', 'windows-1253', 'windows-1254'].map(same),
  ['us-ascii', 'utf-8'],
  ['ascii', 'utf-8'],
  ['utf8', 'utf-8'],
  ['iso-8859-1', 'windows-1252'],
  ['gb2312', 'gbk'],
]);

function same(name: string): readonly [string, string] {
  return [name, name];
}

const UTF_16_NAMES = ['utf-16', 'utf-16le', 'utf-16be', 'ucs-2', 'iso-10646-ucs-2'];
const BYTE_ORDER_MARKS: readonly { bytes: Buffer; encoding: string; names: readonly string[] }[] = [
  { bytes: Buffer.from([0xef, 0xbb, 0xbf]), encoding: 'utf-8', names: ['utf-8', 'utf8'] },
  { bytes: Buffer.from([0xff, 0xfe]), encoding: 'utf-16le', names: UTF_16_NAMES },
  { bytes: Buffer.from([0xfe, 0xff]), encoding: 'utf-16be', names: UTF_16_NAMES },
];
/** Longest declaration that is looked for. Real ones have about 60 characters. */
const MAX_DECLARATION_CHARACTERS = 256;
const MAX_DOCUMENT_TYPE_CHARACTERS = 2000;
/** White space behind the name in the last tag. */
const MAX_SPACE_IN_TAG = 100;
/** Comments and instructions outside of the root element. */
const MAX_PARTS_AROUND_ROOT = 100;

const DECLARATION =
  /^<\?xml\s+version\s*=\s*(["'])1\.[01]\1(?:\s+encoding\s*=\s*(["'])([A-Za-z][\w.-]{0,40})\2)?(?:\s+standalone\s*=\s*(["'])(?:yes|no)\4)?\s*\?>/;
const NAME = /[\p{L}_:][\p{L}\p{N}\p{M}_:.\u00b7-]*/uy;
const ATTRIBUTE = /\s+[^\s=<>"'/]+\s*=\s*(?:"[^"<]*"|'[^'<]*')/y;
const END_OF_START_TAG = /\s*(\/?)>/y;
const DOCUMENT_TYPE = /^<!DOCTYPE(?:[^"'[\]<>]|"[^"]*"|'[^']*')*/;
const SPACE = /\s*/y;
/** What XML 1.0 (2.2) lets no document contain, not even as a reference. */
// eslint-disable-next-line no-control-regex -- these are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

function invalid(what: string): ImageRefused {
  return new ImageRefused('XML_INVALID', `The XML document cannot be read: ${what}.`);
}

/** The text without byte order mark, in the encoding that the document declares. Throws ImageRefused. */
export function decodeXml(bytes: Buffer): string {
  const mark = BYTE_ORDER_MARKS.find((candidate) => bytes.subarray(0, candidate.bytes.length).equals(candidate.bytes));
  const encoding =
    mark?.encoding ?? encodingOf(declaredEncoding(bytes.toString('latin1', 0, MAX_DECLARATION_CHARACTERS)));
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw invalid('its bytes are not of the encoding that it declares');
  }
  const declared = mark && declaredEncoding(text.slice(0, MAX_DECLARATION_CHARACTERS));
  if (mark && declared && !mark.names.includes(declared)) throw invalid('it declares another encoding than it has');
  return text;
}

function declaredEncoding(start: string): string | null {
  return DECLARATION.exec(start)?.[3]?.toLowerCase() ?? null;
}

function encodingOf(declared: string | null): string {
  const encoding = ENCODINGS.get(declared ?? 'utf-8');
  if (encoding === undefined) throw invalid('its encoding is not known');
  return encoding;
}

/**
 * Looks at both ends of a document: declaration, document type, root element, its end. What is between them is for the parser
 * that reads it; nothing here descends, expands or fetches anything. Throws ImageRefused.
 */
export function requireSaneXml(bytes: Buffer, maxBytes: number): void {
  if (bytes.length > maxBytes) {
    const megabytes = Math.floor(maxBytes / 1_000_000);
    throw new ImageRefused('IMAGE_TOO_LARGE', `The XML document is larger than the ${megabytes} MB that are taken.`);
  }
  const text = decodeXml(bytes);
  if (FORBIDDEN.test(text)) throw invalid('it contains characters that no XML may contain');
  requireSaneEnds(text);
}

function requireSaneEnds(text: string): void {
  let at = 0;
  if (text.startsWith('<?xml')) {
    const declaration = DECLARATION.exec(text.slice(0, MAX_DECLARATION_CHARACTERS));
    if (!declaration) throw invalid('its declaration is wrong');
    at = declaration[0].length;
  }
  at = afterProlog(text, at);
  const { name, end, isEmpty } = readRootTag(text, at);
  const last = beforeEpilog(text, end);
  if (isEmpty ? last === end : endsWithTag(text, name, end, last)) return;
  throw invalid('it does not end with the end of its root element');
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Behind comments, instructions and the document type. */
function afterProlog(text: string, from: number): number {
  let at = from;
  for (let parts = 0; parts < MAX_PARTS_AROUND_ROOT; parts += 1) {
    at += matchAt(SPACE, text, at)![0].length;
    let end: number;
    if (text.startsWith('<!--', at)) end = endBehind(text, '-->', at + 4);
    else if (/^<\?xml\s/.test(text.slice(at, at + 6))) throw invalid('something stands before its declaration');
    else if (text.startsWith('<?', at)) end = endBehind(text, '?>', at + 2);
    else if (text.startsWith('<!DOCTYPE', at)) end = afterDocumentType(text, at);
    else return at;
    at = end;
  }
  throw invalid('its root element comes too late');
}

function endBehind(text: string, terminator: string, from: number): number {
  const found = text.indexOf(terminator, from);
  if (found < 0) throw invalid('it ends too early');
  return found + terminator.length;
}

/** An external identifier is harmless, since nobody follows it; declarations between brackets are not. */
function afterDocumentType(text: string, from: number): number {
  const match = DOCUMENT_TYPE.exec(text.slice(from, from + MAX_DOCUMENT_TYPE_CHARACTERS));
  const end = from + (match?.[0].length ?? 0);
  if (text[end] === '[') {
    throw new ImageRefused(
      'XML_DECLARATIONS_NOT_ALLOWED',
      'The XML document declares entities or elements of its own: send it without them.',
    );
  }
  if (text[end] !== '>') throw invalid('its document type is wrong');
  return end + 1;
}

function readRootTag(text: string, from: number): { name: string; end: number; isEmpty: boolean } {
  const name = text[from] === '<' ? matchAt(NAME, text, from + 1)?.[0] : undefined;
  if (name === undefined) throw invalid('it has no root element');
  let at = from + 1 + name.length;
  for (let match = matchAt(ATTRIBUTE, text, at); match; match = matchAt(ATTRIBUTE, text, at)) at += match[0].length;
  const close = matchAt(END_OF_START_TAG, text, at);
  if (!close) throw invalid('the tag of its root element is wrong');
  return { name, end: at + close[0].length, isEmpty: close[1] === '/' };
}

/** Where the last thing ends that is neither white space, comment nor instruction. */
function beforeEpilog(text: string, from: number): number {
  let rest = text.slice(from).trimEnd();
  for (let parts = 0; parts < MAX_PARTS_AROUND_ROOT; parts += 1) {
    const opening = rest.endsWith('-->') ? '<!--' : rest.endsWith('?>') ? '<?' : null;
    const found = opening === null ? -1 : rest.lastIndexOf(opening);
    if (found < 0) break;
    rest = rest.slice(0, found).trimEnd();
  }
  return from + rest.length;
}

function endsWithTag(text: string, name: string, from: number, end: number): boolean {
  const start = text.lastIndexOf('</', end);
  if (start < from || end - start > name.length + MAX_SPACE_IN_TAG || text[end - 1] !== '>') return false;
  return text.slice(start + 2, end - 1).trimEnd() === name;
}
