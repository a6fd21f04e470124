import { Directive, Field, ObjectType } from 'type-graphql';
import type { UndecidedReason } from '../../domain/agreement.js';
import type { FieldMismatch as DomainMismatch } from '../../domain/inquiry.js';
import type { InvoiceFieldName, InvoiceOutcome } from '../../domain/invoice.js';
import type { InvoiceVerificationParameterName } from '../../domain/invoice-types.js';
import type { ProviderName } from '../../domain/provider-name.js';
import { Attempt } from '../attempt/attempt.type.js';
import { InvoiceType } from '../catalogue/catalogue.type.js';
import { Customer } from '../customer/customer.type.js';
import { FieldNameEnum, InvoiceVerificationParameterEnum, ProviderNameEnum } from '../enums.js';
import { UndecidedReasonEnum } from '../face-match/face.enums.js';
import { Invoice } from '../invoice/invoice.type.js';
import type { Invoice as InvoiceClass } from '../invoice/invoice.type.js';
import { Node, Tracked } from '../node/node.type.js';
import { DateTimeScalar } from '../scalars.js';
import { UserError } from '../user-error.type.js';
import { InvoiceOutcomeEnum } from './invoice-verification.enums.js';

@ObjectType({ description: 'What the register was told.' })
export class AskedParameter {
  @Field(() => InvoiceVerificationParameterEnum)
  name!: InvoiceVerificationParameterName;

  @Field(() => String, { description: 'As it was sent: of a check code its last six characters.' })
  value!: string;
}

@ObjectType({ description: 'A parameter that the register knows otherwise.' })
export class FieldMismatch implements DomainMismatch {
  @Field(() => InvoiceVerificationParameterEnum)
  name!: InvoiceVerificationParameterName;

  @Field(() => String, { nullable: true, description: 'As it was asked.' })
  asked!: string | null;

  @Field(() => String, { nullable: true, description: 'As the register has it; null where it does not say.' })
  registered!: string | null;
}

@ObjectType({ description: 'One value of the register.' })
export class RegisteredValue {
  @Field(() => FieldNameEnum)
  name!: InvoiceFieldName;

  @Field(() => String, { nullable: true, description: 'Normal form; null where it could not be brought to it.' })
  value!: string | null;

  @Field(() => String, { description: 'As the provider gave it.' })
  raw!: string;
}

@ObjectType({ description: 'What one provider says that the register says.' })
export class InvoiceVerificationReading {
  @Field(() => ProviderNameEnum)
  provider!: ProviderName;

  @Field(() => InvoiceOutcomeEnum, { description: 'By the vendor’s own state or code alone.' })
  outcome!: InvoiceOutcome;

  @Field(() => String, { nullable: true, description: 'The vendor’s own state; null where it gives none.' })
  rawState!: string | null;

  @Field(() => [RegisteredValue], { description: 'What it tells of the invoice; often less than stands on it.' })
  fields!: RegisteredValue[];

  @Field(() => [String], { description: 'What else it says, in its own words.' })
  remarks!: string[];
}

@Directive('@key(fields: "id")')
@ObjectType({
  implements: [Node, Tracked],
  description: 'What a register was asked about an invoice, and what it said.',
})
export class InvoiceVerification extends Tracked implements Node {
  @Field(() => Invoice, { nullable: true, description: 'Null where the parameters were given without one.' })
  invoice?: InvoiceClass | null;

  @Field(() => Customer, { nullable: true, description: 'That of the invoice.' })
  customer?: Customer | null;

  @Field(() => InvoiceType)
  type?: InvoiceType;

  @Field(() => [AskedParameter], {
    description: 'What the type requires and no more, given or filled from the invoice.',
  })
  parameters?: AskedParameter[];

  @Field(() => InvoiceOutcomeEnum, {
    nullable: true,
    description:
      'Null while nobody has answered. An invoice that the register has in order, but otherwise than it was asked, is a MISMATCH.',
  })
  outcome?: InvoiceOutcome | null;

  @Field(() => [UndecidedReasonEnum], { description: 'Why nothing is decided; empty while the work goes on.' })
  reasons?: UndecidedReason[];

  @Field(() => [FieldMismatch], {
    description: 'What the register tells otherwise. Empty also where it says no more than that something differs.',
  })
  mismatches?: FieldMismatch[];

  @Field(() => [InvoiceVerificationReading], { description: 'In the order of asking.' })
  readings?: InvoiceVerificationReading[];

  @Field(() => [Attempt], { description: 'Who was asked, what it cost, how it ended.' })
  attempts?: Attempt[];

  @Field(() => Boolean, {
    description: 'True where an imitation of a vendor answered. Such a verification proves nothing.',
  })
  sandbox?: boolean;

  @Field(() => DateTimeScalar, { nullable: true })
  completedAt!: Date | null;
}

@ObjectType({ description: 'Either the verification, which is then safely stored, or what to mend.' })
export class VerifyInvoicePayload {
  @Field(() => InvoiceVerification, { nullable: true })
  verification!: InvoiceVerification | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}
