import { UserFault } from '../../domain/errors.js';
import { findScenario } from '../../domain/scenario.js';
import { configuredProviders } from '../../providers/registry.js';
import type { GraphContext } from '../context.js';

/** A scenario is for the sandbox; where anybody real could be asked under it, it is refused. */
export function scenarioOf(parts: GraphContext['parts'], id: string | null | undefined, path: string[]): string | null {
  if (!id) return null;
  const isLive = configuredProviders(parts.registry).some((provider) => provider.mode === 'LIVE');
  if (isLive || !findScenario(id)) {
    const message = isLive
      ? 'Scenarios are taken where all vendors are the sandbox’s.'
      : 'There is no scenario with this id; src/domain/scenario.ts has them all, such as chekin-times-out.';
    throw new UserFault({ code: isLive ? 'SCENARIO_NOT_ALLOWED' : 'SCENARIO_UNKNOWN', message, path });
  }
  return id;
}
