import type { CheckOutcome } from '../domain/document.js';
import type { Field, ProofKind } from '../domain/field.js';

/** Characters that a reader takes for each other; each stands for its group. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  Z: '2',
  S: '5',
  G: '6',
  B: '8',
};
/** A number under one of these was not misread. */
const PROVING: readonly ProofKind[] = ['MRZ_CHECK_DIGIT', 'MRZ_COMPOSITE_CHECK_DIGIT', 'BARCODE_ERROR_CORRECTION'];

/**
 * Pure: whether two numbers are the same, without the blanks, hyphens, dots and fillers that only divide them. Two that differ
 * in no more than what readers mix up differ only where neither can have been misread.
 */
export function compareNumbers(
  left: Field | undefined,
  right: Field | undefined,
  what: string,
): { outcome: CheckOutcome; explanation: string } {
  const [leftNumber, rightNumber] = [bare(left?.value ?? ''), bare(right?.value ?? '')];
  if (!left || !right || leftNumber === '' || rightNumber === '') {
    return { outcome: 'NOT_RUN', explanation: `One of the two gives no ${what}.` };
  }
  if (leftNumber === rightNumber) {
    return { outcome: 'PASSED', explanation: `Both give the same ${what}, character for character.` };
  }
  const mayBeMisread = !isProved(left) || !isProved(right);
  if (mayBeMisread && withoutLookalikes(leftNumber) === withoutLookalikes(rightNumber)) {
    const explanation = `The two differ only in characters that look alike, such as 0 and O, and may have been misread.`;
    return { outcome: 'NOT_RUN', explanation };
  }
  return { outcome: 'FAILED', explanation: `The two give different values of the ${what}.` };
}

function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function withoutLookalikes(number: string): string {
  return [...number].map((character) => LOOKALIKES[character] ?? character).join('');
}

function isProved({ proof }: Field): boolean {
  return proof.some(({ kind }) => PROVING.includes(kind));
}
