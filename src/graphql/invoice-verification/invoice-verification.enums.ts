import { INVOICE_OUTCOMES } from '../../domain/invoice.js';
import { publish } from '../enums.js';

export const InvoiceOutcomeEnum = publish('InvoiceOutcome', INVOICE_OUTCOMES, 'What a register says of an invoice.', {
  GENUINE: 'The register has it just so, and in order.',
  NOT_FOUND: 'The register has no such invoice.',
  MISMATCH: 'The register has it otherwise.',
  VOIDED: 'It was declared void.',
  RED_LETTER: 'It was reversed, wholly or in part.',
  INCONCLUSIVE: 'There are answers, and they are unsure or contradict each other; the reasons say which.',
});
