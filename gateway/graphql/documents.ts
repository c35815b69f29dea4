import {
  Kind,
  visit,
  type ASTNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type VariableDefinitionNode,
} from 'graphql';

/** The fragments of a document, by name. */
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

export function fragmentsOf(document: DocumentNode): Fragments {
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

/** The operation of a document with only one. @throws Error if it has none */
export function onlyOperation(document: DocumentNode): OperationDefinitionNode {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) {
    throw new Error('A fetch of the plan holds no operation.');
  }
  return operation;
}

export function selectionSetOf(selections: readonly SelectionNode[]): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections };
}

/** The names of the variables in the nodes, and in the fragments that they spread. */
export function variablesIn(nodes: Iterable<ASTNode>, fragments: Fragments = new Map()): Set<string> {
  const names = new Set<string>();
  const visited = new Set<string>();
  const collect = (node: ASTNode): void =>
    void visit(node, {
      Variable: ({ name }) => void names.add(name.value),
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value);
        if (fragment !== undefined && !visited.has(name.value)) {
          visited.add(name.value);
          collect(fragment.selectionSet);
        }
      },
    });
  for (const node of nodes) {
    collect(node);
  }
  return names;
}

/** Of an operation's variable definitions, those whose variable the nodes use: GraphQL refuses an unused variable. */
export function usedVariableDefinitions(
  definitions: readonly VariableDefinitionNode[] | undefined,
  nodes: Iterable<ASTNode>,
  fragments?: Fragments,
): VariableDefinitionNode[] {
  const used = variablesIn(nodes, fragments);
  return (definitions ?? []).filter(({ variable }) => used.has(variable.name.value));
}
