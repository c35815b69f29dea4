import {
  getNamedType,
  isAbstractType,
  Kind,
  print,
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

import type { MarkedOperation } from '../../authorization/mark-denied.ts';
import { fragmentsOf } from '../fetch-document.ts';

/** An operation without what is denied, for an executor that knows nothing of denied fields. */
export interface CutOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly text: string;
  /** What it still uses of the client's variables. */
  readonly variables: readonly string[];
  /** Under which name each object of an interface or union tells its type, for whoever puts the nulls in their place. */
  readonly typeKey: string;
}

/**
 * Cuts what is denied, and what is left without use by it: selections, fragments, variables. A field that is left without
 * selections asks for its type's name alone.
 *
 * @returns undefined where nothing is left
 */
export function cutDenied(schema: GraphQLSchema, marked: MarkedOperation): CutOperation | undefined {
  const cutting: Cutting = { ...marked, fragments: fragmentsOf(marked.document), cut: new Map() };
  const selectionSet = cutSelections(cutting, marked.operation.selectionSet);
  if (selectionSet.selections.length === 0) {
    return undefined;
  }
  const variables = variablesOf([selectionSet, ...usedFragments(cutting)]);
  const operation: OperationDefinitionNode = {
    ...marked.operation,
    variableDefinitions: marked.operation.variableDefinitions?.filter(({ variable }) =>
      variables.has(variable.name.value),
    ),
    selectionSet,
  };
  const typeKey = typeKeyBeside(marked);
  const document = tellingTypes(schema, typeKey, {
    kind: Kind.DOCUMENT,
    definitions: [operation, ...usedFragments(cutting)],
  });
  return {
    document,
    operation: document.definitions[0] as OperationDefinitionNode,
    text: print(document),
    variables: [...variables],
    typeKey,
  };
}

interface Cutting extends MarkedOperation {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Fragments that were met, in that order; one that was left empty is undefined. */
  readonly cut: Map<string, FragmentDefinitionNode | undefined>;
}

function cutSelections(cutting: Cutting, { selections }: SelectionSetNode): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections: selections.flatMap((selection) => cutSelection(cutting, selection)) };
}

function cutSelection(cutting: Cutting, selection: SelectionNode): readonly SelectionNode[] {
  switch (selection.kind) {
    case Kind.FIELD:
      return cutting.denied.has(selection) ? [] : [cutBelow(cutting, selection)];
    case Kind.INLINE_FRAGMENT: {
      const selectionSet = cutSelections(cutting, selection.selectionSet);
      return selectionSet.selections.length === 0 ? [] : [{ ...selection, selectionSet }];
    }
    default:
      return cutFragment(cutting, selection.name.value) === undefined ? [] : [selection];
  }
}

function cutBelow(cutting: Cutting, field: FieldNode): FieldNode {
  if (field.selectionSet === undefined) {
    return field;
  }
  const selectionSet = cutSelections(cutting, field.selectionSet);
  return { ...field, selectionSet: selectionSet.selections.length === 0 ? ONLY_TYPE_NAME : selectionSet };
}

function cutFragment(cutting: Cutting, name: string): FragmentDefinitionNode | undefined {
  const fragment = cutting.fragments.get(name);
  if (fragment === undefined || cutting.cut.has(name)) {
    return cutting.cut.get(name);
  }
  const selectionSet = cutSelections(cutting, fragment.selectionSet);
  const cut = selectionSet.selections.length === 0 ? undefined : { ...fragment, selectionSet };
  cutting.cut.set(name, cut);
  return cut;
}

function usedFragments({ cut }: Cutting): readonly FragmentDefinitionNode[] {
  return [...cut.values()].filter((fragment) => fragment !== undefined);
}

function variablesOf(nodes: readonly (SelectionSetNode | FragmentDefinitionNode)[]): ReadonlySet<string> {
  const used = new Set<string>();
  nodes.forEach((node) => visit(node, { Variable: ({ name }) => void used.add(name.value) }));
  return used;
}

/** ApolloGateway takes `__typename` better under no other name, but a client may have given that one to something else. */
function typeKeyBeside({ document }: MarkedOperation): string {
  let isTaken = false;
  visit(document, { Field: ({ alias }) => void (isTaken ||= alias?.value === TYPE_NAME.name.value) });
  return isTaken ? 'lianzhi_type' : TYPE_NAME.name.value;
}

function tellingTypes(schema: GraphQLSchema, typeKey: string, document: DocumentNode): DocumentNode {
  const types = new TypeInfo(schema);
  const alias = typeKey === TYPE_NAME.name.value ? undefined : { kind: Kind.NAME as const, value: typeKey };
  const type: FieldNode = { ...TYPE_NAME, alias };
  const tellType = (field: FieldNode): FieldNode | undefined =>
    field.selectionSet === undefined || !isAbstractType(getNamedType(types.getType()))
      ? undefined
      : { ...field, selectionSet: { ...field.selectionSet, selections: [type, ...field.selectionSet.selections] } };
  return visit(document, visitWithTypeInfo(types, { Field: { leave: tellType } })) as DocumentNode;
}

const TYPE_NAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };
const ONLY_TYPE_NAME: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [TYPE_NAME] };
