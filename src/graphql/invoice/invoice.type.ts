import { Directive, Field as GraphField, ObjectType } from 'type-graphql';
import type { InvoiceLineReading, InvoiceReason, InvoiceTaxReading } from '../../domain/invoice.js';
import { Attempt } from '../attempt/attempt.type.js';
import { InvoiceType } from '../catalogue/catalogue.type.js';
import { PageInfo } from '../connection.type.js';
import { Customer } from '../customer/customer.type.js';
import { Check, DocumentImage } from '../document/document.type.js';
import { Field } from '../field/field.type.js';
import { InvoiceVerification } from '../invoice-verification/invoice-verification.type.js';
import { Node, Tracked } from '../node/node.type.js';
import { CountryCodeScalar, DateScalar, DateTimeScalar } from '../scalars.js';
import { Session } from '../session/session.type.js';
import { UserError } from '../user-error.type.js';
import { InvoiceReasonEnum } from './invoice.enums.js';

@ObjectType({ description: 'The seller or the buyer: the values of the fields, typed. Null where there is no value.' })
export class Party {
  @GraphField(() => String, { nullable: true })
  name!: string | null;

  @GraphField(() => String, {
    nullable: true,
    description: 'The number that the state taxes it by, where it is no VAT number.',
  })
  taxNumber!: string | null;

  @GraphField(() => String, { nullable: true, description: 'With its country in front.' })
  vatNumber!: string | null;

  @GraphField(() => String, { nullable: true, description: 'Each part on a line of its own.' })
  address!: string | null;

  @GraphField(() => CountryCodeScalar, { nullable: true })
  country!: string | null;
}

@ObjectType({
  description: 'A line of goods or services as it is stated. What is not stated is null and never computed.',
})
export class InvoiceLine implements InvoiceLineReading {
  @GraphField(() => String, { nullable: true })
  description!: string | null;

  @GraphField(() => String, { nullable: true, description: 'A plain decimal.' })
  quantity!: string | null;

  @GraphField(() => String, {
    nullable: true,
    description: 'A code of UN/ECE Recommendation 20 such as C62, or a word as printed.',
  })
  unit!: string | null;

  @GraphField(() => String, { nullable: true, description: 'Without tax; a plain decimal.' })
  unitPrice!: string | null;

  @GraphField(() => String, { nullable: true, description: 'Of the whole line, without tax; a plain decimal.' })
  netAmount!: string | null;

  @GraphField(() => String, { nullable: true, description: 'In percent: "19" and not "0.19".' })
  taxRate!: string | null;
}

@ObjectType({ description: 'What is taxed alike, as it is stated.' })
export class InvoiceTax implements InvoiceTaxReading {
  @GraphField(() => String, {
    nullable: true,
    description: 'A code of UNTDID 5305, such as S for the standard rate, E for exempt and AE for reverse charge.',
  })
  category!: string | null;

  @GraphField(() => String, { nullable: true, description: 'In percent.' })
  rate!: string | null;

  @GraphField(() => String, { nullable: true, description: 'What is taxed; a plain decimal.' })
  basis!: string | null;

  @GraphField(() => String, { nullable: true, description: 'The tax; a plain decimal.' })
  amount!: string | null;
}

@ObjectType({ description: 'Something that stands on the invoice and is none of the fields.' })
export class InvoiceText {
  @GraphField(() => String, { description: 'As the provider calls it.' })
  label!: string;

  @GraphField(() => String)
  text!: string;
}

@Directive('@key(fields: "id")')
@ObjectType({
  implements: [Node, Tracked],
  description: 'An invoice or ticket. Each invoice in a file is one of its own, see siblings.',
})
export class Invoice extends Tracked implements Node {
  @GraphField(() => Session, { nullable: true })
  session?: Session | null;

  @GraphField(() => Customer, { nullable: true })
  customer?: Customer | null;

  @GraphField(() => InvoiceType, {
    nullable: true,
    description:
      'As read; until then, and where nobody says, as the app said. Null: none of invoiceTypes, or not known.',
  })
  type?: InvoiceType | null;

  @GraphField(() => [InvoiceReasonEnum], { description: 'Why nothing is known of it; empty where anything is.' })
  reasons?: InvoiceReason[];

  @GraphField(() => DocumentImage, { nullable: true, description: 'What was handed in; null where it is gone.' })
  image?: DocumentImage | null;

  @GraphField(() => DocumentImage, {
    nullable: true,
    description: 'The invoice alone, as a vendor cut it out. Null where that was not asked for, or nobody does it.',
  })
  croppedImage?: DocumentImage | null;

  @GraphField(() => [Field], { description: 'Each with its proof, or with the reason for having no value.' })
  fields?: Field[];

  @GraphField(() => String, { nullable: true, description: 'Of Chinese invoices: the number of the printed form.' })
  code?: string | null;

  @GraphField(() => String, { nullable: true })
  number?: string | null;

  @GraphField(() => DateScalar, { nullable: true, description: 'Null also where only a part of the date is known.' })
  billingDate?: string | null;

  @GraphField(() => String, { nullable: true, description: 'Without tax; a plain decimal.' })
  netAmount?: string | null;

  @GraphField(() => String, { nullable: true, description: 'The tax alone; a plain decimal.' })
  taxAmount?: string | null;

  @GraphField(() => String, { nullable: true, description: 'With tax; a plain decimal.' })
  grossAmount?: string | null;

  @GraphField(() => String, { nullable: true, description: 'ISO 4217; null where the invoice does not say it.' })
  currency?: string | null;

  @GraphField(() => String, { nullable: true, description: 'All of it; a verification asks for its end.' })
  checkCode?: string | null;

  @GraphField(() => Party, { nullable: true, description: 'Null where nothing is known of it.' })
  seller?: Party | null;

  @GraphField(() => Party, { nullable: true, description: 'Null where nothing is known of it.' })
  buyer?: Party | null;

  @GraphField(() => [InvoiceLine], { description: 'In the order of the invoice; of one provider as a whole.' })
  lines?: InvoiceLine[];

  @GraphField(() => [InvoiceTax], { description: 'In the order of the invoice; of one provider as a whole.' })
  taxes?: InvoiceTax[];

  @GraphField(() => [Check], { description: 'What adds up and what does not. What is refuted stays as it was read.' })
  checks?: Check[];

  @GraphField(() => [InvoiceText], { description: 'What else was read, in the words of the invoice or the provider.' })
  others?: InvoiceText[];

  @GraphField(() => [Invoice], { description: 'Other invoices that were found in the same file.' })
  siblings?: Invoice[];

  @GraphField(() => [InvoiceVerification], { description: 'What registers were asked about it, oldest first.' })
  verifications?: InvoiceVerification[];

  @GraphField(() => [Attempt], {
    description: 'Who was asked, what it cost, how it ended; the same for all invoices in one file, and paid once.',
  })
  attempts?: Attempt[];

  @GraphField(() => Boolean, {
    description: 'True where any of it was made up by an imitation of a vendor. Such an invoice proves nothing.',
  })
  sandbox?: boolean;

  @GraphField(() => DateTimeScalar, { nullable: true })
  completedAt!: Date | null;
}

@ObjectType({ description: 'An invoice and its place in the list.' })
export class InvoiceEdge {
  @GraphField(() => String)
  cursor!: string;

  @GraphField(() => Invoice)
  node!: Invoice;
}

@ObjectType({ description: 'A page of invoices, newest first.' })
export class InvoiceConnection {
  @GraphField(() => [InvoiceEdge])
  edges!: InvoiceEdge[];

  @GraphField(() => PageInfo)
  pageInfo!: PageInfo;
}

@ObjectType({ description: 'Either the invoice, which is then safely stored, or what to mend.' })
export class UploadInvoicePayload {
  @GraphField(() => Invoice, { nullable: true })
  invoice!: Invoice | null;

  @GraphField(() => [UserError])
  userErrors!: UserError[];
}
