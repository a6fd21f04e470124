import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Provider } from '../../../../src/providers/contract.js';
import { ImageRefused } from '../../../../src/images/image-refused.js';
import { createEngine } from '../../../../src/providers/local/engine.js';
import { mapInvoice } from '../../../../src/providers/local/invoice/invoice-mapping.js';
import { readInvoiceXml } from '../../../../src/providers/local/invoice/read-invoice-xml.js';
import { DEFAULT_XML_LIMITS, parseXml } from '../../../../src/providers/local/invoice/xml-tree.js';
import { createLocalProvider } from '../../../../src/providers/local/provider.js';
import { pdfFile, pdfObjectsOfPages } from '../../../images/pdf-files.js';
import { fixture, invoicesOf, outcomeOf, readXml, valuesOf } from './invoice-call.js';

const UBL = fixture('ubl-invoice.xml').toString();
const refusal = (code: string) => expect.objectContaining({ name: 'ImageRefused', code });

describe('XML that was made to do harm', () => {
  test.each([
    ['an external entity', '<!DOCTYPE Invoice [<!ENTITY x SYSTEM "file:///etc/passwd">]><Invoice>&x;</Invoice>'],
    ['an entity that fetches', '<!DOCTYPE Invoice [<!ENTITY % x SYSTEM "http://127.0.0.1:1/x">%x;]><Invoice/>'],
    [
      'a billion laughs',
      `<!DOCTYPE z [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, i) => `<!ENTITY b${i} "${'&a;'.repeat(10)}">`).join('')}]><z>&b19;</z>`,
    ],
    ['defaults for attributes', '<!DOCTYPE Invoice [<!ATTLIST Invoice x CDATA "y">]><Invoice/>'],
  ])('%s is refused for its declarations', (_, xml) =>
    expect(() => parseXml(Buffer.from(xml))).toThrow(refusal('XML_DECLARATIONS_NOT_ALLOWED')),
  );

  test.each([
    ['an entity that nobody has declared', '<Invoice>&nbsp;</Invoice>'],
    [
      'an entity of a document type elsewhere',
      '<!DOCTYPE Invoice SYSTEM "http://127.0.0.1:1/x.dtd"><Invoice>&x;</Invoice>',
    ],
    ['tags that cross', '<a><b></a></b>'],
    ['an end that is missing', '<a><b>'],
    ['a prefix without namespace', '<cbc:Invoice/>'],
    ['an attribute twice', '<a x="1" x="2"/>'],
    ['two roots', '<a/><b/>'],
    ['no root', '<!-- nothing -->'],
    ['a control character', '<a>\u0001</a>'],
    ['a control character as a reference', '<a>&#1;</a>'],
    ['depth', `${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`],
    ['depth just beyond what is taken', `${'<a>'.repeat(65)}${'</a>'.repeat(65)}`],
  ])('%s is refused', (_, xml) => expect(() => parseXml(Buffer.from(xml))).toThrow(refusal('XML_INVALID')));

  test('more elements than are taken are refused', () => {
    const limits = { ...DEFAULT_XML_LIMITS, maxElements: 100 };
    expect(parseXml(Buffer.from(`<a>${'<b/>'.repeat(99)}</a>`), limits).children).toHaveLength(99);
    expect(() => parseXml(Buffer.from(`<a>${'<b/>'.repeat(100)}</a>`), limits)).toThrow(refusal('XML_INVALID'));
  });

  test('50 MB are refused at once, and a text of 20 MB is not kept', () => {
    expect(() => parseXml(Buffer.alloc(50_000_000, 0x20))).toThrow(refusal('XML_INVALID'));
    const { text, children } = parseXml(Buffer.from(`<a>${'x'.repeat(20_000_000)}<b>kept</b></a>`));
    expect(text).toBe('');
    expect(children[0]?.text).toBe('kept');
  });

  test('names of the prototype are names like others', () => {
    const root = parseXml(Buffer.from('<__proto__ constructor="a" __proto__="b"><toString>c</toString></__proto__>'));
    expect(root.name).toBe('__proto__');
    expect(root.children[0]?.name).toBe('toString');
    expect(({} as Record<string, unknown>)['constructor']).toBe(Object);
  });

  test('a refusal holds nothing of the file', () => {
    const secret = 'Musterfrau-Geheim';
    try {
      parseXml(Buffer.from(`<a>${secret}<b x="${secret}"></${secret}></a>`));
      throw new Error('It was taken.');
    } catch (error) {
      expect(error).toBeInstanceOf(ImageRefused);
      expect(String(error)).not.toContain('Geheim');
    }
  });
});

describe('encodings', () => {
  const NAME = 'Zenith Büromöbel GmbH';
  const declared = (encoding: string) => UBL.replace(/encoding="utf-8"/i, `encoding="${encoding}"`);
  test.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${UBL}`)],
    ['UTF-16, low byte first', Buffer.from(`\ufeff${declared('UTF-16')}`, 'utf16le')],
    ['UTF-16, high byte first', Buffer.from(`\ufeff${declared('UTF-16')}`, 'utf16le').swap16()],
    ['ISO 8859-1', Buffer.from(declared('ISO-8859-1'), 'latin1')],
  ])('%s', (_, bytes) => expect(valuesOf(readXml(bytes)).SELLER_NAME).toBe(NAME));

  test.each([
    ['ISO 8859-1 that calls itself UTF-8', Buffer.from(UBL, 'latin1')],
    ['an encoding that hides markup', Buffer.from(declared('UTF-7'))],
    ['an encoding that nobody knows', Buffer.from(declared('x-unknown'))],
    ['half a character', Buffer.concat([Buffer.from('<a>'), Buffer.from([0xc3]), Buffer.from('</a>')])],
  ])('%s is refused', (_, bytes) => expect(() => readInvoiceXml(bytes)).toThrow(refusal('XML_INVALID')));
});

describe('what is well-formed and no invoice', () => {
  test.each([
    [
      'an order (Order-X)',
      '<x:SCRDMCCBDACIOMessageStructure xmlns:x="urn:un:unece:uncefact:data:SCRDMCCBDACIOMessageStructure:100"/>',
    ],
    ['an order of UBL', '<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"/>'],
    ['an invoice of a namespace of its own', '<Invoice xmlns="urn:example"><ID>1</ID></Invoice>'],
    ['a page', '<html xmlns="http://www.w3.org/1999/xhtml"/>'],
  ])('%s', (_, xml) => expect(readInvoiceXml(Buffer.from(xml))).toBeNull());

  test('an invoice in the envelope of Peppol is one', () => {
    const envelope = `<s:StandardBusinessDocument xmlns:s="urn:sbdh"><s:StandardBusinessDocumentHeader/>${UBL.replace(/<\?xml.*?\?>/, '')}</s:StandardBusinessDocument>`;
    expect(valuesOf(readXml(envelope)).GROSS_AMOUNT).toBe('500.71');
  });

  test('an empty invoice states nothing, and nothing is made up', () => {
    const empty = readXml('<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>');
    expect(empty).toMatchObject({ candidates: [], lines: [], taxes: [], others: [], typeCode: null });
    expect(empty.checks.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 5 }, () => 'NOT_RUN'));
  });
});

describe('through the threads', () => {
  let provider: Provider;
  beforeAll(() => {
    provider = createLocalProvider(createEngine({ threads: 1 }));
  });
  afterAll(() => provider.close?.());

  test('a file at fault is a clear failure that nobody needs to repeat', async () => {
    for (const [bytes, mediaType, providerCode] of [
      [Buffer.from('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'), 'application/xml', 'XML_DECLARATIONS_NOT_ALLOWED'],
      [Buffer.from('<a>'), 'application/xml', 'XML_INVALID'],
      [Buffer.from('PK\u0003\u0004 nonsense'), 'application/ofd', 'OFD_INVALID'],
      [Buffer.from('%PDF-1.7\nnonsense'), 'application/pdf', 'PDF_CORRUPT'],
    ] as const) {
      await expect(outcomeOf(provider, bytes, mediaType)).rejects.toMatchObject({
        code: 'INVALID_IMAGE',
        providerCode,
        retryable: false,
      });
    }
  });

  test('XML that is no invoice is an answer without one', async () => {
    const outcome = await outcomeOf(provider, Buffer.from('<a/>'), 'application/xml');
    expect(invoicesOf(outcome)).toEqual([]);
  });

  test('a PDF whose attachments are broken, or no XML, is read by its pages', async () => {
    const [catalogue = '', ...pages] = pdfObjectsOfPages(1);
    const tree = (names: string) =>
      pdfFile([catalogue.replace('>>', `/Names << /EmbeddedFiles ${names} >> >>`), ...pages]);
    for (const names of [
      '99 0 R',
      '<< /Names [(factur-x.xml) 99 0 R] >>',
      '<< /Kids [1 0 R] >>',
      '(nonsense)',
      '<< /Names 7 >>',
    ]) {
      expect(invoicesOf(await outcomeOf(provider, tree(names), 'application/pdf'))).toEqual([]);
    }
  });

  test('after all of that it still reads', async () => {
    const [invoice] = invoicesOf(await outcomeOf(provider, Buffer.from(UBL), 'application/xml'));
    expect(invoice && valuesOf(invoice).GROSS_AMOUNT).toBe('500.71');
  });
});

describe('10 000 changed files', () => {
  /** Deterministic (mulberry32). */
  function randomOf(seed: number): (below: number) => number {
    let state = seed;
    return (below) => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
    };
  }

  /** Small, so that many fit into the time: one party, one line, one tax, all totals. */
  const LEFT_OUT = ['AccountingCustomerParty', 'Delivery', 'PaymentTerms', 'AllowanceCharge', 'Contact', 'Item'];
  const SMALL = LEFT_OUT.reduce(
    (xml, name) => xml.replace(new RegExp(`<cac:${name}>.*?</cac:${name}>`, 'g'), ''),
    UBL.replace(/\s*\n\s*/g, ''),
  ).replace(/<cac:InvoiceLine>.*?<\/cac:InvoiceLine>/, '');
  const PIECES = [
    '<',
    '>',
    '&',
    '"',
    '/',
    '0',
    '-',
    '.',
    ']]>',
    '<!--',
    '&amp;',
    '\u0000',
    '<a>',
    '</cbc:ID>',
    '9e9',
    ' ',
  ];

  test('each is refused or read, and what is read stands in the file', () => {
    const random = randomOf(20_250_317);
    let refused = 0;
    let read = 0;
    for (let count = 0; count < 10_000; count += 1) {
      let xml = SMALL;
      for (let changes = 1 + random(3); changes > 0; changes -= 1) {
        // Most changes are behind a tag, where they leave the file well-formed more often than not.
        const start = xml.indexOf('>', random(xml.length)) + 1;
        const length = Math.max(1, xml.indexOf('<', start) - start);
        const at = random(4) > 0 ? start + random(length) : random(xml.length);
        const to = random(8) === 0 ? at + random(40) : at + random(2);
        xml = xml.slice(0, at) + (PIECES[random(PIECES.length)] ?? '') + xml.slice(to);
      }
      try {
        const facts = readInvoiceXml(Buffer.from(xml));
        const invoice = facts && mapInvoice([facts]);
        for (const { candidate } of invoice?.candidates ?? []) {
          // Entities are resolved, and addresses are put together from parts.
          const isThere = candidate.raw.split('\n').every((part) => xml.includes(part) || /[&<>"']/.test(part));
          if (!isThere && !/<!--|<a>|\]\]>|&amp;|<!\[CDATA/.test(xml)) throw new Error(`Invented: ${candidate.raw}`);
        }
        read += 1;
      } catch (error) {
        if (!(error instanceof ImageRefused)) throw error;
        refused += 1;
      }
    }
    expect(refused + read).toBe(10_000);
    expect(refused).toBeGreaterThan(2_000);
    expect(read).toBeGreaterThan(1_000);
  }, 120_000);
});
