import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { HttpReply, HttpRequest } from '../../../src/providers/http.js';
import { BEORG_SANDBOX_CREDENTIALS } from '../../../src/providers/beorg/provider.js';
import { createDocumentOf } from '../../../src/sandbox/document-of.js';
import type { Sandbox } from '../../../src/sandbox/server.js';
import { startSandbox } from '../../../src/sandbox/server.js';
import { beorgSandbox } from '../../../src/sandbox/vendors/beorg.js';
import { covers } from '../../support/covers.js';
import { contextOf } from '../../support/provider-call.js';

const { token, machineUid, projectId } = BEORG_SANDBOX_CREDENTIALS;
const PICTURE = Buffer.from('a picture of nobody').toString('base64');
const CREDENTIALS = { project_id: projectId, token, machine_uid: machineUid };

let sandbox: Sandbox;
/** Moves only when a test says so. */
let now = new Date('2026-03-01T12:00:00Z');

beforeAll(async () => {
  const documentOf = createDocumentOf(() => Promise.resolve(null));
  sandbox = await startSandbox({ vendors: [beorgSandbox], documentOf, now: () => now, processingMs: 1_000 });
});

afterAll(() => sandbox.stop());

function send(method: HttpRequest['method'], path: string, body?: unknown, scenario?: string): Promise<HttpReply> {
  const { send: sender } = contextOf(scenario === undefined ? {} : { scenario });
  const headers = { 'content-type': 'application/json' };
  const url = new URL(`${sandbox.origin}/beorg${path}`);
  return sender({ method, url, ...(body === undefined ? {} : { headers, body: JSON.stringify(body) }) });
}

const add = (body: object) => send('POST', '/api/bescan/add_document', body);
const resultPath = (id: string, key: string = token) => `/api/document/result/${id}?token=${key}`;

async function idOf(body: object): Promise<string> {
  const { json } = await add(body);
  return (json as { document_id: string }).document_id;
}

function later(): void {
  now = new Date(now.getTime() + 1_000);
}

describe('the imitation of the vendor', () => {
  test('hands out an id, is not ready for a while, and then ready by GET and by POST', async () => {
    covers('beorg:endpoint:add_document', 'beorg:endpoint:result-get', 'beorg:endpoint:result-post', 'beorg:reply:id');
    const id = await idOf({ ...CREDENTIALS, images: [PICTURE], process_info: [{ key: 'RVP1', type: 'RVP' }] });
    expect(id).toMatch(/^s-\d+$/);
    expect((await send('GET', resultPath(id))).status).toBe(425);
    later();
    const ready = await send('GET', resultPath(id));
    expect(ready.status).toBe(200);
    expect(ready.json).toMatchObject({ document_id: id, documents: [{ key: 'RVP1', type: 'RVP' }] });
    expect((await send('POST', resultPath(id), {})).json).toEqual(ready.json);
  });

  test('the permit has the thirteen fields of the vendor’s page, no confidences and no verifications', async () => {
    covers('beorg:request:no-key', 'beorg:reply:verifications');
    const id = await idOf({ ...CREDENTIALS, images: [PICTURE], process_info: [{ type: 'RVP' }] });
    later();
    const { json } = await send('GET', resultPath(id));
    const [document] = (json as { documents: { data: object; metadata: object; key: string }[] }).documents;
    expect(document!.key).toBe('RVP');
    expect(Object.keys(document!.data)).toEqual([
      'Gender',
      'LastName',
      'FirstName',
      'MiddleName',
      'BirthDate',
      'BirthPlace',
      'Citizenship',
      'SolutionNumber',
      'SolutionDate',
      'ExpiryDate',
      'IssuedBy',
      'IssueId',
      'IssueDate',
    ]);
    expect(document!.metadata).toEqual({ confidences: null, verifications: {} });
  });

  test('a call of the older set-ups without process_info gets a bare number and is a passport', async () => {
    covers('beorg:request:no-process_info');
    const id = await idOf({ ...CREDENTIALS, images: [PICTURE] });
    expect(id).toMatch(/^\d+$/);
    later();
    const { json } = await send('GET', resultPath(id));
    expect(json).toMatchObject({ documents: [{ key: 'PASSPORT', type: 'PASSPORT' }] });
  });

  test.each<[string, object, number]>([
    ['another token', { token: 'x' }, 401],
    ['another device', { machine_uid: 'x' }, 401],
    ['another project', { project_id: 'x' }, 404],
    ['no images', { images: [] }, 400],
    ['a data URI', { images: [`data:image/png;base64,${PICTURE}`] }, 400],
    ['fewer entries than images', { images: [PICTURE, PICTURE], process_info: [{ type: 'RVP' }] }, 400],
    ['an entry without a type', { process_info: [{ key: 'RVP1' }] }, 400],
    [
      'a match without a relation',
      { process_info: [{ type: 'SELFIE', options: { stages: ['biometry_match'] } }] },
      400,
    ],
  ])('refuses %s', async (_title, changes, status) => {
    covers(
      'beorg:request:project_id',
      'beorg:request:token',
      'beorg:request:machine_uid',
      'beorg:request:images',
      'beorg:request:several-images',
    );
    const before = sandbox.charges('beorg');
    const reply = await add({ ...CREDENTIALS, images: [PICTURE], process_info: [{ type: 'RVP' }], ...changes });
    expect(reply.status).toBe(status);
    expect(reply.json).toHaveProperty('errors.type');
    expect(sandbox.charges('beorg')).toBe(before);
  });

  test('a result is for who has the token, and only while it is known', async () => {
    covers('beorg:request:token');
    const id = await idOf({ ...CREDENTIALS, images: [PICTURE], process_info: [{ type: 'RVP' }] });
    expect((await send('GET', resultPath(id, 'x'))).status).toBe(401);
    expect((await send('GET', resultPath('s-1'))).status).toBe(404);
  });

  test('never ready stays never ready', async () => {
    covers('beorg:reply:425');
    const id = await idOf({ ...CREDENTIALS, images: [PICTURE], process_info: [{ type: 'RVP' }] });
    later();
    expect((await send('GET', resultPath(id), undefined, 'beorg-never-ready')).status).toBe(425);
  });

  test('a refused picture is broken, with reasons in two languages and without documents', async () => {
    covers('beorg:reply:broken');
    const id = await idOf({ ...CREDENTIALS, images: [PICTURE], process_info: [{ type: 'RVP' }] });
    later();
    expect((await send('GET', resultPath(id), undefined, 'beorg-refused')).json).toEqual({
      document_id: id,
      documents: [],
      broken: true,
      broken_reasons: ['image_quality'],
      broken_reasons_ru: ['Низкое качество изображения'],
    });
  });
});
