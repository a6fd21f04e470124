import { request, type ClientRequest, type IncomingHttpHeaders } from 'node:http';

export const BOUNDARY = 'verigraph-test-boundary';

export interface Part {
  readonly name: string;
  readonly content: string | Buffer;
  /** Present for a file. */
  readonly fileName?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** The bytes of a form, in just the order given. */
export function formOf(parts: readonly Part[], end = `--${BOUNDARY}--\r\n`): Buffer {
  const pieces = parts.map(({ name, content, fileName }) =>
    Buffer.concat([
      Buffer.from(
        `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"` +
          `${fileName === undefined ? '' : `; filename="${fileName}"\r\ncontent-type: image/jpeg`}\r\n\r\n`,
      ),
      Buffer.from(content),
      Buffer.from('\r\n'),
    ]),
  );
  return Buffer.concat([...pieces, Buffer.from(end)]);
}

export const MEASURE = 'mutation ($file: Upload!) { measure(file: $file) { byteLength sha256 } }';

/** A form as the specification wants it: the operation, the map, and a file for each path. */
export function uploadOf(query: string, variables: unknown, files: Record<string, Buffer>): Buffer {
  const paths = Object.keys(files);
  return formOf([
    { name: 'operations', content: JSON.stringify({ query, variables }) },
    { name: 'map', content: JSON.stringify(Object.fromEntries(paths.map((path, index) => [index, [path]]))) },
    ...paths.map((path, index) => ({ name: String(index), content: files[path]!, fileName: 'ANNA ERIKSSON.jpg' })),
  ]);
}

export const FORM_HEADERS = {
  'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
  'apollo-require-preflight': '1',
} as const;

/** Begins a request and leaves it to the caller to send the body. */
export function begin(
  port: number,
  headers: Record<string, string | number>,
  path = '/graphql',
  method = 'POST',
): { sending: ClientRequest; answer: Promise<Answer> } {
  // Asked to close the connection, as Node's client does by itself, the server would do so before a body is drained.
  const kept = { connection: 'keep-alive', ...headers };
  const sending = request({ host: '127.0.0.1', port, path, method, headers: kept, agent: false });
  const answer = new Promise<Answer>((resolve, reject) => {
    sending.once('error', reject);
    sending.once('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks).toString() }),
      );
    });
  });
  // A test that destroys its request does not ask for the answer.
  answer.catch(() => undefined);
  return { sending, answer };
}

export async function send(port: number, body: Buffer, headers: Record<string, string | number> = {}): Promise<Answer> {
  const { sending, answer } = begin(port, { ...FORM_HEADERS, 'content-length': body.length, ...headers });
  sending.end(body);
  return answer;
}
