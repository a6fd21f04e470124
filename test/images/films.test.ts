import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_IMAGE_LIMITS } from '../../src/images/image-limits.js';
import { ImageRefused, type ImageRefusalCode } from '../../src/images/image-refused.js';
import { inspectImage } from '../../src/images/inspect.js';
import { inspectFile, outcomeOf, refusalOf, repeatableRandom } from './inspect-file.js';

const film = (name: string) => readFile(join('test/images/films', name));

const FINE = [
  'two-seconds.mp4',
  'data-first.mp4',
  'in-fragments.mp4',
  'two-seconds.webm',
  'as-recorded.webm',
  'twenty-seconds-as-recorded.webm',
];

/** A box of an MP4 with these contents. */
function box(type: string, ...contents: Buffer[]): Buffer {
  const body = Buffer.concat(contents);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

const FILE_TYPE = box('ftyp', Buffer.from('isom\0\0\x02\0isom', 'latin1'));
const DATA = box('mdat', Buffer.alloc(64));

/** The place of the contents of the first box of that type. */
function contentsOf(bytes: Buffer, type: string): number {
  const at = bytes.indexOf(type, 0, 'latin1');
  expect(at).toBeGreaterThan(0);
  return at + 4;
}

/** Numbers of elements of a WebM. */
const CLUSTER = Buffer.from([0x1f, 0x43, 0xb6, 0x75]);
const SEGMENT = Buffer.from([0x18, 0x53, 0x80, 0x67]);
const UNKNOWN_LENGTH = Buffer.from([0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);

/** Takes from every cluster, and the segment, what says how long it is. */
function withoutLengths(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  let copied = 0;
  for (const id of [SEGMENT, CLUSTER]) {
    for (let at = bytes.indexOf(id, copied); at >= 0; at = bytes.indexOf(id, at + 4)) {
      const lengthBytes = Math.clz32(bytes[at + 4]!) - 23;
      parts.push(bytes.subarray(copied, at + 4), UNKNOWN_LENGTH);
      copied = at + 4 + lengthBytes;
    }
  }
  return Buffer.concat([...parts, bytes.subarray(copied)]);
}

describe('a film that is fine', () => {
  test.each([
    ['two-seconds.mp4', 'video/mp4', 2000],
    ['data-first.mp4', 'video/mp4', 2000],
    ['in-fragments.mp4', 'video/mp4', 2000],
    ['two-seconds.webm', 'video/webm', 2000],
    // Nothing states how long its last frame is shown.
    ['as-recorded.webm', 'video/webm', 1800],
  ])('%s', async (name, mediaType, durationMs) => {
    const inspection = await inspectFile(await film(name));
    expect(inspection).toEqual({ mediaType, width: 160, height: 120, pageCount: 1, orientation: 1, durationMs });
  });

  test('as a browser writes it: clusters without lengths end where the next one begins', async () => {
    const bytes = withoutLengths(await film('as-recorded.webm'));
    expect(bytes.indexOf(Buffer.concat([CLUSTER, UNKNOWN_LENGTH]))).toBeGreaterThan(0);
    expect(await inspectFile(bytes)).toMatchObject({ width: 160, durationMs: 1800 });
  });

  test('width and height are those of a telephone held upright', async () => {
    const bytes = await film('two-seconds.mp4');
    const matrix = contentsOf(bytes, 'tkhd') + 40;
    for (const [index, value] of [0, 0x10000, 0, -0x10000, 0].entries()) {
      bytes.writeInt32BE(value, matrix + index * 4);
    }
    expect(await inspectFile(bytes)).toMatchObject({ width: 120, height: 160 });
  });

  test('without a size in the header of the track, that of its first description counts', async () => {
    const bytes = await film('two-seconds.mp4');
    bytes.fill(0, contentsOf(bytes, 'tkhd') + 76, contentsOf(bytes, 'tkhd') + 84);
    expect(await inspectFile(bytes)).toMatchObject({ width: 160, height: 120 });
  });

  test('a length that the header makes shorter than the samples is not believed', async () => {
    const bytes = await film('twenty-seconds.mp4');
    bytes.writeUInt32BE(2000, contentsOf(bytes, 'mvhd') + 16);
    bytes.writeUInt32BE(1, contentsOf(bytes, 'mdhd') + 16);
    expect((await refusalOf(bytes)).message).toBe('The film lasts 20 s: at most 15 s are taken.');
  });

  test('a last box of data that says "to the end" is whole as long as the tables say so', async () => {
    const bytes = await film('two-seconds.mp4');
    bytes.writeUInt32BE(0, contentsOf(bytes, 'mdat') - 8);
    expect(await inspectFile(bytes)).toMatchObject({ durationMs: 2000 });
    expect((await refusalOf(bytes.subarray(0, bytes.length - 1200))).code).toBe('VIDEO_TRUNCATED');
  });
});

describe('a film that is refused', () => {
  test.each<[string, ImageRefusalCode]>([
    ['too-short.mp4', 'VIDEO_TOO_SHORT'],
    ['twenty-seconds.mp4', 'VIDEO_TOO_LONG'],
    ['twenty-seconds-as-recorded.webm', 'VIDEO_TOO_LONG'],
    ['sound-only.mp4', 'VIDEO_WITHOUT_PICTURE'],
    ['sound-only.webm', 'VIDEO_WITHOUT_PICTURE'],
    ['quicktime.mov', 'IMAGE_TYPE_NOT_SUPPORTED'],
    ['matroska.mkv', 'IMAGE_TYPE_NOT_SUPPORTED'],
  ])('%s: %s', async (name, code) => {
    expect((await refusalOf(await film(name))).code).toBe(code);
  });

  test('where pictures are asked for: with a word on what to send', async () => {
    const inspectPicture = inspectImage(await film('two-seconds.mp4'), DEFAULT_IMAGE_LIMITS, { inspect: fail });
    await expect(inspectPicture).rejects.toMatchObject({
      code: 'IMAGE_TYPE_NOT_SUPPORTED',
      message: 'MP4 films are not supported here: send JPEG, PNG, WebP, TIFF, AVIF, BMP or PDF.',
    });
  });

  test('the limits are those given', async () => {
    const bytes = await film('two-seconds.mp4');
    const refused = async (limits: Partial<typeof DEFAULT_IMAGE_LIMITS>) =>
      (await refusalOf(bytes, { ...DEFAULT_IMAGE_LIMITS, ...limits })).code;
    expect(await refused({ maxVideoBytes: bytes.length - 1 })).toBe('IMAGE_TOO_LARGE');
    expect(await refused({ minVideoMs: 2001 })).toBe('VIDEO_TOO_SHORT');
    expect(await refused({ maxVideoMs: 1999 })).toBe('VIDEO_TOO_LONG');
    expect(await refused({ minSidePixels: 121 })).toBe('IMAGE_TOO_SMALL');
    const exact = { ...DEFAULT_IMAGE_LIMITS, maxVideoBytes: bytes.length, minVideoMs: 2000, maxVideoMs: 2000 };
    expect(await inspectFile(bytes, exact)).toMatchObject({ durationMs: 2000 });
  });

  test.each(FINE)('%s, cut at every tenth', async (name) => {
    const bytes = await film(name);
    for (let tenth = 1; tenth < 10; tenth += 1) {
      const { code } = await refusalOf(bytes.subarray(0, Math.floor((bytes.length * tenth) / 10)));
      expect(code).toBe('VIDEO_TRUNCATED');
    }
  });

  test('between two boxes: after the index, after the data, after the head of a fragment', async () => {
    const whole = await film('two-seconds.mp4');
    const dataFirst = await film('data-first.mp4');
    const inFragments = await film('in-fragments.mp4');
    const cuts = [
      whole.subarray(0, contentsOf(whole, 'mdat') - 8),
      dataFirst.subarray(0, contentsOf(dataFirst, 'moov') - 8),
      inFragments.subarray(0, contentsOf(inFragments, 'mdat') - 8),
    ];
    for (const cut of cuts) expect((await refusalOf(cut)).code).toBe('VIDEO_TRUNCATED');
  });
});

describe('a film made to do harm', () => {
  const LARGE = Buffer.from([0, 0, 0, 1, 0x6d, 0x6f, 0x6f, 0x76, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);
  const nested = (type: string, depth: number): Buffer => {
    const bytes = Buffer.alloc(depth * 8);
    for (let level = 0; level < depth; level += 1) {
      bytes.writeUInt32BE((depth - level) * 8, level * 8);
      bytes.write(type, level * 8 + 4, 'latin1');
    }
    return bytes;
  };
  const many = (count: number): Buffer => Buffer.alloc(count * 8, box('free'));

  test.each<[string, ImageRefusalCode, () => Buffer]>([
    ['a box longer than any file', 'VIDEO_TRUNCATED', () => Buffer.concat([FILE_TYPE, LARGE])],
    [
      'a box shorter than its own head',
      'VIDEO_CORRUPT',
      () => Buffer.concat([FILE_TYPE, Buffer.from('\0\0\0\x07moov')]),
    ],
    [
      'a hundred thousand boxes in one another',
      'VIDEO_CORRUPT',
      () => Buffer.concat([FILE_TYPE, nested('moov', 100_000), DATA]),
    ],
    ['a million empty boxes', 'VIDEO_CORRUPT', () => Buffer.concat([FILE_TYPE, many(1_000_000)])],
    [
      'a box inside of another that says "to the end"',
      'VIDEO_CORRUPT',
      () => Buffer.concat([FILE_TYPE, box('moov', Buffer.from('\0\0\0\0mvhd')), DATA]),
    ],
    [
      'a box inside of another that leads out of it',
      'VIDEO_CORRUPT',
      () => Buffer.concat([FILE_TYPE, box('moov', Buffer.from('\0\0\x01\0mvhd')), DATA]),
    ],
    ['an index without anything in it', 'VIDEO_CORRUPT', () => Buffer.concat([FILE_TYPE, box('moov'), DATA])],
  ])('%s: %s', async (_, code, make) => {
    expect((await refusalOf(make())).code).toBe(code);
  });

  test.each([
    ['samples', 'stsz', 8],
    ['durations', 'stts', 4],
    ['chunks', 'stco', 4],
  ])('a table of four thousand million %s that are not there', async (_, type, offset) => {
    const bytes = await film('two-seconds.mp4');
    bytes.writeUInt32BE(0xffff_ffff, contentsOf(bytes, type) + offset);
    expect((await refusalOf(bytes)).code).toMatch(/^VIDEO_(CORRUPT|TRUNCATED)$/);
  });

  test('a fragment of four thousand million samples lasts too long', async () => {
    const bytes = await film('in-fragments.mp4');
    const run = contentsOf(bytes, 'trun');
    bytes.writeUInt32BE(bytes.readUInt32BE(run) & ~0x100, run);
    bytes.writeUInt32BE(0xffff_ffff, run + 4);
    expect((await refusalOf(bytes)).code).toBe('VIDEO_TOO_LONG');
  });

  test('a WebM of a million empty elements, or of elements in one another', async () => {
    const bytes = await film('as-recorded.webm');
    const clusters = bytes.subarray(0, bytes.indexOf(CLUSTER));
    const empty = Buffer.alloc(2_000_000);
    for (let at = 0; at < empty.length; at += 2) empty.writeUInt16BE(0xec80, at);
    expect((await refusalOf(Buffer.concat([clusters, empty]))).code).toBe('VIDEO_CORRUPT');
    const open = Array.from({ length: 200_000 }, () => [CLUSTER, UNKNOWN_LENGTH]).flat();
    expect((await refusalOf(Buffer.concat([clusters, ...open]))).code).toBe('VIDEO_CORRUPT');
  });

  test('a WebM whose duration or scale is no number of anything', async () => {
    const bytes = await film('two-seconds.webm');
    const duration = bytes.indexOf(Buffer.from([0x44, 0x89, 0x88]));
    const scale = bytes.indexOf(Buffer.from([0x2a, 0xd7, 0xb1, 0x83]));
    expect(Math.min(duration, scale)).toBeGreaterThan(0);
    for (const value of [NaN, -1]) {
      const altered = Buffer.from(bytes);
      altered.writeDoubleBE(value, duration + 3);
      expect((await refusalOf(altered)).code).toBe('VIDEO_CORRUPT');
    }
    const endless = Buffer.from(bytes);
    endless.writeDoubleBE(Infinity, duration + 3);
    expect((await refusalOf(endless)).code).toBe('VIDEO_TOO_LONG');
    const unscaled = Buffer.from(bytes);
    unscaled.fill(0, scale + 4, scale + 7);
    expect((await refusalOf(unscaled)).code).toBe('VIDEO_CORRUPT');
  });
});

test.each(FINE)('%s with bytes altered at random is judged or refused, and nothing else happens', async (name) => {
  const original = await film(name);
  const random = repeatableRandom(20_260_220);
  const codes = new Set<string>();
  for (let round = 0; round < 2000; round += 1) {
    const bytes = Buffer.from(original);
    for (let change = 0; change <= random(8); change += 1) {
      const at = 12 + random(bytes.length - 12);
      bytes[at] = [0, 1, 0x7f, 0x80, 0xff, random(256)][random(6)]!;
    }
    const outcome = await outcomeOf(random(10) === 0 ? bytes.subarray(0, random(bytes.length)) : bytes);
    codes.add(outcome instanceof ImageRefused ? outcome.code : 'fine');
  }
  expect(codes.size).toBeGreaterThan(2);
});

function fail(): never {
  throw new Error('Nothing of this is a PDF.');
}
