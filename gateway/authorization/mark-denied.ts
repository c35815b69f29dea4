import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

import { refusal } from '../errors.ts';
import { fragmentsOf } from '../execution/fetch-document.ts';

import type { MayRead } from './field-rights.ts';

/** An operation in which it can be told of every field selection whether it is denied, for every object that it meets. */
export interface MarkedOperation {
  /** The operation and the fragments that it spreads. */
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /**
   * Selections of `document` that the viewer may not read: each stands where it stood, and answers null. With the coordinate
   * as the client wrote it, on the interface where it was split: it names no type that the client did not.
   */
  readonly denied: ReadonlyMap<FieldNode, string>;
}

/** Splitting by type copies what is below: an operation that grows beyond this many selections is refused. */
const MOST_SELECTIONS = 20_000;

interface Marking {
  readonly schema: GraphQLSchema;
  readonly mayRead: MayRead;
  readonly denied: Map<FieldNode, string>;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Those that the operation spreads. */
  readonly marked: Map<string, FragmentDefinitionNode>;
  /** Selections, written out. */
  readonly sizes: Map<SelectionSetNode, number>;
}

/**
 * Marks what a viewer may not read. A selection on an interface that the viewer may read of some of its types and not of
 * others is written out as one fragment per type, in its place, so that no selection is half denied. Each fragment of the
 * document is marked once, wherever it is spread.
 *
 * @param document valid against `schema`
 * @returns undefined where nothing is denied
 * @throws GraphQLError COST_LIMIT_EXCEEDED where splitting would make the operation too large
 */
export function markDenied(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  mayRead: MayRead,
): MarkedOperation | undefined {
  const denied = new Map<FieldNode, string>();
  const fragments = fragmentsOf(document);
  const marking: Marking = { schema, mayRead, denied, fragments, marked: new Map(), sizes: new Map() };
  const rootType = schema.getRootType(operation.operation);
  if (rootType == null) {
    throw new Error(`The schema has no ${operation.operation} type.`);
  }
  const marked = { ...operation, selectionSet: markSelections(marking, operation.selectionSet, rootType) };
  return denied.size === 0
    ? undefined
    : {
        document: { kind: Kind.DOCUMENT, definitions: [marked, ...marking.marked.values()] },
        operation: marked,
        denied,
      };
}

function markSelections(marking: Marking, { selections }: SelectionSetNode, type: GraphQLCompositeType) {
  const marked: SelectionSetNode = {
    kind: Kind.SELECTION_SET,
    selections: selections.flatMap((selection): readonly SelectionNode[] => {
      switch (selection.kind) {
        case Kind.FIELD:
          return markField(marking, selection, type);
        case Kind.INLINE_FRAGMENT: {
          const condition = selection.typeCondition?.name.value;
          const inner = condition === undefined ? type : compositeType(marking, condition);
          return [{ ...selection, selectionSet: markSelections(marking, selection.selectionSet, inner) }];
        }
        default:
          markFragment(marking, selection.name.value);
          return [selection];
      }
    }),
  };
  const size = marked.selections.reduce((sum, selection) => sum + sizeOf(marking.sizes, selection), 0);
  if (size > MOST_SELECTIONS) {
    throw refusal('COST_LIMIT_EXCEEDED', 'The operation selects too much of types that you may read only in part.', {
      limit: MOST_SELECTIONS,
    });
  }
  marking.sizes.set(marked, size);
  return marked;
}

function markFragment(marking: Marking, name: string): void {
  const fragment = marking.fragments.get(name);
  if (fragment !== undefined && !marking.marked.has(name)) {
    const type = compositeType(marking, fragment.typeCondition.name.value);
    marking.marked.set(name, fragment);
    marking.marked.set(name, { ...fragment, selectionSet: markSelections(marking, fragment.selectionSet, type) });
  }
}

function markField(marking: Marking, field: FieldNode, parent: GraphQLCompositeType): readonly SelectionNode[] {
  const name = field.name.value;
  if (name.startsWith('__') || parent.name.startsWith('__')) {
    return [markInside(marking, field, parent)];
  }
  if (!marking.mayRead(parent.name, name)) {
    return [deny(marking, field, parent)];
  }
  const types = objectTypes(marking, parent);
  const deniedOn = new Set(types.filter((type) => !marking.mayRead(type.name, name)));
  if (types.length > 0 && deniedOn.size === types.length) {
    return [deny(marking, field, parent)];
  }
  const allowed = markInside(marking, field, parent);
  return deniedOn.size === 0
    ? [allowed]
    : types.map((type) => onType(type, deniedOn.has(type) ? deny(marking, field, parent) : allowed));
}

/** A copy, since the same node stands in the client's document, where nothing is marked. */
function deny({ denied }: Marking, field: FieldNode, parent: GraphQLCompositeType): FieldNode {
  const copy = { ...field };
  denied.set(copy, `${parent.name}.${field.name.value}`);
  return copy;
}

function markInside(marking: Marking, field: FieldNode, parent: GraphQLCompositeType): FieldNode {
  const type = getNamedType(definitionOf(parent, field.name.value)?.type);
  return field.selectionSet === undefined || !isCompositeType(type)
    ? field
    : { ...field, selectionSet: markSelections(marking, field.selectionSet, type) };
}

function definitionOf(parent: GraphQLCompositeType, name: string) {
  const introspection = [SchemaMetaFieldDef, TypeMetaFieldDef].find((meta) => meta.name === name);
  return introspection ?? ('getFields' in parent ? parent.getFields()[name] : undefined);
}

function onType(type: GraphQLObjectType, selection: SelectionNode): SelectionNode {
  return {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type.name } },
    selectionSet: { kind: Kind.SELECTION_SET, selections: [selection] },
  };
}

function sizeOf(sizes: ReadonlyMap<SelectionSetNode, number>, selection: SelectionNode): number {
  if (selection.kind === Kind.FRAGMENT_SPREAD || selection.selectionSet === undefined) {
    return 1;
  }
  const { selectionSet } = selection;
  const known = sizes.get(selectionSet);
  return 1 + (known ?? selectionSet.selections.reduce((sum, inner) => sum + sizeOf(sizes, inner), 0));
}

function objectTypes({ schema }: Marking, type: GraphQLCompositeType): readonly GraphQLObjectType[] {
  return isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
}

function compositeType({ schema }: Marking, name: string): GraphQLCompositeType {
  const type = schema.getType(name);
  if (!isCompositeType(type)) {
    throw new Error(`The schema has no type ${name} with fields.`);
  }
  return type;
}
