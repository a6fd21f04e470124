import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { request } from 'node:http';
import { Readable } from 'node:stream';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';

export interface DemoClient {
  ask<Data, Variables>(operation: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data>;
  /** A GraphQL multipart request, streamed, so that its progress can be shown. */
  uploadFile<Data, Variables>(
    operation: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    place: string,
    path: string,
    onProgress: (sentBytes: number, totalBytes: number) => void,
  ): Promise<Data>;
}

interface Reply<Data> {
  data?: Data | null;
  errors?: { message: string }[];
}

const BOUNDARY = 'verigraph-demo-boundary';

export function createClient(url: string, apiKey: string | null): DemoClient {
  const headers: Record<string, string> = {
    'apollo-require-preflight': 'true',
    ...(apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }),
  };
  return {
    async ask(operation, variables) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ query: print(operation), variables }),
      });
      return dataOf((await response.json()) as Reply<never>);
    },
    async uploadFile(operation, variables, place, path, onProgress) {
      const operations = JSON.stringify({ query: print(operation), variables });
      const field = (name: string, text: string) =>
        `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
      const head = Buffer.from(
        field('operations', operations) +
          field('map', JSON.stringify({ 0: [place] })) +
          `--${BOUNDARY}\r\ncontent-disposition: form-data; name="0"; filename="picture"\r\n` +
          'content-type: application/octet-stream\r\n\r\n',
      );
      const tail = Buffer.from(`\r\n--${BOUNDARY}--\r\n`);
      const { size } = await stat(path);
      let sentBytes = 0;
      async function* body(): AsyncGenerator<Buffer> {
        yield head;
        for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
          yield chunk;
          sentBytes += chunk.length;
          onProgress(sentBytes, size);
        }
        yield tail;
      }
      const text = await post(
        `${url}/graphql`,
        {
          ...headers,
          'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
          'content-length': String(head.length + size + tail.length),
        },
        Readable.from(body()),
      );
      return dataOf(JSON.parse(text) as Reply<never>);
    },
  };
}

function post(url: string, headers: Record<string, string>, body: Readable): Promise<string> {
  return new Promise((resolve, reject) => {
    const sending = request(url, { method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks).toString()));
      response.on('error', reject);
    });
    sending.on('error', reject);
    body.on('error', reject).pipe(sending);
  });
}

function dataOf<Data>({ data, errors }: Reply<Data>): Data {
  if (data) return data;
  throw new Error(errors?.map((error) => error.message).join(' ') ?? 'The server sent no data.');
}
