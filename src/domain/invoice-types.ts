/** What a register may want to know before it says whether an invoice is genuine. */
export const INVOICE_VERIFICATION_PARAMETERS = [
  'invoiceCode',
  'invoiceNumber',
  'billingDate',
  'totalAmount',
  'checkCode',
  'salesTaxNumber',
  'orderNumber',
] as const;
export type InvoiceVerificationParameterName = (typeof INVOICE_VERIFICATION_PARAMETERS)[number];

/** Rows of the matrix of what is asked for, in its order; D2 stands inside the group of D in print. */
export const INVOICE_VERIFICATION_ROWS = ['A', 'B', 'C', 'D', 'D2', 'E', 'F', 'G'] as const;
export type InvoiceVerificationRow = (typeof INVOICE_VERIFICATION_ROWS)[number];

/** Which amount is asked for: without tax or with it. */
export type InvoiceAmountKind = 'NET' | 'GROSS';
/** Of what the last six characters are the check code: its own code as printed, or the full number of the invoice. */
export type InvoiceCheckCodeSource = 'CHECK_CODE' | 'FULL_INVOICE_NUMBER';

/** One type of Chinese invoice or ticket. */
export interface InvoiceType {
  /** The vendor's code of the type, which is also that of the tax authority where it has one. */
  code: string;
  /** In English. */
  name: string;
  /** Whether a register can be asked about it. */
  verifiable: boolean;
  verificationRow: InvoiceVerificationRow | null;
  /** Empty where it cannot be verified. */
  requiredForVerification: readonly InvoiceVerificationParameterName[];
  /** Null where no amount is asked for. */
  totalAmountIs: InvoiceAmountKind | null;
  /** Null where no check code is asked for. */
  checkCodeIs: InvoiceCheckCodeSource | null;
}

interface Row {
  requires: readonly InvoiceVerificationParameterName[];
  totalAmountIs: InvoiceAmountKind | null;
  checkCodeIs: InvoiceCheckCodeSource | null;
}

/**
 * FlyOCR, "Invoice Verification" (HIGH): what each row asks for. It overrides the plain list of parameters above it, which
 * marks the date and the amount as required for all. Which types a merged cell of the print reaches is INFERRED from order.
 */
const ROWS: Readonly<Record<InvoiceVerificationRow, Row>> = {
  A: {
    requires: ['invoiceCode', 'invoiceNumber', 'billingDate', 'totalAmount'],
    totalAmountIs: 'NET',
    checkCodeIs: null,
  },
  B: {
    requires: ['invoiceCode', 'invoiceNumber', 'billingDate', 'checkCode'],
    totalAmountIs: null,
    checkCodeIs: 'CHECK_CODE',
  },
  C: {
    requires: ['invoiceCode', 'invoiceNumber', 'checkCode', 'salesTaxNumber'],
    totalAmountIs: null,
    checkCodeIs: 'CHECK_CODE',
  },
  D: { requires: ['invoiceNumber', 'checkCode', 'totalAmount'], totalAmountIs: 'GROSS', checkCodeIs: 'CHECK_CODE' },
  D2: {
    requires: ['invoiceCode', 'invoiceNumber', 'billingDate', 'totalAmount'],
    totalAmountIs: 'NET',
    checkCodeIs: null,
  },
  E: {
    requires: ['invoiceCode', 'invoiceNumber', 'billingDate', 'checkCode'],
    totalAmountIs: null,
    checkCodeIs: 'FULL_INVOICE_NUMBER',
  },
  F: { requires: ['invoiceCode', 'invoiceNumber', 'orderNumber'], totalAmountIs: null, checkCodeIs: null },
  // The print says "Amount tax", most likely the amount with tax (INFERRED).
  G: {
    requires: ['invoiceCode', 'invoiceNumber', 'billingDate', 'totalAmount', 'checkCode'],
    totalAmountIs: 'GROSS',
    checkCodeIs: 'CHECK_CODE',
  },
};

function type(code: string, name: string, verificationRow: InvoiceVerificationRow | null = null): InvoiceType {
  const row = verificationRow && ROWS[verificationRow];
  return {
    code,
    name,
    verifiable: row !== null,
    verificationRow,
    requiredForVerification: row?.requires ?? [],
    totalAmountIs: row?.totalAmountIs ?? null,
    checkCodeIs: row?.checkCodeIs ?? null,
  };
}

/** The 37 types of FlyOCR's table "Invoice Recognition", in its order (HIGH). 20 of them can be verified. */
export const INVOICE_TYPES: readonly InvoiceType[] = [
  type('1', 'Special VAT invoice', 'A'),
  type('3', 'Unified sales invoice for motor vehicles', 'A'),
  type('4', 'Ordinary VAT invoice', 'B'),
  type('8', 'Electronic special VAT invoice', 'A'),
  type('9', 'Electronic invoice (special VAT invoice)', 'D'),
  type('10', 'Ordinary VAT invoice (electronic)', 'B'),
  type('11', 'Ordinary VAT invoice (roll)', 'B'),
  type('14', 'Ordinary VAT invoice (toll)', 'B'),
  type('15', 'Unified sales invoice for used cars', 'A'),
  type('20', 'Train ticket'),
  type('21', 'Blockchain invoice', 'C'),
  type('22', 'Ship ticket'),
  type('23', 'Invoice of a fixed amount'),
  type('24', 'Universal machine-printed invoice'),
  type('25', 'Taxi invoice'),
  type('26', 'Coach ticket'),
  type('27', 'Electronic air ticket itinerary'),
  type('28', 'Toll receipt'),
  type('31', 'Didi travel itinerary'),
  type('33', 'Sales list'),
  type('34', 'Electronic financial bill', 'G'),
  type('35', 'Customs payment certificate'),
  type('36', 'General electronic invoice', 'F'),
  type('37', 'Tax payment certificate'),
  type('38', 'Medical bill', 'G'),
  type('39', 'Train refund ticket'),
  type('61', 'Electronic invoice (air ticket itinerary)', 'D'),
  type('62', 'Electronic invoice (railway ticket)', 'D'),
  type('83', 'Electronic invoice (ordinary invoice)', 'D'),
  type('91', 'Fully digital paper invoice (special VAT invoice)', 'A'),
  type('92', 'Fully digital paper invoice (ordinary VAT invoice)', 'E'),
  type('40', 'General payment certificate for non-tax income (electronic)'),
  type('41', 'General vehicle toll invoice (electronic)'),
  type('93', 'Fully digital paper invoice (sale of motor vehicles)', 'D2'),
  type('94', 'Fully digital paper invoice (sale of used cars)', 'D2'),
  type('42', 'Bank receipt'),
  type('99', 'Other bill'),
];

const BY_CODE: ReadonlyMap<string, InvoiceType> = new Map(INVOICE_TYPES.map((each) => [each.code, each]));

export function findInvoiceType(code: string): InvoiceType | null {
  return BY_CODE.get(code) ?? null;
}
