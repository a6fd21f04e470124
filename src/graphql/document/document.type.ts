import { Directive, Field as GraphField, ID, Int, ObjectType } from 'type-graphql';
import type {
  BarcodeSymbology,
  Check as DomainCheck,
  CheckName,
  CheckOutcome,
  DocumentKind,
  DocumentSide,
} from '../../domain/document.js';
import type { NextAction, Reason, Verdict } from '../../domain/lifecycle.js';
import type { ProviderName } from '../../domain/provider-name.js';
import { Attempt } from '../attempt/attempt.type.js';
import { PageInfo } from '../connection.type.js';
import { Customer } from '../customer/customer.type.js';
import {
  BarcodeSymbologyEnum,
  CheckNameEnum,
  CheckOutcomeEnum,
  DocumentKindEnum,
  DocumentSideEnum,
  NextActionEnum,
  ProviderNameEnum,
  ReasonEnum,
  VerdictEnum,
} from '../enums.js';
import { Field } from '../field/field.type.js';
import { ImagePoint, Mrz } from '../mrz/mrz.type.js';
import { Node, Tracked } from '../node/node.type.js';
import { CountryCodeScalar, DateScalar, DateTimeScalar } from '../scalars.js';
import { Session } from '../session/session.type.js';
import type { Session as SessionType } from '../session/session.type.js';
import { UserError } from '../user-error.type.js';
import { BankCard } from './bank-card.type.js';
import { LicencePlate, MrzLine, TextLine } from './text.type.js';

@ObjectType({ description: 'Something that was looked at, and what came of it.' })
export class Check implements DomainCheck {
  @GraphField(() => CheckNameEnum)
  name!: CheckName;

  @GraphField(() => CheckOutcomeEnum)
  outcome!: CheckOutcome;

  @GraphField(() => String, { description: 'A sentence for a person: what was looked at, or why nobody looked.' })
  explanation!: string;

  @GraphField(() => ProviderNameEnum, {
    nullable: true,
    description: 'Who looked; null where it follows from the fields.',
  })
  provider!: ProviderName | null;
}

@ObjectType({ description: 'A barcode whose own error correction holds.' })
export class Barcode {
  @GraphField(() => BarcodeSymbologyEnum)
  symbology!: BarcodeSymbology;

  @GraphField(() => String, { description: 'As encoded; control characters stand as they are.' })
  text!: string;

  @GraphField(() => [ImagePoint], { description: 'Four corners in reading order of the barcode.' })
  quadrilateral!: ImagePoint[];
}

@ObjectType({ description: 'A picture that was handed in.' })
export class DocumentImage {
  @GraphField(() => ID)
  id!: string;

  @GraphField(() => String, { description: 'By content, not by name.' })
  mediaType!: string;

  @GraphField(() => Int)
  byteLength!: number;

  @GraphField(() => String, { description: 'SHA-256 of the bytes as they came, lower-case hexadecimal.' })
  sha256!: string;

  @GraphField(() => Int, { description: 'Pixels, upright; of the first page.' })
  width!: number;

  @GraphField(() => Int, { description: 'Pixels, upright; of the first page.' })
  height!: number;

  @GraphField(() => Int)
  pageCount!: number;

  @GraphField(() => String, {
    description: 'Where the bytes can be fetched for five minutes, without further authentication.',
  })
  url?: string;
}

@ObjectType({
  description: 'Who the document is about: the values of the fields, typed. Null where there is no value.',
})
export class Holder {
  @GraphField(() => String, { nullable: true })
  surname!: string | null;

  @GraphField(() => String, { nullable: true })
  givenNames!: string | null;

  @GraphField(() => DateScalar, { nullable: true, description: 'Null also where only a part of the date is known.' })
  dateOfBirth!: string | null;

  @GraphField(() => String, { nullable: true, description: 'M, F or X.' })
  sex!: string | null;

  @GraphField(() => CountryCodeScalar, { nullable: true })
  nationality!: string | null;

  @GraphField(() => String, { nullable: true })
  documentNumber!: string | null;

  @GraphField(() => String, { nullable: true })
  personalNumber!: string | null;

  @GraphField(() => CountryCodeScalar, { nullable: true })
  issuingState!: string | null;

  @GraphField(() => DateScalar, { nullable: true, description: 'Null also where only a part of the date is known.' })
  dateOfExpiry!: string | null;
}

@Directive('@key(fields: "id")')
@ObjectType({ implements: [Node, Tracked], description: 'One document, read from one picture.' })
export class Document extends Tracked implements Node {
  @GraphField(() => Session, { nullable: true })
  session?: SessionType | null;

  @GraphField(() => Customer, { nullable: true })
  customer?: Customer | null;

  @GraphField(() => DocumentKindEnum, { description: 'As read; until then, as the app said.' })
  kind!: DocumentKind;

  @GraphField(() => CountryCodeScalar, { nullable: true, description: 'Who issued it.' })
  country!: string | null;

  @GraphField(() => DocumentSideEnum, { nullable: true })
  side!: DocumentSide | null;

  @GraphField(() => VerdictEnum, { nullable: true, description: 'Null: nothing is decided, which is no failure.' })
  verdict!: Verdict | null;

  @GraphField(() => NextActionEnum, { description: 'The one thing to ask of the person now.' })
  nextAction!: NextAction;

  @GraphField(() => [ReasonEnum], { description: 'Why verdict and nextAction are what they are.' })
  reasons!: Reason[];

  @GraphField(() => [DocumentImage])
  images?: DocumentImage[];

  @GraphField(() => [Field], {
    description: 'Each with its proof, or with the reason for having no value. Card numbers are masked; see bankCard.',
  })
  fields!: Field[];

  @GraphField(() => Holder, { nullable: true, description: 'The same values, typed; null while there are none.' })
  holder?: Holder | null;

  @GraphField(() => Mrz, { nullable: true, description: 'The machine-readable zone; null where none was found.' })
  mrz!: Mrz | null;

  @GraphField(() => [MrzLine], {
    description: 'Lines of a machine-readable zone as vendors gave them. Those of the embedded engine stand in mrz.',
  })
  mrzLines!: MrzLine[];

  @GraphField(() => BankCard, {
    nullable: true,
    description:
      'Null for anything but a bank card. Its whole number is shown, in fields, to keys with the scope card-number:read.',
  })
  bankCard?: BankCard | null;

  @GraphField(() => [LicencePlate], { description: 'All that were found, of the typeCode "licence-plate".' })
  plates!: LicencePlate[];

  @GraphField(() => [TextLine], {
    nullable: true,
    description: 'Lines of printed text, of the typeCode "general-text". Null: not asked for, or nobody could.',
  })
  text!: TextLine[] | null;

  @GraphField(() => [Barcode], { description: 'Looked for where no machine-readable zone was read surely.' })
  barcodes!: Barcode[];

  @GraphField(() => [Check], { description: 'Three-valued: what nobody looked at is not passed.' })
  checks!: Check[];

  @GraphField(() => [Attempt], { description: 'Who was asked, what it cost, how it ended.' })
  attempts?: Attempt[];

  @GraphField(() => Boolean, {
    description: 'True where any of it was made up by an imitation of a vendor. Such a document proves nothing.',
  })
  sandbox?: boolean;

  @GraphField(() => Boolean, {
    description: 'Whether somebody who missed the deadline is still at it, so that a higher revision will come.',
  })
  improving!: boolean;

  @GraphField(() => DateTimeScalar, { nullable: true })
  completedAt!: Date | null;
}

@ObjectType({ description: 'A document and its place in the list.' })
export class DocumentEdge {
  @GraphField(() => String)
  cursor!: string;

  @GraphField(() => Document)
  node!: Document;
}

@ObjectType({ description: 'A page of documents, newest first.' })
export class DocumentConnection {
  @GraphField(() => [DocumentEdge])
  edges!: DocumentEdge[];

  @GraphField(() => PageInfo)
  pageInfo!: PageInfo;
}

@ObjectType({ description: 'Either the document, which is then safely stored, or what to mend.' })
export class UploadDocumentPayload {
  @GraphField(() => Document, { nullable: true })
  document!: Document | null;

  @GraphField(() => [UserError])
  userErrors!: UserError[];
}

@ObjectType({ description: 'One place for each of the inputs, in their order.' })
export class UploadDocumentsPayload {
  @GraphField(() => [Document], {
    nullable: 'items',
    description: 'Null at the place of an input that has an error; the others are safely stored.',
  })
  documents!: (Document | null)[];

  @GraphField(() => [UserError])
  userErrors!: UserError[];
}
