import { Field, ID, Int, ObjectType } from 'type-graphql';
import type {
  AttemptLifecycle,
  ProviderError as DomainProviderError,
  ProviderErrorCode,
  ServedFrom,
} from '../../domain/attempt.js';
import { AttemptLifecycleEnum, ProviderErrorCodeEnum, ServedFromEnum } from '../enums.js';
import { Money, Provider } from '../provider/provider.type.js';
import { DateTimeScalar } from '../scalars.js';

@ObjectType({ description: 'A provider’s failure. One provider down never takes the document with it.' })
export class ProviderError implements DomainProviderError {
  @Field(() => ProviderErrorCodeEnum)
  code!: ProviderErrorCode;

  @Field(() => String, { description: 'For the person in front of the app.' })
  userMessage!: string;

  @Field(() => String, { description: 'For whoever runs the app. No personal data, no secrets.' })
  internalMessage!: string;

  @Field(() => String, { nullable: true, description: 'The vendor’s own code.' })
  providerCode!: string | null;

  @Field(() => Boolean, { description: 'Whether asking again may bring another answer.' })
  retryable!: boolean;

  @Field(() => Boolean, { description: 'Whether the person can mend it, such as by a better picture.' })
  userCanFix!: boolean;

  @Field(() => Int, { nullable: true, description: 'Milliseconds to wait, where the provider said so.' })
  retryAfterMs!: number | null;
}

@ObjectType({ description: 'One provider asked: what it cost and how it ended.' })
export class Attempt {
  @Field(() => ID)
  id!: string;

  @Field(() => Provider)
  provider!: Provider;

  @Field(() => AttemptLifecycleEnum)
  lifecycle!: AttemptLifecycle;

  @Field(() => ServedFromEnum)
  servedFrom!: ServedFrom;

  @Field(() => Int, {
    nullable: true,
    description: 'Age of an answer from the cache, in milliseconds; null for any other.',
  })
  ageMs!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Milliseconds that the provider took; null while it is at it and for an answer from the cache.',
  })
  latencyMs!: number | null;

  @Field(() => Money, { nullable: true, description: 'What it cost; null where nothing.' })
  cost!: Money | null;

  @Field(() => String, { nullable: true, description: 'The provider’s own id of the work.' })
  externalId!: string | null;

  @Field(() => ProviderError, { nullable: true })
  error!: ProviderError | null;

  @Field(() => DateTimeScalar, { nullable: true })
  startedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true })
  finishedAt!: Date | null;
}
