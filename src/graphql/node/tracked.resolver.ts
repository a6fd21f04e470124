import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Lifecycle } from '../../domain/lifecycle.js';
import { pollOf } from '../../domain/lifecycle.js';
import type { GraphContext } from '../context.js';
import { Poll, Tracked } from './node.type.js';

/** What of a tracked thing decides when to ask again. */
interface Polled {
  lifecycle: Lifecycle;
  createdAt: Date;
  improving?: boolean;
}

/** For all that implements Tracked. */
@Resolver(() => Tracked)
export class TrackedResolver {
  @FieldResolver(() => Poll, { description: 'When to ask again, and when to stop.' })
  poll(@Root() { lifecycle, createdAt, improving }: Polled, @Ctx() { parts }: GraphContext): Poll {
    // A further revision will come, whatever the lifecycle says.
    return pollOf(improving ? 'PROCESSING' : lifecycle, createdAt, parts.now());
  }
}
