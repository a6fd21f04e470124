import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import type { GraphReply } from '../support/test-app.js';

/** Sends an operation as a GraphQL multipart request; `files` says which picture goes into which place. */
export async function sendForm<Data, Variables>(
  url: string,
  operation: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  files: Record<string, Buffer>,
  { fileName = 'picture.png', headers = { 'apollo-require-preflight': '1' } } = {},
): Promise<GraphReply<Data>> {
  const form = new FormData();
  const places = Object.keys(files);
  form.set('operations', JSON.stringify({ query: print(operation), variables }));
  form.set('map', JSON.stringify(Object.fromEntries(places.map((place, index) => [index, [place]]))));
  for (const [index, place] of places.entries()) {
    form.set(String(index), new Blob([new Uint8Array(files[place]!)]), fileName);
  }
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: form });
  return { status: response.status, ...((await response.json()) as object) } as GraphReply<Data>;
}
