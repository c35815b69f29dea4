import {
  Kind,
  print,
  visit,
  type DefinitionNode,
  type DocumentNode,
  type FieldNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type VariableDefinitionNode,
} from 'graphql';

import { fragmentsOf, onlyOperation, variablesIn } from '../graphql/documents.ts';

/** One of several entity fetches that go to a subgraph as one request. */
export interface DocumentPart {
  readonly document: DocumentNode;
  /** The response name and the variable that this part gets. */
  readonly alias: string;
  readonly variable: string;
}

/** The selection of `_entities` under one response name. */
export function entitySelection(document: DocumentNode, alias: string): SelectionSetNode {
  const field = onlyOperation(document).selectionSet.selections.find(
    (selection) => selection.kind === Kind.FIELD && (selection.alias ?? selection.name).value === alias,
  );
  if (field?.kind !== Kind.FIELD || field.selectionSet === undefined) {
    throw new Error('An entity fetch of the plan selects no entities.');
  }
  return field.selectionSet;
}

/** One document for all parts: `_entities` of each under its alias, its fragments and representations under names of its own. */
export function joinDocuments(parts: readonly DocumentPart[], operationName: string | undefined): string {
  const variables = new Map<string, VariableDefinitionNode>();
  const fields: FieldNode[] = [];
  const fragments: DefinitionNode[] = [];
  parts.forEach(({ document, alias, variable }, index) => {
    const own = visit(document, {
      Variable: (node) =>
        node.name.value === 'representations' ? { ...node, name: { ...node.name, value: variable } } : undefined,
      FragmentSpread: (node) => ({ ...node, name: prefixed(node.name, index) }),
      FragmentDefinition: (node) => ({ ...node, name: prefixed(node.name, index) }),
    });
    const operation = onlyOperation(own);
    for (const definition of operation.variableDefinitions ?? []) {
      variables.set(definition.variable.name.value, definition);
    }
    for (const selection of operation.selectionSet.selections) {
      if (selection.kind === Kind.FIELD) {
        fields.push({ ...selection, alias: { kind: Kind.NAME, value: alias } });
      }
    }
    fragments.push(...fragmentsOf(own).values());
  });
  const operation: OperationDefinitionNode = {
    kind: Kind.OPERATION_DEFINITION,
    operation: onlyOperation((parts[0] as DocumentPart).document).operation,
    name: operationName === undefined ? undefined : { kind: Kind.NAME, value: operationName },
    variableDefinitions: [...variables.values()],
    selectionSet: { kind: Kind.SELECTION_SET, selections: fields },
  };
  return print({ kind: Kind.DOCUMENT, definitions: [operation, ...fragments] });
}

function prefixed<Name extends { readonly value: string }>(name: Name, part: number): Name {
  return { ...name, value: `part${part}_${name.value}` };
}

/** The `_entities` of one alias, out of a document with several, as a document of its own. */
export function oneEntitySelection(document: DocumentNode, alias: string, variable: string): string {
  const operation = onlyOperation(document);
  const field = operation.selectionSet.selections.find(
    (selection): selection is FieldNode =>
      selection.kind === Kind.FIELD && (selection.alias ?? selection.name).value === alias,
  );
  if (field === undefined) {
    throw new Error('A batch of the plan lacks one of its parts.');
  }
  const used = variablesIn([field, ...fragmentsOf(document).values()]);
  const alone: OperationDefinitionNode = {
    ...operation,
    variableDefinitions: operation.variableDefinitions?.filter(({ variable: { name } }) => used.has(name.value)),
    selectionSet: { kind: Kind.SELECTION_SET, selections: [{ ...field, alias: undefined }] },
  };
  const fragments = [...fragmentsOf(document).values()];
  const renamed = visit({ kind: Kind.DOCUMENT, definitions: [alone, ...fragments] } satisfies DocumentNode, {
    Variable: (node) =>
      node.name.value === variable ? { ...node, name: { ...node.name, value: 'representations' } } : undefined,
  });
  return print(renamed);
}
