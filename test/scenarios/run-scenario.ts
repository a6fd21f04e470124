import { readFile } from 'node:fs/promises';
import { expect } from '@jest/globals';
import type { WholeDocumentFragment } from '../../operations/generated.js';
import { GetDocumentDocument, UploadDocumentDocument } from '../../operations/generated.js';
import type { TestApp } from '../support/test-app.js';
import type { ScenarioRow, Seen } from './scenario-table.js';

/** As long as the server holds a request open. */
const WAIT_MS = 25_000;

/** Hands a picture in, and looks at the document as an app would, until the row's moment has come. */
export async function runScenario(
  app: TestApp,
  { picture, input, moment }: Pick<ScenarioRow, 'picture' | 'input' | 'moment'>,
  headers: Record<string, string> = {},
): Promise<Seen> {
  const image =
    typeof picture === 'string' ? { specimen: picture } : { base64: (await readFile(picture)).toString('base64') };
  const reply = await app.ask(UploadDocumentDocument, { input: { image, ...input } }, headers);
  expect(reply.errors).toBeUndefined();
  expect(reply.data.uploadDocument.userErrors).toEqual([]);
  let document: WholeDocumentFragment = reply.data.uploadDocument.document!;
  const hasCome = () =>
    moment === 'AT_ONCE' || (moment === 'WHILE_RUNNING' ? document.lifecycle !== 'QUEUED' : document.poll.terminal);
  while (!hasCome()) {
    const { id, revision } = document;
    const { data } = await app.ask(GetDocumentDocument, { id, afterRevision: revision, waitMs: WAIT_MS }, headers);
    document = data.document ?? document;
  }
  return seenOf(document);
}

/** What an app sees of a document. */
export function seenOf({ lifecycle, verdict, nextAction, fields, attempts }: WholeDocumentFragment): Seen {
  return {
    lifecycle,
    verdict,
    nextAction,
    absences: once(fields.map(({ absence }) => absence)),
    errors: once(attempts.map(({ error }) => error?.code)),
  };
}

function once<T extends string>(values: (T | null | undefined)[]): T[] {
  return [...new Set(values.filter((value): value is T => typeof value === 'string'))].sort();
}
