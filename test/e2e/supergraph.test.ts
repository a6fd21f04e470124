import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { composeSupergraph } from '../../examples/supergraph/compose.js';
import type { RunningServer } from '../../examples/supergraph/customers-subgraph.js';
import { startCustomers } from '../../examples/supergraph/customers-subgraph.js';
import { startGateway } from '../../examples/supergraph/gateway.js';
import { askGraph, sendPicture } from '../../examples/supergraph/send-picture.js';
import { CreateSessionDocument } from '../../operations/generated.js';
import { newPicture } from '../graphql/pictures.js';
import { createFakeProvider, done, readingOf, registryOf } from '../support/fake-provider.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';

const ACME = { authorization: 'Bearer acme-key' };
const GLOBEX = { 'x-api-key': 'globex-key' };

let app: TestApp;
let customers: RunningServer;
let gateway: RunningServer;
let query: string;

beforeAll(async () => {
  const provider = createFakeProvider();
  const genuine = { name: 'AUTHENTICITY', outcome: 'PASSED', explanation: 'Looked at.', provider: 'local' } as const;
  const values = { DOCUMENT_NUMBER: 'UX0000001', SURNAME: 'MERIDAN', DATE_OF_EXPIRY: '2099-12-31' };
  provider.always(done(readingOf(values, { checks: [genuine] })));
  app = await createTestApp({
    environment: { API_KEYS: 'acme:acme-key,globex:globex-key' },
    registry: registryOf(provider),
  });
  customers = await startCustomers(0);
  const supergraph = await composeSupergraph({ verigraph: `${app.url}/graphql`, customers: customers.url });
  gateway = await startGateway(supergraph, 0);
  query = await readFile(new URL('../../examples/supergraph/customer.graphql', import.meta.url), 'utf8');
});
afterAll(async () => {
  await gateway.stop();
  await customers.stop();
  await app.stop();
});

const customer = (id: string, headers: Record<string, string>) =>
  askGraph<{ customer: Record<string, unknown> }>(gateway.url, query, { id }, headers);

describe('the example supergraph', () => {
  test('answers one query from both subgraphs, for a picture that went in through createUpload', async () => {
    const input = { clientKey: 'case-1', customerId: 'customer-1' };
    const { session } = (await app.ask(CreateSessionDocument, { input }, ACME)).data.createSession;
    await sendPicture(gateway.url, await newPicture(), { sessionId: session!.id }, ACME);
    expect(await customer('customer-1', ACME)).toEqual({
      data: {
        customer: {
          nickname: 'Marigold',
          account: { number: '0000-0001', unlimited: true },
          isVerified: true,
          verifiedUntil: '2099-12-31',
          sessions: {
            edges: [{ node: { clientKey: 'case-1', lifecycle: 'COMPLETED', verdict: 'ACCEPTED', nextAction: 'NONE' } }],
          },
          documents: {
            edges: [
              {
                node: {
                  kind: 'PASSPORT',
                  lifecycle: 'COMPLETED',
                  verdict: 'ACCEPTED',
                  holder: { surname: 'MERIDAN', dateOfExpiry: '2099-12-31' },
                  customer: { nickname: 'Marigold' },
                },
              },
            ],
          },
        },
      },
    });
  });

  test('knows a customer of whom Verigraph has never heard', async () => {
    expect((await customer('customer-2', ACME)).data?.customer).toEqual({
      nickname: 'Larkspur',
      account: { number: '0000-0002', unlimited: false },
      isVerified: false,
      verifiedUntil: null,
      sessions: { edges: [] },
      documents: { edges: [] },
    });
  });

  test('passes on who calls, by either header: another tenant has another customer of the same id', async () => {
    await sendPicture(gateway.url, await newPicture(), { customerId: 'customer-1' }, ACME);
    expect((await customer('customer-1', GLOBEX)).data?.customer).toMatchObject({
      nickname: 'Marigold',
      isVerified: false,
      verifiedUntil: null,
      sessions: { edges: [] },
      documents: { edges: [] },
    });
    await sendPicture(gateway.url, await newPicture(), { customerId: 'customer-1' }, GLOBEX);
    const { data } = await customer('customer-1', GLOBEX);
    expect(data?.customer['documents']).toMatchObject({ edges: [{ node: { kind: 'PASSPORT' } }] });
  });

  test('without a key has nothing of Verigraph’s to say', async () => {
    await sendPicture(gateway.url, await newPicture(), { customerId: 'customer-1' }, ACME);
    const reply = await customer('customer-1', {});
    expect(reply.errors?.length).toBeGreaterThan(0);
    expect(JSON.stringify(reply)).not.toContain('MERIDAN');
  });

  test('shows no entity of another tenant, however a router asks for it', async () => {
    const id = await sendPicture(gateway.url, await newPicture(), { customerId: 'customer-1' }, ACME);
    const ask = (headers: Record<string, string>) =>
      app.ask(
        'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Document { id kind } } }',
        { r: [{ __typename: 'Document', id }] },
        headers,
      );
    expect((await ask(ACME)).data).toEqual({ _entities: [{ id, kind: 'PASSPORT' }] });
    expect((await ask(GLOBEX)).data).toEqual({ _entities: [null] });
  });
});
