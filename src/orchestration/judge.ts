import type { ProviderErrorCode } from '../domain/attempt.js';
import type {
  Check,
  CheckName,
  CheckOutcome,
  DocumentKind,
  DocumentReading,
  DocumentSide,
} from '../domain/document.js';
import type { Field } from '../domain/field.js';
import type { Lifecycle, NextAction, Reason, Verdict } from '../domain/lifecycle.js';
import type { MrzReading } from '../domain/mrz.js';
import { isOver } from '../domain/partial-date.js';

export interface JudgeInput {
  kind: DocumentKind;
  /** Null: not known which side the picture shows. */
  side: DocumentSide | null;
  /** The side that the app said it would show; null or absent: none. */
  askedSide?: DocumentSide | null;
  fields: readonly Field[];
  mrz: MrzReading | null;
  /** Whether lines of general text were read; absent: no. */
  hasText?: boolean;
  readings: readonly DocumentReading[];
  /** Of those who were asked and did not answer. */
  errorCodes: readonly ProviderErrorCode[];
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
/** Kinds with a zone beside the portrait (ICAO 9303 parts 4 and 7), so that one side has everything. */
const ZONE_BESIDE_PORTRAIT: readonly DocumentKind[] = ['PASSPORT', 'VISA'];
/** Kinds that say who somebody is at most in passing. None has a zone. */
const BESIDE_IDENTITY: readonly DocumentKind[] = ['BANK_CARD', 'VEHICLE_LICENCE'];

/** What a provider found wrong with a picture of a document that nobody judged genuine. The first that failed counts. */
const FAULTS: readonly {
  checks: readonly CheckName[];
  reason: Reason;
  verdict: Verdict | null;
  nextAction: NextAction;
}[] = [
  { checks: ['NOT_EDITED'], reason: 'IMAGE_EDITED', verdict: 'SUSPICIOUS', nextAction: 'CONTACT_SUPPORT' },
  {
    checks: ['NOT_A_SCREEN', 'NOT_A_PRINT', 'NOT_A_PHOTOCOPY'],
    reason: 'NOT_THE_ORIGINAL',
    verdict: null,
    nextAction: 'RETAKE_PHOTO',
  },
  { checks: ['NOT_TOO_DARK'], reason: 'IMAGE_TOO_DARK', verdict: null, nextAction: 'RETAKE_PHOTO' },
  { checks: ['DATA_CONSISTENT'], reason: 'DATA_INCONSISTENT', verdict: 'SUSPICIOUS', nextAction: 'CONTACT_SUPPORT' },
  { checks: ['IMAGE_QUALITY'], reason: 'IMAGE_QUALITY_INSUFFICIENT', verdict: null, nextAction: 'RETAKE_PHOTO' },
];

/**
 * What follows from what was read. Nothing here stands in for a decision that nobody took: a document that nobody
 * checked for authenticity is never ACCEPTED.
 */
export function judgeDocument(input: JudgeInput): Judgement {
  const { kind, side, fields, mrz, readings, errorCodes } = input;
  const checks = checksOf(input);
  const failed = (...names: CheckName[]) =>
    checks.some(({ name, outcome }) => outcome === 'FAILED' && names.includes(name));
  const outcome = (verdict: Verdict | null, nextAction: NextAction, ...reasons: Reason[]): Judgement => ({
    lifecycle: 'COMPLETED',
    verdict,
    nextAction,
    reasons,
    checks,
  });
  const fault = FAULTS.find((each) => failed(...each.checks));

  if (readings.length === 0) {
    const [nextAction, reason] = withoutAnswer(errorCodes);
    return { ...outcome(null, nextAction, reason), lifecycle: 'FAILED' };
  }
  if (fields.every((field) => field.value === null)) {
    if (input.hasText) return outcome(null, 'NONE', 'NOT_AN_IDENTITY_DOCUMENT');
    if (mrz) return outcome(null, 'RETAKE_PHOTO', 'MACHINE_READABLE_ZONE_NOT_ACCEPTED');
    if (fault?.nextAction === 'RETAKE_PHOTO') return outcome(null, 'RETAKE_PHOTO', fault.reason);
    if (readings.some((reading) => reading.barcodes.length > 0)) {
      return outcome(null, 'UPLOAD_DOCUMENT', 'NO_IDENTITY_FIELDS');
    }
    // The back was shown: what is missing there does not stand on the front.
    return TWO_SIDED.includes(kind) && side !== 'BACK'
      ? outcome(null, 'UPLOAD_OTHER_SIDE', 'MACHINE_READABLE_ZONE_NOT_FOUND')
      : outcome(null, 'RETAKE_PHOTO', 'NOTHING_READABLE');
  }
  const against: Reason[] = [
    ...(failed('AUTHENTICITY') ? ['AUTHENTICITY_FAILED' as const] : []),
    ...(failed('NOT_EXPIRED') ? ['DOCUMENT_EXPIRED' as const] : []),
  ];
  if (against.length > 0) return outcome('REJECTED', 'UPLOAD_DOCUMENT', ...against);
  if (showsWrongSide(input)) return outcome(null, 'UPLOAD_OTHER_SIDE', 'WRONG_SIDE');
  const authentic = checks.some((check) => check.name === 'AUTHENTICITY' && check.outcome === 'PASSED');
  // Genuine to one who looked at it, and yet its own arithmetic does not hold: somebody has to see for himself.
  if (authentic && failed('MRZ_CHECK_DIGITS'))
    return outcome('SUSPICIOUS', 'CONTACT_SUPPORT', 'MRZ_CHECK_DIGITS_FAILED');
  if (authentic && failed('DATA_CONSISTENT')) return outcome('SUSPICIOUS', 'CONTACT_SUPPORT', 'DATA_INCONSISTENT');
  if (authentic) return outcome('ACCEPTED', 'NONE');
  if (fault) return outcome(fault.verdict, fault.nextAction, fault.reason);
  if (isZoneDisproved(checks)) {
    return outcome(null, 'RETAKE_PHOTO', 'MRZ_CHECK_DIGITS_FAILED', 'AUTHENTICITY_NOT_CHECKED');
  }
  // A number that its own digit does not prove was most probably misread.
  if (failed('CARD_NUMBER_VALID')) return outcome(null, 'RETAKE_PHOTO', 'CARD_NUMBER_NOT_PROVED');
  if (isBesideIdentity(input)) return outcome(null, 'NONE', 'NOT_AN_IDENTITY_DOCUMENT');
  return lacksItsZone(input)
    ? outcome(null, 'RETAKE_PHOTO', 'MACHINE_READABLE_ZONE_NOT_FOUND', 'AUTHENTICITY_NOT_CHECKED')
    : outcome(null, 'NONE', 'AUTHENTICITY_NOT_CHECKED');
}

/** The app said which side it would show, and everybody who could tell saw the other one. */
function showsWrongSide({ askedSide = null, readings }: JudgeInput): boolean {
  const seen = readings.map(({ side }) => side).filter((side) => side !== null);
  return askedSide !== null && seen.length > 0 && !seen.includes(askedSide);
}

/** A bank card, a plate, a text: nothing that is accepted, or rejected for not being genuine. */
function isBesideIdentity({ kind, fields, hasText = false }: JudgeInput): boolean {
  if (BESIDE_IDENTITY.includes(kind)) return true;
  if (kind !== 'OTHER' && kind !== 'UNKNOWN') return false;
  const names = fields.filter(({ value }) => value !== null).map(({ name }) => name);
  return hasText || names.every((name) => name.startsWith('PLATE_'));
}

/** Where everybody says that it is the picture, the person can do something about it. */
function withoutAnswer(errorCodes: readonly ProviderErrorCode[]): [NextAction, Reason] {
  if (errorCodes.length === 0) return ['CONTACT_SUPPORT', 'NOT_SUPPORTED'];
  if (errorCodes.every((code) => code === 'INVALID_IMAGE')) return ['RETAKE_PHOTO', 'NOTHING_READABLE'];
  return ['CONTACT_SUPPORT', 'PROVIDERS_FAILED'];
}

/** The arithmetic of the zone does not hold for anybody who did it: it was misread, or does not belong there. */
function isZoneDisproved(checks: readonly Check[]): boolean {
  const outcomes = checks.filter(({ name }) => name === 'MRZ_CHECK_DIGITS').map(({ outcome }) => outcome);
  return outcomes.includes('FAILED') && !outcomes.includes('PASSED');
}

/** Somebody looked for the zone of a passport or visa, and nobody has seen anything of it. */
function lacksItsZone({ kind, mrz, fields, readings }: JudgeInput): boolean {
  const reported = readings.flatMap(({ checks }) => checks).filter(({ name }) => name === 'MRZ_CHECK_DIGITS');
  const isSeen =
    mrz !== null ||
    reported.some(({ outcome }) => outcome !== 'NOT_RUN') ||
    readings.some(({ mrzLines = [] }) => mrzLines.length > 0) ||
    fields.some(({ candidates }) => candidates.some(({ zone }) => zone === 'MACHINE_READABLE_ZONE'));
  return ZONE_BESIDE_PORTRAIT.includes(kind) && reported.length > 0 && !isSeen;
}

/**
 * What was looked at, by us and by providers: one check of each name for each who looked, and a check that was not run only
 * where nobody ran it.
 */
function checksOf(input: JudgeInput): Check[] {
  const { kind, fields, mrz, readings } = input;
  const ours = [
    ...(isBesideIdentity(input) && !mrz ? [] : [mrzCheck(mrz)]),
    expiryCheck(kind, fields, input.today),
    ...(kind === 'BANK_CARD' ? [cardNumberCheck(fields)] : []),
  ];
  const checks = [...ours, ...joined(readings.flatMap((reading) => reading.checks)), AUTHENTICITY_NOT_RUN];
  const isRun = ({ name }: Check) => checks.some((other) => other.name === name && other.outcome !== 'NOT_RUN');
  return checks.filter((check, index) => {
    if (check.name === 'OTHER' || check.outcome !== 'NOT_RUN') return true;
    if (isRun(check)) return false;
    // What a provider says about not having looked says more than that nobody did.
    return (
      check.provider !== null ||
      !checks.some(({ name, provider }, at) => at !== index && name === check.name && provider)
    );
  });
}

/** Several checks of one name by one provider are one; it is as bad as its worst part. */
function joined(reported: readonly Check[]): Check[] {
  const groups = new Map<string, Check[]>();
  for (const check of reported) {
    const key = check.name === 'OTHER' ? `OTHER ${groups.size}` : `${check.name} ${check.provider}`;
    groups.set(key, [...(groups.get(key) ?? []), check]);
  }
  return [...groups.values()].flatMap((group) => {
    const outcome = CHECK_ORDER.find((each) => group.some((check) => check.outcome === each));
    const deciding = group.filter((check) => check.outcome === outcome);
    const [first] = deciding;
    if (!first) return [];
    const codes = new Set(deciding.flatMap(({ providerCode }) => providerCode ?? []));
    const explanation = [...new Set(deciding.map((check) => check.explanation))].join(' ');
    return [{ ...first, explanation, ...(codes.size > 0 ? { providerCode: [...codes].join(', ') } : {}) }];
  });
}

const CHECK_ORDER: readonly CheckOutcome[] = ['FAILED', 'PASSED', 'NOT_RUN'];

const AUTHENTICITY_NOT_RUN: Check = {
  name: 'AUTHENTICITY',
  outcome: 'NOT_RUN',
  explanation: 'None of the providers asked judges whether a document is genuine.',
  provider: null,
};

function cardNumberCheck(fields: readonly Field[]): Check {
  const name = 'CARD_NUMBER_VALID';
  const number = fields.find((field) => field.name === 'CARD_NUMBER' && field.value !== null);
  if (!number) return { name, outcome: 'NOT_RUN', explanation: 'No card number was read.', provider: null };
  return number.proof.some(({ kind }) => kind === 'LUHN')
    ? { name, outcome: 'PASSED', explanation: 'The check digit of the card number holds (Luhn).', provider: null }
    : {
        name,
        outcome: 'FAILED',
        explanation: 'The check digit of the card number does not hold (Luhn).',
        provider: null,
      };
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

/** A partial date tells where it is over whichever day was meant; a bank card is valid to the end of its month. */
function expiryCheck(kind: DocumentKind, fields: readonly Field[], now: Date): Check {
  const name = 'NOT_EXPIRED';
  const expiry = fields.find((field) => field.name === 'DATE_OF_EXPIRY')?.value ?? null;
  const over = expiry === null ? null : isOver(expiry, now);
  const isLastMonth = over === null && kind === 'BANK_CARD' && /^\d{4}-\d{2}$/.test(expiry ?? '');
  if (over === true) return { name, outcome: 'FAILED', explanation: 'The date of expiry is over.', provider: null };
  return over === false || isLastMonth
    ? { name, outcome: 'PASSED', explanation: 'The date of expiry is not over.', provider: null }
    : { name, outcome: 'NOT_RUN', explanation: 'No complete date of expiry is known.', provider: null };
}
