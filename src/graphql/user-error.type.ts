import { Field, ObjectType } from 'type-graphql';
import type { UserError as DomainUserError, UserErrorCode } from '../domain/errors.js';
import { UserErrorCodeEnum } from './enums.js';

@ObjectType({ description: 'A fault that the caller can mend. The mutation has changed nothing.' })
export class UserError implements DomainUserError {
  @Field(() => UserErrorCodeEnum)
  code!: UserErrorCode;

  @Field(() => String, { description: 'A sentence for a person. Holds nothing of what was sent.' })
  message!: string;

  @Field(() => [String], { description: 'Where in the arguments, such as ["input", "image", "upload"].' })
  path!: string[];
}
