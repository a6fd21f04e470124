import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { bankCardOf } from '../../domain/bank-card.js';
import type {
  Barcode as DomainBarcode,
  Check as DomainCheck,
  Document as DomainDocument,
} from '../../domain/document.js';
import type { UserError } from '../../domain/errors.js';
import type { Field as DomainField, FieldName } from '../../domain/field.js';
import type { Session as DomainSession } from '../../domain/session.js';
import type { ProvidedTextLine } from '../../domain/text.js';
import { remerge } from '../../services/remerge.js';
import type { StoredAttempt } from '../../store/attempts.js';
import { findDocument, listDocuments } from '../../store/documents.js';
import { Attempt } from '../attempt/attempt.type.js';
import { toConnection } from '../connection.type.js';
import type { Connection } from '../connection.type.js';
import type { GraphContext } from '../context.js';
import { Customer } from '../customer/customer.type.js';
import { FieldNameEnum } from '../enums.js';
import { Field } from '../field/field.type.js';
import { answerMutation, checkTexts, checkWait, notFound, pageArguments } from '../problems.js';
import { Session } from '../session/session.type.js';
import { lookAtTracked } from '../tracked.js';
import { withAddress } from '../upload/image-address.js';
import { BankCard } from './bank-card.type.js';
import { DocumentFilter, UploadDocumentInput } from './document.input.js';
import {
  Barcode,
  Check,
  Document,
  DocumentConnection,
  DocumentImage,
  Holder,
  UploadDocumentPayload,
  UploadDocumentsPayload,
} from './document.type.js';
import { holderOf } from './holder.js';
import { shownDocument } from './shown-document.js';
import { TextLine } from './text.type.js';
import { uploadAll, uploadOne } from './upload.js';
import { wantedFields } from './wanted-fields.js';

@Resolver(() => Document)
export class DocumentResolver {
  @Query(() => Document, {
    nullable: true,
    description: 'One document. With waitMs it waits for a revision newer than afterRevision, or for the end.',
  })
  async document(
    @Arg('id', () => ID) id: string,
    @Arg('afterRevision', () => Int, { nullable: true }) afterRevision: number | null,
    @Arg('waitMs', () => Int, { defaultValue: 0, description: '0 to 25000.' }) waitMs: number,
    @Ctx() context: GraphContext,
  ): Promise<DomainDocument> {
    const { parts, caller } = context;
    return lookAtTracked(context, 'document', { id, afterRevision, waitMs }, () =>
      findDocument(parts.database.queries, caller.tenant, id),
    );
  }

  @Query(() => DocumentConnection, { description: 'Newest first.' })
  async documents(
    @Arg('filter', () => DocumentFilter, { nullable: true }) filter: DocumentFilter | null,
    @Arg('first', () => Int, { defaultValue: 20, description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { parts, caller }: GraphContext,
  ): Promise<Connection<DomainDocument>> {
    const page = pageArguments(first, after);
    checkTexts({ sessionId: filter?.sessionId, customerId: filter?.customerId });
    return toConnection(
      await listDocuments(parts.database.queries, caller.tenant, filter ?? {}, page.first, page.after),
    );
  }

  @Mutation(() => UploadDocumentPayload, {
    description: 'Takes one picture. Answers once it is safely stored; with waitMs it waits for the outcome.',
  })
  uploadDocument(
    @Arg('input', () => UploadDocumentInput) input: UploadDocumentInput,
    @Arg('waitMs', () => Int, { defaultValue: 0, description: '0 to 25000.' }) waitMs: number,
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<{ document: DomainDocument | null; userErrors: UserError[] }> {
    checkWait(waitMs, null);
    const wanted = wantedFields(info, ['document']);
    return answerMutation(input, () => uploadOne(context, input, waitMs, wanted), {
      document: null as DomainDocument | null,
    });
  }

  @Mutation(() => UploadDocumentsPayload, {
    description: 'Takes up to ten pictures. Each is judged by itself: an error of one does not hold up the others.',
  })
  async uploadDocuments(
    @Arg('input', () => [UploadDocumentInput]) input: UploadDocumentInput[],
    @Arg('waitMs', () => Int, { defaultValue: 0, description: '0 to 25000.' }) waitMs: number,
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<{ documents: (DomainDocument | null)[]; userErrors: UserError[] }> {
    checkWait(waitMs, null);
    return uploadAll(context, input, waitMs, wantedFields(info, ['documents']));
  }

  @Mutation(() => UploadDocumentPayload, {
    description:
      'Draws the conclusion once more, by the rules of today, from what was read then. Asks and pays nobody.',
  })
  async remerge(
    @Arg('id', () => ID) id: string,
    @Ctx() { parts, caller }: GraphContext,
  ): Promise<{ document: DomainDocument | null; userErrors: UserError[] }> {
    checkTexts({ id });
    const document = await remerge(parts, caller, id);
    if (!document) throw notFound('document');
    return { document, userErrors: [] };
  }

  @FieldResolver(() => Session, { nullable: true })
  session(@Root() document: DomainDocument, @Ctx() { loaders }: GraphContext): Promise<DomainSession | null> | null {
    return document.sessionId === null ? null : loaders.session.load(document.sessionId);
  }

  @FieldResolver(() => Customer, { nullable: true })
  customer(@Root() document: DomainDocument): Customer | null {
    return document.customerId === null ? null : { id: document.customerId };
  }

  @FieldResolver(() => [Field])
  fields(
    @Root() document: DomainDocument,
    @Arg('names', () => [FieldNameEnum], { nullable: true, description: 'Only these.' }) names: FieldName[] | null,
    @Ctx() context: GraphContext,
  ): DomainField[] {
    const { fields } = shownDocument(document, context);
    return names ? fields.filter((field) => names.includes(field.name)) : fields;
  }

  @FieldResolver(() => Holder, { nullable: true })
  holder(@Root() document: DomainDocument, @Ctx() context: GraphContext): Holder | null {
    return holderOf(shownDocument(document, context).fields);
  }

  @FieldResolver(() => BankCard, { nullable: true })
  bankCard(@Root() { kind, fields }: DomainDocument): BankCard | null {
    return bankCardOf(kind, fields);
  }

  @FieldResolver(() => [TextLine], { nullable: true })
  text(@Root() document: DomainDocument, @Ctx() context: GraphContext): ProvidedTextLine[] | null {
    return shownDocument(document, context).text;
  }

  @FieldResolver(() => [Barcode])
  barcodes(@Root() document: DomainDocument, @Ctx() context: GraphContext): DomainBarcode[] {
    return shownDocument(document, context).barcodes;
  }

  @FieldResolver(() => [Check])
  checks(@Root() document: DomainDocument, @Ctx() context: GraphContext): DomainCheck[] {
    return shownDocument(document, context).checks;
  }

  @FieldResolver(() => [DocumentImage])
  async images(@Root() document: DomainDocument, @Ctx() context: GraphContext): Promise<DocumentImage[]> {
    const images = await context.loaders.imagesOfDocument.load(document.id);
    return images.map((image) => withAddress(context, image));
  }

  @FieldResolver(() => Boolean)
  async sandbox(@Root() document: DomainDocument, @Ctx() { loaders, parts }: GraphContext): Promise<boolean> {
    const attempts = await loaders.attemptsOfWork.load(document.id);
    return attempts.some(
      ({ provider, lifecycle }) => lifecycle === 'COMPLETED' && parts.registry[provider]?.mode === 'SANDBOX',
    );
  }

  @FieldResolver(() => [Attempt])
  attempts(@Root() document: DomainDocument, @Ctx() { loaders }: GraphContext): Promise<StoredAttempt[]> {
    return loaders.attemptsOfWork.load(document.id);
  }
}
