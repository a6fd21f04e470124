import { IsEnum, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import type { FaceSide } from '../../services/match-faces.js';
import { NO_CONTROL_CHARACTERS, PLAIN_TEXT } from '../problems.js';
import { HandInInput } from '../upload/hand-in.input.js';
import { ImageInput, toImageSource } from '../upload/image.input.js';
import { HandedInRoleEnum } from './face.enums.js';

@InputType({ description: 'A face. Exactly one of documentId, imageId and image.' })
export class FaceSourceInput {
  @Field(() => ID, { nullable: true, description: 'A document of yours: the portrait on its picture.' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  @Matches(PLAIN_TEXT, NO_CONTROL_CHARACTERS)
  documentId?: string | null;

  @Field(() => ID, { nullable: true, description: 'A picture that you handed in before, by its id.' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  @Matches(PLAIN_TEXT, NO_CONTROL_CHARACTERS)
  imageId?: string | null;

  @Field(() => ImageInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  image?: ImageInput | null;

  @Field(() => HandedInRoleEnum, {
    nullable: true,
    description: 'Of image or imageId. Default: what that picture was handed in as, else UPLOAD.',
  })
  @IsOptional()
  @IsEnum(HandedInRoleEnum)
  role?: 'SELFIE' | 'UPLOAD' | null;
}

@InputType({
  description: 'Two faces, and who is asked whether they are one person’s. With CONSENSUS the quorum is of decisions.',
})
export class MatchFacesInput extends HandInInput {
  @Field(() => FaceSourceInput)
  @ValidateNested()
  left!: FaceSourceInput;

  @Field(() => FaceSourceInput)
  @ValidateNested()
  right!: FaceSourceInput;
}

/** `path` is where the face stands in the arguments. */
export function toFaceSide(
  { documentId, imageId, image, role }: FaceSourceInput,
  maxBytes: number,
  path: string[],
): FaceSide {
  return {
    documentId: documentId ?? null,
    imageId: imageId ?? null,
    image: image ? toImageSource(image, maxBytes, [...path, 'image']) : null,
    role: role ?? null,
  };
}
