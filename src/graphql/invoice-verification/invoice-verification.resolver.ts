import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { UndecidedReason } from '../../domain/agreement.js';
import { undecidedReasons } from '../../domain/agreement.js';
import type { UserError } from '../../domain/errors.js';
import type { InquiryOf } from '../../domain/inquiry.js';
import type { InvoiceOutcome } from '../../domain/invoice.js';
import { findInvoiceType, INVOICE_VERIFICATION_PARAMETERS } from '../../domain/invoice-types.js';
import type { GivenParameters } from '../../domain/invoice-verification.js';
import { saidOf } from '../../orchestration/inquiries/invoice-verification.js';
import { verifyInvoice } from '../../services/verify-invoice.js';
import type { StoredAttempt } from '../../store/attempts.js';
import { findInquiry } from '../../store/inquiries.js';
import { Attempt } from '../attempt/attempt.type.js';
import { InvoiceType } from '../catalogue/catalogue.type.js';
import type { GraphContext } from '../context.js';
import { Customer } from '../customer/customer.type.js';
import { UndecidedReasonEnum } from '../face-match/face.enums.js';
import { Invoice } from '../invoice/invoice.type.js';
import { answerMutation, checkWait } from '../problems.js';
import { scenarioOf } from '../strategy/scenario.js';
import { toStrategy } from '../strategy/strategy.input.js';
import { lookAtTracked, whenEnded } from '../tracked.js';
import { InvoiceOutcomeEnum } from './invoice-verification.enums.js';
import { VerifyInvoiceInput } from './invoice-verification.input.js';
import {
  AskedParameter,
  FieldMismatch,
  InvoiceVerification,
  InvoiceVerificationReading,
  VerifyInvoicePayload,
} from './invoice-verification.type.js';

type DomainVerification = InquiryOf<'INVOICE_VERIFICATION'>;

@Resolver(() => InvoiceVerification)
export class InvoiceVerificationResolver {
  @Query(() => InvoiceVerification, {
    nullable: true,
    description: 'One verification. With waitMs it waits for a revision newer than afterRevision, or for the end.',
  })
  invoiceVerification(
    @Arg('id', () => ID) id: string,
    @Arg('afterRevision', () => Int, { nullable: true }) afterRevision: number | null,
    @Arg('waitMs', () => Int, { defaultValue: 0, description: '0 to 25000.' }) waitMs: number,
    @Ctx() context: GraphContext,
  ): Promise<DomainVerification> {
    return lookAtTracked(context, 'verification', { id, afterRevision, waitMs }, () => find(context, id));
  }

  @Mutation(() => VerifyInvoicePayload, {
    description:
      'Asks a register whether an invoice is genuine. What the type requires is checked before anybody is asked.',
  })
  verifyInvoice(
    @Arg('input', () => VerifyInvoiceInput) input: VerifyInvoiceInput,
    @Arg('waitMs', () => Int, { defaultValue: 0, description: '0 to 25000.' }) waitMs: number,
    @Ctx() context: GraphContext,
  ): Promise<{ verification: DomainVerification | null; userErrors: UserError[] }> {
    checkWait(waitMs, null);
    const { parts, caller } = context;
    return answerMutation(
      input,
      async () => {
        const begun = await verifyInvoice(
          parts,
          caller,
          {
            invoiceId: input.invoiceId ?? null,
            given: givenOf(input),
            strategy: toStrategy(input.strategy),
            scenario: scenarioOf(parts, input.scenario, ['input', 'scenario']),
          },
          ['input'],
        );
        return { verification: await whenEnded(context, begun, (id) => find(context, id), waitMs) };
      },
      { verification: null as DomainVerification | null },
    );
  }

  @FieldResolver(() => Invoice, { nullable: true })
  invoice(
    @Root() { subjectId }: DomainVerification,
    @Ctx() { loaders }: GraphContext,
  ): Promise<InquiryOf<'INVOICE'> | null> | null {
    return subjectId === null ? null : loaders.invoice.load(subjectId);
  }

  @FieldResolver(() => Customer, { nullable: true })
  customer(@Root() { customerId }: DomainVerification): Customer | null {
    return customerId === null ? null : { id: customerId };
  }

  @FieldResolver(() => InvoiceType)
  type(@Root() { question }: DomainVerification): InvoiceType | null {
    return findInvoiceType(question.parameters.typeCode);
  }

  @FieldResolver(() => [AskedParameter])
  parameters(@Root() { question: { parameters } }: DomainVerification): AskedParameter[] {
    return INVOICE_VERIFICATION_PARAMETERS.flatMap((name) => {
      const value = parameters[name];
      return value === null ? [] : [{ name, value }];
    });
  }

  @FieldResolver(() => InvoiceOutcomeEnum, { nullable: true })
  outcome(@Root() { outcome }: DomainVerification): InvoiceOutcome | null {
    return outcome?.outcome ?? null;
  }

  @FieldResolver(() => [UndecidedReasonEnum])
  async reasons(
    @Root() { id, lifecycle, outcome, question, strategy, erasedAt }: DomainVerification,
    @Ctx() { loaders }: GraphContext,
  ): Promise<UndecidedReason[]> {
    const readings = outcome?.readings ?? [];
    const said = saidOf(question.parameters, readings);
    const attempts = await loaders.attemptsOfWork.load(id);
    return undecidedReasons(strategy, { lifecycle, answers: readings.length, said, erasedAt }, attempts);
  }

  @FieldResolver(() => [FieldMismatch])
  mismatches(@Root() { outcome }: DomainVerification): FieldMismatch[] {
    return outcome?.mismatches ?? [];
  }

  @FieldResolver(() => [InvoiceVerificationReading])
  readings(@Root() { outcome }: DomainVerification): InvoiceVerificationReading[] {
    return (outcome?.readings ?? []).map(({ provider, reading }) => ({ provider, ...reading }));
  }

  @FieldResolver(() => [Attempt])
  attempts(@Root() { id }: DomainVerification, @Ctx() { loaders }: GraphContext): Promise<StoredAttempt[]> {
    return loaders.attemptsOfWork.load(id);
  }

  @FieldResolver(() => Boolean)
  sandbox(@Root() { outcome }: DomainVerification, @Ctx() { parts }: GraphContext): boolean {
    return (outcome?.readings ?? []).some(({ provider }) => parts.registry[provider]?.mode === 'SANDBOX');
  }
}

function find({ parts, caller }: GraphContext, id: string): Promise<DomainVerification | null> {
  return findInquiry(parts.database.queries, caller.tenant, 'INVOICE_VERIFICATION', id);
}

function givenOf(input: VerifyInvoiceInput): GivenParameters {
  return {
    typeCode: input.typeCode ?? null,
    invoiceCode: input.invoiceCode ?? null,
    invoiceNumber: input.invoiceNumber ?? null,
    billingDate: input.billingDate ?? null,
    totalAmount: input.totalAmount ?? null,
    checkCode: input.checkCode ?? null,
    salesTaxNumber: input.salesTaxNumber ?? null,
    orderNumber: input.orderNumber ?? null,
  };
}
