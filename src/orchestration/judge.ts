import type { Check, DocumentKind, DocumentReading, DocumentSide } from '../domain/document.js';
import type { Field } from '../domain/field.js';
import type { Lifecycle, NextAction, Reason, Verdict } from '../domain/lifecycle.js';
import type { MrzReading } from '../domain/mrz.js';

export interface JudgeInput {
  kind: DocumentKind;
  /** Null: not known which side the picture shows. */
  side: DocumentSide | null;
  fields: readonly Field[];
  mrz: MrzReading | null;
  readings: readonly DocumentReading[];
  anyFailed: boolean;
  today: Date;
}

export interface Judgement {
  lifecycle: Lifecycle;
  verdict: Verdict | null;
  nextAction: NextAction;
  reasons: Reason[];
  checks: Check[];
}

/** Kinds whose machine-readable part stands on the back, so that a front without one asks for the other side. */
const TWO_SIDED: readonly DocumentKind[] = ['IDENTITY_CARD', 'RESIDENCE_PERMIT', 'DRIVING_LICENCE'];

/**
 * What follows from what was read. Nothing here stands in for a decision that nobody took: a document that nobody
 * checked for authenticity is never ACCEPTED.
 */
export function judgeDocument(input: JudgeInput): Judgement {
  const { kind, side, fields, mrz, readings, anyFailed } = input;
  const checks = [mrzCheck(mrz), expiryCheck(fields, input.today), ...otherChecks(readings)];
  const failed = (name: Check['name']) => checks.some((check) => check.name === name && check.outcome === 'FAILED');
  const outcome = (verdict: Verdict | null, nextAction: NextAction, ...reasons: Reason[]): Judgement => ({
    lifecycle: 'COMPLETED',
    verdict,
    nextAction,
    reasons,
    checks,
  });

  if (readings.length === 0) {
    return {
      ...outcome(null, 'CONTACT_SUPPORT', anyFailed ? 'PROVIDERS_FAILED' : 'NOT_SUPPORTED'),
      lifecycle: 'FAILED',
    };
  }
  if (fields.every((field) => field.value === null)) {
    if (mrz) return outcome(null, 'RETAKE_PHOTO', 'MACHINE_READABLE_ZONE_NOT_ACCEPTED');
    if (readings.some((reading) => reading.barcodes.length > 0)) {
      return outcome(null, 'UPLOAD_DOCUMENT', 'NO_IDENTITY_FIELDS');
    }
    // The back was shown: what is missing there does not stand on the front.
    return TWO_SIDED.includes(kind) && side !== 'BACK'
      ? outcome(null, 'UPLOAD_OTHER_SIDE', 'MACHINE_READABLE_ZONE_NOT_FOUND')
      : outcome(null, 'RETAKE_PHOTO', 'NOTHING_READABLE');
  }
  if (failed('NOT_EXPIRED')) return outcome('REJECTED', 'UPLOAD_DOCUMENT', 'DOCUMENT_EXPIRED');
  if (failed('AUTHENTICITY')) return outcome('REJECTED', 'UPLOAD_DOCUMENT', 'AUTHENTICITY_FAILED');
  const authentic = checks.some((check) => check.name === 'AUTHENTICITY' && check.outcome === 'PASSED');
  // Genuine to one who looked at it, and yet its own arithmetic does not hold: somebody has to see for himself.
  if (authentic && failed('MRZ_CHECK_DIGITS'))
    return outcome('SUSPICIOUS', 'CONTACT_SUPPORT', 'MRZ_CHECK_DIGITS_FAILED');
  return authentic ? outcome('ACCEPTED', 'NONE') : outcome(null, 'NONE', 'AUTHENTICITY_NOT_CHECKED');
}

function mrzCheck(mrz: MrzReading | null): Check {
  const name = 'MRZ_CHECK_DIGITS';
  if (!mrz) return { name, outcome: 'NOT_RUN', explanation: 'No machine-readable zone was found.', provider: null };
  const failing = mrz.checkDigits.filter((checkDigit) => !checkDigit.passed).length;
  return failing === 0
    ? { name, outcome: 'PASSED', explanation: `All ${mrz.checkDigits.length} check digits hold.`, provider: null }
    : {
        name,
        outcome: 'FAILED',
        explanation: `${failing} of ${mrz.checkDigits.length} check digits do not hold.`,
        provider: null,
      };
}

/** The day of expiry itself still counts, in the time zone that is last to end it (UTC-12). */
function expiryCheck(fields: readonly Field[], now: Date): Check {
  const name = 'NOT_EXPIRED';
  const expiry = fields.find((field) => field.name === 'DATE_OF_EXPIRY')?.value;
  if (!expiry || !/^\d{4}-\d{2}-\d{2}$/.test(expiry)) {
    return { name, outcome: 'NOT_RUN', explanation: 'No complete date of expiry is known.', provider: null };
  }
  const lastMoment = Date.parse(`${expiry}T23:59:59.999-12:00`);
  return now.getTime() <= lastMoment
    ? { name, outcome: 'PASSED', explanation: 'The date of expiry is not over.', provider: null }
    : { name, outcome: 'FAILED', explanation: 'The date of expiry is over.', provider: null };
}

/** What providers checked themselves; and, where nobody did, that nobody did. */
function otherChecks(readings: readonly DocumentReading[]): Check[] {
  const reported = readings.flatMap((reading) => reading.checks);
  if (reported.some((check) => check.name === 'AUTHENTICITY')) return reported;
  return [
    ...reported,
    {
      name: 'AUTHENTICITY',
      outcome: 'NOT_RUN',
      explanation: 'None of the providers asked judges whether a document is genuine.',
      provider: null,
    },
  ];
}
