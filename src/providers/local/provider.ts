import type { FieldName } from '../../domain/field.js';
import type {
  Capabilities,
  Json,
  Outcome,
  Provider,
  ProviderRequest,
  CallContext,
  StartResult,
  TextRequest,
} from '../contract.js';
import { ProviderFailure } from '../contract.js';
import { IMAGE_MEDIA_TYPES, INVOICE_MEDIA_TYPES } from '../../domain/media-type.js';
import { INVOICE_FIELD_NAMES } from '../../domain/invoice.js';
import { mapInvoiceFile } from './invoice/map-invoice-file.js';
import { mapPages } from './mapping.js';
import type { Engine } from './engine.js';
import { mapTextPages } from './text/map-text.js';
import type { TextReader } from './text/text-reader.js';

const READ_FROM_ZONES: readonly FieldName[] = [
  'DOCUMENT_NUMBER',
  'DOCUMENT_CODE',
  'SURNAME',
  'GIVEN_NAMES',
  'DATE_OF_BIRTH',
  'DATE_OF_EXPIRY',
  'DATE_OF_ISSUE',
  'SEX',
  'NATIONALITY',
  'ISSUING_STATE',
  'ISSUING_AUTHORITY',
  'OPTIONAL_DATA',
  'OPTIONAL_DATA_2',
  'ADDRESS',
  'VEHICLE_CLASSES',
  'DOCUMENT_DISCRIMINATOR',
];

/** Stands in none of the sources that the engine reads. */
const NOT_STATED: ReadonlySet<FieldName> = new Set(['FULL_INVOICE_NUMBER']);

const CAPABILITIES: Capabilities = {
  requests: ['DOCUMENT', 'INVOICE'],
  documentKinds: ['PASSPORT', 'IDENTITY_CARD', 'RESIDENCE_PERMIT', 'TRAVEL_PERMIT', 'VISA', 'DRIVING_LICENCE', 'OTHER'],
  fields: [...READ_FROM_ZONES, ...INVOICE_FIELD_NAMES.filter((name) => !NOT_STATED.has(name))],
  mediaTypes: IMAGE_MEDIA_TYPES,
  mediaTypesByRequest: { INVOICE: INVOICE_MEDIA_TYPES },
  maxImageBytes: null,
  synchronous: true,
  canCancel: true,
  canErase: true,
  idempotent: true,
  cost: null,
  faces: false,
  liveness: false,
  authenticity: false,
  limitations: [
    'Reads machine-readable zones (TD1, TD2, TD3, MRV-A, MRV-B, the French identity card) and barcodes only.',
    'Does not read the printed part of a document, so a side without zone or barcode gives no fields.',
    'Reads of an invoice its data (UBL, CII, Factur-X, ZUGFeRD, OFD), its text where labels are unambiguous, and the QR code of Chinese VAT invoices; not its picture.',
    'Does not judge whether a document is genuine.',
    'Does not find or compare faces, and does not check liveness.',
    'Was measured on generated pictures; expect less on worn documents and unusual typefaces.',
  ],
};

/** The part that reads printed text, which may be missing. */
export interface LocalText {
  /** Null where it cannot read anything: it is never asked then. */
  reader: TextReader | null;
  /** What it does not do, or why it is missing. */
  limitations: readonly string[];
}

const WITHOUT_TEXT: LocalText = { reader: null, limitations: ['Reads no text.'] };

/** The embedded engine as a provider: no account, no network, no cost. */
export function createLocalProvider(engine: Engine, text: LocalText = WITHOUT_TEXT): Provider {
  return {
    name: 'local',
    mode: 'EMBEDDED',
    capabilities: {
      ...CAPABILITIES,
      requests: text.reader ? [...CAPABILITIES.requests, 'TEXT'] : CAPABILITIES.requests,
      limitations: [...CAPABILITIES.limitations, ...text.limitations],
    },
    mappingVersion: 1,
    start: (request, context) => start(engine, text.reader, request, context),
    async close() {
      await Promise.all([engine.close(), text.reader?.close()]);
    },
  };
}

async function start(
  engine: Engine,
  reader: TextReader | null,
  request: ProviderRequest,
  context: CallContext,
): Promise<StartResult> {
  if (request.kind === 'TEXT' && reader) return startText(reader, request, context);
  if (request.kind !== 'DOCUMENT' && request.kind !== 'INVOICE') {
    throw new ProviderFailure('INVALID_REQUEST', 'The engine reads documents and invoices only.');
  }
  const image = request.images[0];
  if (!image) throw new ProviderFailure('INVALID_REQUEST', 'No picture was given.');
  if (request.kind === 'INVOICE') {
    const { content, barcodes, warnings } = await engine.readInvoiceFile(image, context.signal);
    const invoices = mapInvoiceFile({ content, barcodes });
    const raw = { content, barcodes } as unknown as Json;
    return { state: 'done', outcome: { reading: { kind: 'INVOICE', invoices }, warnings, raw, externalId: null } };
  }
  const pages = await engine.readPages(image, context.signal);
  const outcome: Outcome = {
    reading: { kind: 'DOCUMENT', document: mapPages(pages, context.now()) },
    warnings: [],
    raw: { pages: pages as unknown as Json },
    externalId: null,
  };
  return { state: 'done', outcome };
}

async function startText(reader: TextReader, request: TextRequest, context: CallContext): Promise<StartResult> {
  const image = request.images[0];
  if (!image) throw new ProviderFailure('INVALID_REQUEST', 'No picture was given.');
  const pages = await reader.readPages(image, context.signal);
  const outcome: Outcome = {
    reading: { kind: 'TEXT', text: mapTextPages(pages) },
    warnings: [],
    raw: { pages: pages as unknown as Json },
    externalId: null,
  };
  return { state: 'done', outcome };
}
