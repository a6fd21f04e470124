import { filmCorrupt, filmTruncated, type StepBudget } from './film.js';

const HEADER_BYTES = 8;
const LARGE_HEADER_BYTES = 16;

/** One box of an ISO base media file (ISO/IEC 14496-12, 4.2): what it is, and where its contents are. */
export class IsoBox {
  constructor(
    private readonly file: Buffer,
    readonly type: string,
    private readonly start: number,
    private readonly end: number,
    private readonly budget: StepBudget,
  ) {}

  /** Of the contents. */
  get byteLength(): number {
    return this.end - this.start;
  }

  unsigned8(offset: number): number {
    return this.file.readUInt8(this.place(offset, 1));
  }

  unsigned16(offset: number): number {
    return this.file.readUInt16BE(this.place(offset, 2));
  }

  unsigned32(offset: number): number {
    return this.file.readUInt32BE(this.place(offset, 4));
  }

  signed32(offset: number): number {
    return this.file.readInt32BE(this.place(offset, 4));
  }

  /** Not exact above 2^53, which no true length reaches. */
  unsigned64(offset: number): number {
    return Number(this.file.readBigUInt64BE(this.place(offset, 8)));
  }

  fourCharacters(offset: number): string {
    const at = this.place(offset, 4);
    return this.file.toString('latin1', at, at + 4);
  }

  /** The boxes inside, from `offset` of the contents on. */
  *children(offset = 0): Generator<IsoBox> {
    if (offset > this.byteLength) throw filmCorrupt('video/mp4');
    yield* boxesBetween(this.file, this.start + offset, this.end, false, this.budget);
  }

  /** The first box inside of that type. */
  child(type: string): IsoBox | null {
    for (const box of this.children()) if (box.type === type) return box;
    return null;
  }

  private place(offset: number, byteCount: number): number {
    if (offset < 0 || this.start + offset + byteCount > this.end) throw filmCorrupt('video/mp4');
    return this.start + offset;
  }
}

/** The boxes of the whole file, of which the last may say "to the end". */
export function topLevelBoxes(file: Buffer, budget: StepBudget): Generator<IsoBox> {
  return boxesBetween(file, 0, file.length, true, budget);
}

/** Only a box at the top that leads past the end says that the file was cut; inside of another it is a contradiction. */
function* boxesBetween(file: Buffer, from: number, end: number, isTop: boolean, budget: StepBudget): Generator<IsoBox> {
  const fault = isTop ? filmTruncated : filmCorrupt;
  let at = from;
  while (at < end) {
    budget.spend();
    // QuickTime ends some lists with four zeros.
    if (!isTop && end - at === 4 && file.readUInt32BE(at) === 0) return;
    if (at + HEADER_BYTES > end) throw fault('video/mp4');
    const type = file.toString('latin1', at + 4, at + 8);
    let boxBytes = file.readUInt32BE(at);
    let headerBytes = HEADER_BYTES;
    if (boxBytes === 1) {
      if (at + LARGE_HEADER_BYTES > end) throw fault('video/mp4');
      boxBytes = Number(file.readBigUInt64BE(at + HEADER_BYTES));
      headerBytes = LARGE_HEADER_BYTES;
    } else if (boxBytes === 0) {
      if (!isTop) throw filmCorrupt('video/mp4');
      boxBytes = end - at;
    }
    if (boxBytes < headerBytes) throw filmCorrupt('video/mp4');
    if (at + boxBytes > end) throw fault('video/mp4');
    yield new IsoBox(file, type, at + headerBytes, at + boxBytes, budget);
    at += boxBytes;
  }
}
