import type { CallContext, Json } from '../contract.js';
import type { HttpReply } from '../http.js';
import type { BeorgSettings } from './settings.js';

/** Stages of processing that the vendor lists (HIGH). */
export type Stage = 'verification' | 'biometry_match' | 'biometry_liveness';

/** What one picture is; entry i describes picture i. */
export interface ProcessInfo {
  /** Comes back with the result. Where it is absent the vendor takes the type instead (HIGH). */
  key?: string;
  /** The vendor's type code. */
  type: string;
  options?: {
    stages: Stage[];
    /** Link to another document of the same call; for biometry_match. */
    relation?: Json;
  };
}

type Caller = Pick<CallContext, 'send' | 'logger'>;

/** POST /api/bescan/add_document. Images are bare base64, without `data:` (HIGH). */
export async function addDocument(
  settings: BeorgSettings,
  context: Caller,
  images: readonly string[],
  processInfo: readonly ProcessInfo[],
): Promise<HttpReply> {
  const url = new URL(`${settings.baseUrl}/api/bescan/add_document`);
  const reply = await context.send({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      [settings.projectKey]: settings.projectId,
      token: settings.token,
      machine_uid: settings.machineUid,
      images,
      process_info: processInfo,
    }),
  });
  context.logger.debug(
    { url: redactedUrl(url), status: reply.status, images: images.length },
    'BeOrg was handed pictures.',
  );
  return reply;
}

/**
 * GET /api/document/result/{document_id}?token=. The vendor takes POST as well, whose body is not documented, so GET is
 * used. The id is opaque: `s-12345`, or a bare number in older set-ups (LOW).
 */
export async function fetchResult(settings: BeorgSettings, context: Caller, documentId: string): Promise<HttpReply> {
  const url = new URL(`${settings.baseUrl}/api/document/result/${encodeURIComponent(documentId)}`);
  url.searchParams.set('token', settings.token);
  const reply = await context.send({ method: 'GET', url });
  context.logger.debug({ url: redactedUrl(url), status: reply.status }, 'BeOrg was asked for a result.');
  return reply;
}

/** The vendor wants the token in the address of the result call; logs and errors get the address without it. */
export function redactedUrl(url: URL): string {
  const shown = new URL(url);
  if (shown.searchParams.has('token')) shown.searchParams.set('token', '***');
  return shown.href;
}
