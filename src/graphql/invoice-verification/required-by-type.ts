import { IsDefined, ValidateIf } from 'class-validator';
import type { UserErrorCode } from '../../domain/errors.js';
import type { InvoiceVerificationParameterName } from '../../domain/invoice-types.js';
import { findInvoiceType } from '../../domain/invoice-types.js';
import { explainMissing, isRequired } from '../../domain/invoice-verification.js';

type Given = { invoiceId?: string | null; typeCode?: string | null };

const CODE: UserErrorCode = 'INVOICE_PARAMETER_MISSING';

/**
 * The matrix of verification as a rule of class-validator: what the type requires must be there. Where an invoice fills the
 * parameters, what it lacks is only known once it was looked up (services/verify-invoice.ts).
 */
export function RequiredByType(): PropertyDecorator {
  return (target, property) => {
    const name = String(property) as InvoiceVerificationParameterName;
    const isAsked = ({ invoiceId, typeCode }: Given, value: unknown) =>
      (value !== null && value !== undefined) || (!invoiceId && isRequired(typeCode, name));
    ValidateIf(isAsked)(target, property);
    IsDefined({
      message: ({ object }) => {
        const type = findInvoiceType((object as Given).typeCode ?? '');
        return type ? explainMissing(type, name) : `${name} is missing`;
      },
      context: { code: CODE },
    })(target, property);
  };
}
