import { ImageRefused, type ImageRefusalCode } from '../../src/images/image-refused.js';
import { openOfd } from '../../src/images/ofd.js';
import { readZipEntry } from '../../src/images/zip-archive.js';
import { inspectFile, outcomeOf, refusalOf, repeatableRandom } from './inspect-file.js';
import { zipOf, type FileToZip } from './zip-files.js';

const MAIN: FileToZip = {
  name: 'OFD.xml',
  content: `<?xml version="1.0" encoding="UTF-8"?>
<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" Version="1.0" DocType="OFD">
  <ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>
</ofd:OFD>`,
};
const PAGE: FileToZip = {
  name: 'Doc_0/Document.xml',
  content: '<ofd:Document xmlns:ofd="http://www.ofdspec.org/2016"/>',
};
const ATTACHMENT: FileToZip = { name: 'Doc_0/Attachs/invoice.xml', content: '<Invoice/>', packed: false };

describe('an OFD document that is fine', () => {
  test.each<[string, Buffer]>([
    ['main file first', zipOf([MAIN, PAGE, ATTACHMENT])],
    ['main file last', zipOf([PAGE, ATTACHMENT, MAIN])],
    ['main file between files of other names', zipOf([ATTACHMENT, { name: 'a', content: '' }, MAIN])],
    ['with a comment', zipOf([MAIN, PAGE], 'a comment')],
    ['with folders', zipOf([{ name: 'Doc_0/', content: '', packed: false }, PAGE, MAIN])],
  ])('%s', async (_, bytes) => {
    expect(await inspectFile(bytes)).toEqual({
      mediaType: 'application/ofd',
      width: 0,
      height: 0,
      pageCount: 1,
      orientation: 1,
      durationMs: null,
    });
  });

  test('its files can be read', () => {
    const bytes = zipOf([MAIN, ATTACHMENT]);
    const [main, attachment] = openOfd(bytes);
    expect(readZipEntry(bytes, main!).toString()).toBe(MAIN.content);
    expect(readZipEntry(bytes, attachment!).toString()).toBe('<Invoice/>');
  });
});

describe('an archive that is refused', () => {
  const zeros = (name: string, megabytes: number): FileToZip => ({
    name,
    content: Buffer.alloc(megabytes * 1_000_000),
  });
  const bad = (claims: FileToZip['claims']): Buffer => zipOf([MAIN, { ...PAGE, claims }]);
  test.each<[string, ImageRefusalCode, () => Buffer]>([
    ['without a main file', 'IMAGE_TYPE_NOT_SUPPORTED', () => zipOf([{ name: 'xl/workbook.xml', content: '<a/>' }])],
    ['that begins like one and has no main file', 'OFD_INVALID', () => zipOf([PAGE])],
    ['cut in the middle', 'OFD_INVALID', () => zipOf([MAIN, PAGE]).subarray(0, 200)],
    ['with a main file that is no XML', 'OFD_INVALID', () => zipOf([{ ...MAIN, content: 'OFD' }])],
    [
      'with a main file that declares entities',
      'XML_DECLARATIONS_NOT_ALLOWED',
      () => zipOf([{ ...MAIN, content: '<!DOCTYPE a [<!ENTITY b "c">]><a/>' }]),
    ],
    ['with a main file of two megabytes', 'OFD_INVALID', () => zipOf([{ ...zeros('OFD.xml', 2), packed: false }])],
    ['that unpacks to too much', 'OFD_TOO_LARGE_UNPACKED', () => zipOf([MAIN, zeros('Doc_0/a', 101)])],
    ['that unpacks to a thousand times its size', 'OFD_TOO_LARGE_UNPACKED', () => zipOf([MAIN, zeros('Doc_0/a', 50)])],
    [
      'with more files than a document has',
      'OFD_TOO_LARGE_UNPACKED',
      () => zipOf([MAIN, ...Array.from({ length: 1000 }, (_, index) => ({ name: `Doc_0/${index}`, content: '' }))]),
    ],
    [
      'whose files share their bytes',
      'OFD_INVALID',
      () => zipOf([MAIN, PAGE, { ...ATTACHMENT, claims: { localOffset: 0 } }]),
    ],
    ['with two main files', 'OFD_INVALID', () => zipOf([MAIN, MAIN])],
    ['with a file that leads out of it', 'OFD_INVALID', () => zipOf([MAIN, { name: '../../etc/passwd', content: '' }])],
    ['with a file at the root of a disk', 'OFD_INVALID', () => zipOf([MAIN, { name: '/etc/passwd', content: '' }])],
    ['with a name of backslashes', 'OFD_INVALID', () => zipOf([MAIN, { name: '..\\a', content: '' }])],
    ['with an encrypted file', 'OFD_INVALID', () => bad({ flags: 1 })],
    ['with an unusual compression', 'OFD_INVALID', () => bad({ method: 14 })],
    ['whose file lies elsewhere', 'OFD_INVALID', () => bad({ localOffset: 0xffff_ffff })],
    [
      'with a stored file of another length',
      'OFD_INVALID',
      () => zipOf([MAIN, { ...ATTACHMENT, claims: { byteLength: 9 } }]),
    ],
    ['with a wrong checksum', 'OFD_INVALID', () => zipOf([{ ...MAIN, claims: { crc32: 1 } }])],
    [
      'with a main file that is longer than it says',
      'OFD_INVALID',
      () => zipOf([{ ...MAIN, claims: { byteLength: 20 } }]),
    ],
    [
      'with a main file that is shorter than it says',
      'OFD_INVALID',
      () => zipOf([{ ...MAIN, claims: { byteLength: 900 } }]),
    ],
  ])('%s: %s', async (_, code, make) => {
    expect((await refusalOf(make())).code).toBe(code);
  });
});

test('bytes altered at random are judged or refused, and nothing else happens', async () => {
  const original = zipOf([MAIN, PAGE, ATTACHMENT]);
  const random = repeatableRandom(11);
  const seen = new Set<string>();
  for (let round = 0; round < 5000; round += 1) {
    const bytes = Buffer.from(original);
    for (let change = 0; change <= random(4); change += 1) bytes[4 + random(bytes.length - 4)] = random(256);
    const outcome = await outcomeOf(random(8) === 0 ? bytes.subarray(0, random(bytes.length)) : bytes);
    seen.add(outcome instanceof ImageRefused ? outcome.code : outcome.mediaType);
  }
  expect(seen).toContain('application/ofd');
  expect(seen).toContain('OFD_INVALID');
});
