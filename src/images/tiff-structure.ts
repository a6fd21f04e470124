/** Tags of TIFF 6.0 that say where the pixels are. */
const TAG = {
  width: 256,
  height: 257,
  stripOffsets: 273,
  stripByteCounts: 279,
  tileOffsets: 324,
  tileByteCounts: 325,
} as const;

const TAGS_READ: ReadonlySet<number> = new Set(Object.values(TAG));

/** Of the types 1 to 12 of TIFF 6.0. */
const BYTES_OF_TYPE = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8] as const;
const ENTRY_BYTES = 12;
/** More pages than anybody may send. It also ends a chain of pages that leads back to itself. */
const MAX_PAGES_WALKED = 1000;
/** Bounds the work on a file whose entries all point to the same bytes. A page has a few entries and some thousand strips. */
const MAX_ENTRIES_PER_PAGE = 4096;
const MAX_VALUES_READ = 2_000_000;

export interface TiffPage {
  /** As stored, before the orientation tag is applied. */
  width: number;
  height: number;
}

export interface TiffStructure {
  structure: 'intact' | 'truncated' | 'corrupt';
  /** The pages found up to the first fault. */
  pages: TiffPage[];
  /** Some tag points behind the end. Decoders forgive that for tags that they do not need, so it is no fault by itself. */
  hasTagPastEnd: boolean;
}

class PastEnd extends Error {}
class TooMuch extends Error {}

class TiffReader {
  private readonly littleEndian: boolean;
  private valuesRead = 0;

  constructor(private readonly bytes: Buffer) {
    this.littleEndian = bytes[0] === 0x49;
  }

  unsigned16(offset: number): number {
    if (offset + 2 > this.bytes.length) throw new PastEnd();
    return this.littleEndian ? this.bytes.readUInt16LE(offset) : this.bytes.readUInt16BE(offset);
  }

  unsigned32(offset: number): number {
    if (offset + 4 > this.bytes.length) throw new PastEnd();
    return this.littleEndian ? this.bytes.readUInt32LE(offset) : this.bytes.readUInt32BE(offset);
  }

  private span(offset: number): { bytesPerValue: number; count: number; start: number; end: number } {
    const bytesPerValue = BYTES_OF_TYPE[this.unsigned16(offset + 2)] ?? 0;
    const count = this.unsigned32(offset + 4);
    const start = count * bytesPerValue <= 4 ? offset + 8 : this.unsigned32(offset + 8);
    return { bytesPerValue, count, start, end: start + count * bytesPerValue };
  }

  /** Whether the values of the directory entry at `offset` lie behind the end. */
  isPastEnd(offset: number): boolean {
    return this.span(offset).end > this.bytes.length;
  }

  /** The values of the directory entry at `offset`: in place when they fit into four bytes, else where it points to. */
  values(offset: number): number[] {
    const { bytesPerValue, count, start, end } = this.span(offset);
    if (bytesPerValue !== 1 && bytesPerValue !== 2 && bytesPerValue !== 4) return [];
    if (end > this.bytes.length) throw new PastEnd();
    this.valuesRead += count;
    if (this.valuesRead > MAX_VALUES_READ) throw new TooMuch();
    return Array.from({ length: count }, (_, index) => {
      const at = start + index * bytesPerValue;
      if (bytesPerValue === 1) return this.bytes[at]!;
      return bytesPerValue === 2 ? this.unsigned16(at) : this.unsigned32(at);
    });
  }
}

/**
 * Walks the pages of a TIFF and checks that the pixels of each lie inside the file. The decoder reports a page whose strips
 * lie outside only when it gets there, and names it in the same words as a corrupt one.
 */
export function inspectTiffStructure(bytes: Buffer): TiffStructure {
  const reader = new TiffReader(bytes);
  const pages: TiffPage[] = [];
  const visited = new Set<number>();
  let hasTagPastEnd = false;
  const answer = (structure: TiffStructure['structure']): TiffStructure => ({ structure, pages, hasTagPastEnd });
  try {
    let directory = reader.unsigned32(4);
    while (directory !== 0) {
      if (directory < 8 || visited.has(directory) || pages.length >= MAX_PAGES_WALKED) return answer('corrupt');
      visited.add(directory);
      const entryCount = reader.unsigned16(directory);
      if (entryCount > MAX_ENTRIES_PER_PAGE) throw new TooMuch();
      const found = new Map<number, number[]>();
      for (let index = 0; index < entryCount; index += 1) {
        const entry = directory + 2 + index * ENTRY_BYTES;
        const tag = reader.unsigned16(entry);
        hasTagPastEnd ||= reader.isPastEnd(entry);
        if (TAGS_READ.has(tag) && !found.has(tag)) found.set(tag, reader.values(entry));
      }
      const width = found.get(TAG.width)?.[0];
      const height = found.get(TAG.height)?.[0];
      if (!width || !height) return answer('corrupt');
      pages.push({ width, height });
      const offsets = found.get(TAG.stripOffsets) ?? found.get(TAG.tileOffsets) ?? [];
      const byteCounts = found.get(TAG.stripByteCounts) ?? found.get(TAG.tileByteCounts) ?? [];
      if (offsets.length === 0) return answer('corrupt');
      if (offsets.some((offset, index) => offset + (byteCounts[index] ?? 0) > bytes.length)) throw new PastEnd();
      directory = reader.unsigned32(directory + 2 + entryCount * ENTRY_BYTES);
    }
  } catch (error) {
    if (error instanceof PastEnd) return answer('truncated');
    if (error instanceof TooMuch) return answer('corrupt');
    throw error;
  }
  return answer(pages.length > 0 ? 'intact' : 'corrupt');
}
