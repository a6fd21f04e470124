import type { ProviderName } from '../../domain/provider-name.js';
import type { ProviderRegistry } from '../../providers/registry.js';
import type { Provider } from './provider.type.js';

export function describeProvider(registry: ProviderRegistry, name: ProviderName): Provider {
  const provider = registry[name];
  if (!provider) return { name, mode: null, configured: false, capabilities: null };
  const { documentKinds, fields, mediaTypes, limitations, ...rest } = provider.capabilities;
  return {
    name,
    mode: provider.mode,
    configured: true,
    capabilities: {
      ...rest,
      documentKinds: [...documentKinds],
      fields: [...fields],
      mediaTypes: [...mediaTypes],
      limitations: [...limitations],
    },
  };
}
