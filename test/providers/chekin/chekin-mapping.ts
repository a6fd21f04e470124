import { readFile } from 'node:fs/promises';
import type { DocumentReading } from '../../../src/domain/document.js';
import type { Candidate, FieldName } from '../../../src/domain/field.js';
import type { MappingParts } from '../../../src/providers/chekin/mapping.js';
import { mapPicture } from '../../../src/providers/chekin/mapping.js';
import { readPicture } from '../../../src/providers/chekin/wire.js';
import { newPicture, settingsOf } from './chekin-call.js';

export const TODAY = new Date('2026-11-20T12:00:00Z');

export async function fixture(name: string): Promise<Record<string, unknown>> {
  const text = await readFile(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8');
  return JSON.parse(text) as Record<string, unknown>;
}

export interface Mapped {
  document: DocumentReading;
  warnings: string[];
  /** The one candidate of a field. */
  of: (name: FieldName) => Candidate | undefined;
}

export function map(json: unknown, settings: Partial<MappingParts['settings']> = {}): Mapped {
  const warnings: string[] = [];
  const reply = readPicture(json, warnings);
  const document = mapPicture(reply, { today: TODAY, settings: { ...settingsOf(), ...settings }, warnings });
  const of = (name: FieldName) => document.candidates.find((entry) => entry.name === name)?.candidate;
  return { document, warnings, of };
}

export function completed(changes: Record<string, unknown>): Record<string, unknown> {
  return { ...newPicture(1), status: 'COM', mrz_detected: true, valid_score: 80, ...changes };
}
