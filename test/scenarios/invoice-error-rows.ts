import { UploadInvoiceDocument, VerifyInvoiceDocument } from '../../operations/generated.js';
import type { VerifyInvoiceInput } from '../../operations/generated.js';
import type { UserErrorCode } from '../../src/domain/errors.js';
import type { TestApp } from '../support/test-app.js';
import type { UserErrorRow } from './user-error-table.js';

async function verified(app: TestApp, input: VerifyInvoiceInput): Promise<{ code: string }[]> {
  return (await app.ask(VerifyInvoiceDocument, { input })).data.verifyInvoice.userErrors;
}

/** A row about an invoice that no register can be asked about. */
const verification = (code: UserErrorCode, input: VerifyInvoiceInput): UserErrorRow => ({
  code,
  act: ({ app }) => verified(app, input),
});

export const INVOICE_ERROR_ROWS: readonly UserErrorRow[] = [
  verification('INVOICE_NOT_FOUND', { invoiceId: 'inv_AAAAAAAAAAAAAAAAAAAAAA' }),
  {
    code: 'INVOICE_NOT_READ_YET',
    act: async ({ idleApp }) => {
      const input = { image: { specimen: 'invoice-chinese-vat' } };
      const { data } = await idleApp.ask(UploadInvoiceDocument, { input });
      return verified(idleApp, { invoiceId: data.uploadInvoice.invoice!.id });
    },
  },
  verification('INVOICE_TYPE_UNKNOWN', { typeCode: '63' }),
  verification('INVOICE_TYPE_NOT_VERIFIABLE', { typeCode: '20' }),
  verification('INVOICE_PARAMETER_MISSING', {
    typeCode: '21',
    invoiceCode: '099900000417',
    invoiceNumber: '00417162',
    checkCode: '560417',
  }),
];
