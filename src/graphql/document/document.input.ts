import { IsEnum, IsOptional, IsString, Length, Matches, MaxLength, ValidateNested } from 'class-validator';
import type { FileUpload } from 'graphql-upload/processRequest.mjs';
import { Field, ID, InputType } from 'type-graphql';
import type { DocumentKind, DocumentSide } from '../../domain/document.js';
import type { Lifecycle } from '../../domain/lifecycle.js';
import { DocumentKindEnum, DocumentSideEnum, LifecycleEnum } from '../enums.js';
import { PLAIN_TEXT } from '../problems.js';
import { CountryCodeScalar, UploadScalar } from '../scalars.js';

const NO_CONTROL_CHARACTERS = { message: '$property must not hold control characters' };

@InputType({ description: 'A picture. Exactly one of the five.' })
export class ImageInput {
  @Field(() => UploadScalar, { nullable: true, description: 'A file of a GraphQL multipart request.' })
  @IsOptional()
  upload?: Promise<FileUpload> | null;

  @Field(() => ID, { nullable: true, description: 'From createUpload, after the file was sent to its address.' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  @Matches(PLAIN_TEXT, NO_CONTROL_CHARACTERS)
  uploadId?: string | null;

  @Field(() => String, { nullable: true, description: 'data:image/jpeg;base64,…' })
  @IsOptional()
  @IsString()
  dataUrl?: string | null;

  @Field(() => String, { nullable: true, description: 'The file in Base64, without anything in front.' })
  @IsOptional()
  @IsString()
  base64?: string | null;

  @Field(() => String, { nullable: true, description: 'The name of a picture that ships with Verigraph.' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  specimen?: string | null;
}

@InputType({ description: 'A picture of one side of one document, and what is known about it.' })
export class UploadDocumentInput {
  @Field(() => ImageInput)
  @ValidateNested()
  image!: ImageInput;

  @Field(() => ID, { nullable: true, description: 'A session that the document shall belong to.' })
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
