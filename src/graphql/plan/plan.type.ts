import { IsEnum, IsInt, IsOptional, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import type { DocumentKind } from '../../domain/document.js';
import type { FanOutMode } from '../../domain/strategy.js';
import type { ExclusionReason } from '../../orchestration/plan.js';
import type { LivenessMethod } from '../../domain/face.js';
import type { RequestKind } from '../../providers/contract.js';
import { DocumentKindEnum, ExclusionReasonEnum, FanOutModeEnum, RequestKindEnum } from '../enums.js';
import { Money, Provider } from '../provider/provider.type.js';
import { LivenessMethodEnum } from '../face-match/face.enums.js';
import { CountryCodeScalar } from '../scalars.js';
import { StrategyInput } from '../strategy/strategy.input.js';

@InputType({ description: 'What you are about to ask, without the file.' })
export class ExplainInput {
  @Field(() => RequestKindEnum, {
    nullable: true,
    description: 'What providers would be asked for. Default: DOCUMENT, or what the typeCode is asked for by.',
  })
  @IsOptional()
  @IsEnum(RequestKindEnum)
  request?: RequestKind | null;

  @Field(() => LivenessMethodEnum, { nullable: true, description: 'Of LIVENESS. Default: by the media type.' })
  @IsOptional()
  @IsEnum(LivenessMethodEnum)
  livenessMethod?: LivenessMethod | null;

  @Field(() => DocumentKindEnum, { nullable: true })
  @IsOptional()
  @IsEnum(DocumentKindEnum)
  kind?: DocumentKind | null;

  @Field(() => CountryCodeScalar, { nullable: true })
  @IsOptional()
  @Matches(/^[A-Z]{3}$/)
  country?: string | null;

  @Field(() => String, { nullable: true, description: 'A code of documentTypes.' })
  @IsOptional()
  @MaxLength(64)
  typeCode?: string | null;

  @Field(() => String, { defaultValue: 'image/jpeg', description: 'Media type of the file; of a face match, of both.' })
  @MaxLength(64)
  mediaType!: string;

  @Field(() => Int, { defaultValue: 500_000, description: 'Length of the file in bytes.' })
  @IsInt()
  @Min(1)
  @Max(2_000_000_000)
  byteLength!: number;

  @Field(() => StrategyInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  strategy?: StrategyInput | null;
}

@ObjectType({ description: 'One provider’s place in the plan.' })
export class PlannedProvider {
  @Field(() => Provider)
  provider!: Provider;

  @Field(() => Int, {
    nullable: true,
    description: 'Place in the order of asking, from 0; null where it is not asked.',
  })
  position!: number | null;

  @Field(() => ExclusionReasonEnum, { nullable: true, description: 'Why it is not asked.' })
  excluded!: ExclusionReason | null;

  @Field(() => Money, {
    nullable: true,
    description: 'Of one call; null where it costs nothing, or where nobody knows (costKnown).',
  })
  expectedCost!: Money | null;

  @Field(() => Boolean, { description: 'False where a call is paid for and nobody has said how much.' })
  costKnown!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'Median of late in milliseconds; null where it was not asked of late.',
  })
  expectedLatencyMs!: number | null;
}

@ObjectType({ description: 'Who would be asked, in which order, and why the others would not. Nothing is sent.' })
export class Plan {
  @Field(() => FanOutModeEnum)
  mode!: FanOutMode;

  @Field(() => [PlannedProvider], { description: 'Those who are asked first, in order; then the others.' })
  providers!: PlannedProvider[];

  @Field(() => Money, {
    nullable: true,
    description:
      'If everybody in the plan has to be asked; null where that costs nothing, and where a price is not known.',
  })
  worstCost!: Money | null;

  @Field(() => String, { description: 'In a sentence.' })
  summary!: string;
}
