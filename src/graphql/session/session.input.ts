import { ArrayMaxSize, ArrayNotEmpty, IsDate, IsEnum, IsIn, IsOptional, IsString } from 'class-validator';
import { Length, Matches, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import type { DocumentKind, DocumentSide } from '../../domain/document.js';
import { DOCUMENT_TYPES } from '../../domain/document-types.js';
import type { SessionImageRole } from '../../services/session-pictures.js';
import { ProviderTypeInput } from '../document/document.input.js';
import { DocumentKindEnum, DocumentSideEnum } from '../enums.js';
import { NO_CONTROL_CHARACTERS, PLAIN_TEXT } from '../problems.js';
import { CountryCodeScalar, DateTimeScalar } from '../scalars.js';
import { StrategyInput } from '../strategy/strategy.input.js';
import { ImageInput } from '../upload/image.input.js';
import { SessionImageRoleEnum } from './session.enums.js';

const DOCUMENT_TYPE_CODES = DOCUMENT_TYPES.map((type) => type.code);
const LARGEST_BATCH = 10;

@InputType({ description: 'What the session needs beside its documents before it is accepted.' })
export class SessionWishesInput {
  @Field(() => Boolean, { nullable: true, description: 'A selfie that shows the holder. Default: not needed.' })
  @IsOptional()
  selfie?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'That a living person was there. Default: not asked.' })
  @IsOptional()
  liveness?: boolean | null;
}

@InputType({ description: 'All of it may be left out.' })
export class CreateSessionInput {
  @Field(() => String, { nullable: true, description: 'A key of your own to find it by; 1 to 36 characters.' })
  @IsOptional()
  @Length(1, 36)
  @Matches(PLAIN_TEXT, NO_CONTROL_CHARACTERS)
  clientKey?: string | null;

  @Field(() => ID, { nullable: true, description: 'Your own id of the person; 1 to 128 characters, no personal data.' })
  @IsOptional()
  @Length(1, 128)
  @Matches(PLAIN_TEXT, NO_CONTROL_CHARACTERS)
  customerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The schema of checks that is wanted; 1 to 64 characters.' })
  @IsOptional()
  @Length(1, 64)
  @Matches(PLAIN_TEXT, NO_CONTROL_CHARACTERS)
  schemaId?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'From then on nothing more is taken. Default: never.' })
  @IsOptional()
  @IsDate()
  expiresAt?: Date | null;

  @Field(() => SessionWishesInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  wishes?: SessionWishesInput | null;
}

@InputType({ description: 'A picture, a film or an invoice file of a session, and what is known about it.' })
export class SessionImageInput {
  @Field(() => ImageInput)
  @ValidateNested()
  image!: ImageInput;

  @Field(() => SessionImageRoleEnum, {
    nullable: true,
    description: 'What it shows. Left out, that is found out, which may cost a call to a provider.',
  })
  @IsOptional()
  @IsEnum(SessionImageRoleEnum)
  role?: SessionImageRole | null;

  @Field(() => DocumentKindEnum, { nullable: true, description: 'Of a document: a hint; what is read wins over it.' })
  @IsOptional()
  @IsEnum(DocumentKindEnum)
  kind?: DocumentKind | null;

  @Field(() => CountryCodeScalar, { nullable: true, description: 'Of a document: a hint at who issued it.' })
  @IsOptional()
  @Matches(/^[A-Z]{3}$/)
  country?: string | null;

  @Field(() => DocumentSideEnum, { nullable: true, description: 'Of a document: a hint at the side that is shown.' })
  @IsOptional()
  @IsEnum(DocumentSideEnum)
  side?: DocumentSide | null;

  @Field(() => String, { nullable: true, description: 'Of a document: a code of documentTypes.' })
  @IsOptional()
  @IsIn(DOCUMENT_TYPE_CODES, { message: 'typeCode must be a code of documentTypes' })
  typeCode?: string | null;

  @Field(() => [ProviderTypeInput], { nullable: true, description: 'For types that documentTypes does not list.' })
  @IsOptional()
  @ArrayMaxSize(6)
  @ValidateNested({ each: true })
  providerTypes?: ProviderTypeInput[] | null;
}

@InputType({ description: 'Pictures of one person, for a new session or for one that exists. All are taken, or none.' })
export class ProcessSessionInput extends CreateSessionInput {
  @Field(() => ID, { nullable: true, description: 'A session that exists. Left out: a new one.' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  @Matches(PLAIN_TEXT, NO_CONTROL_CHARACTERS)
  sessionId?: string | null;

  @Field(() => [SessionImageInput], { description: '1 to 10. What the session holds already is not taken again.' })
  @ArrayNotEmpty()
  @ArrayMaxSize(LARGEST_BATCH)
  @ValidateNested({ each: true })
  images!: SessionImageInput[];

  @Field(() => String, {
    nullable: true,
    description: 'The answer to a captcha, where a vendor’s schema asks for one.',
  })
  @IsOptional()
  @Length(1, 4096)
  @Matches(PLAIN_TEXT, NO_CONTROL_CHARACTERS)
  captcha?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether a vendor that takes all at once shall read texts. Default: true.',
  })
  @IsOptional()
  ocr?: boolean | null;

  @Field(() => StrategyInput, {
    nullable: true,
    description:
      'Who is asked about each part. Where the first of providers takes whole sessions, it gets all pictures in one call.',
  })
  @IsOptional()
  @ValidateNested()
  strategy?: StrategyInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of the sandbox, such as "flyocr-face-differs". Refused outside of it.',
  })
  @IsOptional()
  @MaxLength(64)
  scenario?: string | null;
}

@InputType({ description: 'All that are given must hold.' })
export class SessionFilter {
  @Field(() => ID, { nullable: true })
  customerId?: string | null;
}
