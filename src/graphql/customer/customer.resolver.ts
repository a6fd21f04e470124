import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Document } from '../../domain/document.js';
import type { Session } from '../../domain/session.js';
import type { CustomerVerification } from '../../domain/session-verification.js';
import { verificationOf } from '../../domain/session-verification.js';
import { listDocuments } from '../../store/documents.js';
import { listSessions } from '../../store/sessions.js';
import type { Connection } from '../connection.type.js';
import { toConnection } from '../connection.type.js';
import type { GraphContext } from '../context.js';
import { DocumentConnection } from '../document/document.type.js';
import { pageArguments } from '../problems.js';
import { DateScalar } from '../scalars.js';
import { SessionConnection } from '../session/session.type.js';
import { Customer } from './customer.type.js';

@Resolver(() => Customer)
export class CustomerResolver {
  @FieldResolver(() => SessionConnection, { description: 'Newest first.' })
  async sessions(
    @Root() { id }: Customer,
    @Arg('first', () => Int, { defaultValue: 20, description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { parts, caller }: GraphContext,
  ): Promise<Connection<Session>> {
    const page = pageArguments(first, after);
    const found = await listSessions(parts.database.queries, caller.tenant, { customerId: id }, page.first, page.after);
    return toConnection(found);
  }

  @FieldResolver(() => DocumentConnection, { description: 'Newest first.' })
  async documents(
    @Root() { id }: Customer,
    @Arg('first', () => Int, { defaultValue: 20, description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { parts, caller }: GraphContext,
  ): Promise<Connection<Document>> {
    const page = pageArguments(first, after);
    const found = await listDocuments(
      parts.database.queries,
      caller.tenant,
      { customerId: id },
      page.first,
      page.after,
    );
    return toConnection(found);
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether there is an accepted session none of whose accepted identity documents has surely expired. A later session that failed takes nothing back.',
  })
  async isVerified(@Root() { id }: Customer, @Ctx() context: GraphContext): Promise<boolean> {
    return (await verify(context, id)).isVerified;
  }

  @FieldResolver(() => DateScalar, {
    nullable: true,
    description:
      'The last day that counts: the earliest date of expiry among the accepted identity documents of the newest session that verifies. In the past where none does any more; null where none ever did, or no document states a whole date.',
  })
  async verifiedUntil(@Root() { id }: Customer, @Ctx() context: GraphContext): Promise<string | null> {
    return (await verify(context, id)).verifiedUntil;
  }
}

async function verify({ loaders, parts }: GraphContext, customerId: string): Promise<CustomerVerification> {
  return verificationOf(await loaders.acceptedSessionsOfCustomer.load(customerId), parts.now());
}
