import { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify, { type FastifyInstance } from 'fastify';
import GraphQLUpload from 'graphql-upload/GraphQLUpload.mjs';
import processRequest from 'graphql-upload/processRequest.mjs';
import { playgroundPlugin } from '../../../src/http/playground/plugin.js';
import { loadSavedOperations } from '../../../src/http/playground/saved-operations.js';

/** Just enough of the public contract for the first tabs. */
const typeDefs = /* GraphQL */ `
  scalar Upload
  type Query {
    document(id: ID!, afterRevision: Int, waitMs: Int): Document
  }
  type Mutation {
    uploadDocument(input: UploadDocumentInput!, waitMs: Int): UploadDocumentPayload!
  }
  input UploadDocumentInput {
    image: ImageInput!
  }
  input ImageInput {
    specimen: String
    upload: Upload
  }
  type UploadDocumentPayload {
    document: Document
    userErrors: [UserError!]!
  }
  type UserError {
    code: String!
    message: String!
    path: [String!]
  }
  type Document {
    id: ID!
    lifecycle: String!
    verdict: String
    nextAction: String!
    revision: Int!
    poll: Poll!
    fields: [Field!]!
    mrz: Mrz
    attempts: [Attempt!]!
    updatedAt: String!
  }
  type Poll {
    afterMs: Int!
    terminal: Boolean!
  }
  type Proof {
    kind: String!
    explanation: String!
  }
  type Field {
    name: String!
    value: String
    raw: String
    confidence: Float
    absence: String
    proof: [Proof!]!
    dissent: [Field!]!
  }
  type Mrz {
    lines: [String!]!
    format: String!
    accepted: Boolean!
  }
  type Attempt {
    provider: Provider!
    servedFrom: String!
    latencyMs: Int
    error: ProviderError
  }
  type Provider {
    name: String!
  }
  type ProviderError {
    code: String!
    userMessage: String!
  }
`;

interface ReceivedFile {
  filename: string;
  mimetype: string;
  createReadStream: () => AsyncIterable<Buffer>;
}

interface UploadArguments {
  input: { image: { specimen?: string; upload?: Promise<ReceivedFile> } };
}

export interface StubServer {
  server: FastifyInstance;
  /** Scheme, 127.0.0.1 and port. */
  origin: string;
  /** What the stub was sent, in order. */
  received: { specimens: string[]; polledIds: string[]; files: { filename: string; bytes: Buffer }[] };
}

function documentCalled(id: string, value: string) {
  const proof = [{ kind: 'CHECK_DIGIT', explanation: 'The check digit after it is right.' }];
  return {
    id,
    lifecycle: 'COMPLETED',
    verdict: 'ACCEPTED',
    nextAction: 'NONE',
    revision: 3,
    poll: { afterMs: 0, terminal: true },
    fields: [{ name: 'DOCUMENT_NUMBER', value, raw: value, confidence: 0.99, proof, dissent: [] }],
    mrz: null,
    attempts: [{ provider: { name: 'LOCAL' }, servedFrom: 'EMBEDDED', latencyMs: 210 }],
    updatedAt: '2026-01-01T00:00:00Z',
  };
}

/** A real Apollo Server behind Fastify on loopback, with the playground beside it. */
export async function startStubServer(options: { requiresApiKey?: boolean } = {}): Promise<StubServer> {
  const received: StubServer['received'] = { specimens: [], polledIds: [], files: [] };
  const apollo = new ApolloServer({
    typeDefs,
    introspection: true,
    resolvers: {
      Upload: GraphQLUpload,
      Query: {
        document: (_source: unknown, { id }: { id: string }) => {
          received.polledIds.push(id);
          return documentCalled(id, 'UX4827159');
        },
      },
      Mutation: {
        uploadDocument: async (_source: unknown, { input }: UploadArguments) => {
          if (input.image.upload) {
            const upload = await input.image.upload;
            const chunks: Buffer[] = [];
            for await (const chunk of upload.createReadStream()) chunks.push(chunk);
            received.files.push({ filename: upload.filename, bytes: Buffer.concat(chunks) });
            return { document: documentCalled('document-of-a-file', upload.filename), userErrors: [] };
          }
          received.specimens.push(input.image.specimen ?? '');
          return { document: documentCalled('document-of-a-specimen', 'UX4827159'), userErrors: [] };
        },
      },
    },
  });
  await apollo.start();
  const server = Fastify();
  server.addHook('onClose', () => apollo.stop());
  server.addContentTypeParser('multipart/form-data', (_request, _payload, done) => done(null));
  server.addHook('preHandler', async (request, reply) => {
    if (request.headers['content-type']?.startsWith('multipart/form-data') !== true) return;
    request.body = await processRequest(request.raw, reply.raw);
  });
  server.route({ method: ['GET', 'POST'], url: '/graphql', handler: fastifyApolloHandler(apollo) });
  await server.register(playgroundPlugin, {
    graphqlPath: '/graphql',
    playgroundPath: '/playground',
    operations: await loadSavedOperations(),
    version: '0.0.0-test',
    ...options,
  });
  const origin = await server.listen({ host: '127.0.0.1', port: 0 });
  return { server, origin, received };
}
