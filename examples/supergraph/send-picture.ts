import { createHash } from 'node:crypto';

interface Reply<Data> {
  data?: Data | null;
  errors?: { message: string }[];
}

interface Fault {
  code: string;
  message: string;
}

export type Headers = Readonly<Record<string, string>>;

/** One operation to a GraphQL server, as JSON. */
export async function askGraph<Data>(
  url: string,
  query: string,
  variables: object,
  headers: Headers = {},
): Promise<Reply<Data>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Reply<Data>;
}

/**
 * Hands a picture in through a router that passes no multipart requests: it is asked for an address, the bytes go there
 * past the router, and their id is then handed in through it. Answers with the id of the document.
 */
export async function sendPicture(
  routerUrl: string,
  bytes: Buffer,
  input: { customerId?: string; sessionId?: string },
  headers: Headers = {},
): Promise<string> {
  const exactly = { byteLength: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  const { createUpload } = dataOf(
    await askGraph<{ createUpload: { upload: { id: string; url: string } | null; userErrors: Fault[] } }>(
      routerUrl,
      `mutation ($input: CreateUploadInput!) {
         createUpload(input: $input) { upload { id url } userErrors { code message } } }`,
      { input: exactly },
      headers,
    ),
  );
  if (!createUpload.upload) throw new Error(createUpload.userErrors[0]?.message);
  // The address is signed: who calls need not be told here, and a router has no part in it.
  const sent = await fetch(createUpload.upload.url, { method: 'PUT', body: new Uint8Array(bytes) });
  if (!sent.ok) throw new Error(`The file was refused with ${sent.status}.`);
  const { uploadDocument } = dataOf(
    await askGraph<{ uploadDocument: { document: { id: string } | null; userErrors: Fault[] } }>(
      routerUrl,
      `mutation ($input: UploadDocumentInput!) {
         uploadDocument(input: $input, waitMs: 20000) { document { id } userErrors { code message } } }`,
      { input: { ...input, image: { uploadId: createUpload.upload.id } } },
      headers,
    ),
  );
  if (!uploadDocument.document) throw new Error(uploadDocument.userErrors[0]?.message);
  return uploadDocument.document.id;
}

function dataOf<Data>({ data, errors }: Reply<Data>): Data {
  if (data) return data;
  throw new Error(errors?.[0]?.message ?? 'There was no answer.');
}
