import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { begin, send } from './form.js';
import { startUploadServer, type UploadServer } from './upload-server.js';

let server: UploadServer;

beforeAll(async () => {
  server = await startUploadServer();
});

afterAll(async () => {
  await server.close();
});

async function ask(
  method: string,
  path: string,
): Promise<{ status: number; body: unknown; allow?: string; type?: string }> {
  const { sending, answer } = begin(server.port, {}, path, method);
  sending.end();
  const { status, headers, body } = await answer;
  return { status, body: JSON.parse(body), allow: headers.allow, type: headers['content-type'] };
}

function failure(code: string): unknown {
  return { errors: [{ message: expect.stringMatching(/\.$/) as string, extensions: { code } }] };
}

describe('a failure outside GraphQL', () => {
  it('for a path that is not there', async () => {
    const answer = await ask('GET', '/people/ERIKSSON?name=ANNA');
    expect(answer).toMatchObject({ status: 404, body: failure('NOT_FOUND'), type: 'application/json; charset=utf-8' });
    expect(JSON.stringify(answer.body)).not.toContain('ERIKSSON');
  });

  it('for a method that the path does not take', async () => {
    expect(await ask('DELETE', '/graphql?x=1')).toMatchObject({
      status: 405,
      body: failure('METHOD_NOT_ALLOWED'),
      allow: expect.stringMatching(/^(?!.*DELETE).*GET.*POST/) as string,
    });
  });

  it('for an address that cannot be read', async () => {
    const answer = await ask('GET', '/people/%E0%A4%A');
    expect(answer).toMatchObject({ status: 400, body: failure('BAD_REQUEST') });
    expect(JSON.stringify(answer.body)).not.toContain('people');
  });

  it.each([
    ['{"query":', 'application/json', 400, 'BAD_REQUEST'],
    ['', 'application/json', 400, 'BAD_REQUEST'],
    ['{"__proto__":{"x":1}}', 'application/json', 400, 'BAD_REQUEST'],
    ['<query/>', 'application/xml', 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['x', 'nonsense', 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [JSON.stringify({ query: 'x'.repeat(2_000) }), 'application/json', 413, 'PAYLOAD_TOO_LARGE'],
  ])('for the body %.30s as %s', async (body, contentType, status, code) => {
    const answer = await send(server.port, Buffer.from(body), { 'content-type': contentType });
    expect({ status: answer.status, body: JSON.parse(answer.body) as unknown }).toEqual({
      status,
      body: failure(code),
    });
  });

  it('for a fault of ours, which is logged without its message', async () => {
    const logged = server.log.length;
    const answer = await ask('GET', '/fault');
    expect(answer).toMatchObject({ status: 500, body: failure('INTERNAL_SERVER_ERROR') });
    expect(server.log.slice(logged)).toHaveLength(1);
    const line = server.log.at(-1)!;
    expect(JSON.stringify(answer.body) + line).not.toContain('swordfish');
    const { requestId, fault } = JSON.parse(line) as { requestId: string; fault: { name: string; frames: string[] } };
    expect(requestId).toMatch(/./);
    expect(fault.name).toBe('Error');
    expect(fault.frames[0]).toContain('upload-server');
  });

  it.each([
    ['what is not HTTP', 'ERIKSSON\r\n\r\n', 400, 'BAD_REQUEST'],
    ['headers without end', `GET / HTTP/1.1\r\nx: ${'x'.repeat(20_000)}`, 431, 'HEADERS_TOO_LARGE'],
  ])('for %s', async (_name, sent, status, code) => {
    const socket = connect(server.port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(sent);
    const answer = await text(socket);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(JSON.parse(answer.split('\r\n\r\n')[1]!)).toEqual(failure(code));
  });
});
