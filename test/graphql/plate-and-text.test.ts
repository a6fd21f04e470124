import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { ReadDocumentDocument } from '../../operations/generated.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';

jest.setTimeout(120_000);

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ environment: { SANDBOX: 'on', JOB_CONCURRENCY: '8' } });
});
afterAll(() => app.stop());

async function read(specimen: string, typeCode: string, providers: ('local' | 'flyocr')[]) {
  const strategy = { mode: 'FALLBACK' as const, providers };
  const input = { image: { specimen }, typeCode, strategy };
  const { data, errors } = await app.ask(ReadDocumentDocument, { input, waitMs: 25_000 });
  expect(errors).toBeUndefined();
  expect(data.uploadDocument.userErrors).toEqual([]);
  return data.uploadDocument.document!;
}

test('a licence plate comes with its number, colour, type and place, as fields and apart', async () => {
  const document = await read('licence-plate-meridan', 'licence-plate', ['flyocr']);
  expect(document).toMatchObject({ lifecycle: 'COMPLETED', nextAction: 'NONE' });
  const plate = { provider: 'flyocr', number: 'ZN41763', colour: 'blue', type: 'small car' };
  expect(document.plates).toEqual([expect.objectContaining(plate)]);
  for (const { x, y } of document.plates[0]!.quadrilateral!) {
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
    expect(Math.max(x, y)).toBeLessThanOrEqual(1);
  }
  const values = Object.fromEntries(document.fields.map(({ name, value }) => [name, value]));
  expect(values).toMatchObject({ PLATE_NUMBER: 'ZN41763', PLATE_COLOUR: 'blue', PLATE_TYPE: 'small car' });
});

describe.each([['local' as const], ['flyocr' as const]])('a page of text, read by %s,', (provider) => {
  test('comes as lines with their places, and asks for nothing more', async () => {
    const document = await read('text-page', 'general-text', [provider]);
    expect(document).toMatchObject({ lifecycle: 'COMPLETED', verdict: null, nextAction: 'NONE' });
    expect(new Set(document.text!.map((line) => line.provider))).toEqual(new Set([provider]));
    expect(document.text!.map(({ text }) => text).join(' ')).toContain('The oldest keeper');
    for (const { x, y } of document.text!.flatMap(({ quadrilateral }) => quadrilateral ?? [])) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(Math.max(x, y)).toBeLessThanOrEqual(1);
    }
    expect(document.plates).toEqual([]);
    expect(document.bankCard).toBeNull();
  });
});

test('a passport has no text unless that is asked for', async () => {
  const document = await read('passport-utopia', 'passport', ['flyocr']);
  expect(document.text).toBeNull();
  expect(document.mrzLines.map(({ provider }) => provider)).toEqual(['flyocr', 'flyocr']);
  expect(document.mrzLines[0]!.text).toMatch(/^P<UTOMERIDAN<</);
});
