import type { CrossCheck, CrossCheckName } from '../../src/domain/cross-check.js';
import type {
  SessionDocument,
  SessionFaceMatch,
  SessionInput,
  SessionLivenessCheck,
} from '../../src/domain/session.js';

export const NOW = new Date('2026-05-01T12:00:00Z');
export const document = (changes: Partial<SessionDocument> = {}): SessionDocument => ({
  id: 'document',
  kind: 'PASSPORT',
  side: null,
  lifecycle: 'COMPLETED',
  verdict: 'ACCEPTED',
  nextAction: 'NONE',
  reasons: [],
  ...changes,
});
export const face = (changes: Partial<SessionFaceMatch> = {}): SessionFaceMatch => ({
  id: 'face',
  documentIds: ['document'],
  lifecycle: 'COMPLETED',
  decision: 'SAME_PERSON',
  ...changes,
});
export const liveness = (changes: Partial<SessionLivenessCheck> = {}): SessionLivenessCheck => ({
  id: 'liveness',
  lifecycle: 'COMPLETED',
  live: true,
  ...changes,
});
export const check = (name: CrossCheckName, outcome: CrossCheck['outcome'], ...ids: string[]): CrossCheck => ({
  name,
  outcome,
  explanation: 'Compared.',
  evidence: ids.map((id) => ({ left: { kind: 'DOCUMENT', id, fieldName: null }, right: null })),
  ruleVersion: 1,
});
export const input = (changes: Partial<SessionInput> = {}): SessionInput => ({
  documents: [document()],
  selfies: [],
  faceMatches: [],
  livenessChecks: [],
  invoices: [],
  vendorVerdicts: [],
  wholeCalls: [],
  crossChecks: [],
  wishes: { selfie: false, liveness: false },
  today: NOW,
  expiresAt: null,
  ...changes,
});
export const asking = (nextAction: SessionDocument['nextAction'], ...reasons: SessionDocument['reasons']) =>
  document({ verdict: null, nextAction, reasons });
export const selfies = [{ id: 'selfie' }];
export const wanting = { selfie: true, liveness: true };
export const bankCard = document({ kind: 'BANK_CARD', verdict: null, reasons: ['NOT_AN_IDENTITY_DOCUMENT'] });
