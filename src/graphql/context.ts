import type { Caller } from '../services/caller.js';
import type { UploadParts } from '../services/create-upload.js';
import type { UploadDocumentParts } from '../services/upload-document.js';
import type { Loaders } from './loaders.js';

/** What resolvers may call on. */
export type GraphParts = UploadDocumentParts & UploadParts;

export interface GraphContext {
  caller: Caller;
  parts: GraphParts;
  /** Made anew for each request, and bound to its tenant. */
  loaders: Loaders;
  /** Aborted when the client has gone or the server drains. */
  signal: AbortSignal;
  /** To be told once all that came with the request is stored: whoever only waits holds no place among the uploads. */
  stored: () => void;
  /** Origin for addresses that we hand out, without a slash at the end. */
  publicUrl: string;
}
