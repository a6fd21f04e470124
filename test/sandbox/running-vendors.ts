import { afterAll, beforeAll } from '@jest/globals';
import { SCENARIO_HEADER } from '../../src/domain/scenario.js';
import { BEORG_SANDBOX_CREDENTIALS } from '../../src/providers/beorg/provider.js';
import { CHEKIN_SANDBOX_TOKEN } from '../../src/providers/chekin/sandbox-credentials.js';
import { tokenOf } from '../../src/providers/flyocr/client.js';
import { FLYOCR_SANDBOX_CREDENTIALS } from '../../src/providers/flyocr/sandbox-credentials.js';
import { NEUROVISION_SANDBOX_CREDENTIALS } from '../../src/providers/neurovision/settings.js';
import { createDocumentOf } from '../../src/sandbox/document-of.js';
import type { Sandbox } from '../../src/sandbox/server.js';
import { startSandbox } from '../../src/sandbox/server.js';
import { VENDOR_SANDBOXES } from '../../src/sandbox/vendors.js';

export type Body = Record<string, unknown>;

/** All vendors, over HTTP and without our providers; work is done as soon as it is accepted. */
export function runVendors() {
  let sandbox: Sandbox;
  beforeAll(async () => {
    const documentOf = createDocumentOf(() => Promise.resolve(null));
    sandbox = await startSandbox({ vendors: VENDOR_SANDBOXES, documentOf, processingMs: 0 });
  });
  afterAll(() => sandbox.stop());

  async function call(path: string, init: RequestInit, scenario?: string): Promise<Body> {
    const headers = new Headers(init.headers);
    if (scenario !== undefined) headers.set(SCENARIO_HEADER, scenario);
    const response = await fetch(`${sandbox.origin}${path}`, { ...init, headers });
    return (await response.json()) as Body;
  }

  const json = (body: object, headers: Record<string, string> = {}): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

  return {
    /** One of FlyOCR's services, with fields as they are sent. */
    flyocr: (path: string, fields: Record<string, string | Buffer>, scenario?: string): Promise<Body> => {
      const { key, secret } = FLYOCR_SANDBOX_CREDENTIALS;
      const timestamp = String(Date.now());
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) {
        form.append(name, typeof value === 'string' ? value : value.toString('base64'));
      }
      const credentials = { key, timestamp, token: tokenOf(key, timestamp, secret) };
      for (const [name, value] of Object.entries(credentials)) form.append(name, value);
      return call(`/flyocr${path}`, { method: 'POST', body: form }, scenario);
    },

    /** BeOrg's result of pictures that were handed in with one call. */
    beorg: async (pictures: readonly { bytes: Buffer; info: object }[], scenario?: string): Promise<Body> => {
      const { token, machineUid, projectId } = BEORG_SANDBOX_CREDENTIALS;
      const body = {
        ...{ token, machine_uid: machineUid, project_id: projectId },
        images: pictures.map(({ bytes }) => bytes.toString('base64')),
        process_info: pictures.map(({ info }) => info),
      };
      const { document_id: id } = await call('/beorg/api/bescan/add_document', json(body), scenario);
      return call(`/beorg/api/document/result/${String(id)}?token=${token}`, {}, scenario);
    },

    /** Chekin's answer to a GET or, with a body, to a POST. */
    chekin: (path: string, body?: object, scenario?: string): Promise<Body> => {
      const headers = { authorization: `Token ${CHEKIN_SANDBOX_TOKEN}` };
      return call(`/chekin/api/v1/tools${path}`, body === undefined ? { headers } : json(body, headers), scenario);
    },

    /** A session of NeuroVision's in mode sync. */
    neurovision: (images: readonly Buffer[], fields: Record<string, string> = {}, scenario?: string): Promise<Body> => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ ...fields, token: NEUROVISION_SANDBOX_CREDENTIALS.token })) {
        form.append(name, value);
      }
      for (const image of images) form.append('images', new Blob([new Uint8Array(image)]), 'any.jpg');
      return call('/neurovision/v1/kyc/process', { method: 'POST', body: form }, scenario);
    },
  };
}
