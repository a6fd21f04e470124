import type { Inquiry } from '../../domain/inquiry.js';
import { isTerminal } from '../../domain/lifecycle.js';
import type { ProvidedReading } from '../../domain/reading.js';
import { listAttempts, listReadings } from '../../store/attempts.js';
import type { Transaction } from '../../store/database.js';
import { beginInquiry, findInquiryOfJob, lockOpenInquiry, updateInquiry } from '../../store/inquiries.js';
import { touchSession } from '../../store/sessions.js';
import { beginAttempts } from '../begin-attempts.js';
import { callOffAll } from '../call-off.js';
import { failOpenAttempts } from '../fail-open-attempts.js';
import { runFanOut } from '../fan-out.js';
import { planAttempts } from '../plan-attempts.js';
import type { ProcessParts } from '../process-document.js';
import { refreshSessionOf } from '../session-progress.js';
import type { BeginInquiryParts, BegunInquiry } from './begin-inquiry.js';
import { handlerOf } from './handlers.js';
import { inquiryWork } from './inquiry-work.js';

/**
 * One step of an inquiry's work, as a durable job: asks whoever has not answered yet, then either ends the inquiry or
 * comes back when there is news to expect. Every part of it may be repeated after a crash. `known`: what the process that wrote
 * the inquiry has begun already; absent: all is looked up.
 */
export async function processInquiry(parts: ProcessParts, inquiryId: string, known?: BegunInquiry): Promise<void> {
  const begun = known ?? (await takeUp(parts, inquiryId));
  if (!begun) return;
  const { inquiry, work, attempts, permitted } = begun;
  const result = await runFanOut(parts, work, attempts, {
    permitted,
    conclude: {
      hold: (transaction) => lockOpenInquiry(transaction, inquiryId),
      write: (transaction, _attempts, readings) => endInquiry(parts, transaction, inquiry, readings, parts.now()),
      written: () => parts.changes.tellHere(inquiryId, inquiry.sessionId),
    },
  });
  if (result.state === 'canceled') return;
  if (result.state === 'again') {
    await parts.database.transaction((transaction) =>
      parts.jobs.enqueue(transaction, 'process-inquiry', { inquiryId }, { startAfterMs: result.afterMs }),
    );
    return;
  }
  if (result.isConcluded) return;
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
    if (ended) await refreshSessionOf(parts, transaction, inquiry, now);
  });
}

/** Writes what came of it. Nobody's answer is a failure; an answer that leaves it open is none. */
export async function finishInquiry(
  parts: BeginInquiryParts,
  transaction: Transaction,
  inquiry: Inquiry,
  readings: readonly ProvidedReading[],
  now: Date,
): Promise<void> {
  // Another run of the job may have ended it meanwhile; what it settles must not be written twice.
  if (await lockOpenInquiry(transaction, inquiry.id)) await endInquiry(parts, transaction, inquiry, readings, now);
}

/** The same where the transaction holds the inquiry already. */
async function endInquiry(
  parts: BeginInquiryParts,
  transaction: Transaction,
  inquiry: Inquiry,
  readings: readonly ProvidedReading[],
  now: Date,
): Promise<void> {
  const handler = handlerOf(inquiry);
  const outcome = handler.settle
    ? await handler.settle(parts, transaction, inquiry, readings, now)
    : handler.conclude(inquiry, readings);
  const lifecycle = readings.length === 0 ? 'FAILED' : 'COMPLETED';
  const ended = await updateInquiry(transaction, inquiry.id, { lifecycle, outcome, completedAt: now }, now);
  if (ended) await refreshSessionOf(parts, transaction, inquiry, now);
}

/** Looks up what there is, and writes down who is asked where nobody did. Null where nothing is to be done any more. */
async function takeUp(parts: ProcessParts, inquiryId: string): Promise<BegunInquiry | null> {
  const { queries } = parts.database;
  const inquiry = await findInquiryOfJob(queries, inquiryId);
  if (!inquiry) return null;
  const { tenant, sessionId } = inquiry;
  // It was called off since the job was put there, or the job is there for just that.
  if (isTerminal(inquiry.lifecycle)) {
    await callOffAll(parts, tenant, inquiryId);
    return null;
  }
  const work = await inquiryWork({ ...parts, queries }, inquiry);
  const now = parts.now();
  if (!work) {
    await parts.database.transaction((transaction) => finishInquiry(parts, transaction, inquiry, [], now));
    return null;
  }
  if (inquiry.lifecycle !== 'QUEUED') {
    return { inquiry, work, attempts: await listAttempts(queries, tenant, [inquiryId]), permitted: new Set() };
  }
  return parts.database.transaction(async (transaction) => {
    if (!(await beginInquiry(transaction, inquiryId, now))) return null;
    const [begun] = await beginAttempts(parts, transaction, [{ work, attempts: planAttempts(work, parts, now) }], now);
    if (sessionId !== null) await touchSession(transaction, sessionId, now);
    return begun ? { inquiry, work, ...begun } : null;
  });
}
