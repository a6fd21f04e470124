/**
 * Shows Verigraph at work: uploads the shipped specimens of documents through the public API and prints what came back,
 * with its proof; with `kyc`, one whole check of a person. Against a running server
 * (`npm run demo -- --url http://127.0.0.1:4000`), or one of its own.
 */
import { parseArgs } from 'node:util';
import type { WholeDocumentFragment } from '../../operations/generated.js';
import { GetDocumentDocument, ListProvidersDocument, UploadDocumentDocument } from '../../operations/generated.js';
import type { DemoClient } from './client.js';
import { createClient } from './client.js';
import { runKyc } from './kyc.js';
import { listSpecimenFiles } from './specimen-files.js';
import { startOwnServer } from './own-server.js';
import { printDocument, printLine, printProgress } from './print.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { url: { type: 'string' }, key: { type: 'string' }, help: { type: 'boolean', default: false } },
});

if (values.help) {
  printLine('npm run demo -- [--url http://127.0.0.1:4000] [--key API_KEY] [kyc | specimen …]');
  process.exit(0);
}

const server = values.url ? { url: values.url, stop: () => Promise.resolve() } : await startOwnServer();
try {
  await run(createClient(server.url, values.key ?? null), positionals);
} finally {
  await server.stop();
}

async function run(client: DemoClient, names: readonly string[]): Promise<void> {
  const { providers } = await client.ask(ListProvidersDocument, {});
  const configured = providers.filter((provider) => provider.configured);
  printLine(`Providers: ${configured.map(({ name, mode }) => `${name} (${mode ?? ''})`).join(', ')}`);

  if (names.length === 1 && names[0] === 'kyc') return runKyc(client);

  const files = await listSpecimenFiles(names);
  for (const file of files) {
    printLine('');
    printLine(`${file.name}: ${file.title}`);
    const { uploadDocument } = await client.uploadFile(
      UploadDocumentDocument,
      { input: { image: { upload: null }, ...file.hint }, waitMs: 0 },
      'variables.input.image.upload',
      file.path,
      (sent, total) => printProgress(`  sending ${percent(sent, total)}`),
    );
    const [error] = uploadDocument.userErrors;
    if (error || !uploadDocument.document) {
      printProgress('');
      printLine(`  refused: ${error?.message ?? 'no document came back'} (${error?.code ?? 'unknown'})`);
      continue;
    }
    printDocument(await pollUntilEnded(client, uploadDocument.document));
  }
}

/** Asks again when the server says so, and stops when it says so. */
async function pollUntilEnded(client: DemoClient, first: WholeDocumentFragment): Promise<WholeDocumentFragment> {
  let document = first;
  const startedAtMs = Date.now();
  while (!document.poll.terminal) {
    printProgress(`  ${document.lifecycle.toLowerCase()}, revision ${document.revision}`);
    await new Promise((resolve) => setTimeout(resolve, document.poll.afterMs));
    const { document: next } = await client.ask(GetDocumentDocument, { id: document.id, waitMs: 0 });
    if (!next) throw new Error('The document has gone.');
    document = next;
  }
  printProgress('');
  printLine(
    `  ${document.lifecycle.toLowerCase()} after ${Date.now() - startedAtMs} ms, revision ${document.revision}`,
  );
  return document;
}

function percent(part: number, whole: number): string {
  return `${Math.round((100 * part) / Math.max(1, whole))} %`;
}
