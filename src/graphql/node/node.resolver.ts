import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Document } from '../../domain/document.js';
import type { Session } from '../../domain/session.js';
import { findDocument } from '../../store/documents.js';
import { identifierKind } from '../../store/identifiers.js';
import { findSession } from '../../store/sessions.js';
import type { GraphContext } from '../context.js';
import { notFound } from '../problems.js';
import { Node } from './node.type.js';

@Resolver(() => Node)
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: 'Anything by its id.' })
  async node(
    @Arg('id', () => ID) id: string,
    @Ctx() { parts, caller }: GraphContext,
  ): Promise<Document | Session | null> {
    const { queries } = parts.database;
    const kind = identifierKind(id);
    const found =
      kind === 'document'
        ? await findDocument(queries, caller.tenant, id)
        : kind === 'session'
          ? await findSession(queries, caller.tenant, id)
          : null;
    if (!found) throw notFound('thing');
    return found;
  }
}
