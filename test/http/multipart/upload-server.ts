import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { ApolloServer } from '@apollo/server';
import fastifyApollo from '@as-integrations/fastify';
import fastify, { type FastifyInstance } from 'fastify';
import {
  GraphQLBoolean,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
} from 'graphql';
import GraphQLUpload from 'graphql-upload/GraphQLUpload.mjs';
import type { FileUpload } from 'graphql-upload/processRequest.mjs';
import { HttpProblem, jsonErrorOptions, registerJsonErrors } from '../../../src/http/errors.js';
import { multipartPlugin, type MultipartOptions } from '../../../src/http/multipart/plugin.js';
import { readUpload } from '../../../src/http/multipart/read-upload.js';

export const MAX_FILE_BYTES = 200_000;

export interface UploadServer {
  readonly app: FastifyInstance;
  readonly port: number;
  /** What the server logged, one text a line. */
  readonly log: string[];
  /** How many resolvers have started. */
  resolversStarted: number;
  close(): Promise<void>;
}

/** A caller with this credential is refused. */
export const BAD_CREDENTIAL = 'Bearer nobody';

export async function startUploadServer(overrides: Partial<MultipartOptions> = {}): Promise<UploadServer> {
  const log: string[] = [];
  const app = fastify({
    ...jsonErrorOptions,
    bodyLimit: 1_000,
    forceCloseConnections: true,
    logger: {
      level: 'warn',
      stream: new Writable({
        write(line: Buffer, _encoding, done) {
          log.push(line.toString());
          done();
        },
      }),
    },
  });
  const server = { app, port: 0, log, resolversStarted: 0, close: async () => app.close() };
  const apollo = new ApolloServer({
    schema: schemaOf(() => (server.resolversStarted += 1)),
    includeStacktraceInErrorResponses: false,
  });
  await apollo.start();
  registerJsonErrors(app);
  await app.register(async (scope) => {
    await scope.register(multipartPlugin, {
      authenticate: async (request) => {
        await Promise.resolve();
        if (request.headers.authorization === BAD_CREDENTIAL) {
          throw new HttpProblem(401, 'UNAUTHENTICATED', 'This needs a valid credential.');
        }
        if (request.headers.authorization === 'Bearer bug') throw new Error('secret of the directory');
      },
      maxRequestBytes: 500_000,
      maxFileBytes: MAX_FILE_BYTES,
      maxFieldBytes: 20_000,
      maxFiles: 3,
      maxListLength: 50,
      maxConcurrent: 20,
      maxConcurrentOfCaller: 200,
      maxWaiting: 4,
      maxWaitingOfCaller: 4,
      callerOf: (request) => String(request.headers['x-caller'] ?? ''),
      bodyTimeoutMs: 20_000,
      ...overrides,
    });
    await scope.register(fastifyApollo(apollo));
  });
  app.get('/fault', () => {
    throw new Error('database password is swordfish');
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  server.port = (app.server.address() as AddressInfo).port;
  return server;
}

function schemaOf(resolverStarted: () => void): GraphQLSchema {
  const measured = new GraphQLObjectType({
    name: 'Measured',
    fields: { byteLength: { type: GraphQLInt }, sha256: { type: GraphQLString } },
  });
  const upload = new GraphQLNonNull(GraphQLUpload);
  type Source = Promise<FileUpload>;

  async function measure(file: Source): Promise<{ byteLength: number; sha256: string }> {
    resolverStarted();
    const content = await readUpload(file, { maxBytes: MAX_FILE_BYTES });
    return { byteLength: content.length, sha256: createHash('sha256').update(content).digest('hex') };
  }

  const page = new GraphQLInputObjectType({
    name: 'Page',
    fields: { title: { type: GraphQLString }, file: { type: upload } },
  });
  return new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: { alive: { type: GraphQLBoolean, resolve: () => true } } }),
    mutation: new GraphQLObjectType({
      name: 'Mutation',
      fields: {
        measure: {
          type: measured,
          args: { file: { type: upload } },
          resolve: (_source, { file }: { file: Source }) => measure(file),
        },
        measurePage: {
          type: measured,
          args: { page: { type: page } },
          resolve: (_source, { page }: { page: { file: Source } }) => measure(page.file),
        },
        measureAll: {
          type: new GraphQLList(measured),
          args: { files: { type: new GraphQLList(GraphQLUpload) } },
          resolve: (_source, { files }: { files: Source[] }) => Promise.all(files.map(measure)),
        },
        /** Says that all is well without having looked. */
        ignore: {
          type: GraphQLBoolean,
          args: { file: { type: GraphQLUpload } },
          resolve: () => {
            resolverStarted();
            return true;
          },
        },
        fail: {
          type: GraphQLBoolean,
          args: { file: { type: GraphQLUpload } },
          resolve: () => {
            throw new HttpProblem(409, 'NOT_NOW', 'Not now.');
          },
        },
        /** Opens a stream of the file and forgets it. */
        forget: {
          type: GraphQLBoolean,
          args: { file: { type: upload } },
          resolve: async (_source, { file }: { file: Source }) => {
            (await file).createReadStream();
            return true;
          },
        },
      },
    }),
  });
}
