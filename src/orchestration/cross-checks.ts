import type {
  CrossCheck,
  CrossCheckDocument,
  CrossCheckInput,
  CrossCheckInvoice,
  CrossCheckName,
  CrossCheckSource,
} from '../domain/cross-check.js';
import { CROSS_CHECK_VERSION } from '../domain/cross-check.js';
import type { CheckOutcome, DocumentKind } from '../domain/document.js';
import type { Field, FieldName } from '../domain/field.js';
import type { DateRule } from '../domain/partial-date.js';
import { compareDates, isOver } from '../domain/partial-date.js';
import {
  compareHolders,
  embossedName,
  hasName,
  isOrganisation,
  nameFieldOf,
  nameOf,
  partyName,
} from './cross-check-names.js';
import { compareNumbers } from './cross-check-numbers.js';
import { compareNames } from '../domain/person-name.js';

/** Kinds that say who somebody is. */
const IDENTITY_KINDS: readonly DocumentKind[] = [
  'PASSPORT',
  'IDENTITY_CARD',
  'RESIDENCE_PERMIT',
  'TRAVEL_PERMIT',
  'VISA',
  'DRIVING_LICENCE',
];
/** Kinds whose names are not those of whom the session is about, or stand in other fields. */
const NO_HOLDER_KINDS: readonly DocumentKind[] = ['BANK_CARD', 'VEHICLE_LICENCE'];

/** Pure: everything in a session that can be compared with something else in it, one check for each pair. */
export function crossCheck(input: CrossCheckInput): CrossCheck[] {
  const { documents, today } = input;
  const holders = documents.filter(isAboutHolder);
  return [
    ...pairsOf(holders).map(namesMatch),
    ...pairsOf(holders).map(datesOfBirthMatch),
    ...pairsOf(holders).flatMap(documentNumbersMatch),
    ...facesMatch(input),
    ...documents.flatMap((card) => cardHolderMatches(card, holders)),
    ...input.invoices.flatMap((invoice) => partiesMatch(invoice, holders)),
    ...platesMatch(documents),
    ...documents.flatMap((document) => notExpired(document, today)),
  ];
}

function isAboutHolder(document: CrossCheckDocument): boolean {
  return IDENTITY_KINDS.includes(document.kind) || (!NO_HOLDER_KINDS.includes(document.kind) && hasName(document));
}

function pairsOf<T>(things: readonly T[]): [T, T][] {
  return things.flatMap((left, index) => things.slice(index + 1).map((right): [T, T] => [left, right]));
}

function checkOf(
  name: CrossCheckName,
  { outcome, explanation }: { outcome: CheckOutcome; explanation: string },
  left: CrossCheckSource,
  right: CrossCheckSource | null,
): CrossCheck {
  return { name, outcome, explanation, evidence: [{ left, right }], ruleVersion: CROSS_CHECK_VERSION };
}

function sourceOf(document: Pick<CrossCheckDocument, 'id'>, fieldName: FieldName | null): CrossCheckSource {
  return { kind: 'DOCUMENT', id: document.id, fieldName };
}

function fieldOf(fields: readonly Field[], name: FieldName): Field | undefined {
  return fields.find((field) => field.name === name && field.value !== null);
}

function namesMatch([left, right]: [CrossCheckDocument, CrossCheckDocument]): CrossCheck {
  return checkOf(
    'NAMES_MATCH',
    compareNames(nameOf(left), nameOf(right)),
    sourceOf(left, nameFieldOf(left)),
    sourceOf(right, nameFieldOf(right)),
  );
}

const DATE_EXPLANATIONS: Readonly<Record<DateRule, string>> = {
  EQUAL: 'Both documents give the same day.',
  DIFFERENT: 'The dates differ in a part that both documents give.',
  PARTIAL: 'The dates agree in the parts that both documents give, and one of them is not complete.',
  CENTURY: 'The dates differ in no more than the century, which one of the documents does not say.',
  MISSING: 'One of the two documents gives no date of birth.',
};

function datesOfBirthMatch([left, right]: [CrossCheckDocument, CrossCheckDocument]): CrossCheck {
  const name = 'DATE_OF_BIRTH';
  const { outcome, rule } = compareDates(fieldOf(left.fields, name), fieldOf(right.fields, name));
  const compared = { outcome, explanation: DATE_EXPLANATIONS[rule] };
  return checkOf('DATE_OF_BIRTH_MATCHES', compared, sourceOf(left, name), sourceOf(right, name));
}

/** Two pictures of what may be one document: of one kind, and of no two states. */
function documentNumbersMatch([left, right]: [CrossCheckDocument, CrossCheckDocument]): CrossCheck[] {
  const states = new Set([left.country, right.country].filter((country) => country !== null));
  if (left.kind !== right.kind || left.kind === 'UNKNOWN' || states.size > 1) return [];
  const name = 'DOCUMENT_NUMBER';
  const compared = compareNumbers(fieldOf(left.fields, name), fieldOf(right.fields, name), 'document number');
  const check = (result: { outcome: CheckOutcome; explanation: string }) => [
    checkOf('DOCUMENT_NUMBER_MATCHES', result, sourceOf(left, name), sourceOf(right, name)),
  ];
  if (compared.outcome !== 'FAILED' || isSurelyOneDocument(left, right)) return check(compared);
  const explanation = 'The numbers differ, and nothing says that both pictures are of one document.';
  return check({ outcome: 'NOT_RUN', explanation });
}

/** Front and back; or the same day of expiry. A person may well hold two passports of one state, an old and a new one. */
function isSurelyOneDocument(left: CrossCheckDocument, right: CrossCheckDocument): boolean {
  if (left.side !== null && right.side !== null && left.side !== right.side) return true;
  const expiries = [left, right].map(({ fields }) => fieldOf(fields, 'DATE_OF_EXPIRY'));
  return compareDates(...(expiries as [Field | undefined, Field | undefined])).outcome === 'PASSED';
}

const FACE_EXPLANATIONS = {
  SAME_PERSON: 'The face and the portrait were found to be of the same person.',
  DIFFERENT_PERSON: 'The face and the portrait were found to be of different persons.',
  INCONCLUSIVE: 'Those who compared the face with the portrait could not tell, or contradict each other.',
} as const;
const FACE_OUTCOMES = { SAME_PERSON: 'PASSED', DIFFERENT_PERSON: 'FAILED', INCONCLUSIVE: 'NOT_RUN' } as const;

/** Every comparison of faces in which a document's portrait takes part. */
function facesMatch({ faceMatches }: CrossCheckInput): CrossCheck[] {
  return faceMatches.flatMap(({ id, decision, left, right }) => {
    const documentIds = [left.documentId, right.documentId].filter((documentId) => documentId !== null);
    if (documentIds.length === 0) return [];
    return [
      {
        name: 'FACE_MATCHES_PORTRAIT',
        outcome: decision === null ? 'NOT_RUN' : FACE_OUTCOMES[decision],
        explanation:
          decision === null ? 'Nobody has compared the face with the portrait.' : FACE_EXPLANATIONS[decision],
        evidence: [...new Set(documentIds)].map((documentId) => ({
          left: sourceOf({ id: documentId }, null),
          right: { kind: 'FACE_MATCH', id, fieldName: null },
        })),
        ruleVersion: CROSS_CHECK_VERSION,
      },
    ];
  });
}

function cardHolderMatches(card: CrossCheckDocument, holders: readonly CrossCheckDocument[]): CrossCheck[] {
  if (card.kind !== 'BANK_CARD') return [];
  const embossed = fieldOf(card.fields, 'CARD_HOLDER')?.value ?? null;
  return holders.map((holder) => {
    const compared = compareHolders(embossed === null ? null : embossedName(embossed), nameOf(holder));
    return checkOf(
      'CARD_HOLDER_MATCHES',
      compared,
      sourceOf(card, 'CARD_HOLDER'),
      sourceOf(holder, nameFieldOf(holder)),
    );
  });
}

/** Who pays and who is paid. The seller is no party that a holder is held against: selling is what somebody else does. */
const PARTIES = [
  { name: 'INVOICE_BUYER_MATCHES', fieldName: 'BUYER_NAME', word: 'buyer' },
  { name: 'INVOICE_PAYEE_MATCHES', fieldName: 'PAYEE_NAME', word: 'payee' },
] as const;

/** One party being the holder is enough: the other one is somebody else by nature. */
function partiesMatch({ id, fields }: CrossCheckInvoice, holders: readonly CrossCheckDocument[]): CrossCheck[] {
  return holders.flatMap((holder) => {
    const checks = PARTIES.flatMap(({ name, fieldName, word }) => {
      const party = fieldOf(fields, fieldName)?.value ?? null;
      if (party === null) return [];
      const { outcome, explanation } = isOrganisation(party)
        ? { outcome: 'NOT_RUN' as const, explanation: 'It is an organisation, and the document is of a person.' }
        : compareNames(partyName(party), nameOf(holder));
      const compared = { outcome, explanation: `Of the ${word} of the invoice: ${explanation}` };
      const left: CrossCheckSource = { kind: 'INVOICE', id, fieldName };
      return [checkOf(name, compared, left, sourceOf(holder, nameFieldOf(holder)))];
    });
    if (!checks.some(({ outcome }) => outcome === 'PASSED')) return checks;
    const explanation = 'The holder is the other party of the invoice, so that this one is somebody else by nature.';
    return checks.map((check) =>
      check.outcome === 'FAILED' ? { ...check, outcome: 'NOT_RUN' as const, explanation } : check,
    );
  });
}

/** Each plate that was photographed against each vehicle licence. */
function platesMatch(documents: readonly CrossCheckDocument[]): CrossCheck[] {
  const name = 'PLATE_NUMBER';
  const plates = documents.filter(({ kind, fields }) => kind !== 'VEHICLE_LICENCE' && fieldOf(fields, name));
  const licences = documents.filter(({ kind }) => kind === 'VEHICLE_LICENCE');
  return plates.flatMap((plate) =>
    licences.map((licence) => {
      const compared = compareNumbers(fieldOf(plate.fields, name), fieldOf(licence.fields, name), 'licence plate');
      return checkOf('PLATE_MATCHES_VEHICLE_LICENCE', compared, sourceOf(plate, name), sourceOf(licence, name));
    }),
  );
}

/** Every document that can expire. A bank card is valid to the end of the month that stands on it. */
function notExpired({ id, kind, fields }: CrossCheckDocument, today: Date): CrossCheck[] {
  const expiry = fieldOf(fields, 'DATE_OF_EXPIRY')?.value ?? null;
  if (expiry === null && !IDENTITY_KINDS.includes(kind)) return [];
  const check = (outcome: CheckOutcome, explanation: string) => [
    checkOf('NOT_EXPIRED', { outcome, explanation }, sourceOf({ id }, 'DATE_OF_EXPIRY'), null),
  ];
  const over = expiry === null ? null : isOver(expiry, today);
  if (over === true) return check('FAILED', 'The last day of validity is over, also where the day ends last (UTC-12).');
  if (over === false) return check('PASSED', 'The last day of validity is not over.');
  if (kind === 'BANK_CARD' && expiry !== null && /^\d{4}-\d{2}$/.test(expiry)) {
    return check('PASSED', 'A bank card is valid to the end of the month that stands on it, which is not over.');
  }
  return check('NOT_RUN', 'No date of expiry is known that is complete enough to tell.');
}
