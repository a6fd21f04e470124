import { createHash, randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Behaviour } from '../../domain/scenario.js';
import type { SandboxDocument, SandboxParts, VendorSandbox } from '../vendor.js';
import { bearsFace } from '../what-is-seen.js';
import {
  CHEKIN_SANDBOX_API_KEY,
  CHEKIN_SANDBOX_EMAIL,
  CHEKIN_SANDBOX_PASSWORD,
  CHEKIN_SANDBOX_TOKEN,
} from '../../providers/chekin/sandbox-credentials.js';
import type { SandboxId, SandboxStatus, SandboxVersion } from './chekin/replies.js';
import { comparisonReply, faceReply, pictureReply } from './chekin/replies.js';
import type { SandboxTokens } from './chekin/tokens.js';
import { createSandboxTokens } from './chekin/tokens.js';

/** One upload, or one comparison of two. */
interface Work {
  id: SandboxId;
  acceptedAtMs: number;
  behaviour: Behaviour;
}
interface Upload extends Work {
  /** SHA-256; the picture itself is not kept. */
  fingerprint: Buffer;
  document: Promise<SandboxDocument>;
}
interface Comparison extends Work {
  identification: Upload;
  person: Upload;
}

/** Old work is forgotten beyond this, so that a sandbox that runs for weeks does not grow. */
const MOST_WORK = 500;
/** A data URI of a type on the vendor's list: PNG, JPEG, PDF, TIFF, BMP. */
const DATA_URI = /^data:(?:image\/(?:png|jpe?g|tiff?|bmp)|application\/pdf);base64,/;
const NOT_A_PICTURE = 'Upload a valid image. The file you uploaded was either not an image or a corrupted image.';

/** Chekin's API: pictures in v1, v2 and v3, tokens of v3, and biomatch as it stands under v1 and v3. */
export const chekinSandbox: VendorSandbox = { name: 'chekin', register };

function register(app: FastifyInstance, parts: SandboxParts): void {
  const tokens = createSandboxTokens();
  app.setErrorHandler(async (fault: { statusCode?: number }, _request, reply) => {
    const status = fault.statusCode ?? 500;
    // "You requested a format that isn't json nor multipart."
    if (status === 415) return reply.code(406).send({ detail: 'The format is neither json nor multipart.' });
    return reply.code(status).send({ detail: status === 400 ? 'JSON parse error' : 'The request was not understood.' });
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ detail: 'Not found.' }));

  registerLogin(app, parts, tokens);
  for (const version of ['v1', 'v2', 'v3'] as const) {
    const root = version === 'v3' ? '/api/v3' : `/api/${version}/tools`;
    void app.register((scope, _options, done) => {
      scope.addHook('preHandler', async (request, reply) => refuseStrangers(version, tokens, parts, request, reply));
      registerPictures(scope, `${root}/ocr`, version, parts);
      if (version !== 'v2') registerFaces(scope, `${root}/biomatch`, version, parts);
      done();
    });
  }
}

function registerLogin(app: FastifyInstance, parts: SandboxParts, tokens: SandboxTokens): void {
  app.post('/api/v3/api-token-auth/', async (request, reply) => {
    const { email, password } = (request.body ?? {}) as { email?: unknown; password?: unknown };
    if (email !== CHEKIN_SANDBOX_EMAIL || password !== CHEKIN_SANDBOX_PASSWORD) {
      return reply.code(400).send({ non_field_errors: ['Unable to log in with provided credentials.'] });
    }
    return { token: tokens.issue(email, parts.now()) };
  });
}

/** `Token` in v1 and v2, `JWT` in v3; an Api-Key is looked at only where one is sent. */
function refuseStrangers(
  version: SandboxVersion,
  tokens: SandboxTokens,
  parts: SandboxParts,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply | undefined {
  const apiKey = request.headers['api-key'];
  if (apiKey !== undefined && apiKey !== CHEKIN_SANDBOX_API_KEY) {
    return reply.code(403).send({ detail: 'Your API Key is wrong.' });
  }
  const [scheme, token, ...rest] = (request.headers.authorization ?? '').split(' ');
  if (scheme !== (version === 'v3' ? 'JWT' : 'Token') || !token || rest.length > 0) {
    return reply.code(401).send({ detail: 'Authentication credentials were not provided.' });
  }
  const refusal =
    version === 'v3' ? tokens.refusalOf(token, parts.now()) : token === CHEKIN_SANDBOX_TOKEN ? null : 'Invalid token.';
  return refusal === null ? undefined : reply.code(401).send({ detail: refusal });
}

function registerPictures(app: FastifyInstance, root: string, version: SandboxVersion, parts: SandboxParts): void {
  const uploads = createShelf<Upload>(version);
  app.post(`${root}/picture/`, async (request, reply) => {
    const upload = takeUpload(request, reply, parts, uploads, version === 'v2' ? ['picture_file_2'] : []);
    if (!upload) return reply;
    parts.charge(request);
    const { id, behaviour } = upload;
    return reply
      .code(201)
      .send(pictureReply({ version, id, status: 'NEW', behaviour, document: null, now: parts.now() }));
  });
  app.get<{ Params: { id: string } }>(`${root}/data/:id/`, async (request, reply) => {
    const upload = uploads.find(request.params.id);
    if (!upload) return reply.code(404).send({ detail: 'Not found.' });
    const { id, behaviour } = upload;
    const { status, document } = await standOf(upload, request, parts);
    return pictureReply({ version, id, status, behaviour, document, now: parts.now() });
  });
  refuseOtherMethods(app, `${root}/picture/`, ['GET', 'PUT', 'PATCH', 'DELETE']);
  refuseOtherMethods(app, `${root}/data/:id/`, ['POST', 'PUT', 'DELETE']);
}

function registerFaces(app: FastifyInstance, root: string, version: SandboxVersion, parts: SandboxParts): void {
  const uploads = { identification: createShelf<Upload>(version), person: createShelf<Upload>(version) };
  for (const kind of ['identification', 'person'] as const) {
    const folder = `${kind}s` as const;
    app.post(`${root}/${kind}/`, async (request, reply) => {
      const upload = takeUpload(request, reply, parts, uploads[kind], []);
      if (!upload) return reply;
      const { id } = upload;
      return reply.code(201).send(faceReply({ folder, id, status: 'NEW', document: null, now: parts.now() }));
    });
    app.get<{ Params: { id: string } }>(`${root}/${kind}/:id/`, async (request, reply) => {
      const upload = uploads[kind].find(request.params.id);
      if (!upload) return reply.code(404).send({ detail: 'Not found.' });
      const { status, document } = await standOf(upload, request, parts);
      return faceReply({ folder, id: upload.id, status, document, now: parts.now() });
    });
  }

  const comparisons = createShelf<Comparison>(version);
  app.post(`${root}/compare/`, async (request, reply) => {
    const body = (request.body ?? {}) as Record<string, unknown>;
    const identification = uploads.identification.find(body['identification_picture']);
    const person = uploads.person.find(body['person_picture']);
    if (!identification || !person) {
      const field = identification ? 'person_picture' : 'identification_picture';
      return reply.code(400).send({ [field]: ['Invalid pk - object does not exist.'] });
    }
    parts.charge(request);
    const behaviour = parts.behaviourOf(request);
    const work = { identification, person, behaviour, acceptedAtMs: parts.now().getTime() };
    return reply.code(201).send(comparisonReply({ ...(await seenIn(comparisons.keep(work))), status: 'NEW' }));
  });
  app.get<{ Params: { id: string } }>(`${root}/compare/:id/`, async (request, reply) => {
    const comparison = comparisons.find(request.params.id);
    if (!comparison) return reply.code(404).send({ detail: 'Not found.' });
    const seen = await seenIn(comparison);
    const status = statusOf(comparison, request, parts);
    // Faces that were not found cannot be compared.
    const isBlind = [seen.identification, seen.person].some(({ document }) => !document || !bearsFace(document));
    return comparisonReply({ ...seen, status: status === 'COM' && isBlind ? 'ERR' : status });
  });
}

/** A comparison with what is on its pictures; null where that could not be found out. */
async function seenIn(comparison: Comparison) {
  const seen = async (upload: Upload) => ({ ...upload, document: await upload.document.catch(() => null) });
  const [identification, person] = [await seen(comparison.identification), await seen(comparison.person)];
  return { ...comparison, identification, person };
}

/** null where it was refused; the reply is then sent. */
function takeUpload(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: SandboxParts,
  shelf: Shelf<Upload>,
  optionalFields: readonly string[],
): Upload | null {
  const body = (request.body ?? {}) as Record<string, unknown>;
  const refuse = (field: string, message: string) => {
    void reply.code(400).send({ [field]: [message] });
    return null;
  };
  const file = body['picture_file'];
  if (file === undefined || file === null) return refuse('picture_file', 'This field is required.');
  for (const name of optionalFields) {
    if (body[name] != null && !bytesOf(body[name])) return refuse(name, NOT_A_PICTURE);
  }
  const bytes = bytesOf(file);
  const behaviour = parts.behaviourOf(request);
  if (!bytes || behaviour === 'REFUSED') return refuse('picture_file', NOT_A_PICTURE);
  const document = parts.documentOf(bytes);
  // Whoever asks for the picture learns of a fault; nobody may ask.
  document.catch(() => undefined);
  const fingerprint = createHash('sha256').update(bytes).digest();
  return shelf.keep({ fingerprint, document, behaviour, acceptedAtMs: parts.now().getTime() });
}

/** null where it is no data URI of a picture. */
function bytesOf(file: unknown): Buffer | null {
  const prefix = typeof file === 'string' ? DATA_URI.exec(file)?.[0] : undefined;
  if (typeof file !== 'string' || prefix === undefined) return null;
  const encoded = file.slice(prefix.length);
  return encoded === '' || /[^A-Za-z0-9+/=]/.test(encoded) ? null : Buffer.from(encoded, 'base64');
}

async function standOf(
  upload: Upload,
  request: FastifyRequest,
  parts: SandboxParts,
): Promise<{ status: SandboxStatus; document: SandboxDocument | null }> {
  const status = statusOf(upload, request, parts);
  if (status !== 'COM') return { status, document: null };
  const document = await upload.document.catch(() => null);
  return document ? { status, document } : { status: 'ERR', document: null };
}

/** NEW for the first half of the time that work takes, PRO for the second, then COM or ERR. */
function statusOf(work: Work, request: FastifyRequest, parts: SandboxParts): SandboxStatus {
  const ageMs = parts.now().getTime() - work.acceptedAtMs;
  if (ageMs < parts.processingMs / 2) return 'NEW';
  const never = work.behaviour === 'NEVER_READY' || parts.behaviourOf(request) === 'NEVER_READY';
  if (ageMs < parts.processingMs || never) return 'PRO';
  return work.behaviour === 'BROKEN' ? 'ERR' : 'COM';
}

interface Shelf<Kept extends Work> {
  keep(work: Omit<Kept, 'id'>): Kept;
  find(id: unknown): Kept | null;
}

function createShelf<Kept extends Work>(version: SandboxVersion): Shelf<Kept> {
  const kept = new Map<string, Kept>();
  let last = 14;
  return {
    keep(work) {
      const id: SandboxId = version === 'v1' ? ++last : randomUUID().replaceAll('-', '');
      const whole = { ...work, id } as Kept;
      kept.set(String(id), whole);
      const oldest = kept.keys().next();
      if (kept.size > MOST_WORK && !oldest.done) kept.delete(oldest.value);
      return whole;
    },
    find: (id) => (typeof id === 'string' || typeof id === 'number' ? (kept.get(String(id)) ?? null) : null),
  };
}

function refuseOtherMethods(
  app: FastifyInstance,
  url: string,
  methods: ('GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE')[],
): void {
  app.route({
    method: methods,
    url,
    handler: (request, reply) => reply.code(405).send({ detail: `Method "${request.method}" not allowed.` }),
  });
}
