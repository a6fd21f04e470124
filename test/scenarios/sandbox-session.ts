import { expect } from '@jest/globals';
import type { WholeSessionFragment } from '../../operations/generated.js';
import { GetDocumentDocument, GetSessionDocument, ProcessSessionDocument } from '../../operations/generated.js';
import type { ProviderErrorCode } from '../../src/domain/attempt.js';
import type { Lifecycle } from '../../src/domain/lifecycle.js';
import type { ProviderName } from '../../src/domain/provider-name.js';
import type { TestApp } from '../support/test-app.js';
import type { SandboxSessionRow, SeenSessionEnd } from './sandbox-session-table.js';
import { exportDeadlineOf, LATE, once } from './sandbox-session-table.js';

/** As long as the server holds a request open. */
const WAIT_MS = 25_000;

interface Asked {
  lifecycle: Lifecycle;
  outcome?: string;
  attempts: { error: { code: ProviderErrorCode } | null }[];
}

const EXPORT = `mutation ($input: ExportOcrResultInput!, $waitMs: Int!) {
  asked: exportOcrResult(input: $input, waitMs: $waitMs) {
    thing: ocrExport { lifecycle attempts { error { code } } } userErrors { code message } } }`;
const VERIFY = `mutation ($input: VerifyInvoiceInput!, $waitMs: Int!) {
  asked: verifyInvoice(input: $input, waitMs: $waitMs) {
    thing: verification { lifecycle outcome attempts { error { code } } } userErrors { code message } } }`;

export interface SeenRow {
  seen: SeenSessionEnd;
  /** The date of birth of the first document, and who read another one. Null where the row does not ask. */
  birthDate: { value: string | null; dissent: ProviderName[] } | null;
  then: SandboxSessionRow['expectedThen'] | null;
}

/** Hands the pictures in and polls as an app would until the session has ended; then asks what the row asks. */
export async function runSandboxSession(
  app: TestApp,
  { input, scenario, then, birthDateDissent }: SandboxSessionRow,
  headers: Record<string, string>,
): Promise<SeenRow> {
  const begun = await app.ask(ProcessSessionDocument, { input: { ...input, scenario } }, headers);
  expect(begun.errors).toBeUndefined();
  expect(begun.data.processSession.userErrors).toEqual([]);
  let session: WholeSessionFragment = begun.data.processSession.session!;
  while (!session.poll.terminal) {
    const { id, revision } = session;
    const { data } = await app.ask(GetSessionDocument, { id, afterRevision: revision, waitMs: WAIT_MS }, headers);
    session = data.session!;
  }
  return {
    seen: seenOf(session),
    birthDate: birthDateDissent ? await birthDateOf(app, session, headers) : null,
    then: then ? await askThen(app, session, scenario, then, headers) : null,
  };
}

async function birthDateOf(
  app: TestApp,
  { documents }: WholeSessionFragment,
  headers: Record<string, string>,
): Promise<SeenRow['birthDate']> {
  const { id } = documents.find(({ kind }) => kind === 'PASSPORT')!;
  const { data } = await app.ask(GetDocumentDocument, { id }, headers);
  const field = data.document!.fields.find(({ name }) => name === 'DATE_OF_BIRTH')!;
  return { value: field.value, dissent: once(field.dissent.map(({ provider }) => provider)) };
}

async function askThen(
  app: TestApp,
  session: WholeSessionFragment,
  scenario: string,
  then: NonNullable<SandboxSessionRow['then']>,
  headers: Record<string, string>,
): Promise<SeenRow['then']> {
  const given =
    then === 'EXPORT'
      ? {
          documentId: session.documents[0]!.id,
          target: { customerId: '41', documentId: '42' },
          strategy: { deadlineMs: exportDeadlineOf(scenario) },
        }
      : { invoiceId: session.invoices[0]!.id };
  const { data, errors } = await app.ask<
    { asked: { thing: Asked | null; userErrors: unknown[] } },
    Record<string, unknown>
  >(then === 'EXPORT' ? EXPORT : VERIFY, { input: { ...given, scenario }, waitMs: WAIT_MS }, headers);
  expect(errors).toBeUndefined();
  expect(data.asked.userErrors).toEqual([]);
  const { lifecycle, outcome, attempts } = data.asked.thing!;
  return {
    lifecycle,
    errors: once(attempts.map(({ error }) => error?.code ?? null)),
    ...(outcome === undefined ? {} : { outcome }),
  };
}

function seenOf({ lifecycle, verdict, nextAction, reasons, attempts }: WholeSessionFragment): SeenSessionEnd {
  return {
    lifecycle,
    verdict,
    nextAction,
    reasons,
    errors: once(attempts.map(({ error }) => error?.code ?? null)),
    late: once(attempts.map((attempt) => (LATE.includes(attempt.lifecycle) ? attempt.provider.name : null))),
  };
}
