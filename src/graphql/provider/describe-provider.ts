import type { ProviderName } from '../../domain/provider-name.js';
import type { ProviderHealth } from '../../orchestration/health.js';
import { isCostKnown } from '../../orchestration/plan.js';
import type { ProviderRegistry } from '../../providers/registry.js';
import type { Caller } from '../../services/caller.js';
import type { Provider } from './provider.type.js';

export interface DescribedParts {
  registry: ProviderRegistry;
  health: ProviderHealth;
}

export function describeProvider(parts: DescribedParts, caller: Caller, name: ProviderName): Provider {
  const provider = parts.registry[name];
  const health = parts.health.report(caller.tenant, name);
  if (!provider) return { name, mode: null, configured: false, capabilities: null, health };
  const { requests, documentKinds, fields, mediaTypes, limitations, ...rest } = provider.capabilities;
  return {
    name,
    mode: provider.mode,
    configured: true,
    health,
    capabilities: {
      ...rest,
      costKnown: isCostKnown(provider),
      requests: [...requests],
      documentKinds: [...documentKinds],
      fields: [...fields],
      mediaTypes: [...mediaTypes],
      limitations: [...limitations],
    },
  };
}
