import { ExportOcrResultDocument, UploadDocumentDocument } from '../../operations/generated.js';
import type { UploadDocumentInput } from '../../operations/generated.js';
import type { TestApp } from '../support/test-app.js';
import type { UserErrorRow } from './user-error-table.js';

const TARGET = { customerId: '5001', documentId: '123' };

async function exported(app: TestApp, documentId: string): Promise<{ code: string }[]> {
  const { data } = await app.ask(ExportOcrResultDocument, { input: { documentId, target: TARGET } });
  return data.exportOcrResult.userErrors;
}

/** The id of a document; with `waitMs` 0 it was only just handed in. */
async function documentOf(app: TestApp, specimen: string, provider: 'local' | 'chekin', waitMs = 20_000) {
  const input: UploadDocumentInput = { image: { specimen }, strategy: { providers: [provider] } };
  const { data } = await app.ask(UploadDocumentDocument, { input, waitMs });
  return data.uploadDocument.document!.id;
}

export const EXPORT_ERROR_ROWS: readonly UserErrorRow[] = [
  { code: 'EXPORT_NOT_CONFIGURED', act: ({ liveApp }) => exported(liveApp, 'doc_AAAAAAAAAAAAAAAAAAAAAA') },
  {
    code: 'DOCUMENT_NOT_ENDED',
    act: async ({ idleApp }) => exported(idleApp, await documentOf(idleApp, 'passport-utopia', 'local', 0)),
  },
  {
    code: 'DOCUMENT_WITHOUT_VALUES',
    act: async ({ app }) => exported(app, await documentOf(app, 'id-card-utopia-front', 'local')),
  },
  {
    code: 'DOCUMENT_FROM_SANDBOX',
    act: async ({ exportingApp }) =>
      exported(exportingApp, await documentOf(exportingApp, 'passport-utopia', 'chekin')),
  },
];
