import { createHash } from 'node:crypto';
import { FIELD_NAMES } from '../../domain/field.js';
import type { Money } from '../../domain/attempt.js';
import type { InvoiceFieldName } from '../../domain/invoice.js';
import type { CallContext, Capabilities, Json, Outcome, Provider, ProviderRequest, StartResult } from '../contract.js';
import { ProviderFailure } from '../contract.js';
import { base64Of } from '../base64.js';
import type { HttpReply } from '../http.js';
import type { ProviderModule, ProviderParts } from '../module.js';
import { WireReader } from '../read.js';
import { addDocument, fetchResult } from './client.js';
import { BEORG_TYPES, servedKinds } from './document-types.js';
import { brokenFailure, failureOfStatus, malformed } from './errors.js';
import { FIELDS } from './fields.js';
import { mapResult } from './mapping.js';
import { rawOf, withoutCredentials } from './redact.js';
import type { BeorgSettings } from './settings.js';
import { BEORG_DEFAULTS, readBeorgSettings } from './settings.js';
import type { AskedDocument } from './submission.js';
import { submissionOf } from './submission.js';
import { readDocumentId, readResult } from './wire.js';

/** 100 roubles are 25 recognitions of a passport spread (the vendor's page, HIGH), so 4 roubles each (INFERRED). */
const COST: Money = { amount: '4.00', currency: 'RUB' };
const MAPPING_VERSION = 2;
/** Versions of the mapping stay below this; what stands above it tells tables of invoice fields apart. */
const MAPPING_VERSIONS = 1_000;
/** So many that two tables hardly ever have one number, and so few that the version stays an integer of PostgreSQL. */
const INVOICE_TABLES = 1_000_000;

/** Credentials that the imitation knows; they open nothing else. */
export const BEORG_SANDBOX_CREDENTIALS = {
  token: 'sandbox-beorg-token',
  machineUid: 'sandbox-machine',
  projectId: 'U_RATE_2',
} as const;

/** What the imitation calls the fields of an invoice. Ours: the vendor's own names are not documented. */
export const BEORG_SANDBOX_INVOICE_FIELDS = {
  InvoiceNumber: 'INVOICE_NUMBER',
  InvoiceDate: 'BILLING_DATE',
  SellerName: 'SELLER_NAME',
  SellerTaxNumber: 'SELLER_TAX_NUMBER',
  BuyerName: 'BUYER_NAME',
  BuyerTaxNumber: 'BUYER_TAX_NUMBER',
  TotalWithoutTax: 'NET_AMOUNT',
  TaxAmount: 'TAX_AMOUNT',
  TotalAmount: 'GROSS_AMOUNT',
  Currency: 'CURRENCY',
} as const satisfies Readonly<Record<string, InvoiceFieldName>>;

export const beorgModule: ProviderModule<BeorgSettings> = {
  name: 'beorg',
  readSettings: readBeorgSettings,
  sandboxSettings: (origin) => ({
    ...BEORG_DEFAULTS,
    ...BEORG_SANDBOX_CREDENTIALS,
    invoiceFields: BEORG_SANDBOX_INVOICE_FIELDS,
    baseUrl: `${origin}/beorg`,
    // The imitation is faster than the vendor.
    firstCheckAfterMs: 500,
    checkAfterMs: 300,
  }),
  create: createBeorg,
  documentTypes: BEORG_TYPES,
};

function capabilitiesOf(settings: BeorgSettings, cost: Money | null): Capabilities {
  const ofInvoices = Object.values(settings.invoiceFields);
  const read = new Set([...Object.values(FIELDS).map(({ name }) => name), ...ofInvoices]);
  const inZone = new Set(['DOCUMENT_CODE', 'ISSUING_STATE']);
  return {
    requests: ['DOCUMENT', 'SESSION', 'FACE_MATCH', 'LIVENESS', ...(ofInvoices.length > 0 ? ['INVOICE' as const] : [])],
    documentKinds: servedKinds(settings),
    fields: FIELD_NAMES.filter((name) => read.has(name) || inZone.has(name)),
    mediaTypes: settings.mediaTypes,
    mediaTypesByRequest: { LIVENESS: settings.mediaTypes.filter((mediaType) => mediaType !== 'application/pdf') },
    maxImageBytes: settings.maxImageBytes,
    synchronous: false,
    canCancel: false,
    canErase: false,
    idempotent: false,
    cost: cost ?? COST,
    faces: true,
    liveness: true,
    livenessMethods: ['SILENT_IMAGE'],
    authenticity: false,
    limitations: [
      'It has to be told what a picture shows; it does not find out by itself.',
      'Passports of other countries are read in their Latin letters only.',
      'Its answers about faces and liveness are not documented: a decision is given only where one is understood, and never a score.',
      'Liveness is checked on pictures, not on videos.',
      'It checks whether the data of a document agree with each other, not whether the document is genuine.',
      'It gives the machine-readable zone as text, without its place in the picture.',
      ofInvoices.length > 0
        ? 'How it names the fields of invoices is not documented: those that BEORG_INVOICE_FIELDS names are read, others are told in its own words, tables of goods are not.'
        : 'It reads no invoices until BEORG_INVOICE_FIELDS says what it calls their fields, which is not documented.',
      'How long it keeps results, and how large a picture may be, is not documented.',
    ],
  };
}

function createBeorg(settings: BeorgSettings, { mode, cost }: ProviderParts): Provider {
  return {
    name: 'beorg',
    mode,
    capabilities: capabilitiesOf(settings, cost),
    mappingVersion: mappingVersionOf(settings),
    start: (request, context) => start(settings, request, context),
    check: (handle, request, context) => check(settings, handle, request, context),
  };
}

/** Another table of invoice fields would give other readings, so what was read by the old one is not served any more. */
function mappingVersionOf({ invoiceFields }: BeorgSettings): number {
  const table = Object.entries(invoiceFields).sort(([one], [other]) => (one < other ? -1 : 1));
  if (table.length === 0) return MAPPING_VERSION;
  const number = createHash('sha256').update(JSON.stringify(table)).digest().readUInt32BE() % INVOICE_TABLES;
  return MAPPING_VERSION + MAPPING_VERSIONS * (number + 1);
}

async function start(settings: BeorgSettings, request: ProviderRequest, context: CallContext): Promise<StartResult> {
  const { images, processInfo, documents } = submissionOf(request, settings);
  const encoded = await Promise.all(images.map(async (image) => base64Of(await image.bytes())));
  const reply = await addDocument(settings, context, encoded, processInfo);
  if (!isSuccess(reply)) throw failureOfStatus(reply, settings, context.now());
  const documentId = readDocumentId(reply.json, []);
  if (documentId === null)
    throw unreadable(reply, settings, context, 'BeOrg took the pictures and gave no id of a known form.');
  const handle = { documentId, documents: documents.map((document) => ({ ...document })) };
  return { state: 'pending', handle, externalId: documentId, checkAfterMs: settings.firstCheckAfterMs };
}

function isSuccess({ status }: HttpReply): boolean {
  return status >= 200 && status < 300;
}

/** A success whose body says otherwise. */
function unreadable(reply: HttpReply, settings: BeorgSettings, context: CallContext, message: string): ProviderFailure {
  return readResult(reply.json, []).hasError
    ? failureOfStatus(reply, settings, context.now())
    : malformed(message, reply.status);
}

async function check(
  settings: BeorgSettings,
  handle: Json,
  request: ProviderRequest,
  context: CallContext,
): Promise<StartResult> {
  const { documentId, asked } = readHandle(handle);
  const pending: StartResult = {
    state: 'pending',
    handle,
    externalId: documentId,
    checkAfterMs: settings.checkAfterMs,
  };
  const reply = await fetchResult(settings, context, documentId);
  if (settings.notReadyStatuses.includes(reply.status)) return pending;
  if (!isSuccess(reply)) throw failureOfStatus(reply, settings, context.now());
  const outcome = outcomeOf(settings, reply, { documentId, asked, request, context });
  return outcome === null ? pending : { state: 'done', outcome };
}

interface Asked {
  documentId: string;
  asked: AskedDocument[];
  request: ProviderRequest;
  context: CallContext;
}

/** Null while there is nothing yet: one client saw a success with an empty list and without `broken` (LOW to MED). */
function outcomeOf(settings: BeorgSettings, reply: HttpReply, asked: Asked): Outcome | null {
  const warnings: string[] = [];
  const result = readResult(withoutCredentials(reply.json, settings), warnings);
  if (result.documents === null && !result.broken) {
    throw unreadable(reply, settings, asked.context, 'BeOrg answered with a result of no known form.');
  }
  if (!result.broken && result.documents?.length === 0) return null;
  const reading = mapResult(result, asked.request.kind, {
    settings,
    asked: asked.asked,
    today: asked.context.now(),
    warnings,
  });
  if (reading === null) {
    const documentReasons = (result.documents ?? []).flatMap(({ reasons }) => reasons);
    throw brokenFailure([...new Set([...result.reasonCodes, ...result.reasons, ...documentReasons])], settings);
  }
  return { reading, warnings, raw: rawOf(reply.json, settings), externalId: asked.documentId };
}

function readHandle(handle: Json): { documentId: string; asked: AskedDocument[] } {
  const root = WireReader.of(handle, []);
  const documentId = root.at('documentId').text();
  if (documentId === null) throw new ProviderFailure('INTERNAL', 'The handle of work at BeOrg is not one of ours.');
  const asked = root
    .at('documents')
    .items()
    .map((item): AskedDocument => {
      const imageIndexes = item.at('imageIndexes').items();
      return {
        key: item.at('key').text() ?? '',
        type: item.at('type').text() ?? '',
        ...(imageIndexes.length > 0 ? { imageIndexes: imageIndexes.flatMap((index) => index.number() ?? []) } : {}),
      };
    });
  return { documentId, asked };
}
