import sharp from 'sharp';
import { detectMediaType, detectUnsupportedFormat } from '../../src/images/media-type.js';
import { encryptedPdf } from './pdf-files.js';
import { bitmapOfQuarters, noise, tiffOfPages } from './pictures.js';

function isoFile(majorBrand: string, ...compatibleBrands: string[]): Buffer {
  const bytes = Buffer.alloc(16 + compatibleBrands.length * 4 + 64);
  bytes.writeUInt32BE(16 + compatibleBrands.length * 4);
  bytes.write(`ftyp${majorBrand}\0\0\0\0${compatibleBrands.join('')}`, 4, 'latin1');
  return bytes;
}

function latin(text: string): Buffer {
  return Buffer.concat([Buffer.from(text, 'latin1'), Buffer.alloc(300)]);
}

describe('detectMediaType', () => {
  test.each([
    ['image/jpeg', () => noise(8, 8).jpeg().toBuffer()],
    ['image/png', () => noise(8, 8).png().toBuffer()],
    ['image/webp', () => noise(8, 8).webp().toBuffer()],
    ['image/tiff', () => noise(8, 8).tiff().toBuffer()],
    ['image/tiff', () => tiffOfPages([{ width: 1, height: 1 }])],
    ['image/tiff', () => latin('MM\0*\0\0\0\x08')],
    ['image/avif', () => noise(16, 16).avif({ effort: 0 }).toBuffer()],
    ['image/avif', () => isoFile('mif1', 'mif1', 'avif', 'miaf')],
    ['image/bmp', () => bitmapOfQuarters(4, 4, { bitsPerPixel: 24 })],
    ['image/bmp', () => bitmapOfQuarters(4, 4, { bitsPerPixel: 8, headerBytes: 12 })],
    ['application/pdf', () => encryptedPdf()],
    ['video/mp4', () => isoFile('isom', 'isom', 'iso2', 'avc1', 'mp41')],
    ['video/mp4', () => isoFile('mp42')],
    ['video/mp4', () => isoFile('3gp4', 'isom')],
    ['video/webm', () => Buffer.from('1a45dfa3874282847765626d', 'hex')],
    ['application/xml', () => latin('<?xml version="1.0"?><Invoice/>')],
    ['application/xml', () => latin('\u00ef\u00bb\u00bf<!-- made by hand -->\n<ubl:Invoice xmlns:ubl="urn:x">')],
    ['application/xml', () => latin(`<?xml version="1.0"?><!--${' long'.repeat(300)}-->`)],
    ['application/xml', () => Buffer.from('\ufeff<?xml version="1.0" encoding="UTF-16"?><a/>', 'utf16le')],
    ['application/xml', () => latin('<?xml version="1.0"?><Invoice><!-- <svg> and <html> come later --><Logo><svg/>')],
    ['application/pdf', () => Buffer.from('\u00ef\u00bb\u00bf\r\n%PDF-1.4', 'latin1')],
  ])('knows %s by content (%#)', async (mediaType, make) => {
    const head = (await make()).subarray(0, 1024);
    expect(detectMediaType(head)).toBe(mediaType);
    expect(detectUnsupportedFormat(head)).toBeNull();
  });

  test.each([
    ['HEIC pictures', isoFile('heic', 'mif1', 'heic')],
    ['HEIC pictures', isoFile('mif1', 'mif1', 'heix')],
    ['HEIC pictures', isoFile('hevc')],
    ['QuickTime films', isoFile('qt  ', 'qt  ')],
    ['video files', isoFile('odcf')],
    ['video files', latin('\u001aE\u00df\u00a3')],
    ['audio and video files', latin('RIFF\u0010\0\0\0AVI LIST')],
    ['camera raw pictures', isoFile('crx ', 'isom')],
    ['camera raw pictures', latin('II*\0\x10\0\0\0CR\x02\0')],
    ['BigTIFF pictures', latin('II+\0\x08\0\0\0')],
    ['GIF pictures', latin('GIF89a')],
    ['JPEG 2000 pictures', latin('\0\0\0\fjP  \r\n\u0087\n')],
    ['JPEG 2000 pictures', latin('\u00ff\u004f\u00ff\u0051')],
    ['JPEG XL pictures', latin('\u00ff\n')],
    ['WSQ fingerprint pictures', latin('\u00ff\u00a0\u00ff\u00a8')],
    ['SVG drawings', latin('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['SVG drawings', latin('\u00ef\u00bb\u00bf <?xml version="1.0"?>\n<!-- drawn -->\n<SVG>')],
    ['HTML pages', latin('\n<!DOCTYPE html><p>')],
    ['HTML pages', latin('<script>alert(1)</script>')],
    ['HTML pages', latin('<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN">')],
    ['ZIP archives and office documents', latin('PK\u0003\u0004')],
    ['old office documents', latin('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1')],
    ['program files', latin('\u007fELF')],
    ['PostScript documents', latin('%!PS-Adobe-3.0')],
    ['data URLs', latin('data:image/png;base64,iVBORw0K')],
    ['tar archives', Buffer.concat([Buffer.alloc(257), Buffer.from('ustar\0'), Buffer.alloc(200)])],
  ])('does not take %s, and names them (%#)', (name, head) => {
    expect(detectMediaType(head)).toBeNull();
    expect(detectUnsupportedFormat(head)?.name).toBe(name);
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['one byte', Buffer.from([0xff])],
    ['half a signature', Buffer.from('\u0089PNG', 'latin1')],
    ['a text that begins like a bitmap', Buffer.from('BMW is not the beginning of a picture, but of a sentence.')],
    ['a text that begins with an angle', Buffer.from('<3 is no element')],
    ['plain text', Buffer.from('Passport of nobody in particular')],
    ['zeros', Buffer.alloc(1024)],
    ['a PDF that begins far behind the start', latin(`${' '.repeat(100)}%PDF-1.4`)],
  ])('knows neither type nor name of %s', (_, head) => {
    expect(detectMediaType(head)).toBeNull();
    expect(detectUnsupportedFormat(head)).toBeNull();
  });

  test('a file that is two things is what stands at its start', async () => {
    const jpeg = await noise(8, 8).jpeg().toBuffer();
    const pdf = encryptedPdf();
    expect(detectMediaType(Buffer.concat([jpeg, pdf]))).toBe('image/jpeg');
    expect(detectMediaType(Buffer.concat([pdf, jpeg]))).toBe('application/pdf');
  });

  test('what a real encoder of a refused type writes is refused by name', async () => {
    const gif = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
      .gif()
      .toBuffer();
    expect(detectMediaType(gif)).toBeNull();
    expect(detectUnsupportedFormat(gif)).toEqual({ name: 'GIF pictures', advice: 'send JPEG or PNG' });
  });
});
