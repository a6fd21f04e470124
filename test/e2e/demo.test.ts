import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Of the bank card that is handed in. */
const CARD_NUMBER = '5555555555554444';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ environment: { SANDBOX: 'on' } });
});
afterAll(() => app.stop());

test('the demo of a whole check, piped, prints what was found, decided and paid, and no card number', async () => {
  const program = ['--import', 'tsx', 'scripts/demo/main.ts', '--url', app.url, 'kyc'];
  const { stdout, stderr } = await run(process.execPath, program, { cwd: ROOT, timeout: 90_000 });
  expect(stderr).toBe('');
  // eslint-disable-next-line no-control-regex
  expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
  expect(stdout).toMatch(/^ {2}done: 0 of 6(, \d+ of \d+)*, 8 of 8$/m);
  expect(stdout).toMatch(/^PASSPORT FRONT +DATE_OF_BIRTH +1991-04-17 +MRZ_CHECK_DIGIT/m);
  expect(stdout).toMatch(/^BANK_CARD +CARD_NUMBER +555555\*+4444 +LUHN$/m);
  expect(stdout).not.toContain(CARD_NUMBER);
  expect(stdout).toMatch(/^INVOICE +GROSS_AMOUNT +343\.20/m);
  expect(stdout).toMatch(/^face of PASSPORT FRONT and SELFIE +SAME_PERSON +by flyocr$/m);
  expect(stdout).toMatch(/^CARD_HOLDER_MATCHES\b.* PASSED /m);
  expect(stdout).toMatch(/^verdict +ACCEPTED$/m);
  expect(stdout).toMatch(/^next action +NONE$/m);
  expect(stdout).toMatch(/^cost +[\d.]+ USD, in \d+ ms of work$/m);
  expect(stdout).toMatch(/^asked +local +\d+ COMPLETED from EMBEDDED/m);
}, 120_000);
