import type { ProviderName } from '../domain/provider-name.js';
import { PROVIDER_NAMES } from '../domain/provider-name.js';
import type { Provider } from './contract.js';

/** Every provider by name. A provider that is not configured is `null`: it is listed and never asked. */
export type ProviderRegistry = Readonly<Record<ProviderName, Provider | null>>;

export function configuredProviders(registry: ProviderRegistry): Provider[] {
  return PROVIDER_NAMES.map((name) => registry[name]).filter((provider) => provider !== null);
}
