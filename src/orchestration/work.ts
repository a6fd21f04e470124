import type { ProvidedReading, Reading } from '../domain/reading.js';
import type { Strategy } from '../domain/strategy.js';
import type { Provider, ProviderRequest } from '../providers/contract.js';
import type { Standing } from './next-step.js';
import type { ReadingKey } from '../store/readings.js';
import { hashQuestion } from '../store/readings.js';
import type { Transaction } from '../store/database.js';

/** Says, for one kind of work, whether the answers so far will do. Pure. */
export interface AnswerJudge {
  /** Whether what is wanted is known. */
  isAnswered(strategy: Strategy, readings: readonly ProvidedReading[]): boolean;
  /** Whether `strategy.quorum` providers say the same about whatever anybody has answered. */
  hasConsensus(strategy: Strategy, readings: readonly ProvidedReading[]): boolean;
  /** Whether nobody further need be asked, because of what those who were asked said. Absent: somebody always may know. */
  isHopeless?(standings: readonly Standing[]): boolean;
}

/** An answer as it is stored, and what was odd about the part that is not. */
export interface KeptReading {
  reading: Reading;
  warnings: string[];
}

/** What the fan-out has to know of a piece of work, whether it is about a document, two faces or an invoice. */
export interface Work {
  id: string;
  tenant: string;
  strategy: Strategy;
  /** Of the sandbox; null outside of it. */
  scenario: string | null;
  createdAt: Date;
  /** What each provider is asked. */
  request: ProviderRequest;
  /** The question without the content, with its keys in a fixed order. With `contentHash` it says what is the same question. */
  question: object;
  /** SHA-256 of what is asked about; of a single picture, of its bytes. */
  contentHash: string;
  judge: AnswerJudge;
  /** Makes of an answer what is stored; absent: it is stored as it is. Rejects only for faults of ours. */
  keep?(reading: Reading): Promise<KeptReading>;
  /** Whether nobody said what the picture shows. Default: no. */
  unsorted?: boolean;
  /** Writes a new revision, so that an app that waits sees how the attempts stand. */
  touch(transaction: Transaction, now: Date): Promise<unknown>;
}

export function readingKey(work: Work, provider: Provider): ReadingKey {
  return {
    tenant: work.tenant,
    sha256: work.contentHash,
    provider: provider.name,
    questionHash: hashQuestion(work.question, work.scenario, provider.mode === 'SANDBOX'),
    mappingVersion: provider.mappingVersion,
  };
}
