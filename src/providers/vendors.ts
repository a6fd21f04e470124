import type { Money } from '../domain/attempt.js';
import type { ProviderName } from '../domain/provider-name.js';
import { millionths } from '../domain/strategy.js';
import { artemisModule } from './artemis/provider.js';
import { beorgModule } from './beorg/provider.js';
import { chekinModule } from './chekin/provider.js';
import type { Provider } from './contract.js';
import { flyocrModule } from './flyocr/provider.js';
import type { ProviderDocumentType, ProviderModule } from './module.js';
import { neurovisionModule } from './neurovision/provider.js';
import type { SettingsReader } from './settings-reader.js';

export type VendorName = Exclude<ProviderName, 'local'>;
export type CreateVendor = () => Provider;

/** A vendor with its settings closed over, so that nobody else needs to know their shape. */
interface Vendor {
  /** null where its credentials are not set. */
  read(read: SettingsReader): CreateVendor | null;
  /** As the sandbox at this origin imitates it. */
  imitated(origin: string): CreateVendor;
  documentTypes: readonly ProviderDocumentType[];
}

/** One line for each vendor; the compiler asks for it as soon as its name is known. */
const VENDORS: Readonly<Record<VendorName, Vendor | null>> = {
  chekin: vendor(chekinModule),
  beorg: vendor(beorgModule),
  neurovision: vendor(neurovisionModule),
  flyocr: vendor(flyocrModule),
  artemis: vendor(artemisModule),
};

export const VENDOR_NAMES = Object.keys(VENDORS) as VendorName[];

function vendor<Settings>(module: ProviderModule<Settings>): Vendor {
  return {
    read(read) {
      const settings = module.readSettings(read);
      const cost = readCost(read, module.name);
      return settings === null ? null : () => module.create(settings, { mode: 'LIVE', cost });
    },
    imitated: (origin) => () => module.create(module.sandboxSettings(origin), { mode: 'SANDBOX', cost: null }),
    documentTypes: module.documentTypes,
  };
}

export function readVendors(read: SettingsReader): Record<VendorName, CreateVendor | null> {
  return byName((name) => VENDORS[name]?.read(read) ?? null);
}

export function imitatedVendors(origin: string): Record<VendorName, CreateVendor | null> {
  return byName((name) => VENDORS[name]?.imitated(origin) ?? null);
}

export function documentTypesOf(name: VendorName): readonly ProviderDocumentType[] {
  return VENDORS[name]?.documentTypes ?? [];
}

function byName<T>(make: (name: VendorName) => T): Record<VendorName, T> {
  return Object.fromEntries(VENDOR_NAMES.map((name) => [name, make(name)])) as Record<VendorName, T>;
}

/** `CHEKIN_COST=0.05 EUR` overrides what one call is expected to cost. */
function readCost(read: SettingsReader, name: ProviderName): Money | null {
  const variable = `${name.toUpperCase()}_COST`;
  const value = read.text(variable);
  if (value === null) return null;
  const [, amount, currency] = /^(\d+(?:\.\d{1,6})?) ([A-Z]{3})$/.exec(value) ?? [];
  if (amount === undefined || currency === undefined || millionths(amount) < 0n) {
    read.faults.push(`${variable} must be an amount and a currency, such as 0.05 EUR.`);
    return null;
  }
  return { amount, currency };
}
