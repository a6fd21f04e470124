import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { USER_ERROR_CODES } from '../../src/domain/errors.js';
import { createPdfInspector } from '../../src/images/pdf-inspector.js';
import { createFakeProvider, registryOf } from '../support/fake-provider.js';
import type { TestApp, TestAppOptions } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';
import { EXPORT_ERROR_ROWS } from './export-error-rows.js';
import { FACE_ERROR_ROWS } from './face-error-rows.js';
import { INVOICE_ERROR_ROWS } from './invoice-error-rows.js';
import type { Stage } from './user-error-table.js';
import { MAX_UPLOAD_BYTES, USER_ERROR_ROWS } from './user-error-table.js';

/** What nothing that a caller can do leads to yet. To be taken out here as soon as something does. */
const NOT_YET = [
  // Of the readers of pictures; pages are not chosen by a caller.
  'PAGE_NOT_FOUND',
  // A form that does not arrive whole is refused as a whole, with 400.
  'UPLOAD_FAILED',
];

const environment = { MAX_UPLOAD_BYTES: String(MAX_UPLOAD_BYTES) };
const impatientInspector = createPdfInspector({ deadlineMs: 200 });
let offsetMs = 0;
/** A customer system that nobody answers for: before anything is sent, it is refused. */
const EXPORTING = {
  ARTEMIS_CLIENT_ID: 'client-of-a-test',
  ARTEMIS_CLIENT_SECRET: 'secret-of-a-test',
  ARTEMIS_DOMAIN_ID: '1',
  ARTEMIS_API_BASE: 'http://127.0.0.1:9',
  ARTEMIS_AUTH_BASE: 'http://127.0.0.1:9',
};
let stage: Stage;
const apps: TestApp[] = [];
beforeAll(async () => {
  const open = async (options: TestAppOptions = {}) => {
    const app = await createTestApp({ ...options, environment: { ...environment, ...options.environment } });
    apps.push(app);
    return app;
  };
  stage = {
    app: await open({ environment: { SANDBOX: 'on' }, now: () => new Date(Date.now() + offsetMs) }),
    liveApp: await open({ registry: registryOf(createFakeProvider({ mode: 'LIVE' })) }),
    idleApp: await open({ environment: { SANDBOX: 'on', ROLE: 'api' } }),
    exportingApp: await open({ environment: { SANDBOX: 'on', ...EXPORTING } }),
    later: (milliseconds) => void (offsetMs += milliseconds),
  };
  stage.liveApp.app.parts.pdfInspector = impatientInspector;
});
afterAll(async () => {
  await Promise.all([...apps.map((app) => app.stop()), impatientInspector.close()]);
});
beforeEach(() => {
  offsetMs = 0;
});

const reached = new Set<string>();

describe('a fault of the caller’s is told as', () => {
  const rows = [...USER_ERROR_ROWS, ...FACE_ERROR_ROWS, ...INVOICE_ERROR_ROWS, ...EXPORT_ERROR_ROWS];

  test.each(rows)('$code', async ({ code, act }) => {
    const errors = await act(stage);
    expect(errors.map((error) => error.code)).toEqual([code]);
    reached.add(code);
  });
});

test('and every code of the schema is told by one of these, but for those that are known to be missing', () => {
  expect(USER_ERROR_CODES.filter((code) => !reached.has(code))).toEqual(NOT_YET);
});
