import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { DocumentKind, DocumentSide } from '../domain/document.js';
import { DOCUMENT_KINDS } from '../domain/document.js';
import type { SandboxDocument, SandboxInvoice, SandboxSubject } from './vendor.js';

/** An entry of assets/specimens/specimens.json, as far as it is used here. */
export interface ListedSpecimen {
  name: string;
  file: string;
  documentType: string;
  country?: string;
  side?: DocumentSide;
  truth: Record<string, string>;
  mrz: string[];
  person?: string;
  live?: boolean;
  video?: { blinked: boolean; mouthOpened: boolean };
  tooDark?: boolean;
  lines?: string[];
}

export interface Specimens {
  /** By the SHA-256 of its bytes in hexadecimal; null for any other picture. */
  find(sha256: string): ListedSpecimen | null;
  /** What stands on it, and on the other sides of the same document. */
  truthOf(specimen: ListedSpecimen): Record<string, string>;
  /** The one that somebody holds before the camera; null where nobody holds any. */
  heldOn(specimen: ListedSpecimen): ListedSpecimen | null;
}

const FOLDER = new URL('../../assets/specimens/', import.meta.url);

export async function loadSpecimens(): Promise<Specimens> {
  const listed = JSON.parse(await readFile(new URL('specimens.json', FOLDER), 'utf8')) as ListedSpecimen[];
  const byBytes = new Map(
    await Promise.all(
      listed.map(async (specimen) => [sha256Of(await readFile(new URL(specimen.file, FOLDER))), specimen] as const),
    ),
  );
  return {
    find: (sha256) => byBytes.get(sha256) ?? null,
    truthOf(specimen) {
      const number = specimen.truth['documentNumber'];
      const sides = listed.filter(
        ({ documentType, truth, side }) =>
          number !== undefined &&
          documentType === specimen.documentType &&
          truth['documentNumber'] === number &&
          side !== specimen.side,
      );
      return Object.assign({}, ...sides.map(({ truth }) => truth), specimen.truth) as Record<string, string>;
    },
    heldOn: ({ truth }) => listed.find(({ name }) => name === truth['holds']) ?? null,
  };
}

/** Of the specimens that are invoices: what a register of invoices would know. */
export async function listSpecimenInvoices(): Promise<SandboxInvoice[]> {
  const listed = JSON.parse(await readFile(new URL('specimens.json', FOLDER), 'utf8')) as ListedSpecimen[];
  return listed.map(invoiceOf).filter((invoice) => invoice !== null);
}

/** What is peculiar to specimens, beside the fields of a document. */
export function partsOf(
  specimen: ListedSpecimen,
): Pick<
  SandboxDocument,
  'shows' | 'kind' | 'side' | 'tooDark' | 'face' | 'bankCard' | 'plate' | 'invoice' | 'lines' | 'mrzLines'
> {
  const { documentType, side, truth, mrz, person, live, video, tooDark, lines } = specimen;
  const isKind = (DOCUMENT_KINDS as readonly string[]).includes(documentType);
  return {
    shows: isKind ? 'DOCUMENT' : (documentType as SandboxSubject),
    kind: isKind ? (documentType as DocumentKind) : 'OTHER',
    side: side ?? null,
    tooDark: tooDark ?? false,
    face: person === undefined ? null : { person, live: live ?? false, video: video ?? null },
    bankCard: bankCardOf(truth),
    plate: plateOf(truth),
    invoice: invoiceOf(specimen),
    lines: lines ?? null,
    mrzLines: mrz.length > 0 ? mrz : null,
  };
}

function bankCardOf(truth: Record<string, string>): SandboxDocument['bankCard'] {
  const { cardNumber, cardholderName = '', bankName = 'Bank of Utopia', cardType = 'Debit card' } = truth;
  return cardNumber === undefined
    ? null
    : { number: cardNumber, holder: cardholderName, bank: bankName, type: cardType };
}

function plateOf(truth: Record<string, string>): SandboxDocument['plate'] {
  const { plateNumber, plateColour = null, plateType = '' } = truth;
  return plateNumber === undefined ? null : { number: plateNumber, colour: plateColour, type: plateType };
}

/** An invoice of no Chinese type is one of the "other bills". */
function invoiceOf({ documentType, truth }: ListedSpecimen): SandboxInvoice | null {
  if (documentType !== 'INVOICE') return null;
  const text = (name: string) => truth[name] ?? '';
  return {
    type: truth['invoiceType'] ?? '99',
    code: text('invoiceCode'),
    number: text('invoiceNumber'),
    billingDate: text('billingDate'),
    netAmount: text('netAmount'),
    taxAmount: text('taxAmount'),
    grossAmount: text('grossAmount'),
    checkCode: text('checkCode'),
    orderNumber: text('orderNumber'),
    sellerName: text('sellerName'),
    sellerTaxNumber: text('sellerTaxNumber'),
    buyerName: text('buyerName'),
    buyerTaxNumber: text('buyerTaxNumber'),
    currency: text('currency'),
  };
}

function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
