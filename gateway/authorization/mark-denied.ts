import {
  getNamedType,
  isCompositeType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';

import { refusal } from '../errors.ts';
import type { DeniedFields } from '../graphql/client-selections.ts';
import { fragmentsOf } from '../graphql/documents.ts';
import { compositeType, possibleTypes } from '../graphql/types.ts';
import { scopeOfType, rootScope, selectionWalker, type SelectedField } from '../graphql/walk-selections.ts';

import type { MayRead } from './field-rights.ts';

/** An operation in which each selection of a field is either denied for all its objects or for none. */
export interface MarkedOperation {
  /** The operation and the fragments that it spreads, nothing else. */
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /**
   * Selections of `document` that the viewer may not read. They stay in the document, and the result has null for them. The
   * coordinate is the one that the client wrote, also where a selection on an interface was split by type: an error must not
   * name a type that the client did not name.
   */
  readonly denied: DeniedFields;
}

/** Splitting by type copies nested selections: an operation that grows to more selections than this is refused. */
const MAX_SELECTIONS = 20_000;

/** Selections after marking, and their number including nested ones. */
interface Marked {
  readonly selections: readonly SelectionNode[];
  readonly size: number;
}

/**
 * Marks the selections that a viewer may not read. A selection on an interface that is readable on some object types only
 * is replaced by one inline fragment for each type, so that each selection is either denied or not. Each fragment definition
 * is marked once, however often it is spread.
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
  const marked = new Map<string, FragmentDefinitionNode>();

  /** Marks a copy: the node itself belongs to the client's document, which other viewers share. */
  const deny = (field: FieldNode, coordinate: string): FieldNode => {
    const copy = { ...field };
    denied.set(copy, coordinate);
    return copy;
  };
  const markField = (
    { field, scope, type }: SelectedField,
    _: undefined,
    below: (context: undefined) => Marked | undefined,
  ): Marked => {
    const inside = (): Marked => {
      const output = getNamedType(type);
      const inner = isCompositeType(output) ? below(undefined) : undefined;
      return inner === undefined ? one(field) : one({ ...field, selectionSet: selectionSetOf(inner) }, inner.size);
    };
    const name = field.name.value;
    const parent = scope.type;
    if (parent === undefined || name.startsWith('__') || parent.name.startsWith('__')) {
      return inside();
    }
    const coordinate = `${parent.name}.${name}`;
    const types = possibleTypes(schema, parent);
    const deniedOn = new Set(types.filter((typeName) => !mayRead(typeName, name)));
    if (!mayRead(parent.name, name) || (types.length > 0 && deniedOn.size === types.length)) {
      return one(deny(field, coordinate));
    }
    const allowed = inside();
    return deniedOn.size === 0
      ? allowed
      : joined(
          types.map((typeName) => onType(typeName, deniedOn.has(typeName) ? one(deny(field, coordinate)) : allowed)),
        );
  };
  const walk = selectionWalker<Marked>(schema, fragmentsOf(document), {
    join: joined,
    field: markField,
    fragment({ selection, fragment, inside }, _, walkAt) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        // Which types are denied depends on the fragment's own type, not on the selections around it.
        const inner = walkAt(inside.type === undefined ? inside : scopeOfType(schema, inside.type));
        return one({ ...selection, selectionSet: selectionSetOf(inner) }, inner.size);
      }
      const name = selection.name.value;
      if (!marked.has(name) && fragment.kind === Kind.FRAGMENT_DEFINITION) {
        marked.set(name, fragment); // keeps the document's order, and stops at a fragment that spreads itself
        const inner = walkAt(scopeOfType(schema, compositeType(schema, fragment.typeCondition.name.value)));
        marked.set(name, { ...fragment, selectionSet: selectionSetOf(inner) });
      }
      return one(selection);
    },
  });
  const root = walk(operation.selectionSet, rootScope(schema, operation), undefined);
  const markedOperation = { ...operation, selectionSet: selectionSetOf(root) };
  return denied.size === 0
    ? undefined
    : {
        document: { kind: Kind.DOCUMENT, definitions: [markedOperation, ...marked.values()] },
        operation: markedOperation,
        denied,
      };
}

function one(selection: SelectionNode, sizeBelow = 0): Marked {
  return { selections: [selection], size: 1 + sizeBelow };
}

function joined(parts: readonly Marked[]): Marked {
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  if (size > MAX_SELECTIONS) {
    throw refusal('COST_LIMIT_EXCEEDED', 'The operation selects too much of types that you may read only in part.', {
      limit: MAX_SELECTIONS,
    });
  }
  return { selections: parts.flatMap(({ selections }) => selections), size };
}

function onType(typeName: string, { selections, size }: Marked): Marked {
  const condition = { kind: Kind.NAMED_TYPE as const, name: { kind: Kind.NAME as const, value: typeName } };
  return one(
    { kind: Kind.INLINE_FRAGMENT, typeCondition: condition, selectionSet: { kind: Kind.SELECTION_SET, selections } },
    size,
  );
}

function selectionSetOf({ selections }: Marked) {
  return { kind: Kind.SELECTION_SET as const, selections };
}
