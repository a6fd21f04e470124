import { Field, ObjectType } from 'type-graphql';
import type { Page } from '../store/cursor.js';
import { encodeCursor } from '../store/cursor.js';

@ObjectType({ description: 'Where a page ends, as in the Relay cursor connections specification.' })
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Always false: pages are read forwards only.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Give this as `after` for the next page.' })
  endCursor!: string | null;
}

export interface Connection<T> {
  edges: { cursor: string; node: T }[];
  pageInfo: PageInfo;
}

export function toConnection<T extends { id: string; createdAt: Date }>({
  items,
  hasNextPage,
}: Page<T>): Connection<T> {
  const edges = items.map((node) => ({ cursor: encodeCursor(node), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage,
      hasPreviousPage: false,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
