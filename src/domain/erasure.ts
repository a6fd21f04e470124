import type { ProviderName } from './provider-name.js';

/**
 * What became of what was to be erased, in one place. DONE: it is gone. REQUESTED: it will be gone by `dueAt`. NOT_SUPPORTED:
 * it is there still, and whoever holds it cannot be told by way of its API. NOTHING_HELD: it was never there.
 */
export const ERASURE_STATES = ['DONE', 'REQUESTED', 'NOT_SUPPORTED', 'NOTHING_HELD'] as const;
export type ErasureState = (typeof ERASURE_STATES)[number];

/** One place where what was erased had been, or might have been. */
export interface ErasureReceipt {
  provider: ProviderName;
  state: ErasureState;
  /** A sentence for a person, without any value of a document. */
  explanation: string;
  /** The provider's own ids of the work, for whoever asks it in writing; empty where it gave none, or holds nothing. */
  externalIds: string[];
}

/** Something that was erased, as an auditor sees it. */
export interface Erasure {
  /** Of the document, session or inquiry. */
  subjectId: string;
  tenant: string;
  /** What was erased along with it. */
  alongIds: string[];
  /** One for each provider who was to be asked. */
  receipts: ErasureReceipt[];
  /** Files that are still to be removed. */
  blobKeys: string[];
  erasedAt: Date;
  /** Null until the last file is gone. */
  filesGoneAt: Date | null;
}
