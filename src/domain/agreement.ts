import type { Attempt, AttemptLifecycle } from './attempt.js';
import type { Lifecycle } from './lifecycle.js';
import type { Strategy } from './strategy.js';

/** How providers were asked, as far as it tells what several answers amount to. */
export type AgreementRule = Pick<Strategy, 'mode' | 'quorum'>;

/** Why a question that has two answers got neither. */
export const UNDECIDED_REASONS = [
  'NOBODY_ASKED',
  'PROVIDERS_FAILED',
  'NO_VERDICT',
  'PROVIDERS_DISAGREE',
  'QUORUM_NOT_REACHED',
  'ERASED',
] as const;
export type UndecidedReason = (typeof UNDECIDED_REASONS)[number];

/**
 * Pure: what several providers say together; `said` has a value for each of them that decided. With CONSENSUS it is what
 * the quorum says, unless as many say otherwise; in every other mode a single contradiction leaves it open. Null: open.
 */
export function agreedUpon<Value extends string | boolean>(
  { mode, quorum }: AgreementRule,
  said: readonly Value[],
): Value | null {
  const enough = mode === 'CONSENSUS' ? quorum : 1;
  const values = [...new Set(said)].filter((value) => said.filter((each) => each === value).length >= enough);
  const [only] = values;
  return only !== undefined && values.length === 1 ? only : null;
}

/** Ends by which somebody who was to be asked did not answer. */
const UNANSWERED: readonly AttemptLifecycle[] = ['FAILED', 'CANCELED', 'SKIPPED_DEADLINE'];

/** Pure: why nothing is decided. Empty while the work goes on, where it was called off, and where there is a decision. */
export function undecidedReasons(
  rule: AgreementRule,
  {
    lifecycle,
    answers,
    said,
    erasedAt,
  }: { lifecycle: Lifecycle; answers: number; said: readonly (string | boolean)[]; erasedAt?: Date | null | undefined },
  attempts: readonly Pick<Attempt, 'lifecycle'>[],
): UndecidedReason[] {
  if (erasedAt) return ['ERASED'];
  if (lifecycle !== 'COMPLETED' && lifecycle !== 'FAILED') return [];
  if (agreedUpon(rule, said) !== null) return [];
  const anyUnanswered = attempts.some((attempt) => UNANSWERED.includes(attempt.lifecycle));
  if (answers === 0) return [anyUnanswered ? 'PROVIDERS_FAILED' : 'NOBODY_ASKED'];
  const distinct = new Set(said).size;
  const reason = distinct === 0 ? 'NO_VERDICT' : distinct === 1 ? 'QUORUM_NOT_REACHED' : 'PROVIDERS_DISAGREE';
  return anyUnanswered ? [reason, 'PROVIDERS_FAILED'] : [reason];
}
