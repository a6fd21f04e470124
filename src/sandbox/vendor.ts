import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DocumentKind } from '../domain/document.js';
import type { ProviderName } from '../domain/provider-name.js';
import type { Behaviour } from '../domain/scenario.js';

/** What stands on a document, as far as the sandbox knows or makes up. Dates YYYY-MM-DD. */
export interface SandboxDocument {
  /** SPECIMEN: known by its bytes. READ: by the embedded engine. INVENTED: made of the bytes, the same each time. */
  source: 'SPECIMEN' | 'READ' | 'INVENTED';
  kind: DocumentKind;
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
  /** Null where the picture bears no machine-readable zone that could be read. */
  mrzLines: string[] | null;
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
