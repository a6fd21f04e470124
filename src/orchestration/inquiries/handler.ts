import type { BlobStore } from '../../blobs/contract.js';
import type { InquiryKind, InquiryOf, OutcomeByKind } from '../../domain/inquiry.js';
import type { ProvidedReading, Reading } from '../../domain/reading.js';
import type { JobQueue } from '../../jobs/job-queue.js';
import type { ProviderRequest } from '../../providers/contract.js';
import type { Queries, Transaction } from '../../store/database.js';
import type { AnswerJudge, KeptReading } from '../work.js';

export interface InquiryParts {
  blobs: BlobStore;
  jobs: JobQueue;
}

/** What is looked up is looked up by `queries`, which may be those of a transaction. */
export interface PrepareParts {
  queries: Queries;
  blobs: BlobStore;
}

/** What is put to each provider. */
export interface PreparedInquiry {
  request: ProviderRequest;
  /** SHA-256 of what is asked about. */
  contentHash: string;
  /** The question without that content, with its keys in a fixed order. */
  question: object;
  /** Where what is wanted depends on the inquiry itself; absent: the handler's. */
  judge?: AnswerJudge;
}

/** All that the engine has to know of one kind of inquiry. */
export interface InquiryHandler<Kind extends InquiryKind> {
  /** Loads what is asked about. Null where it is not there any more; the inquiry fails then. May be called again. */
  prepare(parts: PrepareParts, inquiry: InquiryOf<Kind>): Promise<PreparedInquiry | null>;
  judge: AnswerJudge;
  /** Makes of an answer what is stored, such as files of the pictures in it; absent where it is stored as it is. */
  keep?(parts: InquiryParts, reading: Reading): Promise<KeptReading>;
  /** Pure: what follows from all answers, in the order of asking. Called also where there is none. */
  conclude(inquiry: InquiryOf<Kind>, readings: readonly ProvidedReading[]): OutcomeByKind[Kind];
  /** Whatever else is to be written in the transaction that ends the inquiry; absent where nothing is. */
  settle?(
    parts: InquiryParts,
    transaction: Transaction,
    inquiry: InquiryOf<Kind>,
    readings: readonly ProvidedReading[],
    now: Date,
  ): Promise<OutcomeByKind[Kind]>;
}
