import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { StoredAttempt } from '../../store/attempts.js';
import type { GraphContext } from '../context.js';
import { describeProvider } from '../provider/describe-provider.js';
import { Provider } from '../provider/provider.type.js';
import { Attempt } from './attempt.type.js';

@Resolver(() => Attempt)
export class AttemptResolver {
  @FieldResolver(() => Provider)
  provider(@Root() attempt: StoredAttempt, @Ctx() { parts }: GraphContext): Provider {
    return describeProvider(parts.registry, attempt.provider);
  }
}
