import { readFile } from 'node:fs/promises';

/** One tab of the playground. */
export interface SavedOperation {
  title: string;
  /** The GraphQL text. */
  query: string;
  /** What stands in the tab's Variables; an own file is added there by hand, no page can choose one for a person. */
  variables: Record<string, unknown>;
  /**
   * JavaScript that runs in the page's sandbox after each reply; absent: nothing. It hands the id of a new document to
   * the tab that polls.
   */
  afterResponse?: string;
}

interface SavedOperationFile extends Omit<SavedOperation, 'query'> {
  /** In ./operations. */
  file: string;
}

/** The names under which a tab keeps the id of what it began for the tab after it. */
const DOCUMENT_ID = 'documentId';
const SESSION_ID = 'sessionId';
const INVOICE_ID = 'invoiceId';

/** Altair's interpreter knows no newer JavaScript than that of 2019, and hands over the reply as text. */
function remember(mutation: string, field: string, name: string): string {
  return `const body = altair.response.body;
const reply = typeof body === 'string' ? JSON.parse(body) : body;
const payload = reply && reply.data && reply.data.${mutation};
if (payload && payload.${field}) altair.helpers.setEnvironment('${name}', payload.${field}.id, true);
`;
}

const REMEMBER_DOCUMENT = remember('uploadDocument', 'document', DOCUMENT_ID);

const PICTURES_OF_A_CHECK = [
  { image: { specimen: 'passport-utopia' } },
  { image: { specimen: 'id-card-meridan-front' } },
  { image: { specimen: 'id-card-meridan-back' } },
  { image: { specimen: 'selfie' }, role: 'SELFIE' },
  { image: { specimen: 'bank-card-meridan' }, kind: 'BANK_CARD' },
  { image: { specimen: 'invoice-meridan' }, role: 'INVOICE' },
];

/** In the order of the tabs; the first is open when the page appears. */
export const SAVED_OPERATION_FILES: readonly SavedOperationFile[] = [
  {
    title: '1 Upload a specimen',
    file: 'upload-a-specimen.graphql',
    variables: { specimen: 'passport-utopia' },
    afterResponse: REMEMBER_DOCUMENT,
  },
  {
    title: '2 Poll that document',
    file: 'poll-that-document.graphql',
    variables: { id: `{{${DOCUMENT_ID}}}`, afterRevision: 0, waitMs: 5000 },
  },
  {
    title: '3 Upload your own file',
    file: 'upload-your-own-file.graphql',
    variables: {},
    afterResponse: REMEMBER_DOCUMENT,
  },
  {
    title: '4 Check a person',
    file: 'check-a-person.graphql',
    variables: { images: PICTURES_OF_A_CHECK },
    afterResponse: remember('processSession', 'session', SESSION_ID),
  },
  {
    title: '5 Poll that session',
    file: 'poll-that-session.graphql',
    variables: { id: `{{${SESSION_ID}}}`, afterRevision: 0, waitMs: 5000 },
  },
  {
    title: 'Match faces',
    file: 'match-faces.graphql',
    variables: { first: 'passport-utopia', second: 'selfie' },
  },
  {
    title: 'Check liveness',
    file: 'check-liveness.graphql',
    variables: { specimen: 'liveness-video', method: 'VIDEO' },
  },
  {
    title: 'Upload an invoice',
    file: 'upload-an-invoice.graphql',
    variables: { specimen: 'invoice-chinese-vat' },
    afterResponse: remember('uploadInvoice', 'invoice', INVOICE_ID),
  },
  {
    title: 'Verify that invoice',
    file: 'verify-that-invoice.graphql',
    variables: { invoiceId: `{{${INVOICE_ID}}}` },
  },
  { title: 'List documents', file: 'list-documents.graphql', variables: { first: 10 } },
  { title: 'List providers', file: 'list-providers.graphql', variables: {} },
  { title: 'Create a session', file: 'create-a-session.graphql', variables: { clientKey: 'playground' } },
  { title: 'List sessions', file: 'list-sessions.graphql', variables: { first: 10 } },
];

/** Reads the operations that ship with the server. */
export async function loadSavedOperations(): Promise<SavedOperation[]> {
  return Promise.all(
    SAVED_OPERATION_FILES.map(async ({ file, ...operation }) => ({
      ...operation,
      query: await readFile(new URL(`./operations/${file}`, import.meta.url), 'utf8'),
    })),
  );
}
