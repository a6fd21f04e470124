import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import type { UploadDocumentInput, UploadDocumentMutation, WholeDocumentFragment } from '../../operations/generated.js';
import { GetDocumentDocument, UploadDocumentDocument } from '../../operations/generated.js';

interface Reply<Data> {
  data?: Data | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** Sends one operation as JSON, and rejects where it brought no data. */
export async function ask<Data, Variables>(
  url: string,
  operation: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: print(operation), variables }),
    signal: AbortSignal.timeout(60_000),
  });
  return dataOf((await response.json()) as Reply<Data>);
}

function dataOf<Data>({ data, errors }: Reply<Data>): Data {
  if (!data || errors) throw new Error(`GraphQL answered errors: ${JSON.stringify(errors)}`);
  return data;
}

export interface UploadOptions {
  waitMs?: number;
  signal?: AbortSignal;
  /** What is said about the picture besides. */
  input?: Omit<UploadDocumentInput, 'image'>;
  headers?: Record<string, string>;
}

/** Uploads one picture as multipart form. Rejects where nothing was acknowledged. */
export async function uploadPicture(
  url: string,
  bytes: Buffer,
  options: UploadOptions = {},
): Promise<WholeDocumentFragment> {
  return sendUpload(url, await encodeUpload(bytes, options), options);
}

/** A form as it goes over the wire. */
export interface EncodedForm {
  body: Buffer;
  contentType: string;
}

export async function encodeForm(form: FormData): Promise<EncodedForm> {
  const encoded = new Response(form);
  return { contentType: encoded.headers.get('content-type')!, body: Buffer.from(await encoded.arrayBuffer()) };
}

export function encodeUpload(bytes: Buffer, { waitMs = 0, input = {} }: UploadOptions = {}): Promise<EncodedForm> {
  const form = new FormData();
  const variables = { input: { ...input, image: { upload: null } }, waitMs };
  form.set('operations', JSON.stringify({ query: print(UploadDocumentDocument), variables }));
  form.set('map', JSON.stringify({ 0: ['variables.input.image.upload'] }));
  form.set('0', new Blob([new Uint8Array(bytes)]), 'picture.jpg');
  return encodeForm(form);
}

/** Sends what `encodeUpload` has made. */
export async function sendUpload(
  url: string,
  { body, contentType }: EncodedForm,
  { signal = AbortSignal.timeout(60_000), headers = {} }: UploadOptions = {},
): Promise<WholeDocumentFragment> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { ...headers, 'apollo-require-preflight': 'true', 'content-type': contentType },
    body,
    signal,
  });
  const { uploadDocument } = dataOf((await response.json()) as Reply<UploadDocumentMutation>);
  if (!uploadDocument.document) throw new Error(`Refused: ${JSON.stringify(uploadDocument.userErrors)}`);
  return uploadDocument.document;
}

/** Long polls until the document has ended. */
export async function waitForEnd(url: string, id: string, limitMs = 60_000): Promise<WholeDocumentFragment> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const { document } = await ask(url, GetDocumentDocument, { id, waitMs: 5_000 });
    if (document?.poll.terminal) return document;
    if (performance.now() > deadline) {
      throw new Error(`Document ${id} is still ${document?.lifecycle ?? 'missing'} after ${limitMs} ms.`);
    }
  }
}

export async function readSpecimenFile(name: string): Promise<Buffer> {
  return readFile(new URL(`../../assets/specimens/${name}`, import.meta.url));
}

/** The same JPEG with a comment in it: other bytes and the same picture, so that no earlier answer fits. */
export function withComment(jpeg: Buffer, comment: string): Buffer {
  const text = Buffer.from(comment);
  const marker = Buffer.from([0xff, 0xfe, (text.length + 2) >> 8, (text.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), marker, text, jpeg.subarray(2)]);
}

export function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What a document says about its holder, to be compared. */
export function factsOf(document: WholeDocumentFragment): string {
  const { lifecycle, kind, fields } = document;
  return JSON.stringify([lifecycle, kind, fields.map(({ name, value }) => [name, value])]);
}
