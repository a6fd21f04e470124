import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { cancel } from '../../services/cancel.js';
import type { GraphContext } from '../context.js';
import { checkTexts, notFound } from '../problems.js';
import { CancelPayload } from './cancel.type.js';

@Resolver()
export class CancelResolver {
  @Mutation(() => CancelPayload, {
    description:
      'Calls off anything that takes time; of a session, all of its parts. Vendors are told where they can be; a call that is on its way may be charged all the same. May be repeated.',
  })
  async cancel(@Arg('id', () => ID) id: string, @Ctx() { parts, caller }: GraphContext): Promise<CancelPayload> {
    checkTexts({ id });
    const ended = await cancel(parts, caller, id);
    if (!ended) throw notFound('thing');
    return { ...ended, userErrors: [] };
  }
}
