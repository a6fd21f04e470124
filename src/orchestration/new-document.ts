import type { Document, DocumentQuestion } from '../domain/document.js';
import { newIdentifier } from '../store/identifiers.js';
import { MERGE_VERSION } from './merge.js';

type Asked = Pick<Document, 'tenant' | 'sessionId' | 'customerId' | 'strategy' | 'scenario' | 'unsorted'>;

const NOTHING_KNOWN: DocumentQuestion = { kind: null, country: null, side: null, typeCode: null, providerTypes: {} };

/** A document that nobody has begun with yet. */
export function newDocument(asked: Asked, now: Date, question: DocumentQuestion = NOTHING_KNOWN): Document {
  const { tenant, sessionId, customerId, strategy, scenario, unsorted } = asked;
  return {
    tenant,
    sessionId,
    customerId,
    strategy,
    scenario,
    unsorted,
    id: newIdentifier('document'),
    kind: question.kind ?? 'UNKNOWN',
    country: question.country,
    side: question.side,
    lifecycle: 'QUEUED',
    verdict: null,
    nextAction: 'WAIT',
    reasons: [],
    revision: 1,
    question,
    fields: [],
    mrz: null,
    mrzLines: [],
    barcodes: [],
    text: null,
    plates: [],
    checks: [],
    mergeVersion: MERGE_VERSION,
    improving: false,
    createdAt: now,
    updatedAt: now,
    completedAt: null,
  };
}
