import {
  ARTEMIS_SANDBOX_CLIENT_ID,
  ARTEMIS_SANDBOX_CLIENT_SECRET,
  ARTEMIS_SANDBOX_DOMAIN_ID,
} from './sandbox-credentials.js';
import type { CallContext, Capabilities, OcrExportRequest, Provider } from '../contract.js';
import type { ProviderRequest, StartResult } from '../contract.js';
import type { ProviderModule, ProviderParts } from '../module.js';
import type { ArtemisClient } from './client.js';
import { createArtemisClient, UPDATE_OCR_RESULT } from './client.js';
import { invalidRequest, malformedReply } from './errors.js';
import type { MappedExport } from './export-body.js';
import { mapExport } from './export-body.js';
import { mapDocument } from './mapping.js';
import type { ArtemisSettings } from './settings.js';
import { defaultsOf, isInt64, readArtemisSettings } from './settings.js';
import { exactJson, readDocument, withoutPictures } from './wire.js';

function capabilitiesOf(settings: ArtemisSettings, { cost }: ProviderParts): Capabilities {
  return {
    requests: ['OCR_EXPORT'],
    documentKinds: [],
    fields: [],
    mediaTypes: [],
    maxImageBytes: null,
    synchronous: true,
    canCancel: false,
    canErase: false,
    idempotent: settings.idempotent,
    // No price is published; a deployment that knows its own can state it.
    cost,
    costKnown: cost !== null,
    faces: false,
    liveness: false,
    authenticity: false,
    limitations: [
      'Recognises nothing: it stores a result that was read elsewhere on a document that the customer system already has.',
      'Cannot create the customer or the document; both ids come from that system.',
      'Has no place for the place of birth, the issuing authority, vehicle classes, cards, and barcodes.',
      'Does not say whether what it stored before is replaced or merged.',
    ],
  };
}

/** Cynopsis ARTEMIS 3: the call `updateOcrResult`, which stores a result on a customer's document. */
export const artemisModule: ProviderModule<ArtemisSettings> = {
  name: 'artemis',
  readSettings: readArtemisSettings,
  sandboxSettings: (origin) => ({
    ...defaultsOf(),
    apiBase: `${origin}/artemis`,
    authBase: `${origin}/artemis`,
    credentials: {
      clientId: ARTEMIS_SANDBOX_CLIENT_ID,
      clientSecret: ARTEMIS_SANDBOX_CLIENT_SECRET,
      user: null,
    },
    domainId: ARTEMIS_SANDBOX_DOMAIN_ID,
  }),
  create: createArtemisProvider,
  documentTypes: [],
};

function createArtemisProvider(settings: ArtemisSettings, parts: ProviderParts): Provider {
  const client = createArtemisClient(settings);
  return {
    name: 'artemis',
    mode: parts.mode,
    capabilities: capabilitiesOf(settings, parts),
    mappingVersion: 1,
    start: (request, context) => start(client, settings, request, context),
    preview: (request) => {
      const exported = exportOf(request);
      const { body, warnings } = bodyOf(settings, exported);
      return { method: UPDATE_OCR_RESULT.method, path: UPDATE_OCR_RESULT.path(exported.target), body, warnings };
    },
  };
}

async function start(
  client: ArtemisClient,
  settings: ArtemisSettings,
  request: ProviderRequest,
  context: CallContext,
): Promise<StartResult> {
  const { target, ...rest } = exportOf(request);
  const { body, warnings } = bodyOf(settings, { target, ...rest });
  const reply = await client.updateOcrResult(target, JSON.stringify(body), context);
  const json = exactJson(reply);
  if (json === undefined) throw malformedReply('is no JSON');
  const document = readDocument(json, warnings);
  const reading = mapDocument(document, target, warnings);
  return {
    state: 'done',
    outcome: {
      reading: { kind: 'OCR_EXPORT', export: reading },
      warnings,
      raw: withoutPictures(json),
      externalId: document.id,
    },
  };
}

function exportOf(request: ProviderRequest): OcrExportRequest {
  if (request.kind !== 'OCR_EXPORT') throw invalidRequest(`Artemis is not asked for ${request.kind}.`);
  const { customerId, documentId } = request.target;
  // They become parts of an address.
  if (!isInt64(customerId)) throw invalidRequest('The customer’s id must be a whole number of at most 64 bits.');
  if (!isInt64(documentId)) throw invalidRequest('The document’s id must be a whole number of at most 64 bits.');
  return request;
}

function bodyOf(settings: ArtemisSettings, request: OcrExportRequest): MappedExport {
  const mapped = mapExport(request, settings);
  if (mapped.faults.length > 0) throw invalidRequest(`What was added cannot be sent: ${mapped.faults.join(' ')}`);
  if (settings.maxBodyBytes > 0 && Buffer.byteLength(JSON.stringify(mapped.body)) > settings.maxBodyBytes) {
    throw invalidRequest(`The result is larger than ${settings.maxBodyBytes} bytes.`);
  }
  return mapped;
}
