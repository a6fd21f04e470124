import { IsISO8601, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { NO_CONTROL_CHARACTERS, PLAIN_TEXT } from '../problems.js';
import { DateScalar } from '../scalars.js';
import { StrategyInput } from '../strategy/strategy.input.js';
import { RequiredByType } from './required-by-type.js';

const NUMBER = /^[\dA-Za-z-]{1,32}$/;
const NUMBER_MESSAGE = { message: '$property must be 1 to 32 letters, digits and "-"' };

@InputType({
  description: 'An invoice that was read, or its type and parameters; invoiceTypes says which of them a type requires.',
})
export class VerifyInvoiceInput {
  @Field(() => ID, {
    nullable: true,
    description: 'An invoice of yours that was read. Its fields fill whatever is not given here; what is given wins.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  @Matches(PLAIN_TEXT, NO_CONTROL_CHARACTERS)
  invoiceId?: string | null;

  @Field(() => String, { nullable: true, description: 'A code of invoiceTypes. Default: the type of the invoice.' })
  @IsOptional()
  @MaxLength(64)
  @Matches(PLAIN_TEXT, NO_CONTROL_CHARACTERS)
  typeCode?: string | null;

  @Field(() => String, { nullable: true })
  @RequiredByType()
  @Matches(NUMBER, NUMBER_MESSAGE)
  invoiceCode?: string | null;

  @Field(() => String, { nullable: true })
  @RequiredByType()
  @Matches(NUMBER, NUMBER_MESSAGE)
  invoiceNumber?: string | null;

  @Field(() => DateScalar, { nullable: true })
  @RequiredByType()
  @IsISO8601({ strict: true }, { message: 'billingDate must be a day of the calendar' })
  billingDate?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A plain decimal; with or without tax depends on the type: with it for 9, 34, 38, 61, 62 and 83.',
  })
  @RequiredByType()
  @Matches(/^-?\d{1,15}(\.\d{1,6})?$/, { message: 'totalAmount must be a plain decimal with at most six places' })
  totalAmount?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'All of it or its end: only the last six characters are sent. For type 92 it is the full number of the invoice.',
  })
  @RequiredByType()
  @Matches(/^(?=(?:\s*\S){6})[\dA-Za-z ]{6,40}$/, {
    message: 'checkCode must have at least six letters and digits, and at most 40 characters',
  })
  checkCode?: string | null;

  @Field(() => String, { nullable: true, description: 'The tax number of the seller.' })
  @RequiredByType()
  @Matches(NUMBER, NUMBER_MESSAGE)
  salesTaxNumber?: string | null;

  @Field(() => String, { nullable: true })
  @RequiredByType()
  @Matches(NUMBER, NUMBER_MESSAGE)
  orderNumber?: string | null;

  @Field(() => StrategyInput, {
    nullable: true,
    description:
      'Who is asked, in which way, at what price and until when. What a register said before is served again unless fresh is true.',
  })
  @IsOptional()
  @ValidateNested()
  strategy?: StrategyInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of the sandbox, such as "flyocr-invoice-void". Refused outside of it.',
  })
  @IsOptional()
  @MaxLength(64)
  scenario?: string | null;
}
