import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { BEORG_SANDBOX_CREDENTIALS } from '../../providers/beorg/provider.js';
import type { SandboxParts, VendorSandbox } from '../vendor.js';
import type { BeorgPicture, BeorgWork } from './beorg-results.js';
import { resultOf } from './beorg-results.js';

/** So that the imitation can run for ever; what is older is gone, as if its time of keeping were over. */
const MOST_WORKS = 1_000;
const FIRST_NUMBER = 39_185;

/**
 * The vendor's two calls by its documentation. What the documentation leaves open is answered as clients report it: 425
 * while work is not ready, 401, 404 with `errors.type`, 400.
 */
export const beorgSandbox: VendorSandbox = {
  name: 'beorg',
  register(app: FastifyInstance, parts: SandboxParts): void {
    const works = new Map<string, BeorgWork>();
    let number = FIRST_NUMBER;

    app.post('/api/bescan/add_document', (request, reply) => {
      const body = isObject(request.body) ? request.body : {};
      const refusal = refusalOf(body);
      if (refusal) return reply.code(refusal.status).send({ errors: { type: refusal.type, message: refusal.message } });
      const pictures = picturesOf(body);
      // Older set-ups left `process_info` out and got a bare number (LOW).
      const documentId = `${body['process_info'] === undefined ? '' : 's-'}${number++}`;
      works.set(documentId, { documentId, pictures, readyAtMs: parts.now().getTime() + parts.processingMs });
      const oldest = works.keys().next();
      if (works.size > MOST_WORKS && !oldest.done) works.delete(oldest.value);
      parts.charge(request);
      return reply.send({ document_id: documentId });
    });

    app.route({
      method: ['GET', 'POST'],
      url: '/api/document/result/:documentId',
      handler: (request, reply) => answerResult(request, reply, works, parts),
    });
  },
};

async function answerResult(
  request: FastifyRequest,
  reply: FastifyReply,
  works: ReadonlyMap<string, BeorgWork>,
  parts: SandboxParts,
): Promise<FastifyReply> {
  const { token } = request.query as { token?: unknown };
  if (token !== BEORG_SANDBOX_CREDENTIALS.token) return reply.code(401).send(ACCESS_DENIED);
  const work = works.get((request.params as { documentId: string }).documentId);
  if (!work) return reply.code(404).send({ errors: { type: 'DocumentNotFound', message: 'document not found' } });
  const behaviour = parts.behaviourOf(request);
  if (behaviour === 'NEVER_READY' || parts.now().getTime() < work.readyAtMs) return reply.code(425).send({});
  return reply.send(await resultOf(work, behaviour, (bytes) => parts.documentOf(bytes)));
}

const ACCESS_DENIED = { errors: { type: 'AccessDenied', message: 'access denied' } };

interface Refusal {
  status: number;
  type: string;
  message: string;
}

function refusalOf(body: Record<string, unknown>): Refusal | null {
  const { token, machineUid, projectId } = BEORG_SANDBOX_CREDENTIALS;
  if (body['token'] !== token || body['machine_uid'] !== machineUid) return { status: 401, ...ACCESS_DENIED.errors };
  if ((body['project_id'] ?? body['campaign_id']) !== projectId) {
    return { status: 404, type: 'CampaignNotFound', message: 'campaign not found' };
  }
  const images = body['images'];
  if (!Array.isArray(images) || images.length === 0 || !images.every(isBareBase64)) {
    return { status: 400, type: 'BadRequest', message: 'images must be a list of base64 strings' };
  }
  const processInfo = body['process_info'];
  if (processInfo !== undefined && !(Array.isArray(processInfo) && processInfo.length === images.length)) {
    return { status: 400, type: 'BadRequest', message: 'process_info must describe each of the images' };
  }
  if (Array.isArray(processInfo) && !processInfo.every((info) => isObject(info) && typeof info['type'] === 'string')) {
    return { status: 400, type: 'BadRequest', message: 'process_info must have a type' };
  }
  return relationRefusal(Array.isArray(processInfo) ? (processInfo as Record<string, unknown>[]) : []);
}

/** A relation must lead to another document of the same call, in whatever form it is given. */
function relationRefusal(processInfo: readonly Record<string, unknown>[]): Refusal | null {
  const keys = processInfo.map((info) => String(info['key'] ?? info['type']));
  const isWrong = processInfo.some((info, index) => {
    const options = isObject(info['options']) ? info['options'] : {};
    const stages = Array.isArray(options['stages']) ? options['stages'] : [];
    if (!stages.includes('biometry_match')) return false;
    const relation = JSON.stringify(options['relation'] ?? null);
    return !keys.some((key) => key !== keys[index] && relation.includes(JSON.stringify(key)));
  });
  return isWrong ? { status: 400, type: 'BadRequest', message: 'relation must name another document' } : null;
}

function isBareBase64(image: unknown): boolean {
  return (
    typeof image === 'string' && image !== '' && !image.startsWith('data:') && /^[A-Za-z0-9+/]+={0,2}$/.test(image)
  );
}

function picturesOf(body: Record<string, unknown>): BeorgPicture[] {
  const processInfo = (body['process_info'] ?? []) as Record<string, unknown>[];
  return (body['images'] as string[]).map((image, index) => {
    const info = processInfo[index] ?? {};
    const type = typeof info['type'] === 'string' ? info['type'] : 'PASSPORT';
    const options = isObject(info['options']) ? info['options'] : {};
    return {
      bytes: Buffer.from(image, 'base64'),
      // Where no key is given the type takes its place (HIGH).
      key: typeof info['key'] === 'string' ? info['key'] : type,
      type,
      stages: Array.isArray(options['stages']) ? options['stages'].map(String) : [],
      relation: JSON.stringify(options['relation'] ?? null),
    };
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
