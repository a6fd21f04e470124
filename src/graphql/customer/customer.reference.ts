import { PLAIN_TEXT } from '../problems.js';
import type { Customer } from './customer.type.js';

/** Any id may be a customer of somebody's; what hangs on it is looked up within the tenant. */
export function resolveCustomerReference(reference: { id?: unknown }): Customer | null {
  return typeof reference.id === 'string' && PLAIN_TEXT.test(reference.id) ? { id: reference.id } : null;
}
