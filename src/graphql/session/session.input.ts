import { IsOptional, Length, Matches } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { PLAIN_TEXT } from '../problems.js';

const NO_CONTROL_CHARACTERS = { message: '$property must not hold control characters' };

@InputType({ description: 'All of it may be left out.' })
export class CreateSessionInput {
  @Field(() => String, { nullable: true, description: 'A key of your own to find it by; 1 to 36 characters.' })
  @IsOptional()
  @Length(1, 36)
  @Matches(PLAIN_TEXT, NO_CONTROL_CHARACTERS)
  clientKey?: string | null;

  @Field(() => ID, { nullable: true, description: 'Your own id of the person; 1 to 128 characters, no personal data.' })
  @IsOptional()
  @Length(1, 128)
  @Matches(PLAIN_TEXT, NO_CONTROL_CHARACTERS)
  customerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The schema of checks that is wanted; 1 to 64 characters.' })
  @IsOptional()
  @Length(1, 64)
  @Matches(PLAIN_TEXT, NO_CONTROL_CHARACTERS)
  schemaId?: string | null;
}

@InputType({ description: 'All that are given must hold.' })
export class SessionFilter {
  @Field(() => ID, { nullable: true })
  customerId?: string | null;
}
