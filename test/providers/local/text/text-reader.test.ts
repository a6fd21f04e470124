import { createTextReader, type TextReader } from '../../../../src/providers/local/text/text-reader.js';
import { findTextPart } from '../../../../src/providers/local/text/text-part.js';
import { imageOf } from '../../../support/provider-call.js';

const HANGS = imageOf(Buffer.from([0]), 'image/png');
const FINE = imageOf(Buffer.from([1]), 'image/png');
const NO_END = 600_000;

let reader: TextReader;

function open(options: { pageDeadlineMs?: number; threads?: number } = {}): TextReader {
  const { languages } = findTextPart(['eng']);
  const workerUrl = new URL('fixtures/hanging-text-worker.mjs', import.meta.url);
  reader = createTextReader({ languages, threads: 1, pageDeadlineMs: NO_END, workerUrl, ...options });
  return reader;
}

const readFine = (pageCount = 1) => reader.readPages({ ...FINE, pageCount }, new AbortController().signal);

afterEach(() => reader.close());

test('a page that takes for ever is given up at its deadline, and the next one is read by a new thread', async () => {
  open({ pageDeadlineMs: 5_000 });
  const asked = reader.readPages(HANGS, new AbortController().signal);
  await expect(asked).rejects.toMatchObject({ code: 'TIMEOUT', retryable: true });
  expect((await readFine())[0]!.lines[0]!.text).toBe('page 0');
});

test('a page that is called off is given up at once, and those that wait for the thread are read', async () => {
  open();
  const off = new AbortController();
  const asked = reader.readPages(HANGS, off.signal);
  const waiting = readFine(3);
  off.abort();
  await expect(asked).rejects.toMatchObject({ code: 'CANCELED' });
  expect((await waiting).map(({ lines }) => lines[0]!.text)).toEqual(['page 0', 'page 1', 'page 2']);
});

test('too many that wait are refused, and told when to come again', async () => {
  open();
  const off = new AbortController();
  const asked = [reader.readPages(HANGS, off.signal)];
  for (let waiting = 0; waiting < 65; waiting += 1) asked.push(reader.readPages(FINE, off.signal));
  const outcomes = Promise.allSettled(asked);
  await expect(Promise.race(asked.slice(1))).rejects.toMatchObject({ code: 'OVERLOADED', retryAfterMs: 1_000 });
  off.abort();
  expect((await outcomes).every(({ status }) => status === 'rejected')).toBe(true);
});

test('data that has vanished since the start is an error of the engine', async () => {
  const languages = [{ language: 'eng', file: '/nowhere/eng.traineddata.gz' }];
  reader = createTextReader({ languages, threads: 1 });
  const asked = reader.readPages(FINE, new AbortController().signal);
  await expect(asked).rejects.toMatchObject({ name: 'ProviderFailure', code: 'UNAVAILABLE' });
});
