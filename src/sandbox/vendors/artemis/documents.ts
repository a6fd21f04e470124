import { createHash } from 'node:crypto';
import { madeUpNumber } from '../../made-up.js';

/** A body as the vendor documents it, checked. */
export interface StoredResult {
  /** What a later update with the same content is known by; the content itself is not kept. */
  fingerprint: string;
  type: string | null;
  number: string | null;
  issueDate: string | null;
  expiryDate: string | null;
}

/** The documented keys that are not text. */
const LISTS = ['ignored_fields', 'missing_fields'];
/** The two that the vendor types as dates. */
const DATES = ['birth date', 'issue_date'];
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Why the types of the body are not the documented ones; null where they are. Unknown keys are passed over (INFERRED). */
export function faultOf(body: unknown): string | null {
  if (!isObject(body)) return 'The body is no object.';
  for (const name of ['error', 'task_id', 'description', 'status_task']) {
    if (body[name] != null && typeof body[name] !== 'string') return `${name} is no text.`;
  }
  const result = body['result'];
  if (result == null) return null;
  if (!isObject(result)) return 'result is no object.';
  for (const [name, value] of Object.entries(result)) {
    if (value === null) continue;
    if (LISTS.includes(name) && !Array.isArray(value)) return `${name} is no list.`;
    if (DATES.includes(name) && (typeof value !== 'string' || !DATE.test(value))) return `${name} is no date.`;
  }
  return null;
}

export function readResult(body: Record<string, unknown>): StoredResult {
  const result = isObject(body['result']) ? body['result'] : {};
  const text = (name: string) => (typeof result[name] === 'string' ? result[name] : null);
  const date = (name: string) => (DATE.test(text(name) ?? '') ? text(name) : null);
  return {
    fingerprint: createHash('sha256').update(JSON.stringify(body)).digest('hex'),
    type: text('document_type'),
    number: text('document_number'),
    issueDate: date('issue_date'),
    expiryDate: date('expiry_date') ?? date('expiry date'),
  };
}

export interface DocumentParts {
  customerId: string;
  documentId: string;
  result: StoredResult;
  updatedAt: Date;
}

/** The answer of the documentation, as JSON text: ids are 64-bit numbers, which a double would round. */
export function documentJson({ customerId, documentId, result, updatedAt }: DocumentParts): string {
  const user = { email: 'officer@artemis.invalid', firstName: 'Sandbox', fullName: 'Sandbox Officer', id: 1 };
  const createdDay = 1 + madeUpNumber(documentId, 'created', 28);
  const { type, number, issueDate, expiryDate } = result;
  const document = {
    id: ID_MARK,
    createdAt: `2026-01-${String(createdDay).padStart(2, '0')}T08:30:00Z`,
    updatedAt: `${updatedAt.toISOString().slice(0, 19)}Z`,
    createdBy: { ...user, lastName: 'Officer' },
    updatedBy: { ...user, lastName: 'Officer' },
    customerId: CUSTOMER_MARK,
    frontName: 'front.jpg',
    backName: null,
    type,
    number,
    authenticity: 'ORIGINAL',
    issueDate,
    expiryDate,
    showExpiryNotification: false,
    front: `document/${documentId}/front`,
    back: null,
    docverCheckStatus: 'NOT_PERFORMED',
    faceCompare: {},
    liveness: {},
    other: {},
    allowedDocumentFormat: true,
  };
  return JSON.stringify(document).replace(`"${ID_MARK}"`, documentId).replace(`"${CUSTOMER_MARK}"`, customerId);
}

const ID_MARK = '{documentId}';
const CUSTOMER_MARK = '{customerId}';

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
