import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isSignatureValid } from '../services/signatures.js';
import type { PutRefusal, UploadParts } from '../services/create-upload.js';
import { checkUploadAddress, receiveUpload } from '../services/create-upload.js';
import { findImageBySignedId } from '../store/images.js';
import type { StoredUpload } from '../store/uploads.js';
import { HttpProblem, problemOf } from './errors.js';

const REFUSALS: Record<PutRefusal, () => HttpProblem> = {
  NOT_ALLOWED: () => new HttpProblem(403, 'ADDRESS_NOT_VALID', 'This address is not valid, or its time is over.'),
  ALREADY_RECEIVED: () =>
    new HttpProblem(409, 'UPLOAD_ALREADY_RECEIVED', 'A file has been sent to this address already.'),
  LENGTH_DIFFERS: () =>
    new HttpProblem(400, 'UPLOAD_LENGTH_DIFFERS', 'The body does not have the length that the address was made for.'),
  CONTENT_DIFFERS: () =>
    new HttpProblem(400, 'UPLOAD_CONTENT_DIFFERS', 'The body does not have the SHA-256 that the address was made for.'),
};

interface Address {
  Params: { id: string };
  Querystring: { expires?: unknown; signature?: unknown };
}

/** The two addresses that carry a signature in place of a key: one to send a file to, one to fetch a picture from. */
export function signedFilesPlugin(app: FastifyInstance, parts: UploadParts, done: () => void): void {
  const uploads = new WeakMap<FastifyRequest, StoredUpload>();
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body));

  app.put<Address>(
    '/uploads/:id',
    {
      bodyLimit: parts.maxUploadBytes,
      // Before the body: an address that is not valid takes no byte.
      onRequest: async (request) => {
        const upload = await checkUploadAddress(parts, request.params.id, request.query);
        if (typeof upload === 'string') throw REFUSALS[upload]();
        const length = request.headers['content-length'];
        if (length === undefined) throw problemOf(411);
        if (Number(length) !== upload.byteLength) throw REFUSALS.LENGTH_DIFFERS();
        uploads.set(request, upload);
      },
    },
    async (request, reply) => {
      const upload = uploads.get(request);
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const refusal = upload ? await receiveUpload(parts, upload, body) : 'NOT_ALLOWED';
      if (refusal) throw REFUSALS[refusal]();
      return reply.code(204).send();
    },
  );

  app.get<Address>('/images/:id', async (request, reply) => {
    const { id } = request.params;
    const allowed = isSignatureValid(parts.signingKey, 'image', id, request.query, parts.now());
    const image = allowed ? await findImageBySignedId(parts.database.queries, id) : null;
    if (!allowed) throw REFUSALS.NOT_ALLOWED();
    // Nobody was given the address of a picture that never was.
    if (!image) throw new HttpProblem(410, 'IMAGE_GONE', 'This picture was erased.');
    return reply
      .header('content-type', image.mediaType)
      .header('content-length', image.byteLength)
      .header('cache-control', 'private, no-store')
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('content-disposition', 'inline')
      .header('referrer-policy', 'no-referrer')
      .send(Readable.from(parts.blobs.open(image.blobKey)));
  });
  done();
}
