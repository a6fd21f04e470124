import type { FieldNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql';
import { getArgumentValues, isObjectType, Kind } from 'graphql';
import type { FieldName } from '../../domain/field.js';

/** A type with `fields(names:)`, and what of it stands for more than what is asked for by name. */
export interface FieldedType {
  type: string;
  whole: readonly string[];
}

const DOCUMENT: FieldedType = { type: 'Document', whole: ['holder'] };

/**
 * The fields that an operation asks for by name below `path`, such as `uploadDocument { document { fields(names: …) } }`.
 * Null where it asks for all of them in one place or another, for the holder, or for none: then nothing can be saved.
 */
export function wantedFields(
  info: GraphQLResolveInfo,
  path: readonly string[],
  { type, whole }: FieldedType = DOCUMENT,
): FieldName[] | null {
  let level = info.fieldNodes.flatMap((node) => childrenOf(info, node.selectionSet));
  for (const name of path) {
    level = level.filter((node) => node.name.value === name).flatMap((node) => childrenOf(info, node.selectionSet));
  }
  const fielded = info.schema.getType(type);
  const definition = isObjectType(fielded) ? fielded.getFields()['fields'] : undefined;
  const selections = level.filter((node) => node.name.value === 'fields');
  if (!definition || selections.length === 0 || level.some((node) => whole.includes(node.name.value))) return null;
  const names = selections.map((node) => {
    const { names: given } = getArgumentValues(definition, node, info.variableValues) as { names?: FieldName[] | null };
    return given ?? null;
  });
  if (names.some((given) => given === null)) return null;
  const wanted = [...new Set(names.flatMap((given) => given ?? []))];
  return wanted.length > 0 ? wanted : null;
}

function childrenOf(info: GraphQLResolveInfo, selections: SelectionSetNode | undefined): FieldNode[] {
  return (selections?.selections ?? []).flatMap((selection): FieldNode[] => {
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) return childrenOf(info, selection.selectionSet);
    return childrenOf(info, info.fragments[selection.name.value]?.selectionSet);
  });
}
