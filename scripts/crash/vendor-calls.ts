import type { SandboxCall } from '../../src/sandbox/control.js';
import type { VendorName } from '../../test/e2e/sandbox-process.js';
import type { Violations } from './checks.js';

/** A document as this looks at it. */
export interface FannedOut {
  id: string;
  lifecycle: string;
  poll: { terminal: boolean };
  attempts: {
    id: string;
    provider: { name: string };
    lifecycle: string;
    error: { code: string; internalMessage: string } | null;
  }[];
}

/** What one vendor was asked for, and what it would have charged. */
export interface VendorCount {
  vendor: VendorName;
  /** Pictures that it was to read. */
  pictures: number;
  /** Of these, whose answer is there. */
  answered: number;
  /** What it would have charged in all. */
  charged: number;
  /** Of the charged calls, those whose client was killed before the whole reply was sent. */
  cutOff: number;
  /** Charges for a picture that had been charged already. */
  chargedAgain: number;
  /** Pictures that were charged and have no answer. */
  chargedForNothing: number;
  /** Pictures without an answer, by what they failed with. */
  failures: Map<string, number>;
}

const PAGE = 100;
const QUERY = `query ($first: Int!, $after: String) {
  documents(first: $first, after: $after) {
    edges { node {
      id lifecycle poll { terminal }
      attempts { id provider { name } lifecycle error { code internalMessage } }
    } }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** All documents there are, also those whose upload was never acknowledged. */
export async function listFannedOut(url: string): Promise<FannedOut[]> {
  const documents: FannedOut[] = [];
  let after: string | null = null;
  do {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: QUERY, variables: { first: PAGE, after } }),
    });
    const { data, errors } = (await response.json()) as {
      data?: {
        documents: { edges: { node: FannedOut }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
      };
      errors?: unknown;
    };
    if (!data) throw new Error(`The documents were not listed: ${JSON.stringify(errors)}`);
    documents.push(...data.documents.edges.map(({ node }) => node));
    after = data.documents.pageInfo.hasNextPage ? data.documents.pageInfo.endCursor : null;
  } while (after !== null);
  return documents;
}

export function countVendor(
  vendor: VendorName,
  documents: readonly FannedOut[],
  calls: readonly SandboxCall[],
): VendorCount {
  const ofVendor = calls.filter((call) => call.vendor === vendor);
  const charged = ofVendor.filter(({ chargedAtMs }) => chargedAtMs !== null);
  const chargesOf = (attempt: string) => charged.filter((call) => call.attempt === attempt).length;
  const attempts = documents.flatMap((each) => each.attempts).filter(({ provider }) => provider.name === vendor);
  const unanswered = attempts.filter(({ lifecycle }) => lifecycle !== 'COMPLETED');
  const failures = new Map<string, number>();
  for (const { lifecycle, error } of unanswered) {
    const words = error?.internalMessage ?? lifecycle;
    failures.set(words, (failures.get(words) ?? 0) + 1);
  }
  return {
    vendor,
    pictures: attempts.length,
    answered: attempts.length - unanswered.length,
    charged: charged.length,
    cutOff: charged.filter(({ answered }) => !answered).length,
    chargedAgain: attempts.reduce((sum, { id }) => sum + Math.max(0, chargesOf(id) - 1), 0),
    chargedForNothing: unanswered.filter(({ id }) => chargesOf(id) > 0).length,
    failures,
  };
}

/** Longest time from the reply of a vendor until it is stored, on a busy machine. */
const STORED_WITHIN_MS = 5_000;

/** What must hold whenever the kills came; `killedAtMs` are milliseconds since 1970. */
export function checkFannedOut(
  documents: readonly FannedOut[],
  counts: readonly VendorCount[],
  calls: readonly SandboxCall[],
  killedAtMs: readonly number[],
  violations: Violations,
): void {
  const attempts = new Map(documents.flatMap((each) => each.attempts.map((attempt) => [attempt.id, attempt])));
  for (const { number, vendor, attempt, chargedAtMs, endedAtMs } of calls) {
    const known = attempts.get(attempt ?? '');
    if (!known) violations.push(`Call ${number} to ${vendor} belongs to nothing.`);
    if (chargedAtMs === null || known?.lifecycle === 'COMPLETED') continue;
    // Only what a kill cut off may be lost.
    const from = Math.min(chargedAtMs, endedAtMs ?? chargedAtMs) - STORED_WITHIN_MS;
    const until = (endedAtMs ?? Infinity) + STORED_WITHIN_MS;
    if (killedAtMs.some((at) => from <= at && at <= until)) continue;
    violations.push(`Call ${number} to ${vendor} was paid for nothing, and nobody was killed then.`);
  }
  for (const { id, attempts: parts } of documents) {
    for (const { provider, lifecycle } of parts) {
      if (lifecycle === 'COMPLETED' || lifecycle === 'FAILED') continue;
      violations.push(`${id} has ended, and ${provider.name} is ${lifecycle}.`);
    }
  }
  for (const { vendor, chargedAgain, chargedForNothing, charged, answered } of counts) {
    if (chargedAgain > 0) violations.push(`${vendor} was paid again ${chargedAgain} times.`);
    if (charged - chargedAgain - chargedForNothing !== answered) {
      violations.push(`${vendor} has ${answered} answers that were not paid once each.`);
    }
  }
}
