import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { InquiryKind } from '../../domain/inquiry.js';
import type { Queries } from '../../store/database.js';
import { findDocument } from '../../store/documents.js';
import type { IdentifierKind } from '../../store/identifiers.js';
import { identifierKind } from '../../store/identifiers.js';
import { findInquiry } from '../../store/inquiries.js';
import { findSession } from '../../store/sessions.js';
import type { GraphContext } from '../context.js';
import { notFound } from '../problems.js';
import { Node } from './node.type.js';

type Find = (queries: Queries, tenant: string, id: string) => Promise<{ id: string } | null>;

const inquiry =
  (kind: InquiryKind): Find =>
  (queries, tenant, id) =>
    findInquiry(queries, tenant, kind, id);

/** Who looks up what an id names. Node's types are told by the same ids (node.type.ts). */
const FINDERS: Partial<Record<IdentifierKind, Find>> = {
  document: findDocument,
  session: findSession,
  faceMatch: inquiry('FACE_MATCH'),
  livenessCheck: inquiry('LIVENESS'),
  invoice: inquiry('INVOICE'),
  invoiceVerification: inquiry('INVOICE_VERIFICATION'),
  ocrExport: inquiry('OCR_EXPORT'),
};

@Resolver(() => Node)
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: 'Anything by its id.' })
  async node(@Arg('id', () => ID) id: string, @Ctx() { parts, caller }: GraphContext): Promise<Node> {
    const kind = identifierKind(id);
    const found = kind && (await FINDERS[kind]?.(parts.database.queries, caller.tenant, id));
    if (!found) throw notFound('thing');
    return found;
  }
}
