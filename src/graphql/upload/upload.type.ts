import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { IsInt, Matches, Min } from 'class-validator';
import { DateTimeScalar } from '../scalars.js';
import { UserError } from '../user-error.type.js';

@InputType({ description: 'Exactly which file is to be sent: no other is taken.' })
export class CreateUploadInput {
  @Field(() => Int, { description: 'Exact length of the file in bytes.' })
  @IsInt()
  @Min(1)
  byteLength!: number;

  @Field(() => String, { description: 'SHA-256 of the file, 64 hexadecimal digits.' })
  @Matches(/^[0-9a-f]{64}$/i, { message: 'sha256 must be 64 hexadecimal digits' })
  sha256!: string;
}

@ObjectType({
  description: 'An address that takes one file, once. Send it with PUT, then use the id in uploadDocument.',
})
export class SignedUpload {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'Send the bytes here with PUT; no further authentication is needed.' })
  url!: string;

  @Field(() => DateTimeScalar, { description: 'Until when it can be sent, and used.' })
  expiresAt!: Date;
}

@ObjectType({ description: 'Either the address or what to mend.' })
export class CreateUploadPayload {
  @Field(() => SignedUpload, { nullable: true })
  upload!: SignedUpload | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}
