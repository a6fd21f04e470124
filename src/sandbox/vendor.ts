import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DocumentKind, DocumentSide } from '../domain/document.js';
import type { ProviderName } from '../domain/provider-name.js';
import type { Behaviour } from '../domain/scenario.js';

/** What a picture or video is of. A document may be of any kind; a bank card and a vehicle licence are documents too. */
export type SandboxSubject =
  'DOCUMENT' | 'SELFIE' | 'LIVENESS_VIDEO' | 'INVOICE' | 'LICENCE_PLATE' | 'TEXT' | 'BOARDING_PASS';

/** What is to be seen on a picture, as far as the sandbox knows or makes up. Dates YYYY-MM-DD. */
export interface SandboxDocument {
  /** SPECIMEN: known by its bytes. READ: by the embedded engine. INVENTED: made of the bytes, the same each time. */
  source: 'SPECIMEN' | 'READ' | 'INVENTED';
  /** What nobody knows is taken for a document. */
  shows: SandboxSubject;
  /** Hardly anything can be made out. */
  tooDark: boolean;
  kind: DocumentKind;
  /** Null where it is not known. */
  side: DocumentSide | null;
  /** Alpha-3. */
  country: string;
  documentNumber: string;
  surname: string;
  givenNames: string;
  nationality: string;
  sex: 'M' | 'F' | 'X';
  dateOfBirth: string;
  dateOfIssue: string;
  dateOfExpiry: string;
  placeOfBirth: string;
  address: string;
  vehicleClasses: string;
  /** Null where the picture bears no machine-readable zone that could be read. */
  mrzLines: string[] | null;
  /** Whether somebody holds the document that the fields are about before the camera. */
  isHeld: boolean;
  /** Null where it is known that there is none. */
  face: SandboxFace | null;
  /** Each null where it is not known. */
  bankCard: SandboxBankCard | null;
  plate: SandboxPlate | null;
  invoice: SandboxInvoice | null;
  /** Lines of running text in reading order. */
  lines: readonly string[] | null;
}

export interface SandboxFace {
  /** Who it is, by the invented name of the specimens; null where nobody knows. */
  person: string | null;
  /** Whether somebody alive is before the camera. */
  live: boolean;
  /** Null for pictures. */
  video: { blinked: boolean; mouthOpened: boolean } | null;
}

export interface SandboxBankCard {
  /** Digits only. */
  number: string;
  holder: string;
  bank: string;
  type: string;
}

export interface SandboxPlate {
  number: string;
  /** A colour in English; null where the document does not tell. */
  colour: string | null;
  type: string;
}

/** Amounts are decimals. Empty text: it does not stand on the invoice. */
export interface SandboxInvoice {
  /** A code of the 37 types. */
  type: string;
  code: string;
  number: string;
  billingDate: string;
  netAmount: string;
  taxAmount: string;
  grossAmount: string;
  checkCode: string;
  orderNumber: string;
  sellerName: string;
  sellerTaxNumber: string;
  buyerName: string;
  buyerTaxNumber: string;
  /** ISO 4217. */
  currency: string;
}

/** What an imitated vendor may call on. */
export interface SandboxParts {
  now(): Date;
  /** How long work takes from its acceptance until it is done, for vendors that are asked again. */
  processingMs: number;
  /** What is on this picture. The same for the same bytes. */
  documentOf(bytes: Buffer): Promise<SandboxDocument>;
  behaviourOf(request: FastifyRequest): Behaviour;
  /** To be called exactly where the real vendor would charge. */
  charge(request: FastifyRequest): void;
}

/** One vendor's API, spoken faithfully, under the path `/NAME` of the sandbox. */
export interface VendorSandbox {
  name: ProviderName;
  register(app: FastifyInstance, parts: SandboxParts): void;
}
