import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsEnum,
  IsInt,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import type { FieldName } from '../../domain/field.js';
import type { ProviderName } from '../../domain/provider-name.js';
import type { FanOutMode, Strategy } from '../../domain/strategy.js';
import { DEFAULT_STRATEGY } from '../../domain/strategy.js';
import { FanOutModeEnum, FieldNameEnum, ProviderNameEnum } from '../enums.js';

@InputType({ description: 'A decimal amount of an ISO 4217 currency.' })
export class MoneyInput {
  @Field(() => String, { description: 'A decimal with at most six places, such as "0.05".' })
  @Matches(/^\d{1,9}(\.\d{1,6})?$/, { message: 'amount must be a decimal with at most six places' })
  amount!: string;

  @Field(() => String, { description: 'ISO 4217.' })
  @Matches(/^[A-Z]{3}$/, { message: 'currency must be three capital letters' })
  currency!: string;
}

@InputType({ description: 'Who is asked, in which way, at what price and until when.' })
export class StrategyInput {
  @Field(() => FanOutModeEnum, { nullable: true, description: 'Default: FALLBACK.' })
  @IsOptional()
  @IsEnum(FanOutModeEnum)
  mode?: FanOutMode | null;

  @Field(() => [ProviderNameEnum], { nullable: true, description: 'Only these, in this order. Default: whoever can.' })
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsEnum(ProviderNameEnum, { each: true })
  providers?: ProviderName[] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'CONSENSUS: how many must agree on each field; 2 to 6. Default: 2.',
  })
  @IsOptional()
  @IsInt()
  @Min(2)
  @Max(6)
  quorum?: number | null;

  @Field(() => Int, { nullable: true, description: 'From the upload on, 100 to 600000. Whoever is later is skipped.' })
  @IsOptional()
  @IsInt()
  @Min(100)
  @Max(600_000)
  deadlineMs?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: the answer of a document stands at the deadline, and those who are at it go on; when they are done it is drawn anew, by a higher revision. Default: false.',
  })
  @IsOptional()
  keepWaiting?: boolean | null;

  @Field(() => MoneyInput, { nullable: true, description: 'Of all providers together. Default: no limit.' })
  @IsOptional()
  @ValidateNested()
  maxCost?: MoneyInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: nobody’s earlier answer is used, and all are paid again.',
  })
  @IsOptional()
  fresh?: boolean | null;

  @Field(() => [FieldNameEnum], {
    nullable: true,
    description:
      'What you want to know: nobody further is asked once all of it has a value. Default: number, name and birth date.',
  })
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayMaxSize(64)
  @IsEnum(FieldNameEnum, { each: true })
  wanted?: FieldName[] | null;
}

/** What was not said is as in DEFAULT_STRATEGY. */
export function toStrategy(input: StrategyInput | null | undefined): Strategy {
  return {
    mode: input?.mode ?? DEFAULT_STRATEGY.mode,
    providers: input?.providers ?? DEFAULT_STRATEGY.providers,
    quorum: input?.quorum ?? DEFAULT_STRATEGY.quorum,
    deadlineMs: input?.deadlineMs ?? DEFAULT_STRATEGY.deadlineMs,
    ...(input?.keepWaiting ? { keepWaiting: true } : {}),
    maxCost: input?.maxCost ? { ...input.maxCost } : DEFAULT_STRATEGY.maxCost,
    fresh: input?.fresh ?? DEFAULT_STRATEGY.fresh,
    wanted: input?.wanted ?? DEFAULT_STRATEGY.wanted,
  };
}
