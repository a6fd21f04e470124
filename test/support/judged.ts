import type { Check, DocumentReading } from '../../src/domain/document.js';
import type { MrzReading } from '../../src/domain/mrz.js';
import type { JudgeInput } from '../../src/orchestration/judge.js';
import { judgeDocument } from '../../src/orchestration/judge.js';
import { mergeReadings } from '../../src/orchestration/merge.js';

export const EXPIRES = '2030-06-15';

/** The judgement on what one provider read, on the first day of 2026. */
export function judge(reading: DocumentReading | null, changes: Partial<JudgeInput> = {}) {
  const readings = reading ? [reading] : [];
  const merged = mergeReadings({
    readings: readings.map((each) => ({ provider: 'local', reading: each })),
    anyFailed: false,
  });
  return judgeDocument({
    kind: merged.kind,
    side: merged.side,
    fields: merged.fields,
    mrz: merged.mrz,
    readings,
    errorCodes: [],
    today: new Date('2026-01-01T00:00:00Z'),
    ...changes,
  });
}

export const authenticity = (outcome: Check['outcome']): Partial<DocumentReading> => ({
  checks: [{ name: 'AUTHENTICITY', outcome, explanation: 'Looked at.', provider: 'local' }],
});
export const VALID = { DOCUMENT_NUMBER: 'UX0000001', DATE_OF_EXPIRY: EXPIRES };

export const mrz = (passed: boolean): MrzReading =>
  ({
    format: 'TD3',
    accepted: passed,
    checkDigits: [{ name: 'DOCUMENT_NUMBER', line: 1, column: 9, printed: '1', computed: passed ? '1' : '2', passed }],
  }) as unknown as MrzReading;
