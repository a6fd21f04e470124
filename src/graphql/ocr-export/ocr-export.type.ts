import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { Lifecycle } from '../../domain/lifecycle.js';
import type {
  OcrExportReading,
  OcrExportTarget as DomainTarget,
  OcrExportUser as DomainUser,
} from '../../domain/ocr-export.js';
import type { ProviderName } from '../../domain/provider-name.js';
import type { Json, ProviderMode } from '../../providers/contract.js';
import type { ExportPreview } from '../../services/export-ocr-result.js';
import { Attempt } from '../attempt/attempt.type.js';
import { Customer } from '../customer/customer.type.js';
import { Document } from '../document/document.type.js';
import { LifecycleEnum, ProviderModeEnum, ProviderNameEnum } from '../enums.js';
import { Node, Tracked } from '../node/node.type.js';
import { DateScalar, DateTimeScalar, JsonScalar } from '../scalars.js';
import { UserError } from '../user-error.type.js';

@ObjectType({ description: 'Both ids are Artemis’ own, and none of ours; whole numbers as text.' })
export class OcrExportTarget implements DomainTarget {
  @Field(() => String, { description: 'Artemis’ id of the customer.' })
  customerId!: string;

  @Field(() => String, { description: 'Artemis’ id of the customer’s document.' })
  documentId!: string;
}

@ObjectType({ description: 'Somebody who works with Artemis.' })
export class OcrExportUser implements DomainUser {
  @Field(() => String, { nullable: true })
  id!: string | null;

  @Field(() => String, { nullable: true })
  email!: string | null;

  @Field(() => String, { nullable: true })
  firstName!: string | null;

  @Field(() => String, { nullable: true })
  lastName!: string | null;

  @Field(() => String, { nullable: true })
  fullName!: string | null;
}

@ObjectType({ description: 'The document as Artemis holds it now, in its own words. Null: it does not say.' })
export class OcrExportAnswer implements OcrExportReading {
  @Field(() => String, { nullable: true, description: 'Artemis’ id of the document that it updated.' })
  externalDocumentId!: string | null;

  @Field(() => String, { nullable: true, description: 'Artemis’ id of the customer whose document it is.' })
  externalCustomerId!: string | null;

  @Field(() => String, { nullable: true })
  documentType!: string | null;

  @Field(() => String, { nullable: true })
  documentNumber!: string | null;

  @Field(() => DateScalar, { nullable: true })
  issueDate!: string | null;

  @Field(() => DateScalar, { nullable: true })
  expiryDate!: string | null;

  @Field(() => String, { nullable: true, description: 'Such as "ORIGINAL".' })
  authenticity!: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 8601, as given.' })
  createdAt!: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 8601, as given.' })
  updatedAt!: string | null;

  @Field(() => OcrExportUser, { nullable: true })
  createdBy!: DomainUser | null;

  @Field(() => OcrExportUser, { nullable: true })
  updatedBy!: DomainUser | null;

  @Field(() => String, { nullable: true, description: 'Name of the file that Artemis holds.' })
  frontName!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the file that Artemis holds.' })
  backName!: string | null;

  @Field(() => Boolean, { nullable: true })
  showExpiryNotification!: boolean | null;

  @Field(() => Boolean, { nullable: true })
  allowedDocumentFormat!: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Whether Artemis has verified the document itself: "PERFORMED" or "NOT_PERFORMED".',
  })
  documentVerification!: OcrExportReading['documentVerification'];

  @Field(() => JsonScalar, { nullable: true, description: 'Of a shape that nobody documents; without pictures.' })
  faceComparison!: OcrExportReading['faceComparison'];

  @Field(() => JsonScalar, { nullable: true, description: 'Of a shape that nobody documents; without pictures.' })
  liveness!: OcrExportReading['liveness'];

  @Field(() => JsonScalar, { nullable: true, description: 'Of a shape that nobody documents; without pictures.' })
  other!: OcrExportReading['other'];
}

@Directive('@key(fields: "id")')
@ObjectType({
  implements: [Node, Tracked],
  description: 'A document’s result, written to a customer system (Artemis) that holds the document already.',
})
export class OcrExport extends Tracked implements Node {
  @Field(() => LifecycleEnum, {
    description: 'COMPLETED: Artemis has answered that it is stored. FAILED: the attempts say why.',
  })
  declare lifecycle: Lifecycle;

  @Field(() => Document, { nullable: true, description: 'Null where it was erased since; nothing is sent then.' })
  document?: Document | null;

  @Field(() => Customer, { nullable: true, description: 'Of the document.' })
  customer?: Customer | null;

  @Field(() => Int, { description: 'The revision of the document whose result it is.' })
  documentRevision?: number;

  @Field(() => OcrExportTarget)
  target?: DomainTarget;

  @Field(() => OcrExportAnswer, { nullable: true, description: 'Null until there is one.' })
  answer?: OcrExportReading | null;

  @Field(() => [Attempt], { description: 'Who was asked, what it cost, how it ended.' })
  attempts?: Attempt[];

  @Field(() => Boolean, {
    description: 'True where only an imitation of Artemis was written to, or would be: nothing leaves this machine.',
  })
  sandbox?: boolean;

  @Field(() => DateTimeScalar, { nullable: true })
  completedAt!: Date | null;
}

@ObjectType({ description: 'Either the export, which then surely goes out, or what to mend.' })
export class ExportOcrResultPayload {
  @Field(() => OcrExport, { nullable: true })
  ocrExport!: OcrExport | null;

  @Field(() => Boolean, {
    description:
      'True where the very same was asked before and did not fail: this is that export, and nothing was sent.',
  })
  alreadyAsked!: boolean;

  @Field(() => [UserError])
  userErrors!: UserError[];
}

@ObjectType({ description: 'A call that would be made.' })
export class OcrExportPreview implements ExportPreview {
  @Field(() => ProviderNameEnum)
  provider!: ProviderName;

  @Field(() => ProviderModeEnum)
  mode!: ProviderMode;

  @Field(() => String, { nullable: true, description: 'Of HTTP. Null where the provider cannot tell.' })
  method!: ExportPreview['method'];

  @Field(() => String, {
    nullable: true,
    description: 'Of the address, without host and credentials. Null where the provider cannot tell.',
  })
  path!: string | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'Exactly as it would go out. Null where the provider cannot tell.',
  })
  body!: Json;

  @Field(() => [String], { description: 'What was left out of it, and why.' })
  warnings!: string[];
}

@ObjectType({ description: 'Either what would be sent, or what to mend.' })
export class OcrExportPreviewPayload {
  @Field(() => [OcrExportPreview], { description: 'One for each customer system that would be written to.' })
  requests!: OcrExportPreview[];

  @Field(() => [UserError])
  userErrors!: UserError[];
}
