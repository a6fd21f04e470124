import type { WholeSessionFragment } from '../../operations/generated.js';
import { GetSessionContentDocument, GetSessionDocument, ProcessSessionDocument } from '../../operations/generated.js';
import type { ProcessSessionInput } from '../../operations/generated.js';
import type { DemoClient } from './client.js';
import { printLine } from './print.js';
import { printSession } from './print-session.js';

/** As long as one request may be held open. */
const WAIT_MS = 25_000;

/** What a person would hand in, with as little said about it as an app knows. */
const CHECK: ProcessSessionInput = {
  images: [
    { image: { specimen: 'passport-utopia' } },
    { image: { specimen: 'id-card-meridan-front' } },
    { image: { specimen: 'id-card-meridan-back' } },
    { image: { specimen: 'selfie' }, role: 'SELFIE' },
    { image: { specimen: 'bank-card-meridan' }, kind: 'BANK_CARD' },
    { image: { specimen: 'invoice-meridan' }, role: 'INVOICE' },
  ],
  wishes: { selfie: true, liveness: true },
  strategy: { mode: 'ALL', providers: ['local', 'neurovision', 'flyocr'] },
};

/** One whole check of an invented person: six pictures in one request, polled until it has ended, and all that is known then. */
export async function runKyc(client: DemoClient): Promise<void> {
  printLine('');
  printLine(`One session of ${CHECK.images.map(({ image }) => image.specimen).join(', ')}`);
  const startedAtMs = Date.now();
  const { processSession } = await client.ask(ProcessSessionDocument, { input: CHECK, waitMs: 0 });
  const [error] = processSession.userErrors;
  if (error || !processSession.session) {
    printLine(`  refused: ${error?.message ?? 'no session came back'} (${error?.code ?? 'unknown'})`);
    process.exitCode = 1;
    return;
  }
  const ended = await followUntilEnded(client, processSession.session);
  printLine(`  ${ended.lifecycle.toLowerCase()} after ${Date.now() - startedAtMs} ms, revision ${ended.revision}`);
  const { session } = await client.ask(GetSessionContentDocument, { id: ended.id });
  if (!session) throw new Error('The session has gone.');
  printSession(session);
}

/**
 * Each request is answered as soon as there is something newer than the last revision. The line only ever grows, so it reads
 * the same on a terminal and in a file.
 */
async function followUntilEnded(client: DemoClient, first: WholeSessionFragment): Promise<WholeSessionFragment> {
  let session = first;
  let told = '';
  const tell = () => {
    const { done, total } = session.progress;
    const step = `${done} of ${total}`;
    if (step !== told) process.stdout.write(told === '' ? step : `, ${step}`);
    told = step;
  };
  process.stdout.write('  done: ');
  tell();
  while (!session.poll.terminal) {
    const { id, revision } = session;
    const { session: next } = await client.ask(GetSessionDocument, { id, afterRevision: revision, waitMs: WAIT_MS });
    if (!next) throw new Error('The session has gone.');
    session = next;
    tell();
  }
  printLine('');
  return session;
}
