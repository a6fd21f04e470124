import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { Candidate as DomainCandidate, Field as DomainField } from '../../domain/field.js';
import { dissentOf } from '../../domain/field.js';
import { Candidate, Field } from './field.type.js';

@Resolver(() => Field)
export class FieldObjectResolver {
  @FieldResolver(() => [Candidate])
  dissent(@Root() field: DomainField & { dissent?: DomainCandidate[] }): DomainCandidate[] {
    // Where values are masked it was drawn before that.
    return field.dissent ?? dissentOf(field);
  }
}
