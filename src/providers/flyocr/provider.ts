import type { DocumentQuestion } from '../../domain/document.js';
import { findInvoiceType } from '../../domain/invoice-types.js';
import type { CallContext, Provider, ProviderImage, ProviderRequest, StartResult } from '../contract.js';
import { ProviderFailure } from '../contract.js';
import type { HttpReply } from '../http.js';
import type { ProviderModule, ProviderParts } from '../module.js';
import { capabilitiesOf, mediaTypesFor } from './capabilities.js';
import type { FlyocrClient, FlyocrFile } from './client.js';
import { createFlyocrClient } from './client.js';
import { httpFailureOf, malformed, notSent, refusal, refusalOf } from './errors.js';
import { outcomeOnly, statusOfEntries } from './invoice-mapping.js';
import { createLabelReader } from './labels.js';
import { mapReply } from './mapping.js';
import { rawOf } from './raw.js';
import type { FlyocrSettings } from './settings.js';
import { flyocrSandboxSettings, readFlyocrSettings } from './settings.js';
import {
  chooseTypeId,
  documentTypeOf,
  FLYOCR_DOCUMENT_TYPES,
  isDocumentTypeId,
  serviceOf,
  TYPE_IDS,
  typeCodesOf,
} from './type-ids.js';
import type { FlyocrReply } from './wire.js';
import { readReply } from './wire.js';

const MAPPING_VERSION = 3;

/** FlyOCR, the international cloud of Sinosecu (https://flyocr.com): recognition by typeId, faces, liveness, invoices. */
export const flyocrModule: ProviderModule<FlyocrSettings> = {
  name: 'flyocr',
  readSettings: readFlyocrSettings,
  sandboxSettings: flyocrSandboxSettings,
  create: createFlyocrProvider,
  documentTypes: FLYOCR_DOCUMENT_TYPES,
};

function createFlyocrProvider(settings: FlyocrSettings, parts: ProviderParts): Provider {
  const client = createFlyocrClient(settings);
  const meaningOf = createLabelReader(settings.labels);
  return {
    name: 'flyocr',
    mode: parts.mode,
    capabilities: capabilitiesOf(settings, parts),
    mappingVersion: MAPPING_VERSION,
    async start(request, context) {
      try {
        const { typeId, reply } = await call(request, context, client, settings);
        return resultOf(request, typeId, reply, { settings, meaningOf, now: context.now() });
      } catch (fault) {
        if (fault instanceof ProviderFailure) throw fault;
        // Such as bytes that cannot be fetched; its text may hold anything.
        throw new ProviderFailure('INTERNAL', 'The call to FlyOCR could not be made.', { cause: fault });
      }
    },
  };
}

interface Called {
  /** What was asked for. */
  typeId: string;
  reply: HttpReply;
}

async function call(
  request: ProviderRequest,
  context: CallContext,
  client: FlyocrClient,
  settings: FlyocrSettings,
): Promise<Called> {
  const fileOf = (image: ProviderImage) => readFile(image, request, settings);
  switch (request.kind) {
    case 'DOCUMENT': {
      const typeId = chooseTypeId(request.question, settings);
      if (typeId === null) throw notSent('UNSUPPORTED_DOCUMENT', explainNoTypeId(request.question, settings));
      if (!isDocumentTypeId(typeId)) throw notSent('UNSUPPORTED_DOCUMENT', `typeId ${typeId} is no document.`);
      const file = await fileOf(onlyOf(request.images));
      return { typeId, reply: await client.recognize(serviceOf(typeId, settings), typeId, file, context) };
    }
    case 'TEXT':
    case 'PLATE': {
      const typeId = TYPE_IDS[request.kind];
      const file = await fileOf(onlyOf(request.images));
      return { typeId, reply: await client.recognize(request.kind, typeId, file, context) };
    }
    case 'INVOICE': {
      const file = await fileOf(onlyOf(request.images));
      return { typeId: TYPE_IDS.INVOICE, reply: await client.recognizeInvoice(file, request.croppedImage, context) };
    }
    case 'FACE_MATCH': {
      const [left, right] = [await fileOf(request.left), await fileOf(request.right)];
      return { typeId: TYPE_IDS.FACE_MATCH, reply: await client.compareFaces(left.bytes, right.bytes, context) };
    }
    case 'LIVENESS': {
      const { bytes } = await fileOf(request.image);
      const service = request.method === 'VIDEO' ? 'VIDEO_LIVENESS' : 'SILENT_LIVENESS';
      return { typeId: TYPE_IDS.LIVENESS, reply: await client.detectLiveness(service, bytes, context) };
    }
    case 'INVOICE_VERIFICATION': {
      const type = findInvoiceType(request.parameters.typeCode);
      if (!type?.verifiable) throw notSent('UNSUPPORTED_DOCUMENT', 'Invoices of this type cannot be verified.');
      const reply = await client.verifyInvoice(request.parameters, type.requiredForVerification, context);
      return { typeId: TYPE_IDS.INVOICE_VERIFICATION, reply };
    }
    default:
      throw notSent('INVALID_REQUEST', `FlyOCR cannot be asked for ${request.kind}.`);
  }
}

/** Why there is nothing to ask for, and what the app can say so that there is. */
function explainNoTypeId({ kind, country, typeCode }: DocumentQuestion, settings: FlyocrSettings): string {
  const typeCodes = typeCode === null && kind !== null ? typeCodesOf(kind, settings) : [];
  if (typeCodes.length === 0) return 'FlyOCR has no code for this type of document.';
  const why =
    country === null ? 'FlyOCR must be told which document it is' : 'FlyOCR reads no such document of this country';
  return `${why}; give typeCode for one that it reads: ${typeCodes.join(', ')}.`;
}

function onlyOf(images: readonly ProviderImage[]): ProviderImage {
  const [image] = images;
  if (image && images.length === 1) return image;
  throw notSent('INVALID_REQUEST', `FlyOCR takes one picture per call, not ${images.length}.`);
}

async function readFile(
  image: ProviderImage,
  request: ProviderRequest,
  { maxImageBytes }: FlyocrSettings,
): Promise<FlyocrFile> {
  if (image.byteLength > maxImageBytes) {
    throw notSent('INVALID_IMAGE', `FlyOCR takes up to ${maxImageBytes} bytes, not ${image.byteLength}.`);
  }
  if (!mediaTypesFor(request).includes(image.mediaType)) {
    throw notSent('INVALID_IMAGE', `FlyOCR does not take ${image.mediaType} for ${request.kind}.`);
  }
  return { bytes: await image.bytes(), mediaType: image.mediaType };
}

interface ResultParts {
  settings: FlyocrSettings;
  meaningOf: ReturnType<typeof createLabelReader>;
  now: Date;
}

function resultOf(request: ProviderRequest, typeId: string, reply: HttpReply, parts: ResultParts): StartResult {
  const { settings, meaningOf, now } = parts;
  const warnings: string[] = [];
  const body = readReply(reply.json, warnings);
  const failure = httpFailureOf(reply, body, settings, now);
  if (failure) throw failure;
  if (!body) throw malformed(reply.json === undefined ? 'something that is no JSON' : 'JSON of no documented shape');
  const raw = rawOf(reply.json, [settings.secret, settings.key]);
  const done = (reading: NonNullable<ReturnType<typeof mapReply>>): StartResult => ({
    state: 'done',
    outcome: { reading, warnings, raw, externalId: null },
  });

  const known = knownOutcomeOf(request, body, settings);
  if (known) return done({ kind: 'INVOICE_VERIFICATION', verification: known });
  const refused = refusalOf(body, settings) ?? refusedEntries(body, request, settings);
  if (refused) throw refused;
  const image = 'images' in request ? request.images[0] : undefined;
  const size = image?.width && image.height ? { width: image.width, height: image.height } : null;
  const reading = mapReply(request, body, {
    typeId,
    size,
    meaningOf,
    documentTypeOf: (each) => documentTypeOf(each, settings),
    plateConfidence: settings.plateConfidence,
    today: now,
    warnings,
  });
  if (!reading) throw malformed(`an envelope that does not answer ${request.kind}`);
  return done(reading);
}

/** A code by which the register answers rather than the service refuses, as far as the settings know any. */
function knownOutcomeOf(request: ProviderRequest, { envelope, status }: FlyocrReply, settings: FlyocrSettings) {
  if (request.kind !== 'INVOICE_VERIFICATION' || status === null || envelope === 'CARDS') return null;
  const outcome = Object.hasOwn(settings.invoiceOutcomes, status) ? settings.invoiceOutcomes[status] : undefined;
  return outcome ? outcomeOnly(outcome, status) : null;
}

/** Code 0 around entries that each say why there is no invoice in them. */
function refusedEntries(body: FlyocrReply, request: ProviderRequest, settings: FlyocrSettings): ProviderFailure | null {
  if (request.kind !== 'INVOICE' || body.envelope !== 'DATA') return null;
  const status = statusOfEntries(body.entries);
  return status === null ? null : refusal(status, settings);
}
