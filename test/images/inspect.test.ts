import sharp from 'sharp';
import { DEFAULT_IMAGE_LIMITS } from '../../src/images/image-limits.js';
import { ImageRefused, type ImageRefusalCode } from '../../src/images/image-refused.js';
import { inspectImage, type ImageInspection } from '../../src/images/inspect.js';
import { bitmapOfQuarters, blackPng, noise, pngChunk, tiffOfPages } from './pictures.js';

const noPdf = {
  inspect: () => Promise.reject(new Error('No PDF is expected here.')),
};

function inspect(bytes: Buffer, limits = DEFAULT_IMAGE_LIMITS): Promise<ImageInspection> {
  return inspectImage(bytes, limits, noPdf);
}

async function refusal(bytes: Buffer, limits = DEFAULT_IMAGE_LIMITS): Promise<ImageRefused> {
  const outcome: unknown = await inspect(bytes, limits).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(ImageRefused);
  return outcome as ImageRefused;
}

const encoders: [name: string, mediaType: string, make: () => Promise<Buffer> | Buffer][] = [
  ['JPEG', 'image/jpeg', () => noise(200, 120).jpeg().toBuffer()],
  ['progressive JPEG', 'image/jpeg', () => noise(200, 120).jpeg({ progressive: true }).toBuffer()],
  ['PNG', 'image/png', () => noise(200, 120).png().toBuffer()],
  ['interlaced PNG', 'image/png', () => noise(200, 120).png({ progressive: true }).toBuffer()],
  ['lossy WebP', 'image/webp', () => noise(200, 120).webp().toBuffer()],
  ['lossless WebP', 'image/webp', () => noise(200, 120).webp({ lossless: true }).toBuffer()],
  ['LZW TIFF', 'image/tiff', () => noise(200, 120).tiff({ compression: 'lzw' }).toBuffer()],
  ['tiled deflate TIFF', 'image/tiff', () => noise(200, 120).tiff({ compression: 'deflate', tile: true }).toBuffer()],
  ['JPEG in TIFF', 'image/tiff', () => noise(200, 120).tiff({ compression: 'jpeg' }).toBuffer()],
  [
    'fax TIFF',
    'image/tiff',
    () => noise(200, 120).toColourspace('b-w').threshold().tiff({ compression: 'ccittfax4', bitdepth: 1 }).toBuffer(),
  ],
  ['uncompressed TIFF', 'image/tiff', () => tiffOfPages([{ width: 200, height: 120 }])],
  ['AVIF', 'image/avif', () => noise(200, 120).avif({ effort: 0 }).toBuffer()],
  ['BMP', 'image/bmp', () => bitmapOfQuarters(200, 120, { bitsPerPixel: 24 })],
  ['BMP with a palette', 'image/bmp', () => bitmapOfQuarters(200, 120, { bitsPerPixel: 8 })],
];

describe('a picture that is fine', () => {
  test.each(encoders)('%s', async (_, mediaType, make) => {
    const inspection = await inspect(await make());
    expect(inspection).toEqual({ mediaType, width: 200, height: 120, pageCount: 1, orientation: 1, durationMs: null });
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'width and height are those of the upright picture, orientation %i',
    async (orientation) => {
      const jpeg = await noise(200, 120).withMetadata({ orientation }).jpeg().toBuffer();
      const upright = orientation < 5 ? { width: 200, height: 120 } : { width: 120, height: 200 };
      expect(await inspect(jpeg)).toEqual({
        mediaType: 'image/jpeg',
        ...upright,
        pageCount: 1,
        orientation,
        durationMs: null,
      });
    },
  );

  test.each([
    ['CMYK JPEG', () => noise(64, 48).toColourspace('cmyk').jpeg().toBuffer()],
    ['grey JPEG', () => noise(64, 48).greyscale().jpeg().toBuffer()],
    ['PNG of 16 bits a channel', () => noise(64, 48).toColourspace('rgb16').png().toBuffer()],
    ['PNG with alpha', () => noise(64, 48).ensureAlpha(0.5).png().toBuffer()],
    ['PNG with a palette', () => noise(64, 48).png({ palette: true }).toBuffer()],
    ['BMP, top row first', () => bitmapOfQuarters(64, 48, { bitsPerPixel: 32, topDown: true })],
    ['BMP of Windows 2', () => bitmapOfQuarters(64, 48, { bitsPerPixel: 4, headerBytes: 12 })],
  ])('%s', async (_, make) => {
    expect(await inspect(await make())).toMatchObject({ width: 64, height: 48 });
  });

  test('a TIFF of three pages', async () => {
    const sizes = [60, 70, 80].map((height) => ({ width: 50, height }));
    expect(await inspect(tiffOfPages(sizes))).toMatchObject({ width: 50, height: 60, pageCount: 3 });
  });

  test('with something behind its end', async () => {
    const jpeg = await noise(64, 48).jpeg().toBuffer();
    const png = await noise(64, 48).png().toBuffer();
    const behind = Buffer.from('%PDF-1.7 <script>PK\u0003\u0004');
    expect(await inspect(Buffer.concat([jpeg, behind]))).toMatchObject({ mediaType: 'image/jpeg' });
    expect(await inspect(Buffer.concat([png, behind]))).toMatchObject({ mediaType: 'image/png' });
  });

  test('with stray bytes before a marker, as some phones write', async () => {
    const jpeg = await noise(64, 48).jpeg({ progressive: true }).toBuffer();
    const secondScan = jpeg.indexOf(Buffer.from([0xff, 0xda]), jpeg.indexOf(Buffer.from([0xff, 0xda])) + 2);
    const stray = Buffer.concat([jpeg.subarray(0, secondScan), Buffer.alloc(7), jpeg.subarray(secondScan)]);
    await expect(sharp(stray, { failOn: 'warning' }).raw().toBuffer()).rejects.toThrow('extraneous bytes');
    expect(await inspect(stray)).toMatchObject({ width: 64, height: 48 });
  });
});

describe('a picture that was cut', () => {
  const cuts = [0.1, 0.5, 0.9, 0.99];
  const table = encoders.flatMap(([name, , make]) => cuts.map((cut) => ({ name, cut, make })));

  test.each(table)('$name at $cut of its length', async ({ cut, make }) => {
    const bytes = await make();
    const { code, message } = await refusal(bytes.subarray(0, Math.floor(bytes.length * cut)));
    expect(code).toBe('IMAGE_TRUNCATED');
    expect(message).toMatch(/^The \w+ picture is incomplete: the file ends too early\.$/);
  });

  test.each(encoders)('%s without its last byte', async (_, __, make) => {
    expect((await refusal((await make()).subarray(0, -1))).code).toBe('IMAGE_TRUNCATED');
  });

  test('a TIFF in the middle of its second page', async () => {
    const size = { width: 100, height: 100 };
    const bytes = tiffOfPages([size, size]);
    expect((await refusal(bytes.subarray(0, -5000))).code).toBe('IMAGE_TRUNCATED');
  });

  test('right behind the signature', async () => {
    for (const [, , make] of encoders) {
      const bytes = await make();
      const { code } = await refusal(bytes.subarray(0, 24));
      expect(['IMAGE_TRUNCATED', 'IMAGE_CORRUPT']).toContain(code);
    }
  });
});

describe('a picture that is damaged', () => {
  const damaged = encoders.filter(([name]) => !['uncompressed TIFF', 'BMP', 'BMP with a palette'].includes(name));

  test.each(damaged)('%s with a stretch of other bytes in its middle', async (_, __, make) => {
    const bytes = await make();
    // 0xff tells most against each of the formats: a JPEG takes it for a marker that cannot stand there.
    bytes.fill(0xff, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 200);
    const outcome: unknown = await inspect(bytes).catch((error: unknown) => error);
    const tolerant = ['lossy WebP', 'lossless WebP', 'AVIF', 'fax TIFF', 'tiled deflate TIFF'];
    if (tolerant.includes(_) && !(outcome instanceof ImageRefused)) {
      // Any bits are a picture to an arithmetic decoder; then the size at least is right.
      expect(outcome).toMatchObject({ width: 200, height: 120 });
    } else {
      expect(outcome).toMatchObject({ code: 'IMAGE_CORRUPT' });
    }
  });

  test('a PNG whose checksum is wrong', async () => {
    const bytes = await noise(64, 64).png().toBuffer();
    bytes[100] = bytes[100]! ^ 1;
    expect((await refusal(bytes)).code).toBe('IMAGE_CORRUPT');
  });

  test('a PNG with correct checksums around data that do not unpack', async () => {
    const bytes = blackPng(100, 100);
    const start = bytes.indexOf('IDAT');
    const end = bytes.indexOf('IEND') - 8;
    const wrong = pngChunk('IDAT', Buffer.alloc(end - start - 4, 0x55));
    expect((await refusal(Buffer.concat([bytes.subarray(0, start - 4), wrong, bytes.subarray(end + 4)]))).code).toBe(
      'IMAGE_CORRUPT',
    );
  });

  test('a TIFF whose pages lead in a circle', async () => {
    const bytes = tiffOfPages([{ width: 50, height: 50 }]);
    bytes.writeUInt32LE(8, 8 + 2 + 10 * 12);
    expect((await refusal(bytes)).code).toBe('IMAGE_CORRUPT');
  });

  test('a TIFF whose entries are so many that walking them is the attack', async () => {
    const bytes = Buffer.alloc(900_000);
    bytes.write('II*\0\x08\0\0\0', 'latin1');
    bytes.writeUInt16LE(0xffff, 8);
    expect((await refusal(bytes)).code).toBe('IMAGE_CORRUPT');
  });

  test.each([
    ['a width of zero', 18, 0],
    ['no known depth', 28, 7],
    ['pixels inside of the header', 10, 20],
  ])('a BMP with %s', async (_, offset, value) => {
    const bytes = bitmapOfQuarters(64, 64, { bitsPerPixel: 24 });
    bytes.writeUInt16LE(value, offset);
    expect((await refusal(bytes)).code).toBe('IMAGE_CORRUPT');
  });
});

describe('a file that is not taken', () => {
  test('no bytes', async () => {
    expect(await refusal(Buffer.alloc(0))).toMatchObject({ code: 'IMAGE_EMPTY', message: 'The file is empty.' });
  });

  test.each([
    ['\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'HEIC pictures are not supported: send JPEG.'],
    [
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
      'SVG drawings are not supported: send JPEG or PNG.',
    ],
    ['GIF89a', 'GIF pictures are not supported: send JPEG or PNG.'],
    ['hello', 'This kind of file is not supported: send JPEG, PNG, WebP, TIFF, AVIF, BMP or PDF.'],
  ])('%j is refused by name', async (start, message) => {
    const bytes = Buffer.concat([Buffer.from(start, 'latin1'), Buffer.alloc(64)]);
    expect(await refusal(bytes)).toMatchObject({ code: 'IMAGE_TYPE_NOT_SUPPORTED', message });
  });

  test.each([
    ['run-length compressed', 1],
    ['with a JPEG inside', 4],
  ])('a BMP %s', async (_, compression) => {
    const bytes = bitmapOfQuarters(64, 64, { bitsPerPixel: 8, compression });
    const message = 'Compressed BMP pictures are not supported: send PNG or JPEG.';
    expect(await refusal(bytes)).toMatchObject({ code: 'IMAGE_TYPE_NOT_SUPPORTED', message });
  });

  test('a BMP of OS/2', async () => {
    const bytes = bitmapOfQuarters(64, 64, { bitsPerPixel: 24 });
    bytes.writeUInt32LE(16, 14);
    expect(await refusal(bytes)).toMatchObject({ code: 'IMAGE_TYPE_NOT_SUPPORTED' });
  });

  test('drawings and animations are refused even where the picture library is asked directly', async () => {
    const gif = await noise(8, 8).gif().toBuffer();
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    await expect(sharp(gif).metadata()).rejects.toThrow('unsupported image format');
    await expect(sharp(svg).metadata()).rejects.toThrow('unsupported image format');
  });
});

describe('a picture outside of the limits', () => {
  test('a small file of 900 megapixels is refused by its header, and takes no memory', async () => {
    const bomb = blackPng(30_000, 30_000);
    expect(bomb.length).toBeLessThan(200_000);
    const residentBefore = process.memoryUsage().rss;
    const { code, message } = await refusal(bomb);
    expect(code).toBe('IMAGE_TOO_MANY_PIXELS');
    expect(message).toBe('The picture has 30000 x 30000 pixels: at most 50 megapixels are taken.');
    expect(process.memoryUsage().rss - residentBefore).toBeLessThan(50_000_000);
  });

  test.each<[string, ImageRefusalCode, () => Promise<Buffer> | Buffer]>([
    [
      'a BMP that claims to be huge',
      'IMAGE_TOO_MANY_PIXELS',
      () => {
        const bytes = bitmapOfQuarters(64, 64, { bitsPerPixel: 24 });
        bytes.writeInt32LE(2_000_000_000, 18);
        return bytes;
      },
    ],
    [
      'a TIFF whose second page is huge',
      'IMAGE_TOO_MANY_PIXELS',
      () => {
        const bytes = tiffOfPages([
          { width: 50, height: 50 },
          { width: 50, height: 50 },
        ]);
        bytes.writeUInt32LE(60_000, 8 + 126 + 2500 + 10);
        bytes.writeUInt32LE(60_000, 8 + 126 + 2500 + 22);
        return bytes;
      },
    ],
    [
      'a JPEG just above',
      'IMAGE_TOO_MANY_PIXELS',
      () =>
        sharp({ create: { width: 8000, height: 6251, channels: 3, background: 'grey' } })
          .jpeg()
          .toBuffer(),
    ],
    ['one pixel', 'IMAGE_TOO_SMALL', () => noise(1, 1).png().toBuffer()],
    ['31 pixels high', 'IMAGE_TOO_SMALL', () => noise(500, 31).png().toBuffer()],
    ['1 x 100 000 pixels', 'IMAGE_TOO_SMALL', () => blackPng(1, 100_000)],
    ['40 x 100 000 pixels', 'IMAGE_TOO_NARROW', () => blackPng(40, 100_000)],
    [
      'a TIFF of eleven pages',
      'IMAGE_TOO_MANY_PAGES',
      () => tiffOfPages(Array.from({ length: 11 }, () => ({ width: 40, height: 40 }))),
    ],
  ])('%s: %s', async (_, code, make) => {
    expect((await refusal(await make())).code).toBe(code);
  });

  test('the limits are those given', async () => {
    const png = await noise(40, 40).png().toBuffer();
    expect(await inspect(png, { ...DEFAULT_IMAGE_LIMITS, maxPixels: 1600 })).toMatchObject({ width: 40 });
    expect((await refusal(png, { ...DEFAULT_IMAGE_LIMITS, maxPixels: 1599 })).code).toBe('IMAGE_TOO_MANY_PIXELS');
    expect((await refusal(png, { ...DEFAULT_IMAGE_LIMITS, minSidePixels: 41 })).code).toBe('IMAGE_TOO_SMALL');
  });
});

test('bytes altered at random never lead to anything but an inspection or a refusal', async () => {
  let state = 20_260_101;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
  let refused = 0;
  for (const [, mediaType, make] of encoders) {
    const original = await make();
    for (let round = 0; round < 25; round += 1) {
      const bytes = Buffer.from(original);
      for (let change = 0; change < 8; change += 1) bytes[16 + random(Math.min(bytes.length - 16, 600))] = random(256);
      const outcome: unknown = await inspect(bytes).catch((error: unknown) => error);
      if (outcome instanceof Error) {
        expect(outcome).toBeInstanceOf(ImageRefused);
        refused += 1;
      } else {
        expect(outcome).toMatchObject({ mediaType });
      }
    }
  }
  expect(refused).toBeGreaterThan(0);
});
