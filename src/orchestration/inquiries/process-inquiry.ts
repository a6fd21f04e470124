import type { Inquiry } from '../../domain/inquiry.js';
import { isTerminal } from '../../domain/lifecycle.js';
import type { ProvidedReading } from '../../domain/reading.js';
import type { StoredAttempt } from '../../store/attempts.js';
import { listAttempts, listReadings, saveAttempt } from '../../store/attempts.js';
import type { Transaction } from '../../store/database.js';
import { findInquiryOfJob, lockOpenInquiry, updateInquiry } from '../../store/inquiries.js';
import { callOffAll } from '../call-off.js';
import { touchSession } from '../../store/sessions.js';
import { failOpenAttempts } from '../fail-open-attempts.js';
import { runFanOut } from '../fan-out.js';
import { planAttempts } from '../plan-attempts.js';
import type { ProcessParts } from '../process-document.js';
import { refreshSession } from '../session-progress.js';
import type { Work } from '../work.js';
import type { InquiryParts } from './handler.js';
import { handlerOf } from './handlers.js';
import { inquiryWork } from './inquiry-work.js';

/**
 * One step of an inquiry's work, as a durable job: asks whoever has not answered yet, then either ends the inquiry or
 * comes back when there is news to expect. Every part of it may be repeated after a crash.
 */
export async function processInquiry(parts: ProcessParts, inquiryId: string): Promise<void> {
  const inquiry = await findInquiryOfJob(parts.database.queries, inquiryId);
  if (!inquiry) return;
  // It was called off since the job was put there, or the job is there for just that.
  if (isTerminal(inquiry.lifecycle)) return callOffAll(parts, inquiry.tenant, inquiryId);
  const work = await inquiryWork(parts, inquiry);
  if (!work) {
    await parts.database.transaction((transaction) => finishInquiry(parts, transaction, inquiry, [], parts.now()));
    return;
  }
  const attempts = await beginAttempts(parts, inquiry, work);
  if (!attempts) return;
  const result = await runFanOut(parts, work, attempts);
  if (result.state === 'canceled') return;
  if (result.state === 'again') {
    await parts.database.transaction((transaction) =>
      parts.jobs.enqueue(transaction, 'process-inquiry', { inquiryId }, { startAfterMs: result.afterMs }),
    );
    return;
  }
  await parts.database.transaction(async (transaction) => {
    const readings = await listReadings(transaction.queries, inquiryId);
    await finishInquiry(parts, transaction, inquiry, readings, parts.now());
  });
}

/** Ends an inquiry whose job failed at every try; what was answered until then stands. */
export async function abandonInquiry(parts: ProcessParts, inquiryId: string): Promise<void> {
  const now = parts.now();
  await parts.database.transaction(async (transaction) => {
    const inquiry = await findInquiryOfJob(transaction.queries, inquiryId);
    if (!inquiry) return;
    await failOpenAttempts(transaction, inquiry.tenant, inquiryId, now);
    const ended = await updateInquiry(transaction, inquiryId, { lifecycle: 'FAILED', completedAt: now }, now);
    if (ended && inquiry.sessionId !== null) await refreshSession(parts, transaction, inquiry.sessionId, now);
  });
}

/** Writes what came of it. Nobody's answer is a failure; an answer that leaves it open is none. */
export async function finishInquiry(
  parts: InquiryParts,
  transaction: Transaction,
  inquiry: Inquiry,
  readings: readonly ProvidedReading[],
  now: Date,
): Promise<void> {
  // Another run of the job may have ended it meanwhile; what it settles must not be written twice.
  if (!(await lockOpenInquiry(transaction, inquiry.id))) return;
  const handler = handlerOf(inquiry);
  const outcome = handler.settle
    ? await handler.settle(parts, transaction, inquiry, readings, now)
    : handler.conclude(inquiry, readings);
  const lifecycle = readings.length === 0 ? 'FAILED' : 'COMPLETED';
  const ended = await updateInquiry(transaction, inquiry.id, { lifecycle, outcome, completedAt: now }, now);
  if (ended && inquiry.sessionId !== null) await refreshSession(parts, transaction, inquiry.sessionId, now);
}

/**
 * Writes down who is asked before anyone is, so that a second run of the job finds what the first had begun. Null where the
 * inquiry was called off meanwhile.
 */
async function beginAttempts(parts: ProcessParts, inquiry: Inquiry, work: Work): Promise<StoredAttempt[] | null> {
  if (inquiry.lifecycle !== 'QUEUED') return listAttempts(parts.database.queries, inquiry.tenant, [inquiry.id]);
  const now = parts.now();
  const attempts = planAttempts(work, parts, now);
  return parts.database.transaction(async (transaction) => {
    if (!(await updateInquiry(transaction, inquiry.id, { lifecycle: 'PROCESSING' }, now))) return null;
    for (const attempt of attempts) await saveAttempt(transaction, attempt);
    if (inquiry.sessionId !== null) await touchSession(transaction, inquiry.sessionId, now);
    return attempts;
  });
}
