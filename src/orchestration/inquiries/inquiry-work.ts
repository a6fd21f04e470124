import type { Inquiry } from '../../domain/inquiry.js';
import { updateInquiry } from '../../store/inquiries.js';
import { touchSession } from '../../store/sessions.js';
import type { Work } from '../work.js';
import type { InquiryParts, PrepareParts } from './handler.js';
import { handlerOf } from './handlers.js';

/** Null where what is asked about is not there any more. */
export async function inquiryWork(parts: InquiryParts & PrepareParts, inquiry: Inquiry): Promise<Work | null> {
  const { id, tenant, sessionId, strategy, scenario, createdAt } = inquiry;
  const handler = handlerOf(inquiry);
  const prepared = await handler.prepare(parts, inquiry);
  if (!prepared) return null;
  return {
    id,
    tenant,
    strategy,
    scenario,
    createdAt,
    ...prepared,
    judge: prepared.judge ?? handler.judge,
    ...(handler.keep ? { keep: (reading) => handler.keep!(parts, reading) } : {}),
    async touch(transaction, now) {
      if (!(await updateInquiry(transaction, id, {}, now))) return;
      if (sessionId !== null) await touchSession(transaction, sessionId, now);
    },
  };
}
