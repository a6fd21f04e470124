import { Field, ID, ObjectType } from 'type-graphql';
import type { DocumentKind, DocumentSide } from '../../domain/document.js';
import { DocumentKindEnum, DocumentSideEnum } from '../enums.js';
import { CountryCodeScalar } from '../scalars.js';

@ObjectType({
  description: 'A picture or film that ships with Verigraph, so that no file is needed. All persons are invented.',
})
export class Specimen {
  @Field(() => ID, { description: 'Give it as `specimen` where a picture is asked for.' })
  name!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String, { description: 'What it shows, and what it is good for.' })
  description!: string;

  @Field(() => String, { description: 'Such as image/jpeg, application/pdf or video/mp4.' })
  mediaType!: string;

  @Field(() => DocumentKindEnum, {
    nullable: true,
    description: 'Null where it shows no document, but a face, an invoice, a plate or a page of text.',
  })
  kind!: DocumentKind | null;

  @Field(() => CountryCodeScalar, { nullable: true, description: 'Null where it belongs to no country.' })
  country!: string | null;

  @Field(() => DocumentSideEnum, { nullable: true, description: 'Null where it has no sides.' })
  side!: DocumentSide | null;
}
