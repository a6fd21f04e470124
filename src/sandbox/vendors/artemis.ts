import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SandboxParts, VendorSandbox } from '../vendor.js';
import {
  ARTEMIS_SANDBOX_DOMAIN_ID,
  ARTEMIS_SANDBOX_MISSING_DOCUMENT_ID,
} from '../../providers/artemis/sandbox-credentials.js';
import type { StoredResult } from './artemis/documents.js';
import { documentJson, faultOf, readResult } from './artemis/documents.js';
import { createSandboxTokens } from './artemis/tokens.js';

/** Old documents are forgotten beyond this, so that a sandbox that runs for weeks does not grow. */
const MOST_DOCUMENTS = 500;
const FORM = 'application/x-www-form-urlencoded';
const INT64 = /^(?:0|[1-9]\d{0,18})$/;
const LARGEST_INT64 = 2n ** 63n - 1n;

/**
 * The part of Artemis's API that stores results: both token endpoints and `updateOcrResult`. Nothing is charged, for no
 * price is known. Answers other than 200 are not documented; they have the form of the framework that the vendor's
 * field names point to (INFERRED).
 */
export const artemisSandbox: VendorSandbox = { name: 'artemis', register };

function register(app: FastifyInstance, parts: SandboxParts): void {
  const tokens = createSandboxTokens();
  app.addContentTypeParser(FORM, { parseAs: 'string' }, (_request, body, done) => done(null, String(body)));
  app.setErrorHandler(async (fault: { statusCode?: number }, request, reply) =>
    refuse(request, reply, parts, fault.statusCode ?? 500, 'The request was not understood.'),
  );
  app.setNotFoundHandler((request, reply) => refuse(request, reply, parts, 404, 'No message available'));

  app.post('/oauth/token', async (request, reply) => {
    const form = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
    const { status, body } = tokens.grant(form, parts.now());
    return reply.code(status).send(body);
  });
  app.post('/api/authentication/token', async (request, reply) => {
    const { status, body } = tokens.authenticate((request.body ?? {}) as Record<string, unknown>, parts.now());
    return reply.code(status).send(body);
  });
  void app.register((scope, _options, done) => {
    scope.addHook('onRequest', async (request, reply) => {
      const [, token] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
      if (token !== undefined && tokens.isGood(token, parts.now())) return undefined;
      return reply.code(401).send({ error: 'invalid_token', error_description: 'Cannot use this access token' });
    });
    registerDocuments(scope, parts);
    done();
  });
}

type Ids = { customerId: string; documentId: string };

function registerDocuments(app: FastifyInstance, parts: SandboxParts): void {
  const documents = new Map<string, { result: StoredResult; updatedAt: Date }>();
  app.put<{ Params: Ids }>('/api/customer/:customerId/document/:documentId/ocr', async (request, reply) => {
    const { customerId, documentId } = request.params;
    const domainId = request.headers['x-domain-id'];
    const no = (status: number, message: string) => refuse(request, reply, parts, status, message);
    if (typeof domainId !== 'string') return no(400, 'Missing request header X-Domain-ID');
    if (![domainId, customerId, documentId].every(isInt64)) return no(400, 'Failed to convert value to type Long');
    if (domainId !== ARTEMIS_SANDBOX_DOMAIN_ID) return no(403, 'Access is denied');
    switch (parts.behaviourOf(request)) {
      case 'REFUSED':
        return no(400, 'Validation failed');
      case 'BROKEN':
        return no(500, 'The result could not be stored');
      default:
    }
    const fault = faultOf(request.body);
    if (fault !== null) return no(400, fault);
    if (documentId === ARTEMIS_SANDBOX_MISSING_DOCUMENT_ID) return no(404, 'Document not found');

    const key = `${customerId}/${documentId}`;
    const result = readResult(request.body as Record<string, unknown>);
    const stored = documents.get(key);
    // What says the same again changes nothing, the time of the last change included.
    const isRepeated = stored?.result.fingerprint === result.fingerprint;
    const updatedAt = isRepeated ? stored.updatedAt : parts.now();
    documents.set(key, { result, updatedAt });
    const oldest = documents.keys().next();
    if (documents.size > MOST_DOCUMENTS && !oldest.done) documents.delete(oldest.value);
    return reply.type('application/json').send(documentJson({ customerId, documentId, result, updatedAt }));
  });
}

function isInt64(text: string): boolean {
  return INT64.test(text) && BigInt(text) <= LARGEST_INT64;
}

function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: SandboxParts,
  status: number,
  message: string,
): FastifyReply {
  const path = request.url.split('?')[0] ?? '';
  return reply.code(status).send({ timestamp: parts.now().toISOString(), status, error: 'Error', message, path });
}
