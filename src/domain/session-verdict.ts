import type { Lifecycle, Reason, Verdict } from './lifecycle.js';
import { isTerminal } from './lifecycle.js';
import type { SessionInput, SessionJudgement } from './session.js';
import type { SessionFacts } from './session-predicates.js';
import { factsOf, SESSION_PREDICATES } from './session-predicates.js';
import type { SessionRule } from './session-rules.js';
import { SESSION_RULES, SESSION_RULES_VERSION } from './session-rules.js';

/** Worst first: one rejected document rejects the session, and one that is undecided keeps it from being accepted. */
const VERDICT_ORDER: readonly NonNullable<SessionRule['verdict']>[] = ['REJECTED', 'SUSPICIOUS', 'UNDECIDED'];

/**
 * Pure: where a session stands, from all of its parts, by `SESSION_RULES`. Nothing is decided while anything of it is being
 * worked on. It is accepted only when every document is, every face is the holder's, whoever was to be live is, and nothing
 * contradicts anything else.
 */
export function judgeSession(input: SessionInput): SessionJudgement {
  const facts = factsOf(input);
  const base = { reasons: [], rules: [], rulesVersion: SESSION_RULES_VERSION };
  if (partsOf(facts).some(({ lifecycle }) => !isTerminal(lifecycle))) {
    return { ...base, lifecycle: 'PROCESSING', verdict: null, nextAction: 'WAIT' };
  }
  const isOver = input.expiresAt !== null && input.today.getTime() >= input.expiresAt.getTime();
  if (partsOf(facts).length + facts.selfies.length === 0) {
    return isOver
      ? expired({ ...base, lifecycle: 'QUEUED', verdict: null, nextAction: 'NONE' })
      : { ...base, lifecycle: 'QUEUED', verdict: null, nextAction: 'UPLOAD_DOCUMENT' };
  }

  const holding = SESSION_RULES.filter(({ when }) => SESSION_PREDICATES[when](facts));
  const judgement: SessionJudgement = {
    lifecycle: lifecycleOf(facts),
    verdict: verdictOf(holding),
    nextAction: holding.find(({ nextAction }) => nextAction !== null)?.nextAction ?? 'NONE',
    reasons: reasonsOf(holding, facts),
    rules: holding.map(({ id, reason, explanation }) => ({ id, reason, explanation })),
    rulesVersion: SESSION_RULES_VERSION,
  };
  // What nobody has to add to is finished, whether or not it was decided.
  const isFinished = judgement.verdict !== null || judgement.nextAction === 'NONE';
  return isOver && !isFinished ? expired(judgement) : judgement;
}

function expired(judgement: SessionJudgement): SessionJudgement {
  const explanation = 'The session was not finished in its time.';
  return {
    ...judgement,
    lifecycle: 'EXPIRED',
    nextAction: 'NONE',
    reasons: [...new Set<Reason>(['SESSION_EXPIRED', ...judgement.reasons])],
    rules: [{ id: 'session-expired', reason: 'SESSION_EXPIRED', explanation }, ...judgement.rules],
  };
}

function partsOf(facts: SessionFacts): { lifecycle: Lifecycle }[] {
  return [...facts.documents, ...facts.faceMatches, ...facts.livenessChecks, ...facts.invoices, ...facts.wholeCalls];
}

function lifecycleOf(facts: SessionFacts): Lifecycle {
  const parts = partsOf(facts);
  return parts.length > 0 && parts.every(({ lifecycle }) => lifecycle === 'FAILED') ? 'FAILED' : 'COMPLETED';
}

function verdictOf(holding: readonly SessionRule[]): Verdict | null {
  const worst = VERDICT_ORDER.find((verdict) => holding.some((rule) => rule.verdict === verdict));
  return worst === 'UNDECIDED' ? null : (worst ?? 'ACCEPTED');
}

function reasonsOf(holding: readonly SessionRule[], { documents }: SessionFacts): Reason[] {
  const ofRules = holding.map(({ reason }) => reason).filter((reason) => reason !== null);
  return [...new Set([...ofRules, ...documents.flatMap(({ reasons }) => reasons)])];
}
