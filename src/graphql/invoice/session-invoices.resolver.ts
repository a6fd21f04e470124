import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { InquiryOf } from '../../domain/inquiry.js';
import type { Session as DomainSession } from '../../domain/session.js';
import type { GraphContext } from '../context.js';
import { Session } from '../session/session.type.js';
import { Invoice } from './invoice.type.js';

@Resolver(() => Session)
export class SessionInvoicesResolver {
  @FieldResolver(() => [Invoice], { description: 'In the order in which they were handed in.' })
  async invoices(@Root() { id }: DomainSession, @Ctx() { loaders }: GraphContext): Promise<InquiryOf<'INVOICE'>[]> {
    const inquiries = await loaders.inquiriesOfSession.load(id);
    return inquiries.filter((inquiry) => inquiry.kind === 'INVOICE');
  }
}
