import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Check as DomainCheck } from '../../domain/document.js';
import type { UserError } from '../../domain/errors.js';
import type { Field as DomainField, FieldName } from '../../domain/field.js';
import type { InquiryOf, InvoiceContent } from '../../domain/inquiry.js';
import type { InvoiceReason } from '../../domain/invoice.js';
import { reasonsOfInvoice } from '../../domain/invoice.js';
import { findInvoiceType } from '../../domain/invoice-types.js';
import type { Session as DomainSession } from '../../domain/session.js';
import { uploadInvoice } from '../../services/upload-invoice.js';
import type { StoredAttempt } from '../../store/attempts.js';
import { findInquiry, listInquiries } from '../../store/inquiries.js';
import { Attempt } from '../attempt/attempt.type.js';
import { InvoiceType } from '../catalogue/catalogue.type.js';
import type { Connection } from '../connection.type.js';
import { toConnection } from '../connection.type.js';
import type { GraphContext } from '../context.js';
import { Customer } from '../customer/customer.type.js';
import { Check, DocumentImage } from '../document/document.type.js';
import { wantedFields } from '../document/wanted-fields.js';
import { FieldNameEnum } from '../enums.js';
import { Field } from '../field/field.type.js';
import { InvoiceVerification } from '../invoice-verification/invoice-verification.type.js';
import { answerMutation, checkTexts, checkWait, pageArguments } from '../problems.js';
import { DateScalar } from '../scalars.js';
import { Session } from '../session/session.type.js';
import { scenarioOf } from '../strategy/scenario.js';
import { toStrategy } from '../strategy/strategy.input.js';
import { lookAtTracked, whenEnded } from '../tracked.js';
import { withAddress } from '../upload/image-address.js';
import { toImageSource } from '../upload/image.input.js';
import { InvoiceReasonEnum } from './invoice.enums.js';
import { InvoiceFilter, UploadInvoiceInput } from './invoice.input.js';
import {
  Invoice,
  InvoiceConnection,
  InvoiceLine,
  InvoiceTax,
  InvoiceText,
  Party,
  UploadInvoicePayload,
} from './invoice.type.js';
import { dateOf, partyOf, valueOf } from './shorthand.js';

type DomainInvoice = InquiryOf<'INVOICE'>;

/** Whoever asks for one of these wants to know more than the fields that he names. */
const TYPED_VALUES = [
  'code',
  'number',
  'billingDate',
  'netAmount',
  'taxAmount',
  'grossAmount',
  'currency',
  'checkCode',
];
const TYPED_PARTS = [...TYPED_VALUES, 'seller', 'buyer', 'lines', 'taxes', 'checks', 'others'];

@Resolver(() => Invoice)
export class InvoiceResolver {
  @Query(() => Invoice, {
    nullable: true,
    description: 'One invoice. With waitMs it waits for a revision newer than afterRevision, or for the end.',
  })
  invoice(
    @Arg('id', () => ID) id: string,
    @Arg('afterRevision', () => Int, { nullable: true }) afterRevision: number | null,
    @Arg('waitMs', () => Int, { defaultValue: 0, description: '0 to 25000.' }) waitMs: number,
    @Ctx() context: GraphContext,
  ): Promise<DomainInvoice> {
    return lookAtTracked(context, 'invoice', { id, afterRevision, waitMs }, () => find(context, id));
  }

  @Query(() => InvoiceConnection, { description: 'Newest first.' })
  async invoices(
    @Arg('filter', () => InvoiceFilter, { nullable: true }) filter: InvoiceFilter | null,
    @Arg('first', () => Int, { defaultValue: 20, description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { parts, caller }: GraphContext,
  ): Promise<Connection<DomainInvoice>> {
    const page = pageArguments(first, after);
    checkTexts({ sessionId: filter?.sessionId, customerId: filter?.customerId });
    return toConnection(
      await listInquiries(parts.database.queries, caller.tenant, 'INVOICE', filter ?? {}, page.first, page.after),
    );
  }

  @Mutation(() => UploadInvoicePayload, {
    description: 'Takes one file. Answers once it is safely stored; with waitMs it waits for the outcome.',
  })
  uploadInvoice(
    @Arg('input', () => UploadInvoiceInput) input: UploadInvoiceInput,
    @Arg('waitMs', () => Int, { defaultValue: 0, description: '0 to 25000.' }) waitMs: number,
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<{ invoice: DomainInvoice | null; userErrors: UserError[] }> {
    checkWait(waitMs, null);
    const { parts, caller } = context;
    const wanted = wantedFields(info, ['invoice'], { type: 'Invoice', whole: TYPED_PARTS });
    return answerMutation(
      input,
      async () => {
        const begun = await uploadInvoice(
          parts,
          caller,
          {
            image: toImageSource(input.image, parts.maxUploadBytes, ['input', 'image']),
            typeCode: input.typeCode ?? null,
            croppedImage: input.croppedImage ?? false,
            sessionId: input.sessionId ?? null,
            customerId: input.customerId ?? null,
            strategy: { ...toStrategy(input.strategy), wanted: input.strategy?.wanted ?? wanted },
            scenario: scenarioOf(parts, input.scenario, ['input', 'scenario']),
          },
          ['input'],
        );
        return { invoice: await whenEnded(context, begun, (id) => find(context, id), waitMs) };
      },
      { invoice: null as DomainInvoice | null },
    );
  }

  @FieldResolver(() => Session, { nullable: true })
  session(
    @Root() { sessionId }: DomainInvoice,
    @Ctx() { loaders }: GraphContext,
  ): Promise<DomainSession | null> | null {
    return sessionId === null ? null : loaders.session.load(sessionId);
  }

  @FieldResolver(() => Customer, { nullable: true })
  customer(@Root() { customerId }: DomainInvoice): Customer | null {
    return customerId === null ? null : { id: customerId };
  }

  @FieldResolver(() => InvoiceType, { nullable: true })
  type(@Root() invoice: DomainInvoice): InvoiceType | null {
    return findInvoiceType(contentOf(invoice)?.typeCode ?? invoice.question.typeCode ?? '');
  }

  @FieldResolver(() => [InvoiceReasonEnum])
  async reasons(@Root() invoice: DomainInvoice, @Ctx() { loaders }: GraphContext): Promise<InvoiceReason[]> {
    if (invoice.erasedAt) return ['ERASED'];
    const attempts = await loaders.attemptsOfWork.load(askedFor(invoice));
    return reasonsOfInvoice(invoice.lifecycle, fieldsOf(invoice), attempts);
  }

  @FieldResolver(() => DocumentImage, { nullable: true })
  image(@Root() { question }: DomainInvoice, @Ctx() context: GraphContext): Promise<DocumentImage | null> {
    return imageOf(context, question.imageId);
  }

  @FieldResolver(() => DocumentImage, { nullable: true })
  croppedImage(@Root() invoice: DomainInvoice, @Ctx() context: GraphContext): Promise<DocumentImage | null> {
    return imageOf(context, contentOf(invoice)?.croppedImageId ?? null);
  }

  @FieldResolver(() => [Field])
  fields(
    @Root() invoice: DomainInvoice,
    @Arg('names', () => [FieldNameEnum], { nullable: true, description: 'Only these.' }) names: FieldName[] | null,
  ): DomainField[] {
    const fields = fieldsOf(invoice);
    return names ? fields.filter((field) => names.includes(field.name)) : fields;
  }

  @FieldResolver(() => String, { nullable: true })
  code(@Root() invoice: DomainInvoice): string | null {
    return valueOf(fieldsOf(invoice), 'INVOICE_CODE');
  }

  @FieldResolver(() => String, { nullable: true })
  number(@Root() invoice: DomainInvoice): string | null {
    return valueOf(fieldsOf(invoice), 'INVOICE_NUMBER');
  }

  @FieldResolver(() => DateScalar, { nullable: true })
  billingDate(@Root() invoice: DomainInvoice): string | null {
    return dateOf(fieldsOf(invoice), 'BILLING_DATE');
  }

  @FieldResolver(() => String, { nullable: true })
  netAmount(@Root() invoice: DomainInvoice): string | null {
    return valueOf(fieldsOf(invoice), 'NET_AMOUNT');
  }

  @FieldResolver(() => String, { nullable: true })
  taxAmount(@Root() invoice: DomainInvoice): string | null {
    return valueOf(fieldsOf(invoice), 'TAX_AMOUNT');
  }

  @FieldResolver(() => String, { nullable: true })
  grossAmount(@Root() invoice: DomainInvoice): string | null {
    return valueOf(fieldsOf(invoice), 'GROSS_AMOUNT');
  }

  @FieldResolver(() => String, { nullable: true })
  currency(@Root() invoice: DomainInvoice): string | null {
    return valueOf(fieldsOf(invoice), 'CURRENCY');
  }

  @FieldResolver(() => String, { nullable: true })
  checkCode(@Root() invoice: DomainInvoice): string | null {
    return valueOf(fieldsOf(invoice), 'CHECK_CODE');
  }

  @FieldResolver(() => Party, { nullable: true })
  seller(@Root() invoice: DomainInvoice): Party | null {
    return partyOf(fieldsOf(invoice), 'SELLER');
  }

  @FieldResolver(() => Party, { nullable: true })
  buyer(@Root() invoice: DomainInvoice): Party | null {
    return partyOf(fieldsOf(invoice), 'BUYER');
  }

  @FieldResolver(() => [InvoiceLine])
  lines(@Root() invoice: DomainInvoice): InvoiceLine[] {
    return contentOf(invoice)?.lines ?? [];
  }

  @FieldResolver(() => [InvoiceTax])
  taxes(@Root() invoice: DomainInvoice): InvoiceTax[] {
    return contentOf(invoice)?.taxes ?? [];
  }

  @FieldResolver(() => [Check])
  checks(@Root() invoice: DomainInvoice): DomainCheck[] {
    return contentOf(invoice)?.checks ?? [];
  }

  @FieldResolver(() => [InvoiceText])
  others(@Root() invoice: DomainInvoice): InvoiceText[] {
    return contentOf(invoice)?.others ?? [];
  }

  @FieldResolver(() => [Invoice])
  async siblings(@Root() invoice: DomainInvoice, @Ctx() { loaders }: GraphContext): Promise<DomainInvoice[]> {
    const first = invoice.subjectId === null ? invoice : await loaders.invoice.load(invoice.subjectId);
    const others = await loaders.invoicesBeside.load(askedFor(invoice));
    return [...(first ? [first] : []), ...others].filter(({ id }) => id !== invoice.id);
  }

  @FieldResolver(() => [InvoiceVerification])
  verifications(
    @Root() { id }: DomainInvoice,
    @Ctx() { loaders }: GraphContext,
  ): Promise<InquiryOf<'INVOICE_VERIFICATION'>[]> {
    return loaders.verificationsOfInvoice.load(id);
  }

  @FieldResolver(() => [Attempt])
  attempts(@Root() invoice: DomainInvoice, @Ctx() { loaders }: GraphContext): Promise<StoredAttempt[]> {
    return loaders.attemptsOfWork.load(askedFor(invoice));
  }

  @FieldResolver(() => Boolean)
  async sandbox(@Root() invoice: DomainInvoice, @Ctx() { loaders, parts }: GraphContext): Promise<boolean> {
    const attempts = await loaders.attemptsOfWork.load(askedFor(invoice));
    return attempts.some(
      ({ provider, lifecycle }) => lifecycle === 'COMPLETED' && parts.registry[provider]?.mode === 'SANDBOX',
    );
  }
}

function find({ parts, caller }: GraphContext, id: string): Promise<DomainInvoice | null> {
  return findInquiry(parts.database.queries, caller.tenant, 'INVOICE', id);
}

/** What providers were asked for: invoices in one file share their attempts. */
function askedFor({ id, subjectId }: DomainInvoice): string {
  return subjectId ?? id;
}

function contentOf({ outcome }: DomainInvoice): InvoiceContent | null {
  return outcome?.invoices[0] ?? null;
}

function fieldsOf(invoice: DomainInvoice): DomainField[] {
  return contentOf(invoice)?.fields ?? [];
}

async function imageOf(context: GraphContext, id: string | null): Promise<DocumentImage | null> {
  const image = id === null ? null : await context.loaders.image.load(id);
  return image && withAddress(context, image);
}
