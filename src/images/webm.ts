import { filmCorrupt, filmTruncated, StepBudget, type FilmFacts } from './film.js';

/** Element numbers of RFC 8794 (EBML) and RFC 9559 (Matroska), of which WebM is a part. */
const ID = {
  header: 0x1a45dfa3,
  documentType: 0x4282,
  segment: 0x18538067,
  information: 0x1549a966,
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  tracks: 0x1654ae6b,
  track: 0xae,
  trackNumber: 0xd7,
  trackType: 0x83,
  video: 0xe0,
  pixelWidth: 0xb0,
  pixelHeight: 0xba,
  cluster: 0x1f43b675,
  timestamp: 0xe7,
  simpleBlock: 0xa3,
  blockGroup: 0xa0,
  block: 0xa1,
} as const;

/** The children of a segment: any of them ends a cluster whose length was not known when it was written. */
const LEVEL_ONE: ReadonlySet<number> = new Set([
  ID.information,
  ID.tracks,
  ID.cluster,
  0x114d9b74,
  0x1c53bb6b,
  0x1254c367,
  0x1941a469,
  0x1043a770,
]);
const UNKNOWN_LENGTH_ALLOWED: ReadonlySet<number> = new Set([ID.segment, ID.cluster]);

/** A minute of pictures and sound has some 7000. */
const MAX_ELEMENTS = 100_000;
const VIDEO_TRACK = 1;
const DEFAULT_TIMESTAMP_SCALE_NANOSECONDS = 1_000_000;
const NANOSECONDS_PER_MILLISECOND = 1_000_000;

interface Element {
  id: number;
  start: number;
  end: number;
  /** The true end is where an element begins that does not belong inside; `end` is that of the parent then. */
  isOpen: boolean;
}

interface Segment {
  timestampScale: number;
  /** In units of the scale; 0 where nothing is stated, as browsers record. */
  statedDuration: number;
  pictures: { number: number; width: number; height: number } | null;
  /** Where the first and the last picture begin, in units of the scale; null before the first. */
  firstTimestamp: number | null;
  lastTimestamp: number | null;
}

/** The document type of an EBML header, such as `webm` or `matroska`; null where there is none in these bytes. */
export function readEbmlDocumentType(head: Buffer): string | null {
  if (head.length < 5 || head.readUInt32BE(0) !== ID.header) return null;
  try {
    const reader = new ElementReader(head);
    const header = reader.elementAt(0, head.length);
    const found = [...reader.children(header)].find(({ id }) => id === ID.documentType);
    return found ? head.toString('latin1', found.start, found.end).replace(/\0+$/, '') : null;
  } catch {
    return null;
  }
}

/**
 * Walks the elements of a WebM, also of one that a browser wrote as it recorded: without lengths and without a duration.
 * Bounded by the file and a budget; only a fixed path is descended. Throws ImageRefused: VIDEO_TRUNCATED, VIDEO_CORRUPT.
 */
export function readWebm(bytes: Buffer): FilmFacts {
  const reader = new ElementReader(bytes);
  const segment: Segment = {
    timestampScale: DEFAULT_TIMESTAMP_SCALE_NANOSECONDS,
    statedDuration: 0,
    pictures: null,
    firstTimestamp: null,
    lastTimestamp: null,
  };
  const header = reader.elementAt(0, bytes.length);
  let at = header.end;
  let hasSegment = false;
  while (at < bytes.length && !hasSegment) {
    const element = reader.elementAt(at, bytes.length);
    if (element.id === ID.segment) {
      readSegment(reader, element, segment);
      hasSegment = true;
    }
    at = element.end;
  }
  const { pictures, firstTimestamp, lastTimestamp, statedDuration, timestampScale } = segment;
  if (!hasSegment || (pictures && lastTimestamp === null)) throw filmTruncated('video/webm');
  const units = Math.max(statedDuration, (lastTimestamp ?? 0) - (firstTimestamp ?? 0));
  const durationMs = Math.round((units * timestampScale) / NANOSECONDS_PER_MILLISECOND);
  return {
    picture: pictures && { width: pictures.width, height: pictures.height },
    durationMs: durationMs > 0 ? durationMs : null,
  };
}

function readSegment(reader: ElementReader, parent: Element, segment: Segment): void {
  for (const element of reader.children(parent)) {
    if (element.id === ID.information) readInformation(reader, element, segment);
    else if (element.id === ID.tracks) readTracks(reader, element, segment);
    else if (element.id === ID.cluster) readCluster(reader, element, segment);
  }
}

function readInformation(reader: ElementReader, parent: Element, segment: Segment): void {
  for (const element of reader.children(parent)) {
    if (element.id === ID.timestampScale) segment.timestampScale = reader.unsigned(element);
    else if (element.id === ID.duration) segment.statedDuration = reader.float(element);
  }
  if (!(segment.timestampScale > 0 && segment.statedDuration >= 0)) throw filmCorrupt('video/webm');
}

function readTracks(reader: ElementReader, parent: Element, segment: Segment): void {
  for (const entry of reader.children(parent)) {
    if (entry.id !== ID.track || segment.pictures) continue;
    const found = new Map<number, Element>();
    for (const element of reader.children(entry)) {
      found.set(element.id, element);
      if (element.id === ID.video) for (const inner of reader.children(element)) found.set(inner.id, inner);
    }
    const read = (id: number): number => {
      const element = found.get(id);
      return element ? reader.unsigned(element) : 0;
    };
    if (read(ID.trackType) !== VIDEO_TRACK) continue;
    segment.pictures = { number: read(ID.trackNumber), width: read(ID.pixelWidth), height: read(ID.pixelHeight) };
  }
}

function readCluster(reader: ElementReader, parent: Element, segment: Segment): void {
  let clusterTimestamp = 0;
  const readBlock = (block: Element): void => {
    const { number, offset } = reader.blockHeader(block);
    if (number !== segment.pictures?.number) return;
    const timestamp = clusterTimestamp + offset;
    segment.firstTimestamp = Math.min(segment.firstTimestamp ?? timestamp, timestamp);
    segment.lastTimestamp = Math.max(segment.lastTimestamp ?? timestamp, timestamp);
  };
  for (const element of reader.children(parent)) {
    if (element.id === ID.timestamp) clusterTimestamp = reader.unsigned(element);
    else if (element.id === ID.simpleBlock) readBlock(element);
    else if (element.id === ID.blockGroup) {
      for (const inner of reader.children(element)) if (inner.id === ID.block) readBlock(inner);
    }
  }
}

class ElementReader {
  private readonly budget = new StepBudget(MAX_ELEMENTS, 'video/webm');

  constructor(private readonly bytes: Buffer) {}

  /** The element that begins at `at`. One that leads past the file was cut; past its parent, it contradicts itself. */
  elementAt(at: number, limit: number): Element {
    this.budget.spend();
    const { length: idLength } = this.vint(at, 4, limit);
    const id = this.bytes.readUIntBE(at, idLength);
    const size = this.vint(at + idLength, 8, limit);
    const start = at + idLength + size.length;
    if (size.isUnknown) {
      if (!UNKNOWN_LENGTH_ALLOWED.has(id)) throw filmCorrupt('video/webm');
      return { id, start, end: limit, isOpen: true };
    }
    const end = start + size.value;
    if (end > limit) throw this.beyond(limit);
    return { id, start, end, isOpen: false };
  }

  *children(parent: Element): Generator<Element> {
    let at = parent.start;
    while (at < parent.end) {
      const element = this.elementAt(at, parent.end);
      if (parent.isOpen && parent.id === ID.cluster && LEVEL_ONE.has(element.id)) {
        parent.end = at;
        return;
      }
      yield element;
      // After the yield: going through the children of an open element has found its end.
      at = element.end;
    }
  }

  unsigned({ start, end }: Element): number {
    const byteCount = end - start;
    if (byteCount > 8) throw filmCorrupt('video/webm');
    let value = 0;
    for (let at = start; at < end; at += 1) value = value * 256 + this.bytes.readUInt8(at);
    return value;
  }

  float({ start, end }: Element): number {
    const byteCount = end - start;
    if (byteCount === 0) return 0;
    if (byteCount === 4) return this.bytes.readFloatBE(start);
    if (byteCount === 8) return this.bytes.readDoubleBE(start);
    throw filmCorrupt('video/webm');
  }

  /** Track number, and time relative to the cluster (RFC 9559, 10.1). */
  blockHeader({ start, end }: Element): { number: number; offset: number } {
    const number = this.vint(start, 8, end);
    if (start + number.length + 2 > end) throw filmCorrupt('video/webm');
    return { number: number.value, offset: this.bytes.readInt16BE(start + number.length) };
  }

  /** A number whose leading zeros say how many bytes it takes; all other bits set: a length that is not known. */
  private vint(at: number, maxBytes: number, limit: number): { value: number; length: number; isUnknown: boolean } {
    if (at >= limit) throw this.beyond(limit);
    const first = this.bytes.readUInt8(at);
    const length = Math.clz32(first) - 23;
    if (length > maxBytes) throw filmCorrupt('video/webm');
    if (at + length > limit) throw this.beyond(limit);
    const mask = 0xff >> length;
    let value = first & mask;
    let isUnknown = value === mask;
    for (let index = 1; index < length; index += 1) {
      const byte = this.bytes.readUInt8(at + index);
      // Not exact above 2^53, which is past the end of any file.
      value = value * 256 + byte;
      isUnknown &&= byte === 0xff;
    }
    return { value, length, isUnknown };
  }

  private beyond(limit: number) {
    return limit === this.bytes.length ? filmTruncated('video/webm') : filmCorrupt('video/webm');
  }
}
