import {
  Kind,
  visit,
  type ASTNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
} from 'graphql';

/** The fragments of a document, by name. */
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

export function fragmentsOf(document: DocumentNode): Fragments {
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

/** The operation of a document that has one. @throws Error where it has none */
export function onlyOperation(document: DocumentNode): OperationDefinitionNode {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) {
    throw new Error('A fetch of the plan holds no operation.');
  }
  return operation;
}

/** Names of the variables that the nodes use. @param fragments whose spreads are followed; none without them */
export function variablesIn(nodes: Iterable<ASTNode>, fragments: Fragments = new Map()): Set<string> {
  const names = new Set<string>();
  const followed = new Set<string>();
  const look = (node: ASTNode): void =>
    void visit(node, {
      Variable: ({ name }) => void names.add(name.value),
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value);
        if (fragment !== undefined && !followed.has(name.value)) {
          followed.add(name.value);
          look(fragment.selectionSet);
        }
      },
    });
  for (const node of nodes) {
    look(node);
  }
  return names;
}
