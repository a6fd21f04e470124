import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { USER_ERROR_CODES } from '../../src/domain/errors.js';
import { createPdfInspector } from '../../src/images/pdf-inspector.js';
import { createFakeProvider, registryOf } from '../support/fake-provider.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';
import { FACE_ERROR_ROWS } from './face-error-rows.js';
import { MAX_UPLOAD_BYTES, USER_ERROR_ROWS } from './user-error-table.js';

/** What nothing that a caller can do leads to yet. To be taken out here as soon as something does. */
const NOT_YET = [
  // Nobody gives up a picture for its time: no reader of pictures has a deadline of its own.
  'IMAGE_TOO_SLOW',
  // Pages are not chosen by a caller.
  'PAGE_NOT_FOUND',
  // A type that is not in the catalogue is INPUT_INVALID.
  'DOCUMENT_TYPE_UNKNOWN',
  // A form that does not arrive whole is refused as a whole, with 400.
  'UPLOAD_FAILED',
  // Invoices and exports cannot be asked for yet.
  'INVOICE_NOT_FOUND',
  'INVOICE_NOT_READ_YET',
  'INVOICE_TYPE_UNKNOWN',
  'INVOICE_TYPE_NOT_VERIFIABLE',
  'INVOICE_PARAMETER_MISSING',
  'DOCUMENT_NOT_ENDED',
  'DOCUMENT_WITHOUT_VALUES',
  'DOCUMENT_FROM_SANDBOX',
  'EXPORT_NOT_CONFIGURED',
];

const environment = { MAX_UPLOAD_BYTES: String(MAX_UPLOAD_BYTES) };
const impatientInspector = createPdfInspector({ deadlineMs: 200 });
let offsetMs = 0;
let app: TestApp;
let liveApp: TestApp;
beforeAll(async () => {
  const now = () => new Date(Date.now() + offsetMs);
  app = await createTestApp({ environment: { ...environment, SANDBOX: 'on' }, now });
  liveApp = await createTestApp({ environment, registry: registryOf(createFakeProvider({ mode: 'LIVE' })) });
  liveApp.app.parts.pdfInspector = impatientInspector;
});
afterAll(async () => {
  await Promise.all([app.stop(), liveApp.stop(), impatientInspector.close()]);
});
beforeEach(() => {
  offsetMs = 0;
});

const reached = new Set<string>();

describe('a fault of the caller’s is told as', () => {
  test.each([...USER_ERROR_ROWS, ...FACE_ERROR_ROWS])('$code', async ({ code, act }) => {
    const later = (milliseconds: number) => void (offsetMs += milliseconds);
    const errors = await act({ app, liveApp, later });
    expect(errors.map((error) => error.code)).toEqual([code]);
    reached.add(code);
  });
});

test('and every code of the schema is told by one of these, but for those that are known to be missing', () => {
  expect(USER_ERROR_CODES.filter((code) => !reached.has(code))).toEqual(NOT_YET);
});
