import { describe, expect, test } from '@jest/globals';
import { candidateOf, fixture, kindsOf, outcomeOfCheck, readXml, valuesOf } from './invoice-call.js';

const UBL = fixture('ubl-invoice.xml').toString();
const CII = fixture('cii-invoice.xml').toString();

/** One amount of the invoice changed; throws where it is not there, so that no test changes nothing. */
function changed(xml: string, from: RegExp, to: string): string {
  if (!from.test(xml)) throw new Error(`${from.source} is not in the file.`);
  return xml.replace(from, to);
}

describe('an amount that does not add up is kept as it was read, and told', () => {
  test.each([
    ['a line', /(<cbc:LineExtensionAmount currencyID="EUR">)339\.96/, '$1339.97', 'INVOICE_LINES_ADD_UP', 'BR-CO-10'],
    ['an allowance', /(<cbc:Amount currencyID="EUR">)10\.05/, '$110.06', 'INVOICE_LINES_ADD_UP', 'BR-CO-11'],
    ['a charge', /(<cbc:Amount currencyID="EUR">)7\.50/, '$17.51', 'INVOICE_LINES_ADD_UP', 'BR-CO-12'],
    ['the net', /(TaxExclusiveAmount currencyID="EUR">)430\.11/, '$1430.12', 'INVOICE_LINES_ADD_UP', 'BR-CO-13'],
    ['the tax', /(<cbc:TaxAmount currencyID="EUR">)70\.60/, '$170.61', 'INVOICE_TAXES_ADD_UP', 'BR-CO-14'],
    ['the rate of a row', /<cbc:Percent>7</, '<cbc:Percent>9<', 'INVOICE_TAXES_ADD_UP', 'BR-CO-17'],
    ['the gross', /(TaxInclusiveAmount currencyID="EUR">)500\.71/, '$1500.72', 'INVOICE_TOTALS_ADD_UP', 'BR-CO-15'],
    ['what is due', /(PayableAmount currencyID="EUR">)400\.70/, '$1400.71', 'INVOICE_TOTALS_ADD_UP', 'BR-CO-16'],
  ] as const)('%s', (_, from, to, check, rule) => {
    const invoice = readXml(changed(UBL, from, to));
    expect(outcomeOfCheck(invoice, check)).toBe('FAILED');
    expect(invoice.checks.find(({ name }) => name === check)?.explanation).toContain(rule);
    // No value of the invoice is in the explanation.
    expect(invoice.checks.map(({ explanation }) => explanation).join()).not.toMatch(/\d\d\d\.\d\d/);
  });

  test('the gross of a forged total is the forged one, without proof', () => {
    const invoice = readXml(changed(UBL, /(TaxInclusiveAmount currencyID="EUR">)500\.71/, '$1900.71'));
    expect(candidateOf(invoice, 'GROSS_AMOUNT')).toMatchObject({ value: '900.71', raw: '900.71', accepted: true });
    expect(kindsOf(candidateOf(invoice, 'GROSS_AMOUNT'))).toEqual(['STRUCTURED_DATA']);
    expect(kindsOf(candidateOf(invoice, 'TAX_AMOUNT'))).toEqual(['STRUCTURED_DATA']);
    // What other rules prove stays proved.
    expect(kindsOf(candidateOf(invoice, 'LINES_AMOUNT'))).toEqual(['TOTALS_ADD_UP', 'STRUCTURED_DATA']);
  });
});

describe('the rounding that is allowed', () => {
  test('less than one unit of the currency between a tax and its rate of its basis', () => {
    const xml = changed(UBL, /(<cbc:TaxAmount currencyID="EUR">)64\.11/, '$164.13');
    const invoice = readXml(
      changed(changed(xml, />70\.60/, '>70.62'), />500\.71/, '>500.73').replace('>-0.01', '>-0.03'),
    );
    expect(outcomeOfCheck(invoice, 'INVOICE_TAXES_ADD_UP')).toBe('PASSED');
    expect(invoice.checks.find(({ name }) => name === 'INVOICE_TAXES_ADD_UP')?.explanation).toContain(
      'within the rounding',
    );
    expect(outcomeOfCheck(invoice, 'INVOICE_TOTALS_ADD_UP')).toBe('PASSED');
  });

  test.each([
    ['65.10', 'PASSED'],
    ['65.11', 'FAILED'],
    ['63.11', 'FAILED'],
    ['63.12', 'PASSED'],
  ])('%s for 64.11 has %s', (tax, outcome) => {
    const total = (Number(tax) + 6.49).toFixed(2);
    const xml = changed(UBL, /(<cbc:TaxAmount currencyID="EUR">)64\.11/, `$1${tax}`);
    expect(outcomeOfCheck(readXml(changed(xml, />70\.60/, `>${total}`)), 'INVOICE_TAXES_ADD_UP')).toBe(outcome);
  });

  test('sums have none: a cent is a fault, and floating point is not one', () => {
    // 0.1 + 0.2 is 0.30000000000000004 in binary floating point.
    const lines = ['0.10', '0.20'].map(
      (net) => `<cac:InvoiceLine><cbc:LineExtensionAmount>${net}</cbc:LineExtensionAmount></cac:InvoiceLine>`,
    );
    const xml = (total: string) => `<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
      xmlns:cac="a" xmlns:cbc="b"><cac:LegalMonetaryTotal><cbc:LineExtensionAmount>${total}</cbc:LineExtensionAmount>
      </cac:LegalMonetaryTotal>${lines.join('')}</Invoice>`;
    expect(outcomeOfCheck(readXml(xml('0.3')), 'INVOICE_LINES_ADD_UP')).toBe('PASSED');
    expect(outcomeOfCheck(readXml(xml('0.31')), 'INVOICE_LINES_ADD_UP')).toBe('FAILED');
  });
});

describe('what is not stated is not made up', () => {
  test('no currency, no total, no rate', () => {
    const bare = changed(
      CII.replace(/<ram:InvoiceCurrencyCode>EUR<\/ram:InvoiceCurrencyCode>/, ''),
      /<ram:GrandTotalAmount>[^<]*<\/ram:GrandTotalAmount>/,
      '',
    );
    const invoice = readXml(bare);
    expect(valuesOf(invoice)).not.toHaveProperty('CURRENCY');
    expect(valuesOf(invoice)).not.toHaveProperty('GROSS_AMOUNT');
    expect(outcomeOfCheck(invoice, 'INVOICE_TOTALS_ADD_UP')).toBe('NOT_RUN');
  });

  test('an amount that is no decimal has no value, keeps its text, and proves nothing', () => {
    const invoice = readXml(changed(UBL, />500\.71</, '>500,71<'));
    expect(candidateOf(invoice, 'GROSS_AMOUNT')).toMatchObject({ value: null, raw: '500,71', proof: [] });
    expect(outcomeOfCheck(invoice, 'INVOICE_TOTALS_ADD_UP')).toBe('NOT_RUN');
  });

  test('a line whose net cannot be read leaves the lines unproved, and nothing is summed up without it', () => {
    const invoice = readXml(changed(UBL, /(<cbc:LineExtensionAmount currencyID="EUR">)339\.96/, '$1?'));
    expect(invoice.lines.map(({ netAmount }) => netAmount)).toEqual([null, '92.70']);
    const { explanation } = invoice.checks.find(({ name }) => name === 'INVOICE_LINES_ADD_UP')!;
    expect(explanation).not.toContain('BR-CO-10');
  });

  test('of more lines than an answer can hold none is told, and no sum of a part is taken for a fault', () => {
    const line = '<cac:InvoiceLine><cbc:LineExtensionAmount>0</cbc:LineExtensionAmount></cac:InvoiceLine>';
    const whole = readXml(changed(UBL, /<cac:InvoiceLine>/, `${line.repeat(9_998)}<cac:InvoiceLine>`));
    expect(whole.lines).toHaveLength(10_000);
    expect(outcomeOfCheck(whole, 'INVOICE_LINES_ADD_UP')).toBe('PASSED');
    const beyond = readXml(changed(UBL, /<cac:InvoiceLine>/, `${line.repeat(9_999)}<cac:InvoiceLine>`));
    expect(beyond.lines).toEqual([]);
    expect(outcomeOfCheck(beyond, 'INVOICE_LINES_ADD_UP')).toBe('PASSED');
    expect(kindsOf(candidateOf(beyond, 'NET_AMOUNT'))).toContain('TOTALS_ADD_UP');
  });

  test('the tax in the currency of the accounts is not taken for the tax of the invoice', () => {
    const second = '<cac:TaxTotal><cbc:TaxAmount currencyID="SEK">801.00</cbc:TaxAmount></cac:TaxTotal>';
    const invoice = readXml(changed(UBL, /<cac:TaxTotal>/, `${second}<cac:TaxTotal>`));
    expect(candidateOf(invoice, 'TAX_AMOUNT')?.value).toBe('70.60');
    const ofCii = readXml(
      changed(
        CII,
        /(<ram:TaxTotalAmount currencyID="EUR">)/,
        '<ram:TaxTotalAmount currencyID="SEK">801.00</ram:TaxTotalAmount>$1',
      ),
    );
    expect(candidateOf(ofCii, 'TAX_AMOUNT')?.value).toBe('70.60');
  });
});

describe('numbers with check digits', () => {
  test('a wrong IBAN is kept, unproved, and told', () => {
    const invoice = readXml(changed(UBL, /DE89370400440532013000/, 'DE89370400440532013001'));
    expect(candidateOf(invoice, 'IBAN')).toMatchObject({ value: 'DE89370400440532013001' });
    expect(kindsOf(candidateOf(invoice, 'IBAN'))).toEqual(['STRUCTURED_DATA']);
    expect(outcomeOfCheck(invoice, 'IBAN_VALID')).toBe('FAILED');
  });

  test('an account that is no IBAN is not called one', () => {
    const invoice = readXml(changed(UBL, /DE89370400440532013000/, '12-345 678'));
    expect(candidateOf(invoice, 'IBAN')).toBeNull();
    expect(invoice.others).toEqual([{ label: 'Invoice/PaymentMeans/PayeeFinancialAccount/ID', text: '12-345 678' }]);
    expect(outcomeOfCheck(invoice, 'IBAN_VALID')).toBe('NOT_RUN');
  });

  test('a wrong VAT number, and one that cannot be judged', () => {
    const wrong = readXml(changed(UBL, /DE136695976/, 'DE136695977'));
    expect(outcomeOfCheck(wrong, 'VAT_NUMBER_VALID')).toBe('FAILED');
    expect(kindsOf(candidateOf(wrong, 'SELLER_VAT_NUMBER'))).toEqual(['STRUCTURED_DATA']);
    expect(kindsOf(candidateOf(wrong, 'BUYER_VAT_NUMBER'))).toEqual(['VAT_NUMBER_CHECK_DIGIT', 'STRUCTURED_DATA']);
    const foreign = changed(changed(UBL, /DE136695976/, 'US12-3456789'), /FR40303265045/, 'US98-7654321');
    expect(outcomeOfCheck(readXml(foreign), 'VAT_NUMBER_VALID')).toBe('NOT_RUN');
  });
});

describe('ZUGFeRD 1, which nobody writes any more', () => {
  const XML = `<rsm:CrossIndustryDocument xmlns:rsm="urn:ferd:CrossIndustryDocument:invoice:1p0" xmlns:ram="r" xmlns:udt="u">
    <rsm:HeaderExchangedDocument><ram:ID>Z-1</ram:ID><ram:TypeCode>380</ram:TypeCode><ram:IssueDateTime>
    <udt:DateTimeString format="102">20140305</udt:DateTimeString></ram:IssueDateTime></rsm:HeaderExchangedDocument>
    <rsm:SpecifiedSupplyChainTradeTransaction>
    <ram:ApplicableSupplyChainTradeAgreement><ram:SellerTradeParty><ram:Name>Zenith</ram:Name></ram:SellerTradeParty>
    <ram:BuyerOrderReferencedDocument><ram:ID>PO-1</ram:ID></ram:BuyerOrderReferencedDocument>
    </ram:ApplicableSupplyChainTradeAgreement>
    <ram:ApplicableSupplyChainTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
    <ram:ApplicableTradeTax><ram:CalculatedAmount currencyID="EUR">20.90</ram:CalculatedAmount>
    <ram:BasisAmount>110.00</ram:BasisAmount><ram:CategoryCode>S</ram:CategoryCode>
    <ram:ApplicablePercent>19.00</ram:ApplicablePercent></ram:ApplicableTradeTax>
    <ram:SpecifiedLogisticsServiceCharge><ram:AppliedAmount>10.00</ram:AppliedAmount></ram:SpecifiedLogisticsServiceCharge>
    <ram:SpecifiedTradeSettlementMonetarySummation><ram:LineTotalAmount>100.00</ram:LineTotalAmount>
    <ram:ChargeTotalAmount>10.00</ram:ChargeTotalAmount><ram:AllowanceTotalAmount>0.00</ram:AllowanceTotalAmount>
    <ram:TaxBasisTotalAmount>110.00</ram:TaxBasisTotalAmount><ram:TaxTotalAmount>20.90</ram:TaxTotalAmount>
    <ram:GrandTotalAmount>130.90</ram:GrandTotalAmount></ram:SpecifiedTradeSettlementMonetarySummation>
    </ram:ApplicableSupplyChainTradeSettlement>
    <ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:IncludedNote>Just a note</ram:IncludedNote>
    </ram:AssociatedDocumentLineDocument></ram:IncludedSupplyChainTradeLineItem>
    <ram:IncludedSupplyChainTradeLineItem><ram:SpecifiedSupplyChainTradeDelivery><ram:BilledQuantity unitCode="C62">5
    </ram:BilledQuantity></ram:SpecifiedSupplyChainTradeDelivery><ram:SpecifiedSupplyChainTradeSettlement>
    <ram:SpecifiedTradeSettlementMonetarySummation><ram:LineTotalAmount>100.00</ram:LineTotalAmount>
    </ram:SpecifiedTradeSettlementMonetarySummation></ram:SpecifiedSupplyChainTradeSettlement>
    <ram:SpecifiedTradeProduct><ram:Name>Desk</ram:Name></ram:SpecifiedTradeProduct></ram:IncludedSupplyChainTradeLineItem>
    </rsm:SpecifiedSupplyChainTradeTransaction></rsm:CrossIndustryDocument>`;

  test('is read by its own names, freight counts as a charge and a note as no line', () => {
    const invoice = readXml(XML);
    expect(valuesOf(invoice)).toMatchObject({
      INVOICE_NUMBER: 'Z-1',
      BILLING_DATE: '2014-03-05',
      ORDER_NUMBER: 'PO-1',
      GROSS_AMOUNT: '130.90',
    });
    expect(invoice.lines).toEqual([
      { description: 'Desk', quantity: '5', unit: 'C62', unitPrice: null, netAmount: '100.00', taxRate: null },
    ]);
    expect(invoice.checks.slice(0, 3).map(({ outcome }) => outcome)).toEqual(['PASSED', 'PASSED', 'PASSED']);
  });
});
