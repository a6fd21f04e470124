import type { InvoiceLineReading, InvoiceTaxReading } from '../../../domain/invoice.js';
import type { InvoiceFact, InvoiceFacts } from './invoice-facts.js';
import {
  addressFact,
  amountsOf,
  asAmount,
  asBic,
  asCountry,
  asCurrency,
  asIban,
  asVatNumber,
  asXmlDate,
  factOf,
  statedAmount,
  statedDecimal,
  statedText,
  wholeTable,
} from './invoice-facts.js';
import type { XmlElement } from './xml-tree.js';
import { elementAt, elementsAt, textAt } from './xml-tree.js';

const INVOICE = 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2';
const CREDIT_NOTE = 'urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2';

const ADDRESS_PARTS = [
  'StreetName',
  'AdditionalStreetName',
  'AddressLine/Line',
  'PostalZone',
  'CityName',
  'CountrySubentity',
] as const;

export function isUblInvoice({ name, namespace }: XmlElement): boolean {
  return (name === 'Invoice' && namespace === INVOICE) || (name === 'CreditNote' && namespace === CREDIT_NOTE);
}

/** Pure: an invoice or credit note of UBL 2.1 -> facts. Which element is which business term: CEN/TS 16931-3-2. */
export function readUblInvoice(root: XmlElement): InvoiceFacts {
  const at = (path: string) => elementAt(root, path);
  const currency = textAt(root, 'DocumentCurrencyCode');
  const totals = at('LegalMonetaryTotal');
  const isCharge = (element: XmlElement) => textAt(element, 'ChargeIndicator') === 'true';
  const allowanceCharges = elementsAt(root, 'AllowanceCharge');
  const total = (name: InvoiceFact['name'], path: string) => factOf(name, elementAt(totals, path), asAmount);
  const taxTotal = taxTotalOf(root, currency);
  return {
    source: 'UBL',
    zone: 'STRUCTURED_DATA',
    typeCode: null,
    facts: [
      ...factOf('INVOICE_NUMBER', at('ID')),
      ...factOf('INVOICE_TYPE_CODE', at('InvoiceTypeCode') ?? at('CreditNoteTypeCode')),
      ...factOf('BILLING_DATE', at('IssueDate'), asXmlDate),
      ...factOf('DUE_DATE', at('DueDate') ?? at('PaymentMeans/PaymentDueDate'), asXmlDate),
      ...factOf('DELIVERY_DATE', at('Delivery/ActualDeliveryDate'), asXmlDate),
      ...factOf('CURRENCY', at('DocumentCurrencyCode'), asCurrency),
      ...factOf('BUYER_REFERENCE', at('BuyerReference')),
      ...factOf('ORDER_NUMBER', at('OrderReference/ID')),
      ...factOf('PRECEDING_INVOICE_NUMBER', at('BillingReference/InvoiceDocumentReference/ID')),
      ...partyFacts('SELLER', at('AccountingSupplierParty/Party')),
      ...partyFacts('BUYER', at('AccountingCustomerParty/Party')),
      ...factOf('PAYEE_NAME', at('PayeeParty/PartyName/Name')),
      ...factOf('PAYMENT_REFERENCE', at('PaymentMeans/PaymentID')),
      ...accountFacts(root),
      ...total('LINES_AMOUNT', 'LineExtensionAmount'),
      ...total('ALLOWANCES_AMOUNT', 'AllowanceTotalAmount'),
      ...total('CHARGES_AMOUNT', 'ChargeTotalAmount'),
      ...total('NET_AMOUNT', 'TaxExclusiveAmount'),
      ...factOf('TAX_AMOUNT', elementAt(taxTotal, 'TaxAmount'), asAmount),
      ...total('GROSS_AMOUNT', 'TaxInclusiveAmount'),
      ...total('PREPAID_AMOUNT', 'PrepaidAmount'),
      ...total('ROUNDING_AMOUNT', 'PayableRoundingAmount'),
      ...total('DUE_AMOUNT', 'PayableAmount'),
    ],
    lines: wholeTable([...elementsAt(root, 'InvoiceLine'), ...elementsAt(root, 'CreditNoteLine')]).map(lineOf),
    taxes: wholeTable(elementsAt(taxTotal, 'TaxSubtotal')).map(taxOf),
    allowances: amountsOf(
      allowanceCharges.filter((each) => !isCharge(each)),
      'Amount',
    ),
    charges: amountsOf(allowanceCharges.filter(isCharge), 'Amount'),
    others: otherAccounts(root),
  };
}

/** There may be a second total, in the currency of the seller's accounts (BT-111); it is no amount of this invoice. */
function taxTotalOf(root: XmlElement, currency: string | null): XmlElement | null {
  const totals = elementsAt(root, 'TaxTotal');
  if (totals.length <= 1) return totals[0] ?? null;
  return (
    totals.find((total) => {
      const stated = elementAt(total, 'TaxAmount')?.attributes['currencyID'];
      return stated !== undefined && stated === currency;
    }) ?? null
  );
}

function partyFacts(role: 'SELLER' | 'BUYER', party: XmlElement | null): InvoiceFact[] {
  const schemes = elementsAt(party, 'PartyTaxScheme');
  const isVat = (scheme: XmlElement) => textAt(scheme, 'TaxScheme/ID')?.toUpperCase() === 'VAT';
  const vat = schemes.find(isVat) ?? null;
  const other = schemes.find((scheme) => !isVat(scheme)) ?? null;
  const address = elementAt(party, 'PostalAddress');
  return [
    ...factOf(
      `${role}_NAME`,
      elementAt(party, 'PartyLegalEntity/RegistrationName') ?? elementAt(party, 'PartyName/Name'),
    ),
    ...factOf(`${role}_VAT_NUMBER`, elementAt(vat, 'CompanyID'), asVatNumber),
    ...factOf(`${role}_TAX_NUMBER`, elementAt(other, 'CompanyID')),
    ...addressFact(`${role}_ADDRESS`, address, ADDRESS_PARTS),
    ...factOf(`${role}_COUNTRY`, elementAt(address, 'Country/IdentificationCode'), asCountry),
  ];
}

function accountsOf(root: XmlElement): XmlElement[] {
  return elementsAt(root, 'PaymentMeans/PayeeFinancialAccount');
}

/** The first account; of further ones nobody says which is to be used, so they stand among the others. */
function accountFacts(root: XmlElement): InvoiceFact[] {
  const account = accountsOf(root)[0] ?? null;
  const id = elementAt(account, 'ID');
  return [
    ...(id && asIban(id.text.trim()) !== null ? factOf('IBAN', id, asIban) : []),
    ...factOf('BIC', elementAt(account, 'FinancialInstitutionBranch/ID'), asBic),
  ];
}

function otherAccounts(root: XmlElement): InvoiceFacts['others'] {
  return accountsOf(root).flatMap((account, index) => {
    const id = elementAt(account, 'ID');
    const text = statedText(id);
    if (!id || text === null || (index === 0 && asIban(text) !== null)) return [];
    return [{ label: id.path, text }];
  });
}

function lineOf(line: XmlElement): InvoiceLineReading {
  const quantity = elementAt(line, 'InvoicedQuantity') ?? elementAt(line, 'CreditedQuantity');
  return {
    description: statedText(elementAt(line, 'Item/Name') ?? elementAt(line, 'Item/Description')),
    quantity: statedDecimal(quantity),
    unit: quantity?.attributes['unitCode'] ?? null,
    unitPrice: statedDecimal(elementAt(line, 'Price/PriceAmount')),
    netAmount: statedAmount(elementAt(line, 'LineExtensionAmount')),
    taxRate: statedDecimal(elementAt(line, 'Item/ClassifiedTaxCategory/Percent')),
  };
}

function taxOf(subtotal: XmlElement): InvoiceTaxReading {
  return {
    category: statedText(elementAt(subtotal, 'TaxCategory/ID')),
    rate: statedDecimal(elementAt(subtotal, 'TaxCategory/Percent')),
    basis: statedAmount(elementAt(subtotal, 'TaxableAmount')),
    amount: statedAmount(elementAt(subtotal, 'TaxAmount')),
  };
}
