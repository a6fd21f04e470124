import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { UserError } from '../../domain/errors.js';
import { createUpload } from '../../services/create-upload.js';
import type { GraphContext } from '../context.js';
import { answerMutation } from '../problems.js';
import { CreateUploadInput, CreateUploadPayload } from './upload.type.js';
import type { SignedUpload } from './upload.type.js';

@Resolver()
export class UploadResolver {
  @Mutation(() => CreateUploadPayload, {
    description: 'For large files and for routers that pass no multipart: an address to send one file to.',
  })
  createUpload(
    @Arg('input', () => CreateUploadInput) input: CreateUploadInput,
    @Ctx() { parts, caller, publicUrl }: GraphContext,
  ): Promise<{ upload: SignedUpload | null; userErrors: UserError[] }> {
    return answerMutation(
      input,
      async () => {
        const { id, pathAndQuery, expiresAt } = await createUpload(parts, caller, input);
        return { upload: { id, url: `${publicUrl}${pathAndQuery}`, expiresAt } };
      },
      { upload: null as SignedUpload | null },
    );
  }
}
