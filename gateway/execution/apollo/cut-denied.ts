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
} from 'graphql';

import type { DeniedFields } from '../../graphql/client-selections.ts';
import { fragmentsOf, selectionSetOf, usedVariableDefinitions } from '../../graphql/documents.ts';
import { selectionWalker, UNTYPED_ROOT } from '../../graphql/walk-selections.ts';

/** An operation without its denied fields, for an executor that does not support them. */
export interface CutOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** The response name of `__typename` on objects of interfaces and unions. */
  readonly typeKey: string;
}

/**
 * Removes denied fields, and the fragments and variables that nothing uses any more. A field that would have no selections left
 * selects `__typename` only.
 *
 * @returns undefined if nothing is left
 */
export function cutDenied(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  denied: DeniedFields,
): CutOperation | undefined {
  /** The fragments in the order of their spreads; undefined if nothing is left of one. */
  const cut = new Map<string, FragmentDefinitionNode | undefined>();
  const walk = selectionWalker<readonly SelectionNode[]>(undefined, fragmentsOf(document), {
    field({ field }, _, below) {
      if (denied.has(field)) {
        return [];
      }
      const inner = below(undefined);
      return [
        inner === undefined
          ? field
          : { ...field, selectionSet: inner.length === 0 ? ONLY_TYPE : selectionSetOf(inner) },
      ];
    },
    fragment({ selection, fragment, inside }, _, walkAt) {
      const inner = walkAt(inside);
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        return inner.length === 0 ? [] : [{ ...selection, selectionSet: selectionSetOf(inner) }];
      }
      if (fragment.kind === Kind.FRAGMENT_DEFINITION) {
        cut.set(
          fragment.name.value,
          inner.length === 0 ? undefined : { ...fragment, selectionSet: selectionSetOf(inner) },
        );
      }
      return inner.length === 0 ? [] : [selection];
    },
    join: (parts) => parts.flat(),
  });
  const selections = walk(operation.selectionSet, UNTYPED_ROOT, undefined);
  if (selections.length === 0) {
    return undefined;
  }
  const selectionSet = selectionSetOf(selections);
  const used = [...cut.values()].filter((fragment) => fragment !== undefined);
  const variableDefinitions = usedVariableDefinitions(operation.variableDefinitions, [selectionSet, ...used]);
  const typeKey = freeTypeKey(document);
  const whole = withTypeNames(schema, typeKey, {
    kind: Kind.DOCUMENT,
    definitions: [{ ...operation, variableDefinitions, selectionSet }, ...used],
  });
  return { document: whole, operation: whole.definitions[0] as OperationDefinitionNode, typeKey };
}

/** ApolloGateway is fastest with `__typename` under its own name, but a client may use that name as an alias of another field. */
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
      : { ...field, selectionSet: selectionSetOf([typeName, ...field.selectionSet.selections]) };
  return visit(document, visitWithTypeInfo(types, { Field: { leave: withTypeName } })) as DocumentNode;
}

const TYPE_NAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };
const ONLY_TYPE = selectionSetOf([TYPE_NAME]);
