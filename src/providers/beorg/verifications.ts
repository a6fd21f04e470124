import type { Check, CheckName, CheckOutcome } from '../../domain/document.js';
import type { FaceReading, LivenessReading } from '../../domain/face.js';
import type { WireCheck, WireDocument, WireResult, WireVerifications } from './wire.js';

/** Checks of the stage `verification` whose keys were seen (HIGH); each compares what is printed with itself or a list. */
const CONSISTENCY_KEYS: ReadonlySet<string> = new Set([
  'fields_to_check_valid',
  'fio_series_number_mrz',
  'series_okato',
  'region_valid',
  'issued_after_14',
]);
const LONGEST_TITLE_CHARACTERS = 300;

/** Every check of a document by whatever name; a failed whole without a failed part stands for itself. */
export function checksOf(verifications: WireVerifications): Check[] {
  const checks = verifications.checks.map(checkOf);
  if (verifications.status === 'FAILED' && !checks.some(({ outcome }) => outcome === 'FAILED')) {
    const explanation = titled(verifications.statusText) ?? 'The verification as a whole failed.';
    checks.push({ name: 'OTHER', outcome: 'FAILED', explanation, provider: 'beorg', providerCode: 'verifications' });
  }
  return checks;
}

export const BROKEN_WITHOUT_REASON = 'BeOrg read only a part of what was sent and does not say why.';

/** `broken` beside data: a part was read and the vendor says what kept it from the rest. */
export function brokenChecks(documents: readonly WireDocument[], result: WireResult): Check[] {
  if (!result.broken && !documents.some(({ broken }) => broken)) return [];
  const reasons = [...new Set([...result.reasons, ...documents.flatMap((document) => document.reasons)])];
  const said = reasons.length > 0 ? reasons : [BROKEN_WITHOUT_REASON];
  return said.map((explanation) => ({
    name: 'OTHER',
    outcome: 'FAILED',
    explanation,
    provider: 'beorg',
    providerCode: 'broken',
  }));
}

function checkOf(check: WireCheck): Check {
  return {
    name: nameOf(check),
    outcome: check.outcome ?? 'NOT_RUN',
    explanation: explanationOf(check),
    provider: 'beorg',
    providerCode: codeOf(check),
  };
}

function nameOf({ key, group }: WireCheck): CheckName {
  return (key !== null && CONSISTENCY_KEYS.has(key)) || group === 'verify_passport' ? 'DATA_CONSISTENT' : 'OTHER';
}

function codeOf({ group, key }: WireCheck): string {
  return key === null ? group : `${group}.${key}`;
}

/** The title words the failure even where the check passed, so it is never shown bare for another outcome. */
function explanationOf(check: WireCheck): string {
  const title = titled(check.title) ?? codeOf(check);
  switch (check.outcome) {
    case 'FAILED':
      return title;
    case 'PASSED':
      return `BeOrg looked for this fault and did not find it: ${title}`;
    case 'NOT_RUN':
      return `BeOrg had no values to look for this fault: ${title}`;
    case null:
      return `BeOrg gave no outcome that is documented: ${title}`;
  }
}

function titled(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed.slice(0, LONGEST_TITLE_CHARACTERS);
}

/** Names under which an answer about faces may stand (INFERRED: no answer of these stages is documented). */
const ABOUT_FACES = /match|face|biometr/i;
const ABOUT_LIVENESS = /live|biometr/i;
/** A failure that says the faces differ, and not that, say, no face was found. */
const SAYS_DIFFERENT = /match|same|differ|similar|совпад|соответств|разн|схож/i;
const SAYS_NOT_LIVE = /live|alive|spoof|fake|attack|жив|витальн|подмен|поддел/i;

/** What the vendor said of two faces, as far as it can be understood; every check stands in the remarks. */
export function faceOf(documents: readonly WireDocument[]): FaceReading {
  const checks = relevant(documents, ABOUT_FACES, /liveness/i);
  return {
    rawScore: checks.find(({ score }) => score !== null)?.score ?? null,
    // A figure without its scale is no score.
    score: null,
    scale: null,
    threshold: null,
    samePerson: decisionOf(checks, SAYS_DIFFERENT),
    remarks: remarksOf(documents),
  };
}

/** What the vendor said of whether a living person was there, as far as it can be understood. */
export function livenessOf(documents: readonly WireDocument[]): LivenessReading {
  const checks = relevant(documents, ABOUT_LIVENESS, /match/i);
  return {
    live: decisionOf(checks, SAYS_NOT_LIVE),
    rawScore: checks.find(({ score }) => score !== null)?.score ?? null,
    score: null,
    scale: null,
    blinked: null,
    mouthOpened: null,
    replaced: null,
    remarks: remarksOf(documents),
  };
}

/** No name is required: the group's or the entry's own may tell what an entry is about. */
function relevant(documents: readonly WireDocument[], about: RegExp, notAbout: RegExp): WireCheck[] {
  return documents
    .flatMap(({ verifications }) => verifications.checks)
    .filter(({ group, key }) => {
      const name = `${group} ${key ?? ''}`;
      return about.test(name) && !notAbout.test(name);
    });
}

/** True where all passed, false where a failure says just that, null for everything else. */
function decisionOf(checks: readonly WireCheck[], says: RegExp): boolean | null {
  if (checks.length === 0) return null;
  if (checks.every(({ outcome }) => outcome === 'PASSED')) return true;
  const failed = checks.filter(({ outcome }) => outcome === 'FAILED');
  const isSaid = ({ group, key, title }: WireCheck) =>
    says.test(`${key ?? ''} ${title ?? ''}`) || (key === null && title === null && says.test(group));
  return failed.length > 0 && failed.every(isSaid) ? false : null;
}

const OUTCOME_WORDS: Readonly<Record<CheckOutcome, string>> = {
  PASSED: 'passed',
  FAILED: 'failed',
  NOT_RUN: 'not run',
};

/** Every check in one line each, and why a document was left aside. */
export function remarksOf(documents: readonly WireDocument[]): string[] {
  return documents.flatMap((document) => [
    ...document.reasons,
    ...document.verifications.checks.map((check) => {
      const outcome = check.outcome === null ? 'no documented outcome' : OUTCOME_WORDS[check.outcome];
      const title = titled(check.title);
      return `${codeOf(check)}: ${outcome}${title === null ? '' : ` (fault looked for: ${title})`}`;
    }),
  ]);
}
