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

/** The name under which the upload tabs keep the id for the polling tab. */
const DOCUMENT_ID = 'documentId';

// Altair's interpreter knows no newer JavaScript than that of 2019, and hands over the reply as text.
const REMEMBER_DOCUMENT = `const body = altair.response.body;
const reply = typeof body === 'string' ? JSON.parse(body) : body;
const payload = reply && reply.data && reply.data.uploadDocument;
if (payload && payload.document) altair.helpers.setEnvironment('${DOCUMENT_ID}', payload.document.id, true);
`;

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
