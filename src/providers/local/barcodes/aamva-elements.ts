/** What stands before the first subfile of a barcode by the AAMVA standard (annex D of the card design standard of 2020). */
export interface AamvaHeader {
  /** Six digits. */
  issuerIdentificationNumber: string;
  /** 0 before the standard of 2000, 1 by that, 2 of 2003, ... 10 of 2020. */
  version: number;
  /** The issuer's own version. Null in versions 0 and 1, which have none. */
  jurisdictionVersion: number | null;
}

export interface AamvaElements {
  header: AamvaHeader;
  /** Two letters each, in their order: DL, ID, EN, or Z and the first letter of the jurisdiction. */
  subfileTypes: string[];
  /** By element identifier (three letters), as printed, without line ends; spaces around it are kept. */
  elements: ReadonlyMap<string, string>;
  /** Identifiers that occur with two different contents. `elements` has the first. */
  contradictory: ReadonlySet<string>;
}

interface Designator {
  type: string;
  /** From the start of the barcode, as stated. */
  offset: number;
}

/** Some issuers write AAMVA instead of ANSI, or leave the space out; what comes before is written in several ways. */
const FILE_TYPE = /^[\s\S]{0,12}?(?:ANSI|AAMVA) ?(?=\d{6})/;
const DESIGNATOR = /^([A-Z]{2})(\d{4})(\d{4})/;
const ELEMENT = /^[DPZ][A-Z]{2}/;
/** Segment terminator, record separator, and the one that the first cards used for it; the fourth, a line feed, ends elements. */
const OTHER_LINE_ENDS = ['\r', '\u001e', '\u001c'];
/** Stated offsets of cards in use are wrong by so much: they count the header's line ends in another way. */
const OFFSET_TOLERANCE = 4;
const MAX_SUBFILES = 12;

function readHeader(text: string): { header: AamvaHeader; designators: Designator[]; end: number } | null {
  const start = FILE_TYPE.exec(text)?.[0].length;
  if (start === undefined) return null;
  const digits = /^\d{8}/.exec(text.slice(start))?.[0];
  if (digits === undefined) return null;
  const version = Number(digits.slice(6));
  const rest = version < 2 ? /^\d{2}/ : /^(\d{2})\d{2}/;
  const versionAndCount = rest.exec(text.slice(start + 8));
  if (!versionAndCount) return null;
  let end = start + 8 + versionAndCount[0].length;
  // The number of subfiles just read is wrong on some cards; what looks like a designator is one.
  const designators: Designator[] = [];
  for (let match = DESIGNATOR.exec(text.slice(end)); match; match = DESIGNATOR.exec(text.slice(end))) {
    if (designators.length >= MAX_SUBFILES) break;
    designators.push({ type: match[1]!, offset: Number(match[2]) });
    end += match[0].length;
  }
  const jurisdictionVersion = versionAndCount[1] === undefined ? null : Number(versionAndCount[1]);
  return { header: { issuerIdentificationNumber: digits.slice(0, 6), version, jurisdictionVersion }, designators, end };
}

/** Where the content of a subfile starts, behind its type, which stands there once more. Null: nowhere. */
function findSubfile(text: string, { type, offset }: Designator, headerEnd: number): number | null {
  const isAt = (position: number): boolean =>
    position >= headerEnd && text.startsWith(type, position) && ELEMENT.test(text.slice(position + 2, position + 5));
  for (let distance = 0; distance <= OFFSET_TOLERANCE; distance += 1) {
    if (isAt(offset + distance)) return offset + distance;
    if (isAt(offset - distance)) return offset - distance;
  }
  if (isAt(headerEnd)) return headerEnd;
  for (let position = text.indexOf(type, headerEnd); position !== -1; position = text.indexOf(type, position + 1)) {
    if (isAt(position) && text[position - 1] === '\n') return position;
  }
  return null;
}

/**
 * Takes the barcode of a driving licence or identity card apart. Lengths are not believed and offsets only roughly: real
 * cards have both wrong, while line ends part the elements reliably. Null: not such a barcode. Never throws.
 */
export function readAamvaElements(printed: string): AamvaElements | null {
  // One for one, so that offsets stay what they are.
  const text = OTHER_LINE_ENDS.reduce((ended, lineEnd) => ended.replaceAll(lineEnd, '\n'), printed);
  const read = readHeader(text);
  if (!read) return null;
  const { header, designators, end } = read;
  const starts = new Set<number>();
  for (const designator of designators) {
    const start = findSubfile(text, designator, end);
    if (start !== null) starts.add(start);
  }
  const sorted = [...starts].sort((first, second) => first - second);
  const parts = sorted.map((start, index) => text.slice(start + 2, sorted[index + 1] ?? text.length));
  // Elements that stand before the first subfile, or without any: then only the types are missing.
  const before = text.slice(end, sorted[0] ?? text.length);
  const elements = new Map<string, string>();
  const contradictory = new Set<string>();
  for (const line of [before, ...parts].flatMap((part) => part.split('\n'))) {
    const identifier = ELEMENT.exec(line)?.[0];
    if (identifier === undefined) continue;
    const content = line.slice(3);
    const known = elements.get(identifier);
    if (known === undefined) elements.set(identifier, content);
    else if (known.trim() !== content.trim()) contradictory.add(identifier);
  }
  return { header, subfileTypes: designators.map(({ type }) => type), elements, contradictory };
}
