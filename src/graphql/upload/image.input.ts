import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { FileUpload } from 'graphql-upload/processRequest.mjs';
import { Field, ID, InputType } from 'type-graphql';
import { UserFault } from '../../domain/errors.js';
import { readUpload, UploadUnreadable } from '../../http/multipart/read-upload.js';
import type { ImageSource } from '../../services/receive-image.js';
import { NO_CONTROL_CHARACTERS, PLAIN_TEXT } from '../problems.js';
import { UploadScalar } from '../scalars.js';

@InputType({ description: 'A picture. Exactly one of the five.' })
export class ImageInput {
  @Field(() => UploadScalar, { nullable: true, description: 'A file of a GraphQL multipart request.' })
  @IsOptional()
  upload?: Promise<FileUpload> | null;

  @Field(() => ID, { nullable: true, description: 'From createUpload, after the file was sent to its address.' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  @Matches(PLAIN_TEXT, NO_CONTROL_CHARACTERS)
  uploadId?: string | null;

  @Field(() => String, { nullable: true, description: 'data:image/jpeg;base64,…' })
  @IsOptional()
  @IsString()
  dataUrl?: string | null;

  @Field(() => String, { nullable: true, description: 'The file in Base64, without anything in front.' })
  @IsOptional()
  @IsString()
  base64?: string | null;

  @Field(() => String, { nullable: true, description: 'The name of a picture that ships with Verigraph.' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  specimen?: string | null;
}

/** `path` is where the image stands in the arguments. */
export function toImageSource({ upload, ...rest }: ImageInput, maxBytes: number, path: string[]): ImageSource {
  return { ...rest, upload: upload ? () => readPart(upload, maxBytes, [...path, 'upload']) : null };
}

async function readPart(upload: Promise<FileUpload>, maxBytes: number, path: string[]): Promise<Buffer> {
  try {
    return await readUpload(upload, { maxBytes });
  } catch (error) {
    // A full disk is no fault of the caller's.
    if (!(error instanceof UploadUnreadable) || error.status >= 500) throw error;
    const code = error.code === 'PAYLOAD_TOO_LARGE' ? 'IMAGE_TOO_LARGE' : 'UPLOAD_FAILED';
    throw new UserFault({ code, message: error.message, path });
  }
}
