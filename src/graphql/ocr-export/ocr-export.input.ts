import { IsObject, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import type {
  OcrExportAdditions as DomainAdditions,
  OcrExportTarget as DomainTarget,
} from '../../domain/ocr-export.js';
import { NO_CONTROL_CHARACTERS, PLAIN_TEXT } from '../problems.js';
import { JsonScalar } from '../scalars.js';
import { StrategyInput } from '../strategy/strategy.input.js';
import { IsStorable } from './storable.js';

const WHOLE_NUMBER = /^(?:0|[1-9]\d{0,18})$/;
const WHOLE_NUMBER_MESSAGE = { message: '$property must be a whole number of at most 64 bits, as text' };

@InputType({ description: 'Where the result is written to: both ids are Artemis’ own, and none of ours.' })
export class OcrExportTargetInput implements DomainTarget {
  @Field(() => String, {
    description: 'Artemis’ id of the customer; a whole number as text, so that no digit is lost.',
  })
  @Matches(WHOLE_NUMBER, WHOLE_NUMBER_MESSAGE)
  customerId!: string;

  @Field(() => String, { description: 'Artemis’ id of the customer’s document, which must exist there already.' })
  @Matches(WHOLE_NUMBER, WHOLE_NUMBER_MESSAGE)
  documentId!: string;
}

@InputType({
  description: 'What you say yourself along with the fields, in Artemis’ words. It wins over what they say.',
})
export class OcrExportAdditionsInput {
  @Field(() => String, { nullable: true, description: 'Your own or another system’s id of the reading.' })
  @IsOptional()
  @MaxLength(128)
  @IsStorable()
  taskId?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(2000)
  @IsStorable()
  description?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(2000)
  @IsStorable()
  error?: string | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description:
      'Keys of Artemis’ result, as it spells them, such as {"expiry date": "2030-01-31"}; null says that there is no value.',
  })
  @IsOptional()
  @IsObject()
  @IsStorable()
  result?: Record<string, unknown> | null;
}

@InputType({ description: 'A document’s result, and where it is written to.' })
export class ExportOcrResultInput {
  @Field(() => ID, { description: 'Our id of a document that has ended and of which a value was read.' })
  @IsString()
  @MaxLength(64)
  @Matches(PLAIN_TEXT, NO_CONTROL_CHARACTERS)
  documentId!: string;

  @Field(() => OcrExportTargetInput)
  @ValidateNested()
  target!: OcrExportTargetInput;

  @Field(() => OcrExportAdditionsInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  additions?: OcrExportAdditionsInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: it is sent even if the very same was sent there before, as is right where something else was written since.',
  })
  @IsOptional()
  again?: boolean | null;

  @Field(() => StrategyInput, {
    nullable: true,
    description: 'At what price and until when. Its fresh is the same as again.',
  })
  @IsOptional()
  @ValidateNested()
  strategy?: StrategyInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of the sandbox, such as "artemis-refused". Refused outside of it.',
  })
  @IsOptional()
  @MaxLength(64)
  scenario?: string | null;
}

/** Null where nothing was said. */
export function toAdditions(input: OcrExportAdditionsInput | null | undefined): DomainAdditions | null {
  const { taskId, description, error, result } = input ?? {};
  const additions: DomainAdditions = {
    ...(typeof taskId === 'string' ? { taskId } : {}),
    ...(typeof description === 'string' ? { description } : {}),
    ...(typeof error === 'string' ? { error } : {}),
    ...(result ? { result: { ...result } } : {}),
  };
  return Object.keys(additions).length === 0 ? null : additions;
}
