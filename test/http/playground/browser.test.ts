import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { describeWith } from '../../support/services.js';
import { startStubServer, type StubServer } from './stub-server.js';

const CHROMIUM_PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const specimenPath = fileURLToPath(new URL('../../../assets/specimens/passport-utopia.jpg', import.meta.url));

const executablePath = CHROMIUM_PATHS.find((path) => existsSync(path));
const CHROMIUM = {
  name: 'Chromium',
  isThere: executablePath !== undefined,
  howToGet: 'Install it: apt-get install -y chromium (Debian, Ubuntu).',
};

describeWith(CHROMIUM, 'the playground in a browser', () => {
  let stub: StubServer;
  let browser: Browser;
  let page: Page;
  const requestedUrls: string[] = [];
  const complaints: string[] = [];

  const openTab = (title: string) => page.getByText(title, { exact: true }).first().click();
  const send = () => page.getByText('Send Request', { exact: true }).click();
  const result = (text: string) => page.locator('app-query-result:visible').getByText(text).first().waitFor();

  beforeAll(async () => {
    stub = await startStubServer();
    browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    context.on('request', (request) => requestedUrls.push(request.url()));
    context.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${stub.origin}/playground`);
    await page.getByText('Send Request', { exact: true }).waitFor();
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await stub?.server.close();
  });

  test('opens at the first tab, and one click shows the reading of a shipped specimen', async () => {
    await page.getByText('(Send mutation UploadASpecimen)').waitFor();
    await send();
    await result('"document-of-a-specimen"');
    expect(stub.received.specimens).toEqual(['passport-utopia']);
  });

  test('the second tab polls the document that the first one made', async () => {
    await openTab('2 Poll that document');
    await page.getByText('(Send query PollThatDocument)').waitFor();
    await send();
    await result('"document-of-a-specimen"');
    expect(stub.received.polledIds).toEqual(['document-of-a-specimen']);
  });

  test('the third tab sends a file of the visitor', async () => {
    await openTab('3 Upload your own file');
    await page.getByText('(Send mutation UploadYourOwnFile)').waitFor();
    await page.getByText('Variables', { exact: true }).click();
    await page.getByText('Add files', { exact: true }).click();
    await page.setInputFiles('.variables-file-item-input', specimenPath);
    await send();
    await result('"document-of-a-file"');
    expect(stub.received.files.map((file) => file.filename)).toEqual(['passport-utopia.jpg']);
    expect(stub.received.files[0]?.bytes.equals(await readFile(specimenPath))).toBe(true);
  });

  test('asked nobody but its own server, and broke no rule of its policy', () => {
    expect(requestedUrls.length).toBeGreaterThan(10);
    expect(requestedUrls.filter((url) => !url.startsWith(`${stub.origin}/`))).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
