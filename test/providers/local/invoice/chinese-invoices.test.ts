import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import type { ImageQuadrilateral } from '../../../../src/domain/mrz.js';
import type { Provider } from '../../../../src/providers/contract.js';
import { readChineseQr } from '../../../../src/providers/local/invoice/chinese-qr.js';
import { mapInvoiceFile } from '../../../../src/providers/local/invoice/map-invoice-file.js';
import { mapInvoice } from '../../../../src/providers/local/invoice/invoice-mapping.js';
import { readOfdInvoice } from '../../../../src/providers/local/invoice/ofd-invoice.js';
import { readTextLayer } from '../../../../src/providers/local/invoice/text-layer.js';
import { createEngine } from '../../../../src/providers/local/engine.js';
import { createLocalProvider } from '../../../../src/providers/local/provider.js';
import { zipOf } from '../../../images/zip-files.js';
import { drawBarcode } from '../barcodes/barcode-pictures.js';
import { candidateOf, invoicesOf, kindsOf, outcomeOf, outcomeOfCheck, readXml, valuesOf } from './invoice-call.js';

const QUADRILATERAL: ImageQuadrilateral = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
];
const qr = (text: string) => readChineseQr({ symbology: 'QR_CODE', text, quadrilateral: QUADRILATERAL });
const ELECTRONIC = '01,10,044001900111,12345678,64.9,20240115,12345678901234567890,0816,';
const DIGITAL = '01,32,,24442000000012345678,112,20240215,,74AE,';

describe('the QR code of Chinese VAT invoices', () => {
  test('an amount is without tax or with it by the type', () => {
    const electronic = qr(ELECTRONIC);
    expect(electronic && valuesOf(mapInvoice([electronic]))).toEqual({
      INVOICE_CODE: '044001900111',
      INVOICE_NUMBER: '12345678',
      NET_AMOUNT: '64.90',
      BILLING_DATE: '2024-01-15',
      CHECK_CODE: '12345678901234567890',
    });
    expect(electronic?.typeCode).toBe('10');
    const digital = qr(DIGITAL);
    expect(digital && valuesOf(mapInvoice([digital]))).toEqual({
      INVOICE_NUMBER: '24442000000012345678',
      GROSS_AMOUNT: '112.00',
      BILLING_DATE: '2024-02-15',
    });
    // Not 32: the catalogue has other codes than the barcode for the fully digital invoices.
    expect(digital?.typeCode).toBe('83');
  });

  test.each([
    ['01', '1'],
    ['04', '4'],
    ['08', '8'],
    ['10', '10'],
    ['11', '11'],
    ['14', '14'],
    ['31', '9'],
    ['32', '83'],
  ])('%s is type %s of the catalogue', (type, typeCode) =>
    expect(qr(ELECTRONIC.replace(',10,', `,${type},`))?.typeCode).toBe(typeCode),
  );

  test('of a type that is not known the amount is none of ours', () => {
    const unknown = qr(ELECTRONIC.replace(',10,', ',77,'));
    expect(unknown?.typeCode).toBeNull();
    expect(unknown?.facts.map(({ name }) => name)).not.toContain('NET_AMOUNT');
    expect(unknown?.facts.map(({ name }) => name)).not.toContain('GROSS_AMOUNT');
    expect(unknown?.others).toContainEqual({ label: 'amount', text: '64.9' });
  });

  test.each([
    'https://example.com/?01,10,044001900111',
    '02,10,044001900111,12345678,64.9,20240115,12345678901234567890,0816,',
    '01,10,044001900111,1234,64.9,20240115,,0816,',
    '01,10,044001900111,12345678,64.9 CNY,20240115,,0816,',
    '',
  ])('"%s" is none', (text) => expect(qr(text)).toBeNull());

  test('another barcode with the same text is none', () => {
    expect(readChineseQr({ symbology: 'PDF417', text: ELECTRONIC, quadrilateral: QUADRILATERAL })).toBeNull();
  });

  test('no currency is made up, and nothing is called proved but the barcode', () => {
    const [invoice] = mapInvoiceFile({ content: [], barcodes: [qr(ELECTRONIC)!] });
    expect(invoice!.candidates.every(({ name }) => name !== 'CURRENCY')).toBe(true);
    expect(kindsOf(candidateOf(invoice!, 'NET_AMOUNT'))).toEqual(['BARCODE_ERROR_CORRECTION']);
    expect(candidateOf(invoice!, 'NET_AMOUNT')).toMatchObject({ raw: '64.9', box: QUADRILATERAL, zone: 'BARCODE' });
    expect(outcomeOfCheck(invoice!, 'INVOICE_TOTALS_ADD_UP')).toBe('NOT_RUN');
  });

  test('two barcodes are two invoices, of which the text is neither', () => {
    const text = readTextLayer([['发票号码：12345678']])!;
    const invoices = mapInvoiceFile({ content: [text], barcodes: [qr(ELECTRONIC)!, qr(DIGITAL)!, qr(ELECTRONIC)!] });
    expect(invoices.map(({ typeCode }) => typeCode)).toEqual(['10', '83']);
    expect(
      invoices.flatMap(({ candidates }) => candidates).every(({ candidate }) => candidate.zone === 'BARCODE'),
    ).toBe(true);
    const [one, ...others] = mapInvoiceFile({ content: [text], barcodes: [qr(ELECTRONIC)!, qr(ELECTRONIC)!] });
    expect(others).toEqual([]);
    expect(
      one!.candidates.filter(({ name }) => name === 'INVOICE_NUMBER').map(({ candidate }) => candidate.zone),
    ).toEqual(['BARCODE', 'TEXT_LAYER']);
  });
});

describe('on pictures', () => {
  let provider: Provider;
  beforeAll(() => {
    provider = createLocalProvider(createEngine({ threads: 1 }));
  });
  afterAll(() => provider.close?.());

  const onPage = async (text: string) =>
    sharp({ create: { width: 1200, height: 800, channels: 3, background: '#f4f1e8' } })
      .composite([
        {
          input: await sharp(await drawBarcode(text, 'QRCode'))
            .resize(260)
            .toBuffer(),
          left: 60,
          top: 50,
        },
      ])
      .jpeg({ quality: 80 })
      .toBuffer();

  test('it is found and read', async () => {
    const outcome = await outcomeOf(provider, await onPage(ELECTRONIC), 'image/jpeg');
    const [invoice] = invoicesOf(outcome);
    expect(invoice?.typeCode).toBe('10');
    expect(invoice && valuesOf(invoice)).toMatchObject({ INVOICE_NUMBER: '12345678', NET_AMOUNT: '64.90' });
    const box = invoice && candidateOf(invoice, 'INVOICE_NUMBER')?.box;
    expect(box?.[0]?.x).toBeLessThan(0.2);
    expect(box?.[0]?.y).toBeLessThan(0.2);
  });

  test('a picture without one has no invoice, and so has one with another barcode', async () => {
    for (const picture of [await onPage('https://example.com'), await onPage('hello')]) {
      expect(invoicesOf(await outcomeOf(provider, picture, 'image/jpeg'))).toEqual([]);
    }
  });

  test('a broken picture is a clear failure', async () => {
    const broken = (await onPage(ELECTRONIC)).subarray(0, 400);
    await expect(outcomeOf(provider, broken, 'image/jpeg')).rejects.toMatchObject({ code: 'INVALID_IMAGE' });
  });
});

const EINVOICE = `<?xml version="1.0" encoding="utf-8"?>
<eInvoice xmlns:fp="http://www.edrm.org.cn/schema/e-invoice/2019" Version="1.0">
  <fp:InvoiceCode>044001900111</fp:InvoiceCode><fp:InvoiceNo>12345678</fp:InvoiceNo><fp:TypeCode>0</fp:TypeCode>
  <fp:IssueDate>2024年1月15日</fp:IssueDate><fp:InvoiceCheckCode>12345678901234567890</fp:InvoiceCheckCode>
  <fp:MachineNo>499099906712</fp:MachineNo>
  <fp:Buyer><fp:BuyerName>梅里丹制图</fp:BuyerName><fp:BuyerTaxID>999900000000000417</fp:BuyerTaxID></fp:Buyer>
  <fp:Seller><fp:SellerName>天顶办公</fp:SellerName><fp:SellerTaxID>99990000000000417X</fp:SellerTaxID></fp:Seller>
  <fp:TaxInclusiveTotalAmount>113.00</fp:TaxInclusiveTotalAmount><fp:TaxTotalAmount>13.00</fp:TaxTotalAmount>
  <fp:TaxExclusiveTotalAmount>100.00</fp:TaxExclusiveTotalAmount>
  <fp:GoodsInfos><fp:GoodsInfo><fp:Item>*纸制品*地图</fp:Item><fp:MeasurementDimension>张</fp:MeasurementDimension>
  <fp:Price>25</fp:Price><fp:Quantity>4</fp:Quantity><fp:Amount>100.00</fp:Amount><fp:TaxScheme>13%</fp:TaxScheme>
  <fp:TaxAmount>13.00</fp:TaxAmount></fp:GoodsInfo></fp:GoodsInfos></eInvoice>`;

const NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"';
const MAIN = `<?xml version="1.0" encoding="UTF-8"?><ofd:OFD ${NAMESPACE} Version="1.0" DocType="OFD"><ofd:DocBody>
  <ofd:DocInfo><ofd:DocID>1</ofd:DocID><ofd:CustomDatas><ofd:CustomData Name="producer">Test</ofd:CustomData>
  <ofd:CustomData Name="发票号码">12345678</ofd:CustomData><ofd:CustomData Name="合计金额">100.00</ofd:CustomData>
  <ofd:CustomData Name="合计税额">13.00</ofd:CustomData><ofd:CustomData Name="价税合计">113.00</ofd:CustomData>
  <ofd:CustomData Name="开票日期">2024-01-15 10:00:00</ofd:CustomData></ofd:CustomDatas></ofd:DocInfo>
  <ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`;
const DOCUMENT = `<ofd:Document ${NAMESPACE}><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages>
  <ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments></ofd:Document>`;
const attachments = (location: string) =>
  `<ofd:Attachments ${NAMESPACE}><ofd:Attachment ID="2" Name="original_invoice"><ofd:FileLoc>${location}</ofd:FileLoc></ofd:Attachment></ofd:Attachments>`;
const CONTENT = `<ofd:Page ${NAMESPACE}><ofd:Content><ofd:Layer ID="2">
  <ofd:TextObject ID="4" Boundary="180 11.6 18 5"><ofd:TextCode X="0" Y="3">12345678</ofd:TextCode></ofd:TextObject>
  <ofd:TextObject ID="3" Boundary="150 11.5 18 5"><ofd:TextCode X="0" Y="3">发票号码：</ofd:TextCode></ofd:TextObject>
  </ofd:Layer></ofd:Content></ofd:Page>`;

const ofd = (files: Record<string, string>) =>
  zipOf(Object.entries({ 'OFD.xml': MAIN, ...files }).map(([name, content]) => ({ name, content })));
const WHOLE = {
  'Doc_0/Document.xml': DOCUMENT,
  'Doc_0/Attachs/Attachments.xml': attachments('original_invoice.xml'),
  'Doc_0/Attachs/original_invoice.xml': EINVOICE,
  'Doc_0/Pages/Page_0/Content.xml': CONTENT,
};

describe('OFD', () => {
  test('the attached XML first, then the data about the document, then the text of its pages', () => {
    const facts = readOfdInvoice(ofd(WHOLE));
    expect(facts.map(({ source, zone }) => [source, zone])).toEqual([
      ['CHINESE_XML', 'STRUCTURED_DATA'],
      ['OFD', 'STRUCTURED_DATA'],
      ['TEXT_LAYER', 'TEXT_LAYER'],
    ]);
    const [invoice] = mapInvoiceFile({ content: facts, barcodes: [] });
    expect(candidateOf(invoice!, 'INVOICE_NUMBER', 'TEXT_LAYER')).toMatchObject({ value: '12345678' });
    expect(candidateOf(invoice!, 'BILLING_DATE')).toMatchObject({ value: '2024-01-15', raw: '2024年1月15日' });
    expect(invoice!.others).toEqual([
      { label: 'MachineNo', text: '499099906712' },
      { label: 'producer', text: 'Test' },
    ]);
  });

  test('the XML alone: parties, lines, and totals that prove each other', () => {
    const invoice = readXml(EINVOICE);
    expect(valuesOf(invoice)).toEqual({
      INVOICE_CODE: '044001900111',
      INVOICE_NUMBER: '12345678',
      BILLING_DATE: '2024-01-15',
      CHECK_CODE: '12345678901234567890',
      SELLER_NAME: '天顶办公',
      SELLER_TAX_NUMBER: '99990000000000417X',
      BUYER_NAME: '梅里丹制图',
      BUYER_TAX_NUMBER: '999900000000000417',
      NET_AMOUNT: '100.00',
      TAX_AMOUNT: '13.00',
      GROSS_AMOUNT: '113.00',
    });
    expect(invoice.lines).toEqual([
      { description: '*纸制品*地图', quantity: '4', unit: '张', unitPrice: '25', netAmount: '100.00', taxRate: '13' },
    ]);
    expect(outcomeOfCheck(invoice, 'INVOICE_LINES_ADD_UP')).toBe('PASSED');
    expect(outcomeOfCheck(invoice, 'INVOICE_TOTALS_ADD_UP')).toBe('PASSED');
    expect(kindsOf(candidateOf(invoice, 'NET_AMOUNT'))).toContain('TOTALS_ADD_UP');
  });

  test.each([
    ['13%', '13'],
    ['0.13', '13'],
    ['0.06', '6'],
    ['.015', '1.5'],
    ['免税', null],
  ])('a rate of %s is %s', (written, rate) => {
    const invoice = readXml(EINVOICE.replace('<fp:TaxScheme>13%', `<fp:TaxScheme>${written}`));
    expect(invoice.lines[0]?.taxRate).toBe(rate);
  });

  test('the data about the document alone', () => {
    const facts = readOfdInvoice(ofd({}));
    expect(facts.map(({ source }) => source)).toEqual(['OFD']);
    expect(Object.fromEntries(facts[0]!.facts.map(({ name, value }) => [name, value]))).toEqual({
      INVOICE_NUMBER: '12345678',
      NET_AMOUNT: '100.00',
      TAX_AMOUNT: '13.00',
      GROSS_AMOUNT: '113.00',
      BILLING_DATE: '2024-01-15',
    });
  });

  test.each(['../../../etc/passwd', '/etc/passwd.xml', '..\\..\\secret.xml', 'original_invoice.xml/../../../../x.xml'])(
    'a location that leads out, %s, leads nowhere',
    (location) => {
      const facts = readOfdInvoice(ofd({ ...WHOLE, 'Doc_0/Attachs/Attachments.xml': attachments(location) }));
      expect(facts.map(({ source }) => source)).toEqual(['OFD', 'TEXT_LAYER']);
    },
  );

  test('an attachment that is damaged leaves the rest', () => {
    const facts = readOfdInvoice(ofd({ ...WHOLE, 'Doc_0/Attachs/original_invoice.xml': EINVOICE.slice(0, 300) }));
    expect(facts.map(({ source }) => source)).toEqual(['OFD', 'TEXT_LAYER']);
  });

  test('a bomb is refused before anything is unpacked', () => {
    const bomb = zipOf([
      { name: 'OFD.xml', content: MAIN },
      { name: 'Doc_0/Document.xml', content: Buffer.alloc(60_000_000, 0x20) },
    ]);
    expect(() => readOfdInvoice(bomb)).toThrow(expect.objectContaining({ code: 'OFD_TOO_LARGE_UNPACKED' }));
  });

  test('a document that is no invoice has none', () => {
    expect(
      readOfdInvoice(
        zipOf([{ name: 'OFD.xml', content: MAIN.replace(/<ofd:CustomDatas>.*<\/ofd:CustomDatas>/s, '') }]),
      ),
    ).toEqual([]);
  });
});
