import type { Check, DocumentKind, DocumentReading } from '../../domain/document.js';
import type { Candidate, FieldName, Proof } from '../../domain/field.js';
import type { MrzCheckDigitName } from '../../domain/mrz.js';
import { country } from '../country.js';
import type { NormalForm } from '../normal-form.js';
import { birthDate, calendarDate, expiryDate, plain, sex } from '../normal-form.js';
import type { ChekinSettings } from './settings.js';
import type { PictureReply } from './wire.js';

export interface MappingParts {
  today: Date;
  settings: Pick<ChekinSettings, 'longestValidityYears' | 'acceptWithoutZone' | 'validNumberProvesNumber'>;
  /** What is odd is noted here, with paths and without values. */
  warnings: string[];
}

type TextPath = {
  [Path in keyof PictureReply]: PictureReply[Path] extends string | null ? Path : never;
}[keyof PictureReply];
type FlagPath = Extract<keyof PictureReply, `valid_${string}`>;

interface Target {
  name: FieldName;
  normalize(text: string, parts: MappingParts): NormalForm;
  /** Whether ICAO 9303 has it in a zone. What is in none must come from the printed part (INFERRED). */
  inZone: boolean;
  /** The vendor's word on the check digit of this field alone. */
  provedBy?: { path: FlagPath; checkDigit: MrzCheckDigitName };
  /** Whether the composite check digit covers it (ICAO 9303 parts 4 to 6). */
  inComposite?: boolean;
  fromCodeList?: boolean;
}

const FIELDS: readonly (readonly [TextPath, Target])[] = [
  ['type_doc', { name: 'DOCUMENT_CODE', normalize: plain, inZone: true }],
  ['country', { name: 'ISSUING_STATE', normalize: country, inZone: true, fromCodeList: true }],
  ['surname', { name: 'SURNAME', normalize: plain, inZone: true }],
  ['names', { name: 'GIVEN_NAMES', normalize: plain, inZone: true }],
  [
    'number',
    {
      name: 'DOCUMENT_NUMBER',
      normalize: plain,
      inZone: true,
      provedBy: { path: 'valid_number', checkDigit: 'DOCUMENT_NUMBER' },
      inComposite: true,
    },
  ],
  ['nationality', { name: 'NATIONALITY', normalize: country, inZone: true, fromCodeList: true }],
  [
    'date_of_birth',
    {
      name: 'DATE_OF_BIRTH',
      normalize: (text, { today }) => pastDate(text, today),
      inZone: true,
      provedBy: { path: 'valid_date_of_birth', checkDigit: 'DATE_OF_BIRTH' },
      inComposite: true,
    },
  ],
  ['sex', { name: 'SEX', normalize: sex, inZone: true }],
  [
    'expiration_date',
    {
      name: 'DATE_OF_EXPIRY',
      normalize: (text, { today, settings }) =>
        isSixDigits(text) ? expiryDate(text, today, settings.longestValidityYears) : isoDate(text),
      inZone: true,
      provedBy: { path: 'valid_expiration_date', checkDigit: 'DATE_OF_EXPIRY' },
      inComposite: true,
    },
  ],
  ['issue_date', { name: 'DATE_OF_ISSUE', normalize: (text, { today }) => pastDate(text, today), inZone: false }],
  ['place_of_birth', { name: 'PLACE_OF_BIRTH', normalize: plain, inZone: false }],
];

/** Pure: what the vendor says of a picture -> what was read from it. */
export function mapPicture(reply: PictureReply, parts: MappingParts): DocumentReading {
  const found = reply.mrz_detected === true;
  const accepted = found || parts.settings.acceptWithoutZone;
  const candidates = FIELDS.flatMap(([path, target]) => {
    const raw = reply[path];
    return raw === null ? [] : [{ name: target.name, candidate: candidateOf(reply, path, raw, target, parts) }];
  });
  const surname = reply.surname === null ? surnameFromTwo(reply, parts) : null;
  if (surname) candidates.push({ name: 'SURNAME', candidate: surname });
  if (!found && candidates.length > 0) {
    parts.warnings.push(
      accepted
        ? 'Values came without a detected zone and are taken, as CHEKIN_ACCEPT_WITHOUT_ZONE says.'
        : 'Values came without a detected zone and are not taken.',
    );
  }
  const issuer = reply.country === null ? null : country(reply.country).value;
  return {
    kind: accepted && reply.type_doc !== null ? kindOf(reply.type_doc) : null,
    country: accepted ? issuer : null,
    side: null,
    candidates,
    mrz: null,
    barcodes: [],
    checks: checksOf(reply),
    absences: [],
  };
}

function candidateOf(reply: PictureReply, path: TextPath, raw: string, target: Target, parts: MappingParts): Candidate {
  const { value, inferences } = target.normalize(raw, parts);
  if (value === null) parts.warnings.push(`${path} has no normal form.`);
  const found = reply.mrz_detected === true;
  const fromZone = found && target.inZone;
  return {
    provider: 'chekin',
    zone: fromZone ? 'MACHINE_READABLE_ZONE' : 'VISUAL',
    value,
    raw,
    rawPath: path,
    // The vendor trusts the zone, so only what stands in its reply as it is, and in the zone, has that trust.
    confidence: fromZone && value === raw ? confidenceOf(reply, parts) : null,
    inferences,
    accepted: found || parts.settings.acceptWithoutZone,
    proof: fromZone && value !== null ? proofOf(reply, target, value === raw, parts) : [],
    box: null,
  };
}

/** v2 gives the two surnames apart; joined they stand in only where `surname` is missing. */
function surnameFromTwo(reply: PictureReply, { settings }: MappingParts): Candidate | null {
  const paths = (['first_surname', 'second_surname'] as const).filter((path) => reply[path] !== null);
  if (paths.length === 0) return null;
  const raw = paths.map((path) => reply[path]).join(' ');
  const found = reply.mrz_detected === true;
  return {
    provider: 'chekin',
    zone: found ? 'MACHINE_READABLE_ZONE' : 'VISUAL',
    value: raw,
    raw,
    rawPath: paths.join(' + '),
    confidence: null,
    inferences: [],
    accepted: found || settings.acceptWithoutZone,
    proof: [],
    box: null,
  };
}

/** What the vendor says of check digits; the zone itself is not in its reply, so nobody here has added anything up. */
function proofOf(reply: PictureReply, target: Target, asGiven: boolean, { settings }: MappingParts): Proof[] {
  const proof: Proof[] = [];
  const isDate = target.name.startsWith('DATE_');
  const century = !isDate ? '' : asGiven ? ' It covers no century.' : ' It covers no century; that is inferred.';
  const { provedBy } = target;
  if (
    provedBy &&
    reply[provedBy.path] === true &&
    (provedBy.path !== 'valid_number' || settings.validNumberProvesNumber)
  ) {
    proof.push({
      kind: 'MRZ_CHECK_DIGIT_REPORTED',
      explanation: `The vendor says that the check digit holds (${provedBy.path}); the zone itself was not given.${century}`,
      checkDigit: provedBy.checkDigit,
      providers: ['chekin'],
    });
  }
  if (target.inComposite && reply.valid_composite === true) {
    proof.push({
      kind: 'MRZ_CHECK_DIGIT_REPORTED',
      explanation: `The vendor says that the composite check digit holds (valid_composite); the zone itself was not given.${century}`,
      checkDigit: 'COMPOSITE',
      providers: ['chekin'],
    });
  }
  if (target.fromCodeList) {
    proof.push({
      kind: 'CODE_LIST',
      explanation: 'It is one of the codes of ISO 3166-1 and ICAO 9303 part 3 section 5.',
      checkDigit: null,
      providers: ['chekin'],
    });
  }
  return proof;
}

function confidenceOf({ valid_score: score }: PictureReply, { warnings }: MappingParts): number | null {
  if (score === null) return null;
  if (score >= 0 && score <= 100) return score / 100;
  const warning = 'valid_score is outside of 0 to 100.';
  if (!warnings.includes(warning)) warnings.push(warning);
  return null;
}

interface FlagCheck {
  path: FlagPath & `valid_${'composite' | 'date_of_birth' | 'expiration_date' | 'number' | 'issue_date'}`;
  name: Check['name'];
  what: string;
  /** The value that the check is about. */
  of: TextPath | null;
}

const FLAG_CHECKS: readonly FlagCheck[] = [
  { path: 'valid_composite', name: 'MRZ_CHECK_DIGITS', what: 'the composite check digit', of: null },
  {
    path: 'valid_date_of_birth',
    name: 'MRZ_CHECK_DIGITS',
    what: 'the check digit of the birth date',
    of: 'date_of_birth',
  },
  {
    path: 'valid_expiration_date',
    name: 'MRZ_CHECK_DIGITS',
    what: 'the check digit of the expiry',
    of: 'expiration_date',
  },
  { path: 'valid_number', name: 'MRZ_CHECK_DIGITS', what: 'the check digit of the number', of: 'number' },
  // No zone of ICAO 9303 has a check digit for it, and the vendor does not say what it looks at.
  { path: 'valid_issue_date', name: 'OTHER', what: 'the date of issue', of: 'issue_date' },
];

/** A flag is false before the work is done and where there is nothing to check, which is no failed check. */
function checksOf(reply: PictureReply): Check[] {
  return FLAG_CHECKS.flatMap(({ path, name, what, of }): Check[] => {
    const flag = reply[path];
    if (flag === null) return [];
    const check = { name, provider: 'chekin', providerCode: path } as const;
    if (reply.mrz_detected !== true) {
      return [{ ...check, outcome: 'NOT_RUN', explanation: 'The vendor found no machine-readable zone.' }];
    }
    if (of !== null && reply[of] === null) {
      return [{ ...check, outcome: 'NOT_RUN', explanation: `The vendor read nothing that ${what} could be about.` }];
    }
    // ICAO 9303 part 7: a visa has no composite check digit.
    if (path === 'valid_composite' && reply.type_doc?.startsWith('V') && !flag) {
      return [{ ...check, outcome: 'NOT_RUN', explanation: 'The zone of a visa has no composite check digit.' }];
    }
    const holds = name === 'OTHER' ? 'is valid' : 'holds';
    const fails = name === 'OTHER' ? 'is not valid' : 'does not hold';
    return [
      {
        ...check,
        outcome: flag ? 'PASSED' : 'FAILED',
        explanation: `The vendor says that ${what} ${flag ? holds : fails}.`,
      },
    ];
  });
}

/** P, ID and IX by the vendor's documentation (HIGH); any other as ICAO 9303 and Regulation (EC) 1030/2002 have it. */
function kindOf(documentCode: string): DocumentKind {
  const code = documentCode.replaceAll('<', '').toUpperCase();
  if (code === 'IX' || /^[ACI]R$/.test(code)) return 'RESIDENCE_PERMIT';
  if (code.startsWith('P')) return 'PASSPORT';
  if (code.startsWith('V')) return 'VISA';
  return /^[ACI]/.test(code) ? 'IDENTITY_CARD' : 'OTHER';
}

function isSixDigits(text: string): boolean {
  // A month or day that is not known is printed as fillers.
  return /^\d{2}(?:\d{4}|\d{2}<<|<<<<)$/.test(text);
}

function isoDate(text: string): NormalForm {
  // Other shapes are not documented, and of some of them nobody can tell the day from the month.
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? calendarDate(text) : { value: null, inferences: [] };
}

/** A date that cannot lie ahead: in six digits its century follows from that, and in full it is refused. */
function pastDate(text: string, today: Date): NormalForm {
  if (isSixDigits(text)) return birthDate(text, today);
  const { value, inferences } = isoDate(text);
  return value !== null && Date.parse(value) > today.getTime()
    ? { value: null, inferences: [] }
    : { value, inferences };
}
