import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { NEUROVISION_SANDBOX_CREDENTIALS } from '../../providers/neurovision/settings.js';
import type { SandboxParts, VendorSandbox } from '../vendor.js';
import { isTimeUuid } from './neurovision/session-id.js';
import type { Submission } from './neurovision/sessions.js';
import { SandboxSessions } from './neurovision/sessions.js';
import type { SandboxTokens } from './neurovision/tokens.js';
import { createSandboxTokens } from './neurovision/tokens.js';

const LONGEST_CLIENT_KEY = 36;
const LONGEST_VALID_DAYS = 3_650;
/** What POST /kyc/process answers (HIGH, its samples); POST /kyc/session/status answers more. */
const PROCESS_KEYS = ['sessionId', 'clientId', 'status', 'spent', 'results', 'createdAt', 'isClientNew'];

/** NeuroVision's API: the log-in, /kyc/process in both modes, and /kyc/session/status. */
export const neurovisionSandbox: VendorSandbox = { name: 'neurovision', register };

function register(app: FastifyInstance, parts: SandboxParts): void {
  const tokens = createSandboxTokens();
  const sessions = new SandboxSessions(parts.processingMs);
  app.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.setErrorHandler(async (_fault, _request, reply) => refuse(reply, 400, 'invalid schema'));
  app.setNotFoundHandler((_request, reply) => refuse(reply, 404, 'not found'));

  app.post('/v1/user/login', async (request, reply) => {
    const { email, password, valid_days: validDays = 1 } = (request.body ?? {}) as Record<string, unknown>;
    const isWhole = typeof validDays === 'number' && Number.isInteger(validDays);
    if (typeof email !== 'string' || typeof password !== 'string' || !isWhole) {
      return refuse(reply, 400, 'invalid schema');
    }
    if (validDays < 0 || validDays > LONGEST_VALID_DAYS) return refuse(reply, 400, 'invalid schema');
    const account = NEUROVISION_SANDBOX_CREDENTIALS;
    if (email !== account.email || password !== account.password) return refuse(reply, 403, 'invalid user credentials');
    return { status: 'ok', token: tokens.issue(email, validDays, parts.now()) };
  });

  app.post('/v1/kyc/process', async (request, reply) => {
    const form = await formOf(request);
    if (!form) return refuse(reply, 400, 'invalid schema');
    if (!isAllowed(request, textOf(form, 'token'), tokens, parts)) return refuse(reply, 401, 'access denied');
    const behaviour = parts.behaviourOf(request);
    if (behaviour === 'REFUSED') return refuse(reply, 400, 'invalid schema');
    const images = form.getAll('images').filter((part) => typeof part !== 'string');
    if (images.length === 0) return refuse(reply, 400, 'no image attached');
    const submission = await submissionOf(form, images, behaviour, parts);
    // "Execution mode: async or sync (default sync)."
    const mode = textOf(form, 'mode') ?? 'sync';
    if (!submission || (mode !== 'sync' && mode !== 'async')) return refuse(reply, 400, 'invalid schema');
    const session = sessions.accept(submission, parts.now());
    if (!session) return refuse(reply, 404, 'session not found');
    // What is charged for is not documented: here every set of pictures that the vendor did work on.
    if (behaviour !== 'BROKEN') parts.charge(request);
    if (mode === 'sync') await delay(parts.processingMs);
    const state = sessions.describe(session, parts.now(), behaviour, mode === 'sync');
    return Object.fromEntries(PROCESS_KEYS.map((key) => [key, state[key]]));
  });

  app.post('/v1/kyc/session/status', async (request, reply) => {
    const body = (request.body ?? {}) as Record<string, unknown>;
    const { sessionId, clientKey, token } = body;
    if (!isAllowed(request, typeof token === 'string' ? token : null, tokens, parts)) {
      return refuse(reply, 401, 'access denied');
    }
    const hasKey = typeof clientKey === 'string' && isClientKey(clientKey);
    const hasId = typeof sessionId === 'string' && isTimeUuid(sessionId);
    if ((clientKey !== undefined && !hasKey) || (!hasKey && !hasId)) return refuse(reply, 400, 'invalid schema');
    // "If both parameters are passed simultaneously, clientKey takes precedence."
    const session = hasKey ? sessions.findByClientKey(clientKey) : hasId ? sessions.find(sessionId) : null;
    if (!session) return refuse(reply, 404, 'session not found');
    return sessions.describe(session, parts.now(), parts.behaviourOf(request));
  });
}

/** Every error has this envelope (HIGH). The status and words of a session that is not known are not documented. */
function refuse(reply: FastifyReply, status: number, message: string): FastifyReply {
  return reply.code(status).send({ message, status: 'error' });
}

/** A JWT as header `token` or as bearer, else the permanent token in the body. */
function isAllowed(
  { headers }: FastifyRequest,
  permanent: string | null,
  tokens: SandboxTokens,
  parts: SandboxParts,
): boolean {
  const bearer = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
  const temporary = typeof headers['token'] === 'string' ? headers['token'] : bearer;
  if (temporary !== undefined) return tokens.isGood(temporary, parts.now());
  return permanent === NEUROVISION_SANDBOX_CREDENTIALS.token;
}

/** null where the body is no form. */
async function formOf({ headers, body }: FastifyRequest): Promise<FormData | null> {
  if (!Buffer.isBuffer(body)) return null;
  const response = new Response(body, { headers: { 'content-type': headers['content-type'] ?? '' } });
  return response.formData().catch(() => null);
}

/** null where a field is not as documented. */
async function submissionOf(
  form: FormData,
  images: readonly Blob[],
  behaviour: Submission['behaviour'],
  parts: SandboxParts,
): Promise<Submission | null> {
  const sessionId = textOf(form, 'sessionId');
  const clientKey = textOf(form, 'clientKey');
  // "Perform OCR of documents (default true)"; its encoding is not documented, the sample writes `true`.
  const ocr = textOf(form, 'ocr') ?? 'true';
  if (sessionId !== null && !isTimeUuid(sessionId)) return null;
  if (clientKey !== null && !isClientKey(clientKey)) return null;
  if (!['true', 'false', '1', '0'].includes(ocr)) return null;
  const pictures = await Promise.all(
    images.map(async (image) => {
      const bytes = Buffer.from(await image.arrayBuffer());
      return { bytes, document: await parts.documentOf(bytes) };
    }),
  );
  const isOcrWanted = ocr === 'true' || ocr === '1';
  return { pictures, sessionId, clientKey, schemaId: textOf(form, 'schemaId'), ocr: isOcrWanted, behaviour };
}

function textOf(form: FormData, name: string): string | null {
  const part = form.get(name);
  return typeof part === 'string' ? part : null;
}

function isClientKey(text: string): boolean {
  return text !== '' && text.length <= LONGEST_CLIENT_KEY;
}
