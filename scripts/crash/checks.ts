import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { WholeDocumentFragment } from '../../operations/generated.js';
import { ListDocumentsDocument } from '../../operations/generated.js';
import { ask, factsOf, sha256Of, waitForEnd } from '../../test/e2e/client.js';
import { eventually, processesOf } from '../../test/e2e/server-process.js';
import type { Upload } from './load.js';

/** What was promised and not kept, one sentence each. */
export type Violations = string[];

/** Each acknowledged document is there, has ended as it would have without a crash, and its bytes can be fetched. */
export async function checkAcknowledged(
  url: string,
  uploads: readonly Upload[],
  expected: ReadonlyMap<string, string>,
  limitMs: number,
  violations: Violations,
): Promise<void> {
  const deadline = performance.now() + limitMs;
  for (const { documentId, specimen, sha256 } of uploads) {
    const id = documentId!;
    try {
      const document = await waitForEnd(url, id, Math.max(1_000, deadline - performance.now()));
      if (factsOf(document) !== expected.get(specimen)) {
        const faults = await faultsOf(url, id);
        violations.push(`${id} (${specimen}) ended otherwise than without a crash: ${factsOf(document)} ${faults}`);
      }
      const unended = document.attempts.filter(({ lifecycle }) => ['QUEUED', 'PROCESSING'].includes(lifecycle));
      if (unended.length > 0) violations.push(`${id} has ended, and ${unended.length} of its attempts have not.`);
      const actual = await fetchPicture(document);
      if (actual !== sha256) violations.push(`${id}: the picture is ${actual} and not ${sha256}.`);
    } catch (error) {
      violations.push(`${id} (${specimen}): ${(error as Error).message}`);
    }
  }
}

/** What the providers of a document failed with, in the words for whoever runs the server. */
async function faultsOf(url: string, id: string): Promise<string> {
  const query =
    '{ node(id: $id) { ... on Document { attempts { latencyMs error { internalMessage providerCode } } } } }';
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: `query ($id: ID!) ${query}`, variables: { id } }),
  });
  return response.text();
}

async function fetchPicture({ images }: WholeDocumentFragment): Promise<string> {
  const response = await fetch(images[0]!.url);
  if (!response.ok) return `answered with ${response.status}`;
  return sha256Of(Buffer.from(await response.arrayBuffer()));
}

/** Uploads whose answer never came: where they left a document, it has to end like any other. */
export async function checkUnacknowledged(
  url: string,
  known: ReadonlySet<string>,
  limitMs: number,
  violations: Violations,
): Promise<number> {
  const deadline = performance.now() + limitMs;
  let found = 0;
  let after: string | null = null;
  do {
    const { documents }: { documents: { edges: { node: { id: string } }[]; pageInfo: PageInfo } } = await ask(
      url,
      ListDocumentsDocument,
      { first: 100, after },
    );
    for (const { node } of documents.edges) {
      if (known.has(node.id)) continue;
      found += 1;
      await waitForEnd(url, node.id, Math.max(1_000, deadline - performance.now())).catch((error: Error) =>
        violations.push(`${node.id}, never acknowledged: ${error.message}`),
      );
    }
    after = documents.pageInfo.hasNextPage ? (documents.pageInfo.endCursor ?? null) : null;
  } while (after !== null);
  return found;
}

interface PageInfo {
  hasNextPage: boolean;
  endCursor?: string | null | undefined;
}

/** After a clean stop: no process, no picture in the clear, no half-written file. */
export async function checkNothingLeft(dataDirectory: string, violations: Violations): Promise<void> {
  await eventually('No process is left', () => processesOf(dataDirectory).length === 0, 10_000).catch(() => {
    for (const { processId, command } of processesOf(dataDirectory)) {
      violations.push(`Process ${processId} is left: ${command.slice(0, 120)}`);
    }
  });
  for (const name of readdirSync(join(dataDirectory, 'spool'), { recursive: true })) {
    violations.push(`The spool folder holds ${String(name)}.`);
  }
}

export function countUnfinishedFiles(dataDirectory: string): number {
  return readdirSync(join(dataDirectory, 'blobs', 'unfinished')).length;
}
