import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Erasure as DomainErasure } from '../../domain/erasure.js';
import { FINISHED_WITHIN_MS } from '../../orchestration/finish-erasures.js';
import { erase } from '../../services/erase.js';
import { findErasure } from '../../store/erasures.js';
import type { GraphContext } from '../context.js';
import { checkTexts, notFound } from '../problems.js';
import { describeProvider } from '../provider/describe-provider.js';
import { ErasePayload, Erasure } from './erasure.type.js';
import type { ErasureReceipt } from './erasure.type.js';

@Resolver()
export class ErasureResolver {
  @Mutation(() => ErasePayload, {
    description:
      'Erases a document, a session with all its parts, or anything else by its id, with all that was made of it: values, pictures, remembered answers. What is being worked on is called off. Cannot be undone; may be repeated, and answers with the same receipts then.',
  })
  async erase(@Arg('id', () => ID) id: string, @Ctx() context: GraphContext): Promise<ErasePayload> {
    checkTexts({ id });
    const erased = await erase(context.parts, context.caller, id);
    if (!erased) throw notFound('thing');
    const erasure = shownErasure(context, erased);
    return { erasure, receipts: erasure.receipts, userErrors: [] };
  }

  @Query(() => Erasure, {
    nullable: true,
    description: 'The receipts of what was erased, by the id of what was. Null where it was not erased.',
  })
  async erasure(@Arg('id', () => ID) id: string, @Ctx() context: GraphContext): Promise<Erasure | null> {
    checkTexts({ id });
    const found = await findErasure(context.parts.database.queries, context.caller.tenant, id);
    return found && shownErasure(context, found);
  }
}

function shownErasure({ parts, caller }: GraphContext, erasure: DomainErasure): Erasure {
  const { subjectId, alongIds, erasedAt, receipts } = erasure;
  return {
    subjectId,
    alongIds,
    erasedAt,
    receipts: [
      ownReceipt(erasure),
      ...receipts.map(({ provider, state, explanation, externalIds }) => ({
        provider: describeProvider(parts, caller, provider),
        state,
        dueAt: state === 'DONE' ? erasedAt : null,
        explanation,
        externalIds,
      })),
    ],
  };
}

function ownReceipt({ erasedAt, filesGoneAt }: DomainErasure): ErasureReceipt {
  const place = { provider: null, externalIds: [] };
  if (filesGoneAt) {
    const explanation = 'Values, remembered answers and files are gone; kept are ids, costs and how the work ended.';
    return { ...place, state: 'DONE', dueAt: filesGoneAt, explanation };
  }
  const explanation =
    'Values and remembered answers are gone; files that could not be removed at once are about to be.';
  return { ...place, state: 'REQUESTED', dueAt: new Date(erasedAt.getTime() + FINISHED_WITHIN_MS), explanation };
}
