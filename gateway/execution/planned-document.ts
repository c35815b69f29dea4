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

import { selectionSetOf, usedVariableDefinitions } from '../graphql/documents.ts';
import type { OperationToPlan } from '../planning/planner.ts';

/** The names of variables in the plan. Fetches have a variable `representations`, or ours for joined fetches: clients' variables with such names are renamed. */
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
): OperationToPlan {
  const renamed = operation.variableDefinitions?.map((definition) => renameVariables(definition, { variables }));
  const planned: OperationDefinitionNode = {
    kind: Kind.OPERATION_DEFINITION,
    operation: operation.operation,
    variableDefinitions: usedVariableDefinitions(renamed, selections),
    selectionSet: selectionSetOf(selections),
  };
  const document = { kind: Kind.DOCUMENT as const, definitions: [planned] };
  return { document, text: print(document) };
}
