import { Ctx, Query, Resolver } from 'type-graphql';
import { PROVIDER_NAMES } from '../../domain/provider-name.js';
import type { GraphContext } from '../context.js';
import { describeProvider } from './describe-provider.js';
import { Provider } from './provider.type.js';

@Resolver(() => Provider)
export class ProviderResolver {
  @Query(() => [Provider], { description: 'Everybody who can be asked, whether configured or not.' })
  providers(@Ctx() { parts, caller }: GraphContext): Provider[] {
    return PROVIDER_NAMES.map((name) => describeProvider(parts, caller, name));
  }
}
