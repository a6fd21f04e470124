import { posix } from 'node:path';
import type { InvoiceFieldName } from '../../../domain/invoice.js';
import { ImageRefused } from '../../../images/image-refused.js';
import { openOfd } from '../../../images/ofd.js';
import { readZipEntry, ZipRefused, type ZipEntry } from '../../../images/zip-archive.js';
import { asChineseAmount, asChineseDate } from './chinese-invoice-xml.js';
import type { InvoiceFact, InvoiceFacts, Normalize } from './invoice-facts.js';
import { asText, factOf, LONGEST_TEXT } from './invoice-facts.js';
import { readInvoiceXml } from './read-invoice-xml.js';
import { readTextLayer } from './text-layer.js';
import type { XmlElement } from './xml-tree.js';
import { elementAt, elementsAt, parseXml, textOf } from './xml-tree.js';

/** An attachment or page that unpacks to more is left out. */
const MAX_FILE_BYTES = 16_000_000;
const MAX_ATTACHMENTS = 20;
const MAX_PAGES = 10;

/**
 * Names that programs for invoices give to the custom data of GB/T 33190-2016, 7.4, in OFD.xml (MED: told alike by several public
 * readers and their examples). 合计金额 is without tax.
 */
const CUSTOM_DATA: Readonly<Record<string, [name: InvoiceFieldName, normalize: Normalize]>> = {
  发票代码: ['INVOICE_CODE', asText],
  发票号码: ['INVOICE_NUMBER', asText],
  开票日期: ['BILLING_DATE', asChineseDate],
  校验码: ['CHECK_CODE', asText],
  合计金额: ['NET_AMOUNT', asChineseAmount],
  合计税额: ['TAX_AMOUNT', asChineseAmount],
  价税合计: ['GROSS_AMOUNT', asChineseAmount],
  购买方名称: ['BUYER_NAME', asText],
  购买方纳税人识别号: ['BUYER_TAX_NUMBER', asText],
  销售方名称: ['SELLER_NAME', asText],
  销售方纳税人识别号: ['SELLER_TAX_NUMBER', asText],
};

/**
 * What an OFD document (GB/T 33190) says about one invoice, best source first: the XML that is attached to it, the data about it,
 * the text on its pages. Empty where it is no invoice. Throws ImageRefused.
 */
export function readOfdInvoice(bytes: Buffer): InvoiceFacts[] {
  const files = new OfdFiles(bytes, openOfd(bytes));
  const main = files.xml('OFD.xml');
  const body = elementAt(main, 'DocBody');
  const documentPath = files.resolve('', textOf(elementAt(body, 'DocRoot')));
  const document = documentPath === null ? null : files.xml(documentPath);
  const attached = document && documentPath !== null ? attachedInvoice(files, document, documentPath) : null;
  const data = customData(elementAt(body, 'DocInfo/CustomDatas'));
  const text = document && documentPath !== null ? pageText(files, document, documentPath) : null;
  return [attached, data, text].filter((facts) => facts !== null);
}

/** The files in the archive, by their names in it; nothing is ever written anywhere. */
class OfdFiles {
  readonly #entries: ReadonlyMap<string, ZipEntry>;

  constructor(
    private readonly archive: Buffer,
    entries: readonly ZipEntry[],
  ) {
    this.#entries = new Map(entries.map((entry) => [entry.name, entry]));
  }

  /** Null for a file that is not there or too large to be read. Throws ImageRefused for one that is damaged. */
  bytes(name: string): Buffer | null {
    const entry = this.#entries.get(name);
    if (!entry || entry.byteLength > MAX_FILE_BYTES) return null;
    try {
      return readZipEntry(this.archive, entry);
    } catch (error) {
      if (!(error instanceof ZipRefused)) throw error;
      throw new ImageRefused('OFD_INVALID', 'The OFD document is incomplete or damaged.');
    }
  }

  xml(name: string): XmlElement | null {
    const bytes = this.bytes(name);
    return bytes && parseXml(bytes);
  }

  /** A location in the file `from`, relative or from the root of the archive; null for one that leads out of it. */
  resolve(from: string, location: string | null): string | null {
    if (location === null) return null;
    const path = posix.normalize(
      location.startsWith('/') ? location.slice(1) : posix.join(posix.dirname(from), location.replaceAll('\\', '/')),
    );
    return path.startsWith('..') || path.startsWith('/') ? null : path;
  }
}

/** The first attachment that is an invoice, whatever it is called; one that cannot be read is passed over. */
function attachedInvoice(files: OfdFiles, document: XmlElement, documentPath: string): InvoiceFacts | null {
  const listPath = files.resolve(documentPath, textOf(elementAt(document, 'Attachments')));
  const list = listPath === null ? null : files.xml(listPath);
  if (!list || listPath === null) return null;
  for (const attachment of elementsAt(list, 'Attachment').slice(0, MAX_ATTACHMENTS)) {
    const path = files.resolve(listPath, textOf(elementAt(attachment, 'FileLoc')));
    if (path === null || !path.toLowerCase().endsWith('.xml')) continue;
    const bytes = files.bytes(path);
    try {
      const facts = bytes && readInvoiceXml(bytes);
      if (facts) return facts;
    } catch (error) {
      if (!(error instanceof ImageRefused)) throw error;
    }
  }
  return null;
}

function customData(list: XmlElement | null): InvoiceFacts | null {
  const facts: InvoiceFact[] = [];
  const others: InvoiceFacts['others'] = [];
  for (const entry of elementsAt(list, 'CustomData')) {
    const label = (entry.attributes['Name'] ?? '').trim();
    const text = textOf(entry);
    if (text === null || text.length > LONGEST_TEXT || label === '' || label.length > LONGEST_TEXT) continue;
    const known = Object.hasOwn(CUSTOM_DATA, label) ? CUSTOM_DATA[label] : undefined;
    if (known) facts.push(...factOf(known[0], entry, known[1]));
    else others.push({ label, text });
  }
  if (facts.length === 0) return null;
  return {
    source: 'OFD',
    zone: 'STRUCTURED_DATA',
    typeCode: null,
    facts,
    lines: [],
    taxes: [],
    allowances: [],
    charges: [],
    others,
  };
}

/** Pages have no lines, only runs of text in boxes; runs on one height are one line. */
function pageText(files: OfdFiles, document: XmlElement, documentPath: string): InvoiceFacts | null {
  const pages = elementsAt(document, 'Pages/Page').slice(0, MAX_PAGES);
  return readTextLayer(
    pages.map((page) => {
      const path = files.resolve(documentPath, page.attributes['BaseLoc'] ?? null);
      const content = path === null ? null : files.xml(path);
      return content ? linesOf(content) : [];
    }),
  );
}

function linesOf(content: XmlElement): string[] {
  const rows = new Map<number, { left: number; text: string }[]>();
  for (const run of elementsAt(content, 'Content/Layer/TextObject')) {
    // Millimetres: left, top, width, height. Runs of one line differ by less than one.
    const [left = 0, top = 0] = (run.attributes['Boundary'] ?? '').split(/\s+/).map(Number);
    const text = elementsAt(run, 'TextCode')
      .map((code) => code.text)
      .join('')
      .trim();
    if (text === '' || !Number.isFinite(left) || !Number.isFinite(top)) continue;
    const row = Math.round(top);
    rows.set(row, [...(rows.get(row) ?? []), { left, text }]);
  }
  return [...rows]
    .sort(([one], [other]) => one - other)
    .map(([, runs]) =>
      runs
        .sort((one, other) => one.left - other.left)
        .map(({ text }) => text)
        .join('\t'),
    );
}
