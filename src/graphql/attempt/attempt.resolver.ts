import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { StoredAttempt } from '../../store/attempts.js';
import type { GraphContext } from '../context.js';
import { describeProvider } from '../provider/describe-provider.js';
import { Provider } from '../provider/provider.type.js';
import { Attempt } from './attempt.type.js';

@Resolver(() => Attempt)
export class AttemptResolver {
  @FieldResolver(() => Int, { nullable: true })
  latencyMs(@Root() attempt: StoredAttempt): number | null {
    return attempt.finishedAt === null ? null : attempt.latencyMs;
  }

  @FieldResolver(() => Provider)
  provider(@Root() attempt: StoredAttempt, @Ctx() { parts, caller }: GraphContext): Provider {
    return describeProvider(parts, caller, attempt.provider);
  }
}
