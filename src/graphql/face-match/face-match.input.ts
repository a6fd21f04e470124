import { IsEnum, IsOptional, IsString, Length, Matches, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import type { FaceSide } from '../../services/match-faces.js';
import { NO_CONTROL_CHARACTERS, PLAIN_TEXT } from '../problems.js';
import { StrategyInput } from '../strategy/strategy.input.js';
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

@InputType({ description: 'Two faces, and who is asked whether they are one person’s.' })
export class MatchFacesInput {
  @Field(() => FaceSourceInput)
  @ValidateNested()
  left!: FaceSourceInput;

  @Field(() => FaceSourceInput)
  @ValidateNested()
  right!: FaceSourceInput;

  @Field(() => ID, { nullable: true, description: 'A session that the match shall belong to.' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  @Matches(PLAIN_TEXT, NO_CONTROL_CHARACTERS)
  sessionId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Your own id of the person; 1 to 128 characters, no personal data.' })
  @IsOptional()
  @Length(1, 128)
  @Matches(PLAIN_TEXT, NO_CONTROL_CHARACTERS)
  customerId?: string | null;

  @Field(() => StrategyInput, {
    nullable: true,
    description: 'Who is asked, in which way, at what price and until when. With CONSENSUS the quorum is of decisions.',
  })
  @IsOptional()
  @ValidateNested()
  strategy?: StrategyInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of the sandbox, such as "flyocr-face-differs". Refused outside of it.',
  })
  @IsOptional()
  @MaxLength(64)
  scenario?: string | null;
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
