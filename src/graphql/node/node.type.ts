import { Field, ID, InterfaceType, Int, ObjectType } from 'type-graphql';
import type { Lifecycle, Poll as DomainPoll } from '../../domain/lifecycle.js';
import { identifierKind } from '../../store/identifiers.js';
import { LifecycleEnum } from '../enums.js';
import { DateTimeScalar } from '../scalars.js';

const TYPE_NAMES: Partial<Record<string, string>> = {
  document: 'Document',
  session: 'Session',
  faceMatch: 'FaceMatch',
  livenessCheck: 'LivenessCheck',
  invoice: 'Invoice',
  invoiceVerification: 'InvoiceVerification',
  ocrExport: 'OcrExport',
};

/** By the prefix of the id: sources are plain objects of the domain. */
function typeNameOf({ id }: { id: string }): string | undefined {
  return TYPE_NAMES[identifierKind(id) ?? ''];
}

@ObjectType({ description: 'When to ask again, and when to stop.' })
export class Poll implements DomainPoll {
  @Field(() => Int, { description: 'Milliseconds to wait before the next request; 0 when terminal.' })
  afterMs!: number;

  @Field(() => Boolean, { description: 'True when asking again brings nothing new.' })
  terminal!: boolean;
}

@InterfaceType({ description: 'Anything with an id that can be asked for again.', resolveType: typeNameOf })
export abstract class Node {
  @Field(() => ID, { description: 'Opaque and unguessable.' })
  id!: string;
}

@InterfaceType({
  description: 'Anything that takes time. The same polling contract on all of them.',
  resolveType: typeNameOf,
})
export abstract class Tracked {
  @Field(() => ID, { description: 'Opaque and unguessable.' })
  id!: string;

  @Field(() => LifecycleEnum, { description: 'Where the work stands.' })
  lifecycle!: Lifecycle;

  @Field(() => Int, {
    description:
      'Grows by one with each visible change and never goes back. Give it as afterRevision to wait for news.',
  })
  revision!: number;

  @Field(() => Poll, { description: 'When to ask again, and when to stop.' })
  poll?: Poll;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => DateTimeScalar)
  updatedAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was erased: what it held is gone, and `erasure` has the receipts. Null: it was not.',
  })
  erasedAt?: Date | null;
}
