import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { FLYOCR_SANDBOX_CREDENTIALS } from '../../../providers/flyocr/sandbox-credentials.js';

/** What a client posted: text fields, and the file where one came along. */
export interface PostedForm {
  fields: ReadonlyMap<string, string>;
  file: Buffer | null;
}

/** Codes of the twin's lists: -2 and 10001 parameters, -4 and 20001 and 20002 authentication, -1 and 10002 nothing recognised. */
export type Fault = 'PARAMETER' | 'AUTHENTICATION' | 'RECOGNITION' | 'TOO_LARGE';

/** How far a timestamp may be off; the real tolerance is not known. */
const TOLERANCE_MS = 10 * 60_000;
/** The twin's limit. */
export const LARGEST_PICTURE_BYTES = 3_000_000;

/** Both encodings of a form, parsed by the platform. */
export function takeForms(app: FastifyInstance): void {
  for (const type of ['multipart/form-data', 'application/x-www-form-urlencoded']) {
    app.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  }
}

/** null where the body is no form. */
export async function readForm(request: FastifyRequest): Promise<PostedForm | null> {
  if (!Buffer.isBuffer(request.body)) return null;
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  const form = await new Response(new Uint8Array(request.body), { headers }).formData().catch(() => null);
  if (!form) return null;
  const fields = new Map<string, string>();
  let file: Buffer | null = null;
  for (const [name, value] of form.entries()) {
    if (typeof value === 'string') fields.set(name, value);
    else if (name === 'file') file = Buffer.from(await value.arrayBuffer());
  }
  return { fields, file };
}

/** Key with either a token made of timestamp and secret, as FlyOCR wants it, or the secret itself, as its twin does. */
export function authenticationFault({ fields }: PostedForm, now: Date): Fault | null {
  const { key, secret } = FLYOCR_SANDBOX_CREDENTIALS;
  const timestamp = fields.get('timestamp');
  const token = fields.get('token');
  if (!fields.has('key') || !fields.has('typeId')) return 'PARAMETER';
  if (fields.has('secret')) {
    return fields.get('key') === key && fields.get('secret') === secret ? null : 'AUTHENTICATION';
  }
  if (timestamp === undefined || token === undefined) return 'PARAMETER';
  const sentAtMs = /^\d{13}$/.test(timestamp)
    ? Number(timestamp)
    : /^\d{10}$/.test(timestamp)
      ? Number(timestamp) * 1000
      : 0;
  if (Math.abs(sentAtMs - now.getTime()) > TOLERANCE_MS) return 'AUTHENTICATION';
  const expected = createHash('md5').update(`${key}+${timestamp}+${secret}`).digest('hex');
  return fields.get('key') === key && token === expected ? null : 'AUTHENTICATION';
}

/** Without `format=json` the twin answers XML where the secret itself is sent. */
export function wantsXml({ fields }: PostedForm): boolean {
  return fields.has('secret') && fields.get('format') !== 'json';
}

/** The Base64 of a field; a data URL is none. */
export function pictureIn({ fields }: PostedForm, name: string): Buffer | null {
  const text = fields.get(name);
  return text && /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : null;
}
