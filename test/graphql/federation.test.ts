import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { composeServices } from '@apollo/composition';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { buildSchema, isObjectType, parse } from 'graphql';
import { CreateSessionDocument, UploadDocumentDocument } from '../../operations/generated.js';
import { printContract } from '../../src/graphql/build-schema.js';
import { createFakeProvider, done, registryOf } from '../support/fake-provider.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';
import { newPictureAsBase64 } from './pictures.js';

const ACME = { authorization: 'Bearer acme-key' };

const silent = () => undefined;
const SILENT = { debug: silent, info: silent, warn: silent, error: silent };

/** Another team's subgraph, which owns the customers. */
const CUSTOMERS = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"])
  type Query { customer(id: ID!): Customer }
  type Customer @key(fields: "id") { id: ID! nickname: String! }
`);

let app: TestApp;
let customers: ApolloServer;
let router: ApolloServer<{ authorization: string | undefined }>;
let routerUrl: string;

beforeAll(async () => {
  const provider = createFakeProvider();
  provider.always(done());
  app = await createTestApp({
    environment: { API_KEYS: 'acme:acme-key,globex:globex-key' },
    registry: registryOf(provider),
  });
  const nicknameOf = (id: string) => ({ id, nickname: `Nickname of ${id}` });
  customers = new ApolloServer({
    logger: SILENT,
    schema: buildSubgraphSchema({
      typeDefs: CUSTOMERS,
      resolvers: {
        Query: { customer: (_root, { id }: { id: string }) => nicknameOf(id) },
        Customer: { __resolveReference: ({ id }: { id: string }) => nicknameOf(id) },
      },
    }),
  });
  const { url: customersUrl } = await startStandaloneServer(customers, { listen: { port: 0, host: '127.0.0.1' } });
  const gateway = new ApolloGateway({
    supergraphSdl: compose(customersUrl),
    buildService: ({ url }) =>
      new RemoteGraphQLDataSource<{ authorization?: string }>({
        ...(url ? { url } : {}),
        willSendRequest: ({ request, context }) => {
          // Before the first request the gateway asks with no context of anybody's.
          const { authorization } = context as { authorization?: string };
          if (authorization) request.http?.headers.set('authorization', authorization);
        },
      }),
    logger: SILENT,
  });
  router = new ApolloServer({ gateway: gateway, logger: SILENT, stopOnTerminationSignals: false });
  const started = await startStandaloneServer(router, {
    listen: { port: 0, host: '127.0.0.1' },
    context: ({ req }) => Promise.resolve({ authorization: req.headers.authorization }),
  });
  routerUrl = started.url;
});
afterAll(async () => {
  await router.stop();
  await customers.stop();
  await app.stop();
});

function compose(customersUrl: string): string {
  const { supergraphSdl, errors } = composeServices([
    { name: 'verigraph', url: `${app.url}/graphql`, typeDefs: parse(printContract()) },
    { name: 'customers', url: customersUrl, typeDefs: CUSTOMERS },
  ]);
  expect(errors ?? []).toEqual([]);
  return supergraphSdl!;
}

async function askRouter(query: string, variables: object, headers: Record<string, string>) {
  const response = await fetch(routerUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as { data?: Record<string, unknown> | null; errors?: unknown[] };
}

const CUSTOMER = `query ($id: ID!) { customer(id: $id) { nickname
  documents { edges { node { lifecycle holder { surname } customer { nickname } } } }
  sessions { edges { node { clientKey } } } } }`;

describe('the subgraph', () => {
  test('describes itself in terms that compose, of the very types that are printed', async () => {
    const reply = await app.ask<{ _service: { sdl: string } }, object>('{ _service { sdl } }', {}, ACME);
    const { sdl } = reply.data._service;
    const { errors } = composeServices([{ name: 'verigraph', url: app.url, typeDefs: parse(sdl) }]);
    expect(errors ?? []).toEqual([]);
    const typesOf = (text: string) =>
      parse(text).definitions.flatMap((each) => ('name' in each && each.name ? [each.name.value] : []));
    expect(typesOf(sdl)).toEqual(expect.arrayContaining(typesOf(printContract())));
  });

  test('has a key on every entity, and resolves each by it', async () => {
    const schema = buildSchema(printContract(), { assumeValid: true });
    const entities = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .filter(({ astNode }) => astNode?.directives?.some(({ name }) => name.value === 'key'))
      .map(({ name }) => name);
    const nodes = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .filter((type) => type.getInterfaces().some(({ name }) => name === 'Node'));
    expect(entities.sort()).toEqual(['Customer', ...nodes.map(({ name }) => name)].sort());

    // Whoever has no resolver of references is answered with the reference itself.
    const unknown = nodes.map(({ name }) => ({ __typename: name, id: 'doc_AAAAAAAAAAAAAAAAAAAAAA' }));
    const nothing = await app.ask(
      'query ($of: [_Any!]!) { _entities(representations: $of) { __typename } }',
      { of: unknown },
      ACME,
    );
    expect(nothing).toMatchObject({ data: { _entities: unknown.map(() => null) } });

    const session = (await app.ask(CreateSessionDocument, { input: {} }, ACME)).data.createSession.session!;
    const input = { image: { base64: await newPictureAsBase64() } };
    const { document } = (await app.ask(UploadDocumentDocument, { input, waitMs: 20_000 }, ACME)).data.uploadDocument;
    const representations = [
      { __typename: 'Session', id: session.id },
      { __typename: 'Document', id: document!.id },
      { __typename: 'Customer', id: 'customer-1' },
    ];
    const reply = await app.ask(
      `query ($of: [_Any!]!) { _entities(representations: $of) { __typename
         ... on Session { id } ... on Document { id } ... on Customer { id } } }`,
      { of: representations },
      ACME,
    );
    expect(reply.data).toEqual({ _entities: representations });
  });

  test.each(['Nothing', 'Field', 'Customer'])(
    'refuses a reference to a %s that is none, in our words',
    async (name) => {
      const reply = await app.ask(
        'query ($of: [_Any!]!) { _entities(representations: $of) { __typename } }',
        { of: [{ __typename: name, id: { nested: 'Kanarienvogel' } }] },
        ACME,
      );
      expect(JSON.stringify(reply)).not.toContain('Kanarienvogel');
      expect(reply.status).toBe(200);
    },
  );
});

describe('behind a router', () => {
  test('one query is answered by both subgraphs, as the caller whose key it carries', async () => {
    await app.ask(CreateSessionDocument, { input: { clientKey: 'case-1', customerId: 'customer-1' } }, ACME);
    const input = { image: { base64: await newPictureAsBase64() }, customerId: 'customer-1' };
    await app.ask(UploadDocumentDocument, { input, waitMs: 20_000 }, ACME);
    expect(await askRouter(CUSTOMER, { id: 'customer-1' }, ACME)).toEqual({
      data: {
        customer: {
          nickname: 'Nickname of customer-1',
          documents: {
            edges: [
              {
                node: {
                  lifecycle: 'COMPLETED',
                  holder: { surname: 'MERIDAN' },
                  customer: { nickname: 'Nickname of customer-1' },
                },
              },
            ],
          },
          sessions: { edges: [{ node: { clientKey: 'case-1' } }] },
        },
      },
    });
    const foreign = await askRouter(CUSTOMER, { id: 'customer-1' }, { authorization: 'Bearer globex-key' });
    expect(foreign.data).toMatchObject({ customer: { documents: { edges: [] }, sessions: { edges: [] } } });
  });

  test('without a key nothing of ours is answered', async () => {
    const reply = await askRouter(CUSTOMER, { id: 'customer-1' }, {});
    expect(reply.errors).not.toHaveLength(0);
    expect(JSON.stringify(reply.data)).not.toContain('MERIDAN');
  });

  test('a picture goes in through the router, in Base64', async () => {
    const reply = await askRouter(
      'mutation ($input: UploadDocumentInput!) { uploadDocument(input: $input, waitMs: 20000) { document { lifecycle } } }',
      { input: { image: { base64: await newPictureAsBase64() } } },
      ACME,
    );
    expect(reply.data).toEqual({ uploadDocument: { document: { lifecycle: 'COMPLETED' } } });
  });
});
