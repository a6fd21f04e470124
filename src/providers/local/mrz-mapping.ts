import type { Candidate, FieldName, Inference, Proof } from '../../domain/field.js';
import type { DocumentKind, DocumentReading, DocumentSide } from '../../domain/document.js';
import type { ImagePoint, MrzCheckDigitName, MrzFormat, MrzReading } from '../../domain/mrz.js';
import { normalizeIssuer } from './issuer-codes.js';
import type { MrzField, MrzFieldName } from './mrz/parse-mrz.js';
import { parseMrz } from './mrz/parse-mrz.js';
import type { NormalForm } from '../normal-form.js';
import { birthDate, expiryDate, issueMonth, plain } from '../normal-form.js';

/** Which field of ours a field of the zone is, and how it is brought to the normal form. */
const FIELDS: Partial<Record<MrzFieldName, { name: FieldName; normalize: (text: string, today: Date) => NormalForm }>> =
  {
    DOCUMENT_CODE: { name: 'DOCUMENT_CODE', normalize: plain },
    ISSUING_STATE: { name: 'ISSUING_STATE', normalize: (text) => plain(normalizeIssuer(text)) },
    SURNAME: { name: 'SURNAME', normalize: plain },
    GIVEN_NAMES: { name: 'GIVEN_NAMES', normalize: plain },
    DOCUMENT_NUMBER: { name: 'DOCUMENT_NUMBER', normalize: plain },
    NATIONALITY: { name: 'NATIONALITY', normalize: (text) => plain(normalizeIssuer(text)) },
    DATE_OF_BIRTH: { name: 'DATE_OF_BIRTH', normalize: birthDate },
    SEX: { name: 'SEX', normalize: (text) => plain(text === '' ? 'X' : text) },
    DATE_OF_EXPIRY: { name: 'DATE_OF_EXPIRY', normalize: expiryDate },
    OPTIONAL_DATA: { name: 'OPTIONAL_DATA', normalize: plain },
    OPTIONAL_DATA_2: { name: 'OPTIONAL_DATA_2', normalize: plain },
    DEPARTMENT_AND_OFFICE: { name: 'ISSUING_AUTHORITY', normalize: plain },
    ISSUE_YEAR_AND_MONTH: { name: 'DATE_OF_ISSUE', normalize: issueMonth },
  };

/** Fields whose cells may be fillers only and still say something. */
const MEANINGFUL_WHEN_EMPTY: ReadonlySet<MrzFieldName> = new Set(['SEX']);
const FROM_CODE_LIST: ReadonlySet<FieldName> = new Set(['ISSUING_STATE', 'NATIONALITY']);

/** The layouts whose zone stands on the back of the card. */
const SIDES: Partial<Record<MrzFormat, DocumentSide>> = { TD1: 'BACK', FRENCH_ID: 'FRONT' };

/** Pure: one zone -> readings of fields. A zone that was not accepted gives candidates that can never win. */
export function mapMrz(
  mrz: MrzReading,
  today: Date,
): Pick<DocumentReading, 'kind' | 'country' | 'side' | 'candidates' | 'absences'> {
  const fields = parseMrz(mrz);
  const candidates: DocumentReading['candidates'] = [];
  const absences: DocumentReading['absences'] = [];
  for (const field of fields) {
    const target = FIELDS[field.name];
    if (!target) continue;
    if (field.text === '' && !MEANINGFUL_WHEN_EMPTY.has(field.name)) {
      absences.push({ name: target.name, reason: 'NOT_ON_DOCUMENT' });
    } else {
      const candidate = candidateOf(mrz, field, target.name, target.normalize(field.text, today));
      candidates.push({ name: target.name, candidate });
    }
  }
  const textOf = (name: MrzFieldName) => fields.find((field) => field.name === name)?.text ?? '';
  if (!mrz.accepted) return { kind: null, country: null, side: null, candidates, absences };
  return {
    kind: kindOf(mrz.format, textOf('DOCUMENT_CODE')),
    country: normalizeIssuer(textOf('ISSUING_STATE')),
    side: SIDES[mrz.format] ?? null,
    candidates,
    absences,
  };
}

function candidateOf(mrz: MrzReading, field: MrzField, name: FieldName, { value, inferences }: NormalForm): Candidate {
  return {
    provider: 'local',
    zone: 'MACHINE_READABLE_ZONE',
    value,
    raw: field.cells,
    rawPath: field.spans.map(({ line, from, to }) => `mrz.lines[${line}][${from}..${to}]`).join(' + '),
    // A century that we added was not read, so nobody's confidence in the digits carries over to the whole date.
    confidence: inferences.length > 0 ? null : round(field.confidence),
    inferences,
    accepted: mrz.accepted,
    proof: mrz.accepted && value !== null ? proofOf(mrz, field, name, inferences) : [],
    box: boxOf(mrz, field),
  };
}

function proofOf(mrz: MrzReading, field: MrzField, name: FieldName, inferences: Inference[]): Proof[] {
  const proof: Proof[] = field.checkedBy
    .filter((checkDigit) => mrz.checkDigits.some((each) => each.name === checkDigit && each.passed))
    .map((checkDigit) => checkDigitProof(checkDigit, mrz, inferences));
  if (proof.length === 0) {
    proof.push({
      kind: 'MRZ_ACCEPTED',
      explanation: `No check digit covers it; the zone as a whole was accepted, and its least sure character here stands at ${percent(field.confidence)}.`,
      checkDigit: null,
      providers: ['local'],
    });
  }
  if (FROM_CODE_LIST.has(name)) {
    proof.push({
      kind: 'CODE_LIST',
      explanation: 'It is one of the codes of ISO 3166-1 and ICAO 9303 part 3 section 5.',
      checkDigit: null,
      providers: ['local'],
    });
  }
  return proof;
}

function checkDigitProof(checkDigit: MrzCheckDigitName, mrz: MrzReading, inferences: Inference[]): Proof {
  const printed = mrz.checkDigits.find((each) => each.name === checkDigit);
  const place = printed ? ` at line ${printed.line + 1}, position ${printed.column + 1}` : '';
  const century = inferences.includes('CENTURY') ? ' It covers the six digits; the century is inferred.' : '';
  return {
    kind: checkDigit === 'COMPOSITE' ? 'MRZ_COMPOSITE_CHECK_DIGIT' : 'MRZ_CHECK_DIGIT',
    explanation: `The ${checkDigit === 'COMPOSITE' ? 'composite ' : ''}check digit${place} holds.${century}`,
    checkDigit,
    providers: ['local'],
  };
}

/** ICAO 9303: P passports, V visas, A, C and I cards; the French card has the code ID. */
function kindOf(format: MrzFormat, documentCode: string): DocumentKind {
  if (format === 'MRV_A' || format === 'MRV_B') return 'VISA';
  if (documentCode.startsWith('P')) return 'PASSPORT';
  // Residence permits of the European Union bear AR, CR or IR (Regulation (EC) 1030/2002).
  if (/^[ACI]R$/.test(documentCode)) return 'RESIDENCE_PERMIT';
  return /^[ACI]/.test(documentCode) ? 'IDENTITY_CARD' : 'OTHER';
}

/** The part of the zone's quadrilateral that the first stretch of the field's cells takes. */
function boxOf(mrz: MrzReading, field: MrzField): Candidate['box'] {
  const span = field.spans[0];
  const columns = mrz.lines[0]?.length ?? 0;
  if (!span || columns === 0) return null;
  const [topLeft, topRight, bottomRight, bottomLeft] = mrz.zone;
  const at = (across: number, down: number): ImagePoint => {
    const upper = between(topLeft, topRight, across);
    const lower = between(bottomLeft, bottomRight, across);
    const { x, y } = between(upper, lower, down);
    return { x: round(x), y: round(y) };
  };
  const left = span.from / columns;
  const right = span.to / columns;
  const top = span.line / mrz.lines.length;
  const bottom = (span.line + 1) / mrz.lines.length;
  return [at(left, top), at(right, top), at(right, bottom), at(left, bottom)];
}

function between(from: ImagePoint, to: ImagePoint, share: number): ImagePoint {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
