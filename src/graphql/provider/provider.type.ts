import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { Money as DomainMoney } from '../../domain/attempt.js';
import type { DocumentKind } from '../../domain/document.js';
import type { FieldName } from '../../domain/field.js';
import type { ProviderName } from '../../domain/provider-name.js';
import type { ProviderMode } from '../../providers/contract.js';
import type { HealthState } from '../../orchestration/health.js';
import type { RequestKind } from '../../providers/contract.js';
import {
  DocumentKindEnum,
  FieldNameEnum,
  HealthStateEnum,
  ProviderModeEnum,
  ProviderNameEnum,
  RequestKindEnum,
} from '../enums.js';

@ObjectType({ description: 'A decimal amount of an ISO 4217 currency.' })
export class Money implements DomainMoney {
  @Field(() => String, { description: 'A decimal, such as "0.05".' })
  amount!: string;

  @Field(() => String, { description: 'ISO 4217.' })
  currency!: string;
}

@ObjectType({ description: 'What a provider can do. Whoever is asked is chosen by this.' })
export class Capabilities {
  @Field(() => [RequestKindEnum], { description: 'What it can be asked for.' })
  requests!: RequestKind[];

  @Field(() => [DocumentKindEnum], { description: 'Kinds of documents that it reads.' })
  documentKinds!: DocumentKind[];

  @Field(() => [FieldNameEnum], { description: 'Fields that it reads or proves.' })
  fields!: FieldName[];

  @Field(() => [String], { description: 'Media types that it takes.' })
  mediaTypes!: string[];

  @Field(() => Int, { nullable: true, description: 'Largest file in bytes; null where no limit is known.' })
  maxImageBytes!: number | null;

  @Field(() => Money, {
    nullable: true,
    description: 'Expected price of one call; null where it costs nothing, or where nobody knows (costKnown).',
  })
  cost!: Money | null;

  @Field(() => Boolean, { description: 'False where calls are paid for and nobody has said how much.' })
  costKnown!: boolean;

  @Field(() => Boolean, { description: 'Whether it compares faces.' })
  faces!: boolean;

  @Field(() => Boolean, { description: 'Whether it tells a living person from a picture of one.' })
  liveness!: boolean;

  @Field(() => Boolean, { description: 'Whether it judges if a document is genuine.' })
  authenticity!: boolean;

  @Field(() => [String], { description: 'What it does not do although one might expect it.' })
  limitations!: string[];
}

@ObjectType({ description: 'How a provider has fared of late, in this process: at most its last hundred calls.' })
export class ProviderHealth {
  @Field(() => HealthStateEnum)
  state!: HealthState;

  @Field(() => Int, { description: 'How many calls the figures are of.' })
  calls!: number;

  @Field(() => Int, { nullable: true })
  medianLatencyMs!: number | null;

  @Field(() => Int, { nullable: true })
  percentile95LatencyMs!: number | null;

  @Field(() => Float, { nullable: true, description: '0..1.' })
  successRate!: number | null;
}

@ObjectType({ description: 'Somebody who can be asked about a picture.' })
export class Provider {
  @Field(() => ProviderNameEnum)
  name!: ProviderName;

  @Field(() => ProviderModeEnum, { nullable: true, description: 'Null while it is not configured.' })
  mode!: ProviderMode | null;

  @Field(() => Boolean, { description: 'A provider that is not configured is never asked.' })
  configured!: boolean;

  @Field(() => Capabilities, { nullable: true, description: 'Null while it is not configured.' })
  capabilities!: Capabilities | null;

  @Field(() => ProviderHealth)
  health!: ProviderHealth;
}
