import sharp, { type Sharp } from 'sharp';
import { decodePage, type DecodedPage } from '../../src/images/decode.js';
import { DEFAULT_IMAGE_LIMITS } from '../../src/images/image-limits.js';
import { ImageRefused } from '../../src/images/image-refused.js';
import type { MediaType } from '../../src/domain/media-type.js';
import { bitmapOfQuarters, noise, quarterLetters, quarters, tiffOfPages, type BitmapOptions } from './pictures.js';

async function decodeColour(bytes: Buffer, mediaType: MediaType, page = 0) {
  const { grey, colour } = await decodePage(bytes, mediaType, page, { colourMaxSidePixels: 2600 });
  if (!colour) throw new Error('Colour was asked for.');
  return { grey, colour, letters: quarterLetters(colour) };
}

async function refusalCode(decoded: Promise<DecodedPage>): Promise<string> {
  const outcome: unknown = await decoded.catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(ImageRefused);
  return (outcome as ImageRefused).code;
}

describe('every type that the picture library reads', () => {
  test.each<[MediaType, (picture: Sharp) => Sharp]>([
    ['image/jpeg', (picture) => picture.jpeg()],
    ['image/png', (picture) => picture.png()],
    ['image/webp', (picture) => picture.webp()],
    ['image/tiff', (picture) => picture.tiff({ compression: 'lzw' })],
    ['image/avif', (picture) => picture.avif({ effort: 0 })],
  ])('%s', async (mediaType, encode) => {
    const bytes = await encode(await quarters(120, 80)).toBuffer();
    const { grey, colour, letters } = await decodeColour(bytes, mediaType);
    expect(letters).toBe('RGBK');
    expect([colour.width, colour.height, colour.data.length]).toEqual([120, 80, 120 * 80 * 4]);
    expect([grey.width, grey.height, grey.data.length]).toEqual([120, 80, 120 * 80]);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('EXIF orientation %i is undone', async (orientation) => {
    // The picture is stored so that its orientation tag brings it upright again.
    const stored: Record<number, (picture: Sharp) => Sharp> = {
      1: (picture) => picture,
      2: (picture) => picture.flop(),
      3: (picture) => picture.rotate(180),
      4: (picture) => picture.flip(),
      5: (picture) => picture.rotate(270).flop(),
      6: (picture) => picture.rotate(270),
      7: (picture) => picture.rotate(90).flop(),
      8: (picture) => picture.rotate(90),
    };
    const upright = await (await quarters(120, 80)).png().toBuffer();
    const turned = await stored[orientation]!(sharp(upright)).png().toBuffer();
    const jpeg = await sharp(turned).withMetadata({ orientation }).jpeg().toBuffer();
    const { colour, letters } = await decodeColour(jpeg, 'image/jpeg');
    expect([letters, colour.width, colour.height]).toEqual(['RGBK', 120, 80]);
  });
});

test.each<[MediaType, (picture: Sharp) => Sharp]>([
  ['image/webp', (picture) => picture.webp()],
  ['image/tiff', (picture) => picture.tiff({ compression: 'none' })],
  ['image/png', (picture) => picture.png()],
])('the orientation in a %s is undone too', async (mediaType, encode) => {
  const upright = await (await quarters(120, 80)).png().toBuffer();
  const turned = await sharp(upright).rotate(270).png().toBuffer();
  const bytes = await encode(sharp(turned).withMetadata({ orientation: 6 })).toBuffer();
  const { colour, letters } = await decodeColour(bytes, mediaType);
  expect([letters, colour.width, colour.height]).toEqual(['RGBK', 120, 80]);
});

describe('colours', () => {
  const flat = (background: string) => sharp({ create: { width: 40, height: 40, channels: 4, background } });

  test.each<[string, () => Promise<Buffer>, MediaType]>([
    ['grey', () => flat('#808080').toColourspace('b-w').removeAlpha().png().toBuffer(), 'image/png'],
    ['grey with alpha', () => flat('#808080').toColourspace('b-w').png().toBuffer(), 'image/png'],
    ['grey of 16 bits', () => flat('#808080').removeAlpha().toColourspace('grey16').png().toBuffer(), 'image/png'],
    ['colour of 16 bits', () => flat('#808080').removeAlpha().toColourspace('rgb16').png().toBuffer(), 'image/png'],
    ['a palette', () => flat('#808080').removeAlpha().png({ palette: true }).toBuffer(), 'image/png'],
    ['CMYK', () => flat('#808080').removeAlpha().toColourspace('cmyk').jpeg().toBuffer(), 'image/jpeg'],
  ])('%s becomes four channels and one', async (_, make, mediaType) => {
    const { colour, grey } = await decodeColour(await make(), mediaType);
    expect(colour.data.length).toBe(40 * 40 * 4);
    const channels = [...colour.data.subarray(6400 / 2, 6400 / 2 + 4)];
    // Ink and light differ: what was grey in CMYK comes back a little darker.
    for (const channel of channels.slice(0, 3)) expect(Math.abs(channel - 128)).toBeLessThan(16);
    expect(channels[3]).toBe(255);
    expect(grey.data.length).toBe(40 * 40);
    expect(Math.abs(grey.data[800]! - 128)).toBeLessThan(16);
  });

  test('transparent is white', async () => {
    const bytes = await flat('#00000000').png().toBuffer();
    const { colour, grey } = await decodeColour(bytes, 'image/png');
    expect([...colour.data.subarray(0, 4), grey.data[0]]).toEqual([255, 255, 255, 255, 255]);
    const withoutColour = await decodePage(bytes, 'image/png', 0);
    expect(withoutColour.grey.data[0]).toBe(255);
    expect(withoutColour.colour).toBeUndefined();
  });
});

describe('size', () => {
  test('shrinks to the longer sides asked for, and never enlarges', async () => {
    const large = await noise(3000, 1500).jpeg().toBuffer();
    const { grey, colour } = await decodePage(large, 'image/jpeg', 0, { colourMaxSidePixels: 2600 });
    expect([grey.width, grey.height]).toEqual([1800, 900]);
    expect([colour?.width, colour?.height]).toEqual([2600, 1300]);
    const small = await decodePage(large, 'image/jpeg', 0, { greyMaxSidePixels: 300 });
    expect([small.grey.width, small.grey.height]).toEqual([300, 150]);
    const untouched = await decodePage(await noise(50, 40).png().toBuffer(), 'image/png', 0);
    expect([untouched.grey.width, untouched.grey.height]).toEqual([50, 40]);
  });

  test('colour is never smaller than the grey that is made from it', async () => {
    const large = await noise(2000, 1000).jpeg().toBuffer();
    const { grey, colour } = await decodePage(large, 'image/jpeg', 0, { colourMaxSidePixels: 500 });
    expect([grey.width, colour?.width]).toEqual([1800, 1800]);
  });

  test('the grey of both ways is the same but for rounding', async () => {
    const bytes = await (await quarters(100, 100)).png().toBuffer();
    const alone = (await decodePage(bytes, 'image/png', 0)).grey.data;
    const fromColour = (await decodePage(bytes, 'image/png', 0, { colourMaxSidePixels: 2600 })).grey.data;
    const difference = alone.reduce(
      (largest, value, index) => Math.max(largest, Math.abs(value - fromColour[index]!)),
      0,
    );
    expect(difference).toBeLessThan(3);
  });
});

describe('pages of a TIFF', () => {
  const tiff = tiffOfPages([
    { width: 50, height: 60 },
    { width: 70, height: 40 },
    { width: 80, height: 90 },
  ]);

  test.each([
    [0, 50, 60, 0],
    [1, 70, 40, 10],
    [2, 80, 90, 20],
  ])('page %i', async (page, width, height, value) => {
    const { grey } = await decodePage(tiff, 'image/tiff', page);
    expect([grey.width, grey.height, grey.data[100]]).toEqual([width, height, value]);
  });

  test('a page that does not exist', async () => {
    expect(await refusalCode(decodePage(tiff, 'image/tiff', 3))).toBe('PAGE_NOT_FOUND');
    expect(await refusalCode(decodePage(await noise(9, 9).png().toBuffer(), 'image/png', 1))).toBe('PAGE_NOT_FOUND');
  });
});

describe('BMP', () => {
  test.each<[string, BitmapOptions]>([
    ['24 bits', { bitsPerPixel: 24 }],
    ['24 bits, top row first', { bitsPerPixel: 24, topDown: true }],
    ['32 bits', { bitsPerPixel: 32 }],
    ['32 bits with masks', { bitsPerPixel: 32, masks: [0xff, 0xff00, 0xff0000] }],
    ['32 bits with masks up to the highest bit', { bitsPerPixel: 32, masks: [0xff000000, 0xff0000, 0xff00] }],
    ['32 bits with masks of ten bits', { bitsPerPixel: 32, masks: [0x3ff00000, 0xffc00, 0x3ff] }],
    ['16 bits', { bitsPerPixel: 16 }],
    ['16 bits with masks', { bitsPerPixel: 16, masks: [0xf800, 0x07e0, 0x001f] }],
    ['8 bits', { bitsPerPixel: 8 }],
    ['8 bits, short header', { bitsPerPixel: 8, headerBytes: 12 }],
    ['4 bits', { bitsPerPixel: 4 }],
    ['4 bits, top row first', { bitsPerPixel: 4, topDown: true }],
  ])('%s', async (_, options) => {
    // Neither side is a multiple of the padding of a row.
    const { colour, letters } = await decodeColour(bitmapOfQuarters(61, 43, options), 'image/bmp');
    expect([letters, colour.width, colour.height]).toEqual(['RGBK', 61, 43]);
  });

  test('1 bit', async () => {
    const { letters } = await decodeColour(bitmapOfQuarters(61, 43, { bitsPerPixel: 1 }), 'image/bmp');
    expect(letters).toBe('RGGR');
  });

  test.each([
    ['cut', (bytes: Buffer) => bytes.subarray(0, -1), 'IMAGE_TRUNCATED'],
    ['cut in its header', (bytes: Buffer) => bytes.subarray(0, 30), 'IMAGE_TRUNCATED'],
    [
      'huge by its header',
      (bytes: Buffer) => {
        bytes.writeInt32LE(1_000_000, 18);
        return bytes;
      },
      'IMAGE_TOO_MANY_PIXELS',
    ],
  ])('%s', async (_, change, code) => {
    const bytes = change(bitmapOfQuarters(64, 64, { bitsPerPixel: 24 }));
    expect(await refusalCode(decodePage(bytes, 'image/bmp', 0))).toBe(code);
  });

  test('header bytes altered at random give a picture or a refusal', async () => {
    let refused = 0;
    for (let round = 0; round < 400; round += 1) {
      const bytes = bitmapOfQuarters(40, 40, { bitsPerPixel: ([1, 4, 8, 16, 24, 32] as const)[round % 6]! });
      bytes[10 + (round % 50)] = (round * 37) % 256;
      const outcome: unknown = await decodePage(bytes, 'image/bmp', 0).catch((error: unknown) => error);
      if (outcome instanceof Error) {
        expect(outcome).toBeInstanceOf(ImageRefused);
        refused += 1;
      } else {
        expect(outcome).toHaveProperty('grey.data');
      }
    }
    expect(refused).toBeGreaterThan(0);
  });
});

describe('what cannot be decoded', () => {
  test('bytes that are not what they are said to be', async () => {
    const png = await noise(40, 40).png().toBuffer();
    expect(await refusalCode(decodePage(Buffer.from('nothing of the kind'), 'image/jpeg', 0))).toBe('IMAGE_CORRUPT');
    expect(await refusalCode(decodePage(png, 'image/bmp', 0))).toBe('IMAGE_TRUNCATED');
  });

  test('more pixels than the limits allow', async () => {
    const limits = { ...DEFAULT_IMAGE_LIMITS, maxPixels: 1000 };
    const png = await noise(40, 40).png().toBuffer();
    expect(await refusalCode(decodePage(png, 'image/png', 0, { limits }))).toBe('IMAGE_TOO_MANY_PIXELS');
  });
});

test('decoding one picture after the other takes no more memory in the end', async () => {
  const jpeg = await noise(2000, 1500).jpeg().toBuffer();
  const decodeMany = async (): Promise<number> => {
    for (let round = 0; round < 15; round += 1) await decodePage(jpeg, 'image/jpeg', 0, { colourMaxSidePixels: 2600 });
    return process.memoryUsage().rss;
  };
  const warm = await decodeMany();
  // One result is 15 MB; keeping each of the next 15 would take 200 MB.
  expect((await decodeMany()) - warm).toBeLessThan(120_000_000);
});
