import { Field, ID, ObjectType } from 'type-graphql';
import type { DocumentKind, DocumentSide } from '../../domain/document.js';
import type { InvoiceVerificationParameterName } from '../../domain/invoice-types.js';
import type { ProviderName } from '../../domain/provider-name.js';
import { DocumentKindEnum, DocumentSideEnum, InvoiceVerificationParameterEnum, ProviderNameEnum } from '../enums.js';
import { CountryCodeScalar } from '../scalars.js';

@ObjectType({ description: 'A provider that reads a type of document, and what it calls it.' })
export class ProviderDocumentType {
  @Field(() => ProviderNameEnum)
  provider!: ProviderName;

  @Field(() => String, {
    nullable: true,
    description:
      'The provider’s own code; null where it lists the document without giving one, so that it cannot be asked for.',
  })
  code!: string | null;
}

@ObjectType({ description: 'A type of document that somebody can be asked to read.' })
export class DocumentType {
  @Field(() => ID, { description: 'Stable. Give it as typeCode with an upload.' })
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => DocumentKindEnum)
  kind!: DocumentKind;

  @Field(() => CountryCodeScalar, {
    nullable: true,
    description: 'The only country; null where there is none or more than one.',
  })
  country!: string | null;

  @Field(() => [CountryCodeScalar], { description: 'Where the document is for; empty: any country.' })
  countries!: readonly string[];

  @Field(() => DocumentSideEnum, { nullable: true })
  side!: DocumentSide | null;

  @Field(() => [ProviderDocumentType])
  offeredBy?: ProviderDocumentType[];
}

@ObjectType({ description: 'A type of invoice or ticket.' })
export class InvoiceType {
  @Field(() => ID)
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Boolean, { description: 'Whether a register can be asked about it.' })
  verifiable!: boolean;

  @Field(() => [InvoiceVerificationParameterEnum], { description: 'Empty where it cannot be verified.' })
  requiredForVerification!: readonly InvoiceVerificationParameterName[];
}
