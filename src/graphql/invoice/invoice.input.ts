import { IsBoolean, IsIn, IsOptional, IsString, Length, Matches, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { INVOICE_TYPES } from '../../domain/invoice-types.js';
import type { Lifecycle } from '../../domain/lifecycle.js';
import { LifecycleEnum } from '../enums.js';
import { NO_CONTROL_CHARACTERS, PLAIN_TEXT } from '../problems.js';
import { StrategyInput } from '../strategy/strategy.input.js';
import { ImageInput } from '../upload/image.input.js';

const INVOICE_TYPE_CODES = INVOICE_TYPES.map((type) => type.code);

@InputType({ description: 'A file with one invoice or more, and what is known about it.' })
export class UploadInvoiceInput {
  @Field(() => ImageInput, { description: 'A picture or PDF; also data: UBL or CII as XML, or OFD.' })
  @ValidateNested()
  image!: ImageInput;

  @Field(() => String, { nullable: true, description: 'A hint: a code of invoiceTypes; what is read wins over it.' })
  @IsOptional()
  @IsIn(INVOICE_TYPE_CODES, { message: 'typeCode must be a code of invoiceTypes' })
  typeCode?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether you want a picture of the invoice alone too; a vendor that cuts it out is asked then. Default: no.',
  })
  @IsOptional()
  @IsBoolean()
  croppedImage?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'A session that the invoice shall belong to.' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  @Matches(PLAIN_TEXT, NO_CONTROL_CHARACTERS)
  sessionId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Your own id of the person; 1 to 128 characters, no personal data.' })
  @IsOptional()
  @Length(1, 128)
  @Matches(PLAIN_TEXT, NO_CONTROL_CHARACTERS)
  customerId?: string | null;

  @Field(() => StrategyInput, {
    nullable: true,
    description:
      'Who is asked, in which way, at what price and until when. Without a wish the number and the amount with tax are wanted.',
  })
  @IsOptional()
  @ValidateNested()
  strategy?: StrategyInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of the sandbox, such as "flyocr-times-out". Refused outside of it.',
  })
  @IsOptional()
  @MaxLength(64)
  scenario?: string | null;
}

@InputType({ description: 'All that are given must hold.' })
export class InvoiceFilter {
  @Field(() => ID, { nullable: true })
  sessionId?: string | null;

  @Field(() => ID, { nullable: true })
  customerId?: string | null;

  @Field(() => LifecycleEnum, { nullable: true })
  lifecycle?: Lifecycle | null;
}
