import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problemOf, writeProblem } from '../errors.js';
import { Places } from '../places.js';
import { Gate, isMultipart, type GateOptions } from './gate.js';
import { drainBody, problemOfUpload, receiveForm, type ReceivedForm, type ReceiveOptions } from './receive-form.js';

export interface MultipartOptions extends GateOptions, ReceiveOptions {
  /** How many may wait for their answer when what they brought was read; their files are on the disk until then. */
  readonly maxWaiting: number;
  /** The same for one caller alone. */
  readonly maxWaitingOfCaller: number;
  /** `letGo` gives the place among the uploads back before the answer is sent, if all that the request brought was read. */
  readonly onAdmitted?: (request: FastifyRequest, letGo: () => void) => void;
}

/**
 * Takes GraphQL multipart requests (https://github.com/jaydenseric/graphql-multipart-request-spec) for the routes of the
 * scope in which it is registered: their body becomes the operation, with the files in its variables. Every failure is an
 * HttpProblem, so `registerJsonErrors` must be on the same server.
 */
export function multipartPlugin(app: FastifyInstance, options: MultipartOptions, done: () => void): void {
  const gate = new Gate(options);
  const waiting = new Places(options.maxWaiting, options.maxWaitingOfCaller);
  const bodies = new WeakMap<FastifyRequest, unknown>();
  const forms = new WeakMap<FastifyRequest, ReceivedForm>();

  async function admit(request: FastifyRequest, reply: FastifyReply): Promise<() => void> {
    const leave = await gate.enter(request);
    // Only a response that is still to come tells when the request is over.
    if (reply.raw.closed || request.raw.destroyed) {
      leave();
      throw problemOfUpload({ status: 499 });
    }
    reply.raw.once('close', leave);
    return leave;
  }

  // Not the content type parser: when that fails Fastify closes the connection, and a client that is still sending its
  // picture gets a reset instead of the answer.
  app.addHook('preParsing', async (request, reply) => {
    if (!isMultipart(request)) return;
    let leave: () => void;
    try {
      leave = await admit(request, reply);
    } catch (error) {
      drainBody(request.raw, options.maxRequestBytes, options.bodyTimeoutMs);
      throw error;
    }
    const form = receiveForm(request.raw, reply.raw, options);
    const letGo = async () => {
      if (reply.raw.closed || !(await form.isRead())) return;
      const free = waiting.take(options.callerOf(request));
      if (!free) return;
      leave();
      if (reply.raw.closed) free();
      else reply.raw.once('close', free);
    };
    options.onAdmitted?.(request, () => void letGo());
    bodies.set(request, await form.operations.catch((problem: unknown) => refuse(reply, problem)));
    forms.set(request, form);
  });

  app.addContentTypeParser('multipart/form-data', (request, _payload, parsed) => {
    if (bodies.has(request)) parsed(null, bodies.get(request));
    else parsed(problemOf(415), undefined);
  });

  // An answer that is sent while files still arrive would leave those on the disk that come after it. And the request is
  // refused as a whole if one of its files is broken, even where no resolver has looked at it.
  app.addHook('onSend', async (request, reply, payload) => {
    const form = forms.get(request);
    if (!form) return payload;
    const problem = await form.verdict();
    if (!problem) return payload;
    void reply.removeHeader('content-length');
    closeIfSlow(reply, problem);
    return writeProblem(reply, problem);
  });

  done();
}

/** So that the parser and the hooks are those of the surrounding scope and not of one of the plugin's own. */
Object.defineProperty(multipartPlugin, Symbol.for('skip-override'), { value: true });

function refuse(reply: FastifyReply, problem: unknown): never {
  closeIfSlow(reply, problem);
  throw problem;
}

/** Nobody waits longer for the rest of a body that was too slow. */
function closeIfSlow(reply: FastifyReply, problem: unknown): void {
  if ((problem as { status?: unknown }).status === 408) void reply.header('connection', 'close');
}
