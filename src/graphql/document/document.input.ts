import { ArrayMaxSize, IsEnum, IsIn, IsOptional, Matches, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import type { DocumentKind, DocumentQuestion, DocumentSide } from '../../domain/document.js';
import type { Lifecycle } from '../../domain/lifecycle.js';
import { DOCUMENT_TYPES } from '../../domain/document-types.js';
import type { ProviderName } from '../../domain/provider-name.js';
import { DocumentKindEnum, DocumentSideEnum, LifecycleEnum, ProviderNameEnum } from '../enums.js';
import { CountryCodeScalar } from '../scalars.js';
import { HandInInput } from '../upload/hand-in.input.js';
import { ImageInput } from '../upload/image.input.js';

const DOCUMENT_TYPE_CODES = DOCUMENT_TYPES.map((type) => type.code);

@InputType({ description: 'A vendor’s own code for a type of document, passed through as it is.' })
export class ProviderTypeInput {
  @Field(() => ProviderNameEnum)
  @IsEnum(ProviderNameEnum)
  provider!: ProviderName;

  @Field(() => String)
  @Matches(/^[\w.-]{1,64}$/, { message: 'code must be 1 to 64 letters, digits, "_", "." and "-"' })
  code!: string;
}

@InputType({ description: 'A picture of one side of one document, and what is known about it.' })
export class UploadDocumentInput extends HandInInput {
  @Field(() => ImageInput)
  @ValidateNested()
  image!: ImageInput;

  @Field(() => DocumentKindEnum, { nullable: true, description: 'A hint; what is read wins over it.' })
  @IsOptional()
  @IsEnum(DocumentKindEnum)
  kind?: DocumentKind | null;

  @Field(() => CountryCodeScalar, { nullable: true, description: 'A hint: who issued the document.' })
  @IsOptional()
  @Matches(/^[A-Z]{3}$/)
  country?: string | null;

  @Field(() => DocumentSideEnum, { nullable: true, description: 'A hint: which side the picture shows.' })
  @IsOptional()
  @IsEnum(DocumentSideEnum)
  side?: DocumentSide | null;

  @Field(() => String, { nullable: true, description: 'A hint: a code of documentTypes.' })
  @IsOptional()
  @IsIn(DOCUMENT_TYPE_CODES, { message: 'typeCode must be a code of documentTypes' })
  typeCode?: string | null;

  @Field(() => [ProviderTypeInput], { nullable: true, description: 'For types that documentTypes does not list.' })
  @IsOptional()
  @ArrayMaxSize(6)
  @ValidateNested({ each: true })
  providerTypes?: ProviderTypeInput[] | null;
}

/** What an app says of a document; what it does not say is null. */
export function toQuestion(
  input: Pick<UploadDocumentInput, 'kind' | 'country' | 'side' | 'typeCode' | 'providerTypes'>,
): DocumentQuestion {
  return {
    kind: input.kind ?? null,
    country: input.country ?? null,
    side: input.side ?? null,
    typeCode: input.typeCode ?? null,
    providerTypes: Object.fromEntries((input.providerTypes ?? []).map(({ provider, code }) => [provider, code])),
  };
}

@InputType({ description: 'All that are given must hold.' })
export class DocumentFilter {
  @Field(() => ID, { nullable: true })
  sessionId?: string | null;

  @Field(() => ID, { nullable: true })
  customerId?: string | null;

  @Field(() => LifecycleEnum, { nullable: true })
  lifecycle?: Lifecycle | null;

  @Field(() => DocumentKindEnum, { nullable: true })
  kind?: DocumentKind | null;
}
