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

/** The type that a selection set applies to: the parent type of its fields. */
export interface TypeScope {
  /** Undefined if unknown: the document was not validated, or there is no schema. */
  readonly type: GraphQLCompositeType | undefined;
  /** The object types that an object here can have; the fragments around it narrow them. */
  readonly objectTypes: readonly string[];
  /** Whether the fields are root fields of the operation. */
  readonly isRoot: boolean;
}

/** A field and the scope in which it is selected. */
export interface SelectedField {
  readonly field: FieldNode;
  /** The alias or the name. */
  readonly responseName: string;
  readonly scope: TypeScope;
  /** Undefined for `__typename`, and if the schema has no such field. */
  readonly type: GraphQLOutputType | undefined;
}

/** A fragment spread or an inline fragment, with the scopes around it and inside it. */
export interface SelectedFragment {
  readonly selection: Exclude<SelectionNode, FieldNode>;
  readonly fragment: FragmentDefinitionNode | InlineFragmentNode;
  /** Around the fragment. */
  readonly scope: TypeScope;
  /** Inside the fragment: its type condition, with the object types that satisfy it. */
  readonly inside: TypeScope;
}

/** Computes a result from selections, from the leaves upwards. A field or fragment passes `Context` down. */
export interface SelectionVisitor<Result, Context> {
  /** @param below computes the result of the field's own selections; undefined if it has none */
  field(selected: SelectedField, context: Context, below: (context: Context) => Result | undefined): Result;
  /**
   * If it is not implemented, the result of a fragment is the result of its selections.
   *
   * @param walk computes the result of the fragment's selections
   */
  fragment?(selected: SelectedFragment, context: Context, walk: WalkFragment<Result, Context>): Result;
  /** The result of a selection set, from the results of its selections in document order. */
  join(results: readonly Result[]): Result;
  /** Whether a selection is visited; if it is not implemented, all are. */
  includes?(selection: SelectionNode): boolean;
}

/** Walks a fragment in any scope, not only its own; without `context`, in the context of the fragment. */
type WalkFragment<Result, Context> = (scope: TypeScope, context?: Context) => Result;

type WalkSelections<Result, Context> = (selectionSet: SelectionSetNode, scope: TypeScope, context: Context) => Result;

/** The root of an operation if there is no schema, so that no type is known. */
export const UNTYPED_ROOT: TypeScope = { type: undefined, objectTypes: [], isRoot: true };

/** @throws Error if the schema has no such root type */
export function rootScope(
  schema: GraphQLSchema,
  { operation }: OperationDefinitionNode,
): TypeScope & { readonly type: GraphQLObjectType } {
  const type = schema.getRootType(operation);
  if (type == null) {
    throw new Error(`The schema has no ${operation} type.`);
  }
  return { type, objectTypes: [type.name], isRoot: true };
}

/** The scope of any object of the type, below the root. */
export function scopeOfType(schema: GraphQLSchema, type: GraphQLCompositeType): TypeScope {
  return { type, objectTypes: possibleTypes(schema, type), isRoot: false };
}

/**
 * The only recursion over selections in the gateway: each stage passes a visitor, and none handles spreads, cycles and repeated
 * fragments by itself.
 *
 * Threat: fragments that spread fragments make a naive walk exponential in the length of the document. Each selection set is
 * therefore walked once for each scope and context, and its result is used again. A fragment that spreads itself, which
 * validation refuses, is empty at the inner spread.
 */
export function selectionWalker<Result, Context extends boolean | undefined = undefined>(
  schema: GraphQLSchema | undefined,
  fragments: Fragments,
  visitor: SelectionVisitor<Result, Context>,
): WalkSelections<Result, Context> {
  const resultsBySet = new Map<SelectionSetNode, Map<string, Result>>();

  const walk: WalkSelections<Result, Context> = (selectionSet, scope, context) => {
    const key = `${scope.type?.name} ${scope.objectTypes.join(' ')} ${scope.isRoot} ${context}`;
    const results = resultsBySet.get(selectionSet) ?? new Map<string, Result>();
    resultsBySet.set(selectionSet, results);
    const known = results.get(key);
    if (known !== undefined) {
      return known;
    }
    results.set(key, visitor.join([]));
    const selections = selectionSet.selections.filter((selection) => visitor.includes?.(selection) ?? true);
    const result = visitor.join(selections.flatMap((selection) => walkSelection(selection, scope, context)));
    results.set(key, result);
    return result;
  };

  const walkSelection = (selection: SelectionNode, scope: TypeScope, context: Context): Result[] => {
    if (selection.kind === Kind.FIELD) {
      return [walkField(selection, scope, context)];
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    if (fragment === undefined) {
      return [];
    }
    const walkIn = (inner: TypeScope, within: Context = context): Result => walk(fragment.selectionSet, inner, within);
    const inside = scopeOfFragment(schema, fragment, scope);
    return [visitor.fragment?.({ selection, fragment, scope, inside }, context, walkIn) ?? walkIn(inside)];
  };

  const walkField = (field: FieldNode, scope: TypeScope, context: Context): Result => {
    const { selectionSet } = field;
    const type = typeOfField(field.name.value, scope);
    const responseName = (field.alias ?? field.name).value;
    return visitor.field({ field, responseName, scope, type }, context, (inner) =>
      selectionSet === undefined ? undefined : walk(selectionSet, scopeBelow(schema, getNamedType(type)), inner),
    );
  };
  return walk;
}

function typeOfField(name: string, { type: parent, isRoot }: TypeScope): GraphQLOutputType | undefined {
  const meta = isRoot ? [SchemaMetaFieldDef, TypeMetaFieldDef].find((field) => field.name === name) : undefined;
  return (meta ?? (parent !== undefined && 'getFields' in parent ? parent.getFields()[name] : undefined))?.type;
}

function scopeBelow(schema: GraphQLSchema | undefined, type: GraphQLNamedType | undefined): TypeScope {
  return schema === undefined || !isCompositeType(type) ? UNTYPED : scopeOfType(schema, type);
}

function scopeOfFragment(
  schema: GraphQLSchema | undefined,
  { typeCondition }: FragmentDefinitionNode | InlineFragmentNode,
  scope: TypeScope,
): TypeScope {
  if (typeCondition === undefined || schema === undefined) {
    return scope;
  }
  const type = schema.getType(typeCondition.name.value);
  if (!isCompositeType(type)) {
    return { ...scope, type: undefined, objectTypes: [] };
  }
  const within = new Set(possibleTypes(schema, type));
  return { ...scope, type, objectTypes: scope.objectTypes.filter((name) => within.has(name)) };
}

const UNTYPED: TypeScope = { ...UNTYPED_ROOT, isRoot: false };
