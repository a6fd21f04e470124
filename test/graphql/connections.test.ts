import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  CreateSessionDocument,
  ListDocumentsDocument,
  ListSessionsDocument,
  UploadDocumentDocument,
} from '../../operations/generated.js';
import { createFakeProvider, done, registryOf } from '../support/fake-provider.js';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';
import { newPictureAsBase64 } from './pictures.js';

let app: TestApp;
// All within one millisecond, so that the order cannot rest on the time alone.
const moment = new Date();
beforeAll(async () => {
  const provider = createFakeProvider();
  provider.always(done());
  app = await createTestApp({ registry: registryOf(provider), now: () => moment });
});
afterAll(() => app.stop());

async function createSession(customerId: string | null = null): Promise<string> {
  const reply = await app.ask(CreateSessionDocument, { input: { customerId } });
  return reply.data.createSession.session!.id;
}

async function page(variables: { first?: number; after?: string | null; filter?: object }) {
  const reply = await app.ask(ListSessionsDocument, variables);
  expect(reply.errors).toBeUndefined();
  return reply.data.sessions;
}

/** Every page from this one on. */
async function readOn(first: number, after: string | null, filter?: object): Promise<string[]> {
  const { edges, pageInfo } = await page({ first, after, filter });
  expect(edges.length).toBeLessThanOrEqual(first);
  expect(pageInfo.endCursor).toBe(edges.at(-1)?.cursor ?? null);
  const ids = edges.map(({ node }) => node.id);
  return pageInfo.hasNextPage ? [...ids, ...(await readOn(first, pageInfo.endCursor, filter))] : ids;
}

describe('a connection', () => {
  test('is empty at first, with a page that says so', async () => {
    expect(await page({})).toEqual({ edges: [], pageInfo: { hasNextPage: false, endCursor: null } });
  });

  test('gives everything once, whatever the size of its pages', async () => {
    const created = await Promise.all(Array.from({ length: 7 }, () => createSession()));
    const whole = await readOn(100, null);
    expect([...whole].sort()).toEqual([...created].sort());
    for (const first of [1, 2, 3, 6, 7, 8]) expect(await readOn(first, null)).toEqual(whole);
  });

  test('goes on where it was, though something new has come meanwhile', async () => {
    const before = await readOn(100, null);
    const { edges, pageInfo } = await page({ first: 3 });
    moment.setMilliseconds(moment.getMilliseconds() + 1);
    const newest = await createSession();
    expect([...edges.map(({ node }) => node.id), ...(await readOn(2, pageInfo.endCursor))]).toEqual(before);
    expect((await readOn(100, null))[0]).toBe(newest);
  });

  test('says whether another page follows, also where the last one is full', async () => {
    const all = (await readOn(100, null)).length;
    expect((await page({ first: all })).pageInfo.hasNextPage).toBe(false);
    expect((await page({ first: all - 1 })).pageInfo.hasNextPage).toBe(true);
  });

  test('begins after any of its cursors, not only after the last', async () => {
    const { edges } = await page({ first: 5 });
    const ids = await readOn(100, edges[1]!.cursor);
    expect(ids.slice(0, 3)).toEqual(edges.slice(2).map(({ node }) => node.id));
  });

  test('keeps its filter from page to page', async () => {
    const own = [await createSession('customer-1'), await createSession('customer-1')];
    await createSession('customer-2');
    expect((await readOn(1, null, { customerId: 'customer-1' })).sort()).toEqual(own.sort());
    expect(await readOn(1, null, { customerId: 'customer-3' })).toEqual([]);
    expect(await readOn(1, null, { customerId: '' })).toEqual([]);
  });

  test('has the shape that Relay wants', async () => {
    const reply = await app.ask<
      { sessions: { edges: { cursor: string }[]; pageInfo: Record<string, unknown> } },
      Record<string, never>
    >(
      '{ sessions(first: 2) { edges { cursor node { id __typename } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }',
    );
    const { edges, pageInfo } = reply.data.sessions;
    expect(edges).toHaveLength(2);
    expect(pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: edges[0]?.cursor,
      endCursor: edges[1]?.cursor,
    });
  });
});

test('documents are listed newest first, by all that is filtered for', async () => {
  const sessionId = await createSession();
  const upload = async (more: object) => {
    moment.setMilliseconds(moment.getMilliseconds() + 1);
    const input = { image: { base64: await newPictureAsBase64() }, ...more };
    const reply = await app.ask(UploadDocumentDocument, { input, waitMs: 20_000 });
    return reply.data.uploadDocument.document!.id;
  };
  const [first, second, third] = [
    await upload({ sessionId }),
    await upload({ kind: 'BANK_CARD' }),
    await upload({ sessionId, customerId: 'customer-9' }),
  ];
  const list = async (filter?: object) =>
    (await app.ask(ListDocumentsDocument, { filter })).data.documents.edges.map(({ node }) => node.id);
  expect(await list()).toEqual([third, second, first]);
  expect(await list({ sessionId })).toEqual([third, first]);
  expect(await list({ lifecycle: 'FAILED' })).toEqual([second]);
  expect(await list({ kind: 'PASSPORT' })).toEqual([third, first]);
  expect(await list({ sessionId, customerId: 'customer-9' })).toEqual([third]);
  expect(await list({ sessionId: '' })).toEqual([]);
});
