import {
  Kind,
  validate,
  visit,
  type ASTNode,
  type DocumentNode,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

import { name } from './nodes.ts';

/**
 * Smaller valid documents, the largest steps first: a selection removed, a fragment replaced by its selections, a directive,
 * an argument or an alias removed.
 */
export function* smallerDocuments(schema: GraphQLSchema, document: DocumentNode): Generator<DocumentNode> {
  for (const step of steps(document)) {
    const smaller = withoutUnused(step());
    if (validate(schema, smaller).length === 0) {
      yield smaller;
    }
  }
}

function* steps(document: DocumentNode): Generator<() => DocumentNode> {
  const nodes = nodesOf(document);
  for (const node of nodes) {
    if (node.kind === Kind.SELECTION_SET) {
      yield* selectionSteps(document, node);
    }
  }
  for (const node of nodes) {
    if (node.kind === Kind.DIRECTIVE || node.kind === Kind.ARGUMENT) {
      yield () => visit(document, { enter: (other: ASTNode) => (other === node ? null : undefined) });
    }
    if (node.kind === Kind.FIELD && node.alias !== undefined) {
      yield () => replace(document, node, { ...node, alias: undefined });
    }
    if (node.kind === Kind.OPERATION_DEFINITION && node.name !== undefined) {
      yield () => replace(document, node, { ...node, name: undefined });
    }
    if (node.kind === Kind.VARIABLE_DEFINITION && node.defaultValue !== undefined) {
      yield () => replace(document, node, { ...node, defaultValue: undefined });
    }
  }
}

function* selectionSteps(document: DocumentNode, set: SelectionSetNode): Generator<() => DocumentNode> {
  for (const [index, selection] of set.selections.entries()) {
    const others = set.selections.filter((_, at) => at !== index);
    if (others.length > 0) {
      yield () => replace(document, set, { ...set, selections: others });
    } else if (selection.kind !== Kind.FIELD || selection.name.value !== '__typename') {
      yield () => replace(document, set, { ...set, selections: [{ kind: Kind.FIELD, name: name('__typename') }] });
    }
    const inner = selection.kind === Kind.FIELD ? undefined : fragmentOf(document, selection);
    if (inner !== undefined) {
      yield () =>
        replace(document, set, { ...set, selections: set.selections.toSpliced(index, 1, ...inner.selections) });
    }
    if (selection.kind === Kind.FRAGMENT_SPREAD && inner !== undefined) {
      const typeCondition = conditionOf(document, selection.name.value);
      const inline = { kind: Kind.INLINE_FRAGMENT as const, typeCondition, selectionSet: inner };
      yield () => replace(document, set, { ...set, selections: set.selections.with(index, inline) });
    }
  }
}

function fragmentOf(
  document: DocumentNode,
  selection: SelectionSetNode['selections'][number],
): SelectionSetNode | undefined {
  if (selection.kind === Kind.INLINE_FRAGMENT) {
    return selection.selectionSet;
  }
  const fragment = document.definitions.find(
    (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value,
  );
  return fragment?.kind === Kind.FRAGMENT_DEFINITION ? fragment.selectionSet : undefined;
}

function conditionOf(document: DocumentNode, fragmentName: string) {
  const fragment = document.definitions.find(
    (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === fragmentName,
  );
  return fragment?.kind === Kind.FRAGMENT_DEFINITION ? fragment.typeCondition : undefined;
}

function replace(document: DocumentNode, node: ASTNode, by: ASTNode): DocumentNode {
  return visit(document, { enter: (other: ASTNode) => (other === node ? by : undefined) });
}

function nodesOf(document: DocumentNode): readonly ASTNode[] {
  const nodes: ASTNode[] = [];
  visit(document, { enter: (node: ASTNode) => void nodes.push(node) });
  return nodes;
}

/** Removes unused fragments and unused variables. */
export function withoutUnused(document: DocumentNode): DocumentNode {
  const spread = new Set<string>();
  visit(document, { FragmentSpread: ({ name: fragment }) => void spread.add(fragment.value) });
  const definitions = document.definitions.filter(
    (definition) => definition.kind !== Kind.FRAGMENT_DEFINITION || spread.has(definition.name.value),
  );
  if (definitions.length < document.definitions.length) {
    return withoutUnused({ ...document, definitions });
  }
  const used = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name: variable }) => void used.add(variable.value),
  });
  return visit(document, {
    VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? false : null),
  });
}
