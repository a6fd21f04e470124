import { INVOICE_REASONS } from '../../domain/invoice.js';
import { publish } from '../enums.js';

export const InvoiceReasonEnum = publish('InvoiceReason', INVOICE_REASONS, 'Why nothing is known of an invoice.', {
  ERASED: 'It was, and has been erased.',
  NOBODY_ASKED: 'No configured provider reads invoices in such files, or the strategy left nobody to ask.',
  PROVIDERS_FAILED: 'Somebody who was asked has failed, was too late or was called off; see the attempts.',
  NOTHING_READABLE: 'Whoever answered found nothing of an invoice in the file.',
});
