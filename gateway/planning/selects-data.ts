import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/**
 * Whether an operation of a valid document asks for anything that a subgraph has to answer: any root field but
 * `__typename` and introspection, unless a literal `@skip` or `@include` takes it away.
 */
export function selectsData(document: DocumentNode, operationName: string | undefined): boolean {
  const fragments = new Map<string, FragmentDefinitionNode>();
  let operation: OperationDefinitionNode | undefined;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    } else if (definition.kind === Kind.OPERATION_DEFINITION) {
      operation = operationName === undefined || definition.name?.value === operationName ? definition : operation;
    }
  }
  return operation !== undefined && anyField(operation.selectionSet, fragments, new Set());
}

function anyField(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  seen: Set<string>,
): boolean {
  return selections.some((selection) => {
    if (isTakenAway(selection)) {
      return false;
    }
    if (selection.kind === Kind.FIELD) {
      return !selection.name.value.startsWith('__');
    }
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      return anyField(selection.selectionSet, fragments, seen);
    }
    const name = selection.name.value;
    const fragment = seen.has(name) ? undefined : fragments.get(name);
    seen.add(name);
    return fragment !== undefined && anyField(fragment.selectionSet, fragments, seen);
  });
}

function isTakenAway({ directives = [] }: SelectionNode): boolean {
  return directives.some(({ name, arguments: given = [] }) => {
    const value = given[0]?.value;
    return (
      value?.kind === Kind.BOOLEAN && (name.value === 'skip' ? value.value : name.value === 'include' && !value.value)
    );
  });
}
