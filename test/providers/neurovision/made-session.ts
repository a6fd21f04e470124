import type { SessionFace } from '../../../src/domain/reading.js';
import type { Check } from '../../../src/domain/document.js';
import { ProviderFailure } from '../../../src/providers/contract.js';
import { map } from './read-fixture.js';

export const check = (name: string, outcome: string, providerCode: string) => ({ name, outcome, providerCode });
export const shortOf = ({ name, outcome, providerCode }: Check) => ({ name, outcome, providerCode });

/** A session with one result about a document. */
export function sessionOf(result: object, session: object = {}): object {
  return {
    sessionId: '550e8400-e29b-11d4-a716-446655440000',
    status: 'success',
    results: [{ status: 'success', type: 'document', errors: [], ...result }],
    ...session,
  };
}
export const fieldsOf = (...fields: object[]) => ({ ocr: { status: 'success', fields } });
export const SURNAME = { title: 'Surname', value: 'DOE', conf: 'high' };
export const fraud = (...items: object[]) => ({ checks: [{ caption: 'fraud', items }] });

/** What a reply that is no reading fails with. */
export function failureIn(json: unknown, wanted: 'DOCUMENT' | 'SESSION' = 'DOCUMENT'): ProviderFailure {
  try {
    map(json, wanted);
  } catch (fault) {
    if (fault instanceof ProviderFailure) return fault;
    throw fault;
  }
  throw new Error('It did not fail.');
}

/** One of two faces that were compared. */
export function face(source: SessionFace['source'], label: string, documentIndex: number | null = null): SessionFace {
  return { source, documentIndex, label };
}
