import {
  getNamedType,
  isAbstractType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

import type { DeniedFields } from '../../graphql/client-selections.ts';
import { fragmentsOf, variablesIn } from '../../graphql/documents.ts';
import { selectionWalker, UNTYPED_ROOT } from '../../graphql/walk-selections.ts';

/** An operation without what is denied, for an executor that knows nothing of denied fields. */
export interface CutOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** The response name under which each object of an interface or union has its type's name. */
  readonly typeKey: string;
}

/**
 * Cuts what is denied, and what has no use without it: selections, fragments, variables. A field that is left without
 * selections selects its type's name alone.
 *
 * @returns undefined where nothing is left
 */
export function cutDenied(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  denied: DeniedFields,
): CutOperation | undefined {
  /** Fragments that are spread, in that order; one that was left empty is undefined. */
  const cut = new Map<string, FragmentDefinitionNode | undefined>();
  const walk = selectionWalker<readonly SelectionNode[]>(undefined, fragmentsOf(document), {
    field({ field }, _, below) {
      if (denied.has(field)) {
        return [];
      }
      const inner = below(undefined);
      return [inner === undefined ? field : { ...field, selectionSet: inner.length === 0 ? ONLY_TYPE : setOf(inner) }];
    },
    fragment({ selection, fragment, inside }, _, walkAt) {
      const inner = walkAt(inside);
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        return inner.length === 0 ? [] : [{ ...selection, selectionSet: setOf(inner) }];
      }
      if (fragment.kind === Kind.FRAGMENT_DEFINITION) {
        cut.set(fragment.name.value, inner.length === 0 ? undefined : { ...fragment, selectionSet: setOf(inner) });
      }
      return inner.length === 0 ? [] : [selection];
    },
    join: (parts) => parts.flat(),
  });
  const selections = walk(operation.selectionSet, UNTYPED_ROOT, undefined);
  if (selections.length === 0) {
    return undefined;
  }
  const selectionSet = setOf(selections);
  const used = [...cut.values()].filter((fragment) => fragment !== undefined);
  const variables = variablesIn([selectionSet, ...used]);
  const variableDefinitions = operation.variableDefinitions?.filter(({ variable }) =>
    variables.has(variable.name.value),
  );
  const typeKey = freeTypeKey(document);
  const whole = withTypeNames(schema, typeKey, {
    kind: Kind.DOCUMENT,
    definitions: [{ ...operation, variableDefinitions, selectionSet }, ...used],
  });
  return { document: whole, operation: whole.definitions[0] as OperationDefinitionNode, typeKey };
}

/** ApolloGateway works best with `__typename` under its own name, but a client may have given that name to another field. */
function freeTypeKey(document: DocumentNode): string {
  let isTaken = false;
  visit(document, { Field: ({ alias }) => void (isTaken ||= alias?.value === TYPE_NAME.name.value) });
  return isTaken ? 'lianzhi_type' : TYPE_NAME.name.value;
}

function withTypeNames(schema: GraphQLSchema, typeKey: string, document: DocumentNode): DocumentNode {
  const types = new TypeInfo(schema);
  const alias = typeKey === TYPE_NAME.name.value ? undefined : { kind: Kind.NAME as const, value: typeKey };
  const typeName: FieldNode = { ...TYPE_NAME, alias };
  const withTypeName = (field: FieldNode): FieldNode | undefined =>
    field.selectionSet === undefined || !isAbstractType(getNamedType(types.getType()))
      ? undefined
      : { ...field, selectionSet: setOf([typeName, ...field.selectionSet.selections]) };
  return visit(document, visitWithTypeInfo(types, { Field: { leave: withTypeName } })) as DocumentNode;
}

function setOf(selections: readonly SelectionNode[]): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections };
}

const TYPE_NAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };
const ONLY_TYPE = setOf([TYPE_NAME]);
