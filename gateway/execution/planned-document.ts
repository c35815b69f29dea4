import {
  Kind,
  print,
  visit,
  type ArgumentNode,
  type DirectiveNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type VariableDefinitionNode,
} from 'graphql';

import { variablesIn } from '../graphql/documents.ts';

import type { ClientOperation } from './client-operation.ts';

/** A fetch has a variable `representations` of its own; a client's of that name, or ours for batches, is sent as another. */
export function plannedVariables(definitions: readonly VariableDefinitionNode[]): ReadonlyMap<string, string> {
  return new Map(
    definitions.map(({ variable }, index) => {
      const name = variable.name.value;
      return [name, /^(representations|lianzhi_)/.test(name) ? `lianzhi_variable_${index}` : name];
    }),
  );
}

export function renameVariables<Node extends ArgumentNode | DirectiveNode | VariableDefinitionNode>(
  node: Node,
  { variables }: { readonly variables: ReadonlyMap<string, string> },
): Node {
  return visit(node, {
    Variable: (variable) => {
      const renamed = variables.get(variable.name.value);
      return renamed === undefined || renamed === variable.name.value
        ? undefined
        : { ...variable, name: { ...variable.name, value: renamed } };
    },
  }) as Node;
}

export function plannedDocument(
  operation: OperationDefinitionNode,
  selections: readonly SelectionNode[],
  variables: ReadonlyMap<string, string>,
): NonNullable<ClientOperation['planned']> {
  const selectionSet = { kind: Kind.SELECTION_SET as const, selections };
  const used = variablesIn(selections);
  const variableDefinitions = (operation.variableDefinitions ?? [])
    .map((definition) => renameVariables(definition, { variables }))
    .filter(({ variable }) => used.has(variable.name.value));
  const planned: OperationDefinitionNode = {
    kind: Kind.OPERATION_DEFINITION,
    operation: operation.operation,
    variableDefinitions,
    selectionSet,
  };
  const document = { kind: Kind.DOCUMENT as const, definitions: [planned] };
  return { document, text: print(document) };
}
