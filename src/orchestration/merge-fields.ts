import type { AbsenceReason, Candidate, Field, FieldName, Proof } from '../domain/field.js';
import { PROOF_KINDS } from '../domain/field.js';

/** All accepted candidates with the same normal form. */
interface Group {
  value: string;
  candidates: Candidate[];
  proof: Proof[];
}

/**
 * Pure: one value out of all candidates of one field, by evidence; every candidate is kept. `absence` is told where there is
 * no candidate at all. `among`, where it is given, says which values may win.
 */
export function mergeField(
  name: FieldName,
  candidates: Candidate[],
  absence: AbsenceReason,
  among: (value: string) => boolean = () => true,
): Field {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    if (!candidate.accepted || candidate.value === null || !among(candidate.value)) continue;
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

/**
 * Higher is stronger; 0 without any proof. The strongest kind that one side has and the other lacks decides, so that of
 * two values under check digits the one that a second zone repeats wins. The same kind twice counts once.
 */
export function strength(proof: readonly Proof[]): number {
  const kinds = new Set(proof.map(({ kind }) => kind));
  return [...kinds].reduce((sum, kind) => sum + 2 ** (PROOF_KINDS.length - 1 - PROOF_KINDS.indexOf(kind)), 0);
}

/** How often one provider repeats itself is no evidence; how many providers say the same is. */
function compareEvidence(one: Group, other: Group): number {
  return (
    strength(one.proof) - strength(other.proof) ||
    providersOf(one) - providersOf(other) ||
    highestConfidence(one) - highestConfidence(other)
  );
}

function providersOf({ candidates }: Group): number {
  return new Set(candidates.map(({ provider }) => provider)).size;
}

function highestConfidence({ candidates }: Group): number {
  return Math.max(-1, ...candidates.map(({ confidence }) => confidence ?? -1));
}

/** Why candidates that exist became no value: nobody stands behind them, or none could be brought to the normal form. */
function absenceOf(candidates: readonly Candidate[]): AbsenceReason | null {
  if (candidates.length === 0) return null;
  return candidates.some((candidate) => candidate.accepted) ? 'UNREADABLE' : 'WITHHELD_LOW_CONFIDENCE';
}

/** What says most about the document first; that somebody else might have read it says least. */
const ABSENCE_ORDER: readonly AbsenceReason[] = [
  'NOT_ON_DOCUMENT',
  'REDACTED',
  'WRONG_SIDE',
  'WITHHELD_LOW_CONFIDENCE',
  'UNREADABLE',
  'PROVIDER_FAILED',
  'NOT_SUPPORTED',
];

/** Why nobody has read a field of which there is no candidate at all. */
export function strongestAbsence(given: readonly AbsenceReason[], readings: number, anyFailed: boolean): AbsenceReason {
  const known: AbsenceReason[] = anyFailed ? [...given, 'PROVIDER_FAILED'] : [...given];
  // Nobody was asked, because nobody takes such a document.
  if (known.length === 0) return readings === 0 ? 'NOT_SUPPORTED' : 'UNREADABLE';
  return ABSENCE_ORDER.find((reason) => known.includes(reason)) ?? 'UNREADABLE';
}
