import { DEFAULT_IMAGE_LIMITS } from '../../src/images/image-limits.js';
import { ImageRefused, type ImageRefusalCode } from '../../src/images/image-refused.js';
import { decodeXml } from '../../src/images/xml-text.js';
import { inspectFile, outcomeOf, refusalOf, repeatableRandom } from './inspect-file.js';

const DATA_WITHOUT_SIZE = { width: 0, height: 0, pageCount: 1, orientation: 1, durationMs: null };
const INVOICE = `<?xml version="1.0" encoding="UTF-8"?>
<!-- made for a test -->
<ubl:Invoice xmlns:ubl="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" note='a "b"'>
  <cbc:ID>Zoë &amp; Łukasz</cbc:ID>
</ubl:Invoice>
<!-- the end -->
`;

function utf16(text: string, order: 'le' | 'be'): Buffer {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

describe('an XML document that is fine', () => {
  test.each<[string, Buffer]>([
    ['with a declaration', Buffer.from(INVOICE)],
    ['with a byte order mark', Buffer.from(`\ufeff${INVOICE}`)],
    ['without a declaration', Buffer.from('<Invoice\n><a/></Invoice\n>')],
    ['of nothing but an empty element', Buffer.from('<?xml version="1.1"?><Invoice a="1" />')],
    ['in UTF-16, low byte first', utf16(INVOICE.replace('UTF-8', 'UTF-16'), 'le')],
    ['in UTF-16, high byte first', utf16(INVOICE.replace('UTF-8', 'utf-16'), 'be')],
    ['with a document type that declares nothing', Buffer.from('<!DOCTYPE a PUBLIC "x>y" \'http://x/[y]\'><a></a>')],
    ['with instructions around its root', Buffer.from('<?xml version="1.0"?><?style a?><a></a><?end?>')],
    ['with a root in Chinese', Buffer.from('<发票 号码="1"></发票>')],
  ])('%s', async (_, bytes) => {
    expect(await inspectFile(bytes)).toEqual({ mediaType: 'application/xml', ...DATA_WITHOUT_SIZE });
  });

  test.each([
    ['ISO-8859-1', Buffer.from('Zo\xeb', 'latin1'), 'Zoë'],
    ['windows-1251', Buffer.from([0xd1, 0xf7, 0xb8, 0xf2]), 'Счёт'],
    ['GB2312', Buffer.from([0xb7, 0xa2, 0xc6, 0xb1]), '发票'],
    ['GB18030', Buffer.from([0xb7, 0xa2, 0xc6, 0xb1]), '发票'],
    ['US-ASCII', Buffer.from('Zoe'), 'Zoe'],
  ])('in %s', async (encoding, name, text) => {
    const start = Buffer.from(`<?xml version='1.0' encoding='${encoding}' standalone="yes" ?>\n<a>`);
    const bytes = Buffer.concat([start, name, Buffer.from('</a>')]);
    expect(await inspectFile(bytes)).toMatchObject({ mediaType: 'application/xml' });
    expect(decodeXml(bytes)).toContain(`<a>${text}</a>`);
  });
});

describe('an XML document that is refused', () => {
  const bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>';
  const outside = '<!DOCTYPE a SYSTEM "file:///etc/passwd" [<!ENTITY b SYSTEM "http://x/">]><a>&b;</a>';
  test.each<[string, ImageRefusalCode, Buffer]>([
    ['entities of its own', 'XML_DECLARATIONS_NOT_ALLOWED', Buffer.from(bomb)],
    ['entities from elsewhere', 'XML_DECLARATIONS_NOT_ALLOWED', Buffer.from(outside)],
    ['another root at its end', 'XML_INVALID', Buffer.from('<?xml version="1.0"?><a></b>')],
    ['no end', 'XML_INVALID', Buffer.from(INVOICE.slice(0, 200))],
    ['something behind its end', 'XML_INVALID', Buffer.from('<?xml version="1.0"?><a/>b')],
    ['a root tag that does not end', 'XML_INVALID', Buffer.from('<?xml version="1.0"?><a b="1" c</a>')],
    ['no root', 'XML_INVALID', Buffer.from('<?xml version="1.0"?>\n')],
    ['a comment that does not end', 'XML_INVALID', Buffer.from('<?xml version="1.0"?><!-- a')],
    ['a document type that does not end', 'XML_INVALID', Buffer.from('<!DOCTYPE invoice PUBLIC "x')],
    ['a document type of a megabyte', 'XML_INVALID', Buffer.from(`<!DOCTYPE a ${'b '.repeat(500_000)}><a/>`)],
    ['a thousand comments first', 'XML_INVALID', Buffer.from(`<?xml version="1.0"?>${'<!---->'.repeat(1000)}<a/>`)],
    ['a thousand comments last', 'XML_INVALID', Buffer.from(`<?xml version="1.0"?><a/>${'<!---->'.repeat(1000)}`)],
    ['a declaration that is wrong', 'XML_INVALID', Buffer.from('<?xml encoding="UTF-8"?><a/>')],
    ['something before its declaration', 'XML_INVALID', Buffer.from('\n<?xml version="1.0"?><a/>')],
    ['an encoding that nobody knows', 'XML_INVALID', Buffer.from('<?xml version="1.0" encoding="UTF-7"?><a/>')],
    ['UTF-16 only in its declaration', 'XML_INVALID', Buffer.from('<?xml version="1.0" encoding="UTF-16"?><a/>')],
    ['UTF-8 only in its declaration', 'XML_INVALID', utf16(INVOICE, 'le')],
    ['bytes that are no UTF-8', 'XML_INVALID', Buffer.from('<?xml version="1.0"?><a>\xeb</a>', 'latin1')],
    ['half a character of UTF-16', 'XML_INVALID', utf16('<?xml version="1.0"?><a/>', 'le').subarray(0, -1)],
    ['a zero', 'XML_INVALID', Buffer.from('<?xml version="1.0"?><a>\0</a>')],
    ['spaces of a megabyte in its last tag', 'XML_INVALID', Buffer.from(`<a></a${' '.repeat(1_000_000)}b>`)],
  ])('with %s: %s', async (_, code, bytes) => {
    expect((await refusalOf(bytes)).code).toBe(code);
  });

  test('larger than is taken', async () => {
    const bytes = Buffer.from(INVOICE);
    const refusal = await refusalOf(bytes, { ...DEFAULT_IMAGE_LIMITS, maxXmlBytes: bytes.length - 1 });
    expect(refusal.code).toBe('IMAGE_TOO_LARGE');
  });

  test('never with its own words in the message', async () => {
    const { message } = await refusalOf(Buffer.from('<?xml version="1.0"?><Secret></Hidden>'));
    expect(message).toBe('The XML document cannot be read: it does not end with the end of its root element.');
  });
});

test('bytes altered at random are judged or refused, and nothing else happens', async () => {
  const random = repeatableRandom(7);
  const interesting = [...Buffer.from('<>!?-["\'/ =&')];
  const seen = new Set<string>();
  for (let round = 0; round < 5000; round += 1) {
    const bytes = Buffer.from(INVOICE);
    for (let change = 0; change <= random(6); change += 1) {
      bytes[random(bytes.length)] = random(3) === 0 ? random(256) : interesting[random(interesting.length)]!;
    }
    const outcome = await outcomeOf(random(8) === 0 ? bytes.subarray(0, random(bytes.length)) : bytes);
    seen.add(outcome instanceof ImageRefused ? outcome.code : outcome.mediaType);
  }
  expect(seen).toContain('application/xml');
  expect(seen).toContain('XML_INVALID');
});
