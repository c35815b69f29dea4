import {
  getNamedType,
  isCompositeType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

import type { Fragments } from './documents.ts';
import { possibleTypes } from './types.ts';

/** Where a selection set stands. */
export interface SelectionPlace {
  /** Undefined where it is not known: in a document that was not validated, or without a schema. */
  readonly type: GraphQLCompositeType | undefined;
  /** The object types that an object at this place can have: fragments around it narrow them. */
  readonly objectTypes: readonly string[];
  /** Whether its fields are fields of the operation itself. */
  readonly isRoot: boolean;
}

/** A field where it is selected. */
export interface SelectedField {
  readonly field: FieldNode;
  /** The alias or the name. */
  readonly responseName: string;
  readonly place: SelectionPlace;
  /** Undefined for `__typename`, and where the schema has no such field. */
  readonly type: GraphQLOutputType | undefined;
}

/** A fragment where it is spread or written inline. */
export interface SelectedFragment {
  readonly selection: Exclude<SelectionNode, FieldNode>;
  readonly fragment: FragmentDefinitionNode | InlineFragmentNode;
  /** Around the fragment. */
  readonly place: SelectionPlace;
  /** Inside the fragment: of its type condition, the object types narrowed to those that meet it. */
  readonly inside: SelectionPlace;
}

/** What a walk makes of selections. `Context` is handed down from a field or fragment to what is below it. */
export interface SelectionVisitor<Result, Context> {
  /** @param below makes the result of the field's own selections; undefined where it has none */
  field(selected: SelectedField, context: Context, below: (context: Context) => Result | undefined): Result;
  /**
   * Without it, a fragment's result is that of its selections inside.
   *
   * @param walk makes the result of the fragment's selections
   */
  fragment?(selected: SelectedFragment, context: Context, walk: WalkFragment<Result, Context>): Result;
  /** The result of a selection set, from those of its selections in their order. */
  join(results: readonly Result[]): Result;
  /** Whether a selection counts; without it, all do. */
  includes?(selection: SelectionNode): boolean;
}

/** At a place, which need not be the one inside the fragment, and in the same context unless another is given. */
export type WalkFragment<Result, Context> = (place: SelectionPlace, context?: Context) => Result;

export type WalkSelections<Result, Context> = (
  selectionSet: SelectionSetNode,
  place: SelectionPlace,
  context: Context,
) => Result;

/** At the root of an operation without a schema: nothing is known of types. */
export const UNTYPED_ROOT: SelectionPlace = { type: undefined, objectTypes: [], isRoot: true };

/** @throws Error where the schema has no such root type */
export function rootPlace(
  schema: GraphQLSchema,
  { operation }: OperationDefinitionNode,
): SelectionPlace & { readonly type: GraphQLObjectType } {
  const type = schema.getRootType(operation);
  if (type == null) {
    throw new Error(`The schema has no ${operation} type.`);
  }
  return { type, objectTypes: [type.name], isRoot: true };
}

/** Anywhere that objects of the type may stand. */
export function placeOfType(schema: GraphQLSchema, type: GraphQLCompositeType): SelectionPlace {
  return { type, objectTypes: possibleTypes(schema, type), isRoot: false };
}

/**
 * The one way in which the gateway's stages go through selections. Each selection set is walked once for each place and
 * context that it meets, however often its fragment is spread, so that fragments which spread fragments cannot make a walk
 * exponential. A fragment that spreads itself (validation refuses it) counts as empty there.
 */
export function selectionWalker<Result, Context extends boolean | undefined = undefined>(
  schema: GraphQLSchema | undefined,
  fragments: Fragments,
  visitor: SelectionVisitor<Result, Context>,
): WalkSelections<Result, Context> {
  const known = new Map<SelectionSetNode, Map<string, Result>>();

  const walk: WalkSelections<Result, Context> = (selectionSet, place, context) => {
    const key = `${place.type?.name} ${place.objectTypes.join(' ')} ${place.isRoot} ${context}`;
    const results = known.get(selectionSet) ?? new Map<string, Result>();
    known.set(selectionSet, results);
    const before = results.get(key);
    if (before !== undefined) {
      return before;
    }
    results.set(key, visitor.join([]));
    const selections = selectionSet.selections.filter((selection) => visitor.includes?.(selection) ?? true);
    const result = visitor.join(selections.flatMap((selection) => walkSelection(selection, place, context)));
    results.set(key, result);
    return result;
  };

  const walkSelection = (selection: SelectionNode, place: SelectionPlace, context: Context): Result[] => {
    if (selection.kind === Kind.FIELD) {
      return [walkField(selection, place, context)];
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    if (fragment === undefined) {
      return [];
    }
    const at = (inner: SelectionPlace, within: Context = context): Result => walk(fragment.selectionSet, inner, within);
    const inside = insideOf(schema, fragment, place);
    return [visitor.fragment?.({ selection, fragment, place, inside }, context, at) ?? at(inside)];
  };

  const walkField = (field: FieldNode, place: SelectionPlace, context: Context): Result => {
    const { selectionSet } = field;
    const type = typeOfField(field.name.value, place);
    const responseName = (field.alias ?? field.name).value;
    return visitor.field({ field, responseName, place, type }, context, (inner) =>
      selectionSet === undefined ? undefined : walk(selectionSet, placeBelow(schema, getNamedType(type)), inner),
    );
  };
  return walk;
}

function typeOfField(name: string, { type: parent, isRoot }: SelectionPlace): GraphQLOutputType | undefined {
  const meta = isRoot ? [SchemaMetaFieldDef, TypeMetaFieldDef].find((field) => field.name === name) : undefined;
  return (meta ?? (parent !== undefined && 'getFields' in parent ? parent.getFields()[name] : undefined))?.type;
}

function placeBelow(schema: GraphQLSchema | undefined, type: GraphQLNamedType | undefined): SelectionPlace {
  return schema === undefined || !isCompositeType(type) ? UNTYPED : placeOfType(schema, type);
}

function insideOf(
  schema: GraphQLSchema | undefined,
  { typeCondition }: FragmentDefinitionNode | InlineFragmentNode,
  place: SelectionPlace,
): SelectionPlace {
  if (typeCondition === undefined || schema === undefined) {
    return place;
  }
  const type = schema.getType(typeCondition.name.value);
  if (!isCompositeType(type)) {
    return { ...place, type: undefined, objectTypes: [] };
  }
  const within = new Set(possibleTypes(schema, type));
  return { ...place, type, objectTypes: place.objectTypes.filter((name) => within.has(name)) };
}

const UNTYPED: SelectionPlace = { ...UNTYPED_ROOT, isRoot: false };
