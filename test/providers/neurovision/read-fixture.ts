import { readFile } from 'node:fs/promises';
import type { DocumentReading } from '../../../src/domain/document.js';
import type { Reading } from '../../../src/domain/reading.js';
import type { Wanted } from '../../../src/providers/neurovision/mapping.js';
import { mapSession } from '../../../src/providers/neurovision/mapping.js';
import type { NeurovisionSettings } from '../../../src/providers/neurovision/settings.js';
import { readSession } from '../../../src/providers/neurovision/wire.js';

const TODAY = new Date('2026-03-19T10:31:00.000Z');

export async function fixture(name: string): Promise<unknown> {
  const text = await readFile(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8');
  return JSON.parse(text) as unknown;
}

/** What the fields of a fixture's first result are called. */
export async function titlesOf(name: string): Promise<string[]> {
  const { results } = (await fixture(name)) as { results: { ocr: { fields: { title: string }[] } }[] };
  return results[0]!.ocr.fields.map(({ title }) => title);
}

export function map(
  json: unknown,
  wanted: Wanted,
  faceNumbers: NeurovisionSettings['faceNumbers'] = 'unknown',
): { reading: Reading; warnings: string[] } {
  const warnings: string[] = [];
  return {
    reading: mapSession(readSession(json, warnings), wanted, { faceNumbers, today: TODAY, imageCount: null, warnings }),
    warnings,
  };
}

export function mapDocument(json: unknown): { document: DocumentReading; warnings: string[] } {
  const { reading, warnings } = map(json, 'DOCUMENT');
  if (reading.kind !== 'DOCUMENT') throw new Error('It is no document.');
  return { document: reading.document, warnings };
}

export function mapWhole(json: unknown, faceNumbers?: NeurovisionSettings['faceNumbers']) {
  const { reading, warnings } = map(json, 'SESSION', faceNumbers);
  if (reading.kind !== 'SESSION') throw new Error('It is no session.');
  return { session: reading.session, warnings };
}
