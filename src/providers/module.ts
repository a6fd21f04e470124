import type { Money } from '../domain/attempt.js';
import type { ProviderName } from '../domain/provider-name.js';
import type { Provider, ProviderMode } from './contract.js';
import type { SettingsReader } from './settings-reader.js';

/** A type of the catalogue that a vendor reads, and what the vendor calls it. */
export interface ProviderDocumentType {
  /** A code of the catalogue (src/domain/document-types.ts). */
  typeCode: string;
  /** The vendor's own; null where the vendor lists the document without giving a code, so that it cannot be asked for. */
  providerCode: string | null;
}

export interface ProviderParts {
  mode: ProviderMode;
  /** Overrides the stated cost of one call. */
  cost: Money | null;
}

/** Everything about a vendor that the rest of the server has to know before it asks it for anything. */
export interface ProviderModule<Settings> {
  name: ProviderName;
  /** null where the credentials are not set: the vendor is listed as not configured and never asked. */
  readSettings(read: SettingsReader): Settings | null;
  /** What reaches the sandbox's imitation of the vendor at this origin. */
  sandboxSettings(origin: string): Settings;
  create(settings: Settings, parts: ProviderParts): Provider;
  documentTypes: readonly ProviderDocumentType[];
}
