import type { DocumentKind, DocumentReading, DocumentSide } from '../domain/document.js';
import type { AbsenceReason, Candidate, Field, FieldName, Proof } from '../domain/field.js';
import { FIELD_NAMES, PROOF_KINDS } from '../domain/field.js';
import type { MrzReading } from '../domain/mrz.js';
import type { ProviderName } from '../domain/provider-name.js';

/** Raised with every change to the rules below, so that a stored document says by which rules it was made. */
export const MERGE_VERSION = 1;

/** What an app may expect of any identity document; each gets a value or a reason for having none. */
const EXPECTED_FIELDS: readonly FieldName[] = [
  'DOCUMENT_NUMBER',
  'SURNAME',
  'GIVEN_NAMES',
  'DATE_OF_BIRTH',
  'DATE_OF_EXPIRY',
  'SEX',
  'NATIONALITY',
  'ISSUING_STATE',
];

export interface MergeInput {
  readings: readonly { provider: ProviderName; reading: DocumentReading }[];
  /** Whether somebody who was asked has failed. */
  anyFailed: boolean;
}

export interface MergedDocument {
  kind: DocumentKind;
  country: string | null;
  side: DocumentSide | null;
  fields: Field[];
  mrz: MrzReading | null;
}

/**
 * Joins what several providers read from several zones into one value a field, by evidence: proved by a check digit >
 * same value in two zones > independent providers agree > confidence. Every candidate is kept.
 */
export function mergeReadings({ readings, anyFailed }: MergeInput): MergedDocument {
  const candidates = new Map<FieldName, Candidate[]>();
  const absences = new Map<FieldName, AbsenceReason>();
  for (const { reading } of readings) {
    for (const { name, candidate } of reading.candidates) {
      candidates.set(name, [...(candidates.get(name) ?? []), candidate]);
    }
    for (const { name, reason } of reading.absences) absences.set(name, absences.get(name) ?? reason);
  }
  const names = FIELD_NAMES.filter((name) => EXPECTED_FIELDS.includes(name) || candidates.has(name));
  const mrzReadings = readings.map(({ reading }) => reading.mrz).filter((mrz) => mrz !== null);
  return {
    kind: firstKnown(readings.map(({ reading }) => reading.kind)) ?? 'UNKNOWN',
    country: firstKnown(readings.map(({ reading }) => reading.country)),
    side: firstKnown(readings.map(({ reading }) => reading.side)),
    fields: names.map((name) =>
      mergeField(
        name,
        candidates.get(name) ?? [],
        absences.get(name) ?? (anyFailed ? 'PROVIDER_FAILED' : 'UNREADABLE'),
      ),
    ),
    mrz: mrzReadings.find((mrz) => mrz.accepted) ?? mrzReadings[0] ?? null,
  };
}

/** All accepted candidates with the same normal form. */
interface Group {
  value: string;
  candidates: Candidate[];
  proof: Proof[];
}

function mergeField(name: FieldName, candidates: Candidate[], absence: AbsenceReason): Field {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    if (!candidate.accepted || candidate.value === null) continue;
    groups.set(candidate.value, [...(groups.get(candidate.value) ?? []), candidate]);
  }
  const ranked = [...groups]
    .map(([value, members]): Group => ({ value, candidates: members, proof: proofOf(members) }))
    .sort((one, other) => compareEvidence(other, one));
  const winner = ranked[0];
  if (!winner) {
    return {
      name,
      value: null,
      raw: null,
      confidence: null,
      inferences: [],
      proof: [],
      absence: absenceOf(candidates) ?? absence,
      candidates,
    };
  }
  const best = [...winner.candidates].sort(
    (one, other) => strength(other.proof) - strength(one.proof) || (other.confidence ?? -1) - (one.confidence ?? -1),
  )[0];
  return {
    name,
    value: winner.value,
    raw: best?.raw ?? null,
    confidence: best?.confidence ?? null,
    inferences: best?.inferences ?? [],
    proof: winner.proof,
    absence: null,
    candidates,
  };
}

/** What the members bring themselves, and what follows from their agreeing. */
function proofOf(members: readonly Candidate[]): Proof[] {
  const proof = members.flatMap((member) => member.proof);
  const providers = [...new Set(members.map((member) => member.provider))];
  const zones = [...new Set(members.map((member) => member.zone))];
  if (zones.length > 1) {
    proof.push({
      kind: 'CROSS_ZONE_MATCH',
      explanation: `The same value stands in ${zones.length} zones of the document.`,
      checkDigit: null,
      providers,
    });
  }
  if (providers.length > 1) {
    proof.push({
      kind: 'PROVIDER_AGREEMENT',
      explanation: `${providers.length} providers read the same value independently.`,
      checkDigit: null,
      providers,
    });
  }
  return proof.sort((one, other) => PROOF_KINDS.indexOf(one.kind) - PROOF_KINDS.indexOf(other.kind));
}

/** Higher is stronger; 0 without any proof. */
function strength(proof: readonly Proof[]): number {
  return Math.max(0, ...proof.map(({ kind }) => PROOF_KINDS.length - PROOF_KINDS.indexOf(kind)));
}

function compareEvidence(one: Group, other: Group): number {
  return (
    strength(one.proof) - strength(other.proof) ||
    one.candidates.length - other.candidates.length ||
    highestConfidence(one) - highestConfidence(other)
  );
}

function highestConfidence({ candidates }: Group): number {
  return Math.max(-1, ...candidates.map(({ confidence }) => confidence ?? -1));
}

/** Why candidates that exist became no value: nobody stands behind them, or none could be brought to the normal form. */
function absenceOf(candidates: readonly Candidate[]): AbsenceReason | null {
  if (candidates.length === 0) return null;
  return candidates.some((candidate) => candidate.accepted) ? 'UNREADABLE' : 'WITHHELD_LOW_CONFIDENCE';
}

function firstKnown<T>(values: readonly (T | null)[]): T | null {
  return values.find((value) => value !== null) ?? null;
}
