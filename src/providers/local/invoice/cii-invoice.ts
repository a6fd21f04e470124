import type { InvoiceLineReading, InvoiceTaxReading } from '../../../domain/invoice.js';
import type { InvoiceFact, InvoiceFacts, Normalize } from './invoice-facts.js';
import {
  addressFact,
  amountsOf,
  asAmount,
  asBic,
  asCountry,
  asCurrency,
  asDate,
  asIban,
  asVatNumber,
  factOf,
  statedAmount,
  statedDecimal,
  statedText,
  wholeTable,
} from './invoice-facts.js';
import type { XmlElement } from './xml-tree.js';
import { elementAt, elementsAt, textAt } from './xml-tree.js';

/** UN/CEFACT D16B and later, which is Factur-X, ZUGFeRD 2 and XRechnung; and the draft of it that ZUGFeRD 1 was. */
const CII = 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100';
const ZUGFERD_1 = 'urn:ferd:CrossIndustryDocument:invoice:1p0';

const ADDRESS_PARTS = [
  'LineOne',
  'LineTwo',
  'LineThree',
  'PostcodeCode',
  'CityName',
  'CountrySubDivisionName',
] as const;

/** Names of the same thing in the two. */
interface Vocabulary {
  source: 'CII' | 'ZUGFERD_1';
  context: string;
  document: string;
  transaction: string;
  /** Of the three parts that the whole and each line have. */
  header: string;
  line: string;
  totals: string;
  lineTotals: string;
  taxRate: string;
  orderNumber: string;
}

const VOCABULARIES: Readonly<Record<string, Vocabulary>> = {
  [CII]: {
    source: 'CII',
    context: 'ExchangedDocumentContext',
    document: 'ExchangedDocument',
    transaction: 'SupplyChainTradeTransaction',
    header: 'ApplicableHeaderTrade',
    line: 'SpecifiedLineTrade',
    totals: 'SpecifiedTradeSettlementHeaderMonetarySummation',
    lineTotals: 'SpecifiedTradeSettlementLineMonetarySummation',
    taxRate: 'RateApplicablePercent',
    orderNumber: 'IssuerAssignedID',
  },
  [ZUGFERD_1]: {
    source: 'ZUGFERD_1',
    context: 'SpecifiedExchangedDocumentContext',
    document: 'HeaderExchangedDocument',
    transaction: 'SpecifiedSupplyChainTradeTransaction',
    header: 'ApplicableSupplyChainTrade',
    line: 'SpecifiedSupplyChainTrade',
    totals: 'SpecifiedTradeSettlementMonetarySummation',
    lineTotals: 'SpecifiedTradeSettlementMonetarySummation',
    taxRate: 'ApplicablePercent',
    orderNumber: 'ID',
  },
};

export function isCiiInvoice({ name, namespace }: XmlElement): boolean {
  return (
    (name === 'CrossIndustryInvoice' && namespace === CII) ||
    (name === 'CrossIndustryDocument' && namespace === ZUGFERD_1)
  );
}

/** UNTDID 2379, code 102, is CCYYMMDD; the other formats that exist tell no day. */
const asCiiDate: Normalize = (text) => (/^\d{8}$|^\d{4}-\d\d-\d\d/.test(text) ? asDate(text) : null);

/** Pure: a Cross Industry Invoice -> facts. Which element is which business term: CEN/TS 16931-3-3. */
export function readCiiInvoice(root: XmlElement): InvoiceFacts {
  const words = VOCABULARIES[root.namespace];
  if (!words) throw new Error('This is no Cross Industry Invoice.');
  const document = elementAt(root, words.document);
  const transaction = elementAt(root, words.transaction);
  const agreement = elementAt(transaction, `${words.header}Agreement`);
  const delivery = elementAt(transaction, `${words.header}Delivery`);
  const settlement = elementAt(transaction, `${words.header}Settlement`);
  const totals = elementAt(settlement, words.totals);
  const currency = textAt(settlement, 'InvoiceCurrencyCode');
  const isCharge = (element: XmlElement) => textAt(element, 'ChargeIndicator/Indicator') === 'true';
  const allowanceCharges = elementsAt(settlement, 'SpecifiedTradeAllowanceCharge');
  const total = (name: InvoiceFact['name'], path: string) => factOf(name, elementAt(totals, path), asAmount);
  return {
    source: words.source,
    zone: 'STRUCTURED_DATA',
    typeCode: null,
    facts: [
      ...factOf('INVOICE_NUMBER', elementAt(document, 'ID')),
      ...factOf('INVOICE_TYPE_CODE', elementAt(document, 'TypeCode')),
      ...factOf('BILLING_DATE', elementAt(document, 'IssueDateTime/DateTimeString'), asCiiDate),
      ...factOf(
        'DUE_DATE',
        elementAt(settlement, 'SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString'),
        asCiiDate,
      ),
      ...factOf(
        'DELIVERY_DATE',
        elementAt(delivery, 'ActualDeliverySupplyChainEvent/OccurrenceDateTime/DateTimeString'),
        asCiiDate,
      ),
      ...factOf('CURRENCY', elementAt(settlement, 'InvoiceCurrencyCode'), asCurrency),
      ...factOf('BUYER_REFERENCE', elementAt(agreement, 'BuyerReference')),
      ...factOf('ORDER_NUMBER', elementAt(agreement, `BuyerOrderReferencedDocument/${words.orderNumber}`)),
      ...factOf('PRECEDING_INVOICE_NUMBER', elementAt(settlement, 'InvoiceReferencedDocument/IssuerAssignedID')),
      ...partyFacts('SELLER', elementAt(agreement, 'SellerTradeParty')),
      ...partyFacts('BUYER', elementAt(agreement, 'BuyerTradeParty')),
      ...factOf('PAYEE_NAME', elementAt(settlement, 'PayeeTradeParty/Name')),
      ...factOf('PAYMENT_REFERENCE', elementAt(settlement, 'PaymentReference')),
      ...accountFacts(settlement),
      ...total('LINES_AMOUNT', 'LineTotalAmount'),
      ...total('ALLOWANCES_AMOUNT', 'AllowanceTotalAmount'),
      ...total('CHARGES_AMOUNT', 'ChargeTotalAmount'),
      ...total('NET_AMOUNT', 'TaxBasisTotalAmount'),
      ...factOf('TAX_AMOUNT', taxTotalOf(totals, currency), asAmount),
      ...total('GROSS_AMOUNT', 'GrandTotalAmount'),
      ...total('PREPAID_AMOUNT', 'TotalPrepaidAmount'),
      ...total('ROUNDING_AMOUNT', 'RoundingAmount'),
      ...total('DUE_AMOUNT', 'DuePayableAmount'),
    ],
    lines: wholeTable(elementsAt(transaction, 'IncludedSupplyChainTradeLineItem').filter(isCounted)).map((line) =>
      lineOf(line, words),
    ),
    taxes: wholeTable(elementsAt(settlement, 'ApplicableTradeTax')).map((tax) => taxOf(tax, words)),
    allowances: amountsOf(
      allowanceCharges.filter((each) => !isCharge(each)),
      'ActualAmount',
    ),
    charges: [
      ...amountsOf(allowanceCharges.filter(isCharge), 'ActualAmount'),
      // Freight and the like, in the profile EXTENDED and in ZUGFeRD 1.
      ...amountsOf(elementsAt(settlement, 'SpecifiedLogisticsServiceCharge'), 'AppliedAmount'),
    ],
    unstatable: unstatableIn(textAt(root, `${words.context}/GuidelineSpecifiedDocumentContextParameter/ID`)),
    others: otherAccounts(settlement),
  };
}

/** Profiles of Factur-X and ZUGFeRD that are less than EN 16931, by the end of their identifier (BT-24). */
function unstatableIn(profile: string | null): InvoiceFact['name'][] {
  const level = /:(minimum|basicwl|basic)$/.exec(profile ?? '')?.[1];
  if (level === undefined) return [];
  return level === 'minimum' ? ['PREPAID_AMOUNT', 'ROUNDING_AMOUNT'] : ['ROUNDING_AMOUNT'];
}

/** A second total may be in the currency of the seller's accounts (BT-111); it is no amount of this invoice. */
function taxTotalOf(totals: XmlElement | null, currency: string | null): XmlElement | null {
  const stated = elementsAt(totals, 'TaxTotalAmount');
  if (stated.length <= 1) return stated[0] ?? null;
  return stated.find(({ attributes }) => currency !== null && attributes['currencyID'] === currency) ?? null;
}

function partyFacts(role: 'SELLER' | 'BUYER', party: XmlElement | null): InvoiceFact[] {
  const registrations = elementsAt(party, 'SpecifiedTaxRegistration/ID');
  const ofScheme = (scheme: string) =>
    registrations.find(({ attributes }) => attributes['schemeID'] === scheme) ?? null;
  const address = elementAt(party, 'PostalTradeAddress');
  return [
    ...factOf(`${role}_NAME`, elementAt(party, 'Name')),
    ...factOf(`${role}_VAT_NUMBER`, ofScheme('VA'), asVatNumber),
    ...factOf(`${role}_TAX_NUMBER`, ofScheme('FC')),
    ...addressFact(`${role}_ADDRESS`, address, ADDRESS_PARTS),
    ...factOf(`${role}_COUNTRY`, elementAt(address, 'CountryID'), asCountry),
  ];
}

function meansOf(settlement: XmlElement | null): XmlElement[] {
  return elementsAt(settlement, 'SpecifiedTradeSettlementPaymentMeans').filter(
    (means) => elementAt(means, 'PayeePartyCreditorFinancialAccount') !== null,
  );
}

/** The first account; of further ones nobody says which is to be used, so they stand among the others. */
function accountFacts(settlement: XmlElement | null): InvoiceFact[] {
  const means = meansOf(settlement)[0] ?? null;
  return [
    ...factOf('IBAN', elementAt(means, 'PayeePartyCreditorFinancialAccount/IBANID'), asIban),
    ...factOf('BIC', elementAt(means, 'PayeeSpecifiedCreditorFinancialInstitution/BICID'), asBic),
  ];
}

function otherAccounts(settlement: XmlElement | null): InvoiceFacts['others'] {
  return meansOf(settlement).flatMap((means, index) => {
    const account = elementAt(means, 'PayeePartyCreditorFinancialAccount');
    const ids = [index === 0 ? null : elementAt(account, 'IBANID'), elementAt(account, 'ProprietaryID')];
    return ids.flatMap((id) => {
      const text = statedText(id);
      return id && text !== null ? [{ label: id.path, text }] : [];
    });
  });
}

/** In the profile EXTENDED a line may only group others or inform; its amount is then said twice. */
function isCounted(line: XmlElement): boolean {
  const status = textAt(line, 'AssociatedDocumentLineDocument/LineStatusReasonCode');
  if (status === 'GROUP' || status === 'INFORMATION') return false;
  // ZUGFeRD 1 writes a comment as a line without a product.
  return elementAt(line, 'SpecifiedTradeProduct') !== null;
}

function lineOf(line: XmlElement, words: Vocabulary): InvoiceLineReading {
  const quantity = elementAt(line, `${words.line}Delivery/BilledQuantity`);
  const settlement = elementAt(line, `${words.line}Settlement`);
  return {
    description: statedText(
      elementAt(line, 'SpecifiedTradeProduct/Name') ?? elementAt(line, 'SpecifiedTradeProduct/Description'),
    ),
    quantity: statedDecimal(quantity),
    unit: quantity?.attributes['unitCode'] ?? null,
    unitPrice: statedDecimal(elementAt(line, `${words.line}Agreement/NetPriceProductTradePrice/ChargeAmount`)),
    netAmount: statedAmount(elementAt(settlement, `${words.lineTotals}/LineTotalAmount`)),
    taxRate: statedDecimal(elementAt(settlement, `ApplicableTradeTax/${words.taxRate}`)),
  };
}

function taxOf(tax: XmlElement, words: Vocabulary): InvoiceTaxReading {
  return {
    category: statedText(elementAt(tax, 'CategoryCode')),
    rate: statedDecimal(elementAt(tax, words.taxRate)),
    basis: statedAmount(elementAt(tax, 'BasisAmount')),
    amount: statedAmount(elementAt(tax, 'CalculatedAmount')),
  };
}
