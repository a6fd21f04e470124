import { readFile } from 'node:fs/promises';
import type { SpecimenDrawing } from './specimen.js';

/** Written by a library that is not ours; SOURCES.md beside it tells how. */
const FILE = new URL('../../test/providers/local/invoice/fixtures/factur-x-en16931.pdf', import.meta.url);

/** The one specimen that is not drawn here, so that what reads it is not tried on our own understanding of the standard. */
export const electronicInvoice: SpecimenDrawing = async () => ({
  bytes: await readFile(FILE),
  entry: {
    name: 'invoice-factur-x',
    title: 'Electronic invoice (Factur-X)',
    description:
      'A PDF of one page with the same invoice as XML inside, in the profile EN 16931; all parties are invented.',
    file: 'invoice-factur-x.pdf',
    mediaType: 'application/pdf',
    documentType: 'INVOICE',
    truth: {
      invoiceNumber: 'SPEC-2025-0042',
      billingDate: '2025-03-17',
      netAmount: '430.11',
      taxAmount: '70.60',
      grossAmount: '500.71',
      currency: 'EUR',
      sellerName: 'Zenith Büromöbel GmbH',
      sellerTaxNumber: 'DE136695976',
      buyerName: 'Cartographie Méridan SARL',
      buyerTaxNumber: 'FR40303265045',
      iban: 'DE89370400440532013000',
    },
    mrz: [],
  },
});
