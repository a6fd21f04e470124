import { IsBoolean, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { INVOICE_TYPES } from '../../domain/invoice-types.js';
import type { Lifecycle } from '../../domain/lifecycle.js';
import { LifecycleEnum } from '../enums.js';
import { HandInInput } from '../upload/hand-in.input.js';
import { ImageInput } from '../upload/image.input.js';

const INVOICE_TYPE_CODES = INVOICE_TYPES.map((type) => type.code);

@InputType({
  description:
    'A file with one invoice or more, and what is known about it. Unless strategy says what is wanted, the number and the amount with tax are.',
})
export class UploadInvoiceInput extends HandInInput {
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
