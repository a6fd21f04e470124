import { Field, ID, Int, ObjectType } from 'type-graphql';
import type {
  CrossCheck as DomainCrossCheck,
  CrossCheckEvidence as DomainEvidence,
  CrossCheckName,
  CrossCheckSource as DomainSource,
  CrossCheckSourceKind,
} from '../../domain/cross-check.js';
import type { CheckOutcome } from '../../domain/document.js';
import type { FieldName } from '../../domain/field.js';
import { CheckOutcomeEnum, FieldNameEnum } from '../enums.js';
import { CrossCheckNameEnum, CrossCheckSourceKindEnum } from './session.enums.js';

@ObjectType({ description: 'Where one side of a comparison comes from: the place, never the value.' })
export class CrossCheckSource implements DomainSource {
  @Field(() => CrossCheckSourceKindEnum)
  kind!: CrossCheckSourceKind;

  @Field(() => ID, { description: 'Of the document, comparison of faces or invoice.' })
  id!: string;

  @Field(() => FieldNameEnum, { nullable: true, description: 'Null for a face.' })
  fieldName!: FieldName | null;
}

@ObjectType({ description: 'Two sources that were held against each other.' })
export class CrossCheckEvidence implements DomainEvidence {
  @Field(() => CrossCheckSource)
  left!: CrossCheckSource;

  @Field(() => CrossCheckSource, { nullable: true, description: 'Null where the left side is held against today.' })
  right!: CrossCheckSource | null;
}

@ObjectType({ description: 'One comparison across the parts of a session; one for each pair that it applies to.' })
export class CrossCheck implements DomainCrossCheck {
  @Field(() => CrossCheckNameEnum)
  name!: CrossCheckName;

  @Field(() => CheckOutcomeEnum, { description: 'FAILED: they contradict each other. NOT_RUN: nothing can be said.' })
  outcome!: CheckOutcome;

  @Field(() => String, { description: 'By which rule it was decided, for a person; without any value.' })
  explanation!: string;

  @Field(() => [CrossCheckEvidence])
  evidence!: CrossCheckEvidence[];

  @Field(() => Int, { description: 'Version of the rules that decided it.' })
  ruleVersion!: number;
}
