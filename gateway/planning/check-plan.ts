import { Kind, parse, type SelectionSetNode } from 'graphql';

import { onlyOperation } from '../graphql/documents.ts';
import { joinedTypes, namesOfGraphs } from '../graphql/joined-types.ts';

import { PlanNotSupportedError } from './planner.ts';
import type { PlanNode, QueryPlan, RequiredSelection } from './query-plan.ts';

/**
 * A check of plans over one supergraph: every representation has a key that the subgraph resolves.
 *
 * Threat: a subgraph that is sent another key, or none, answers null for it, which looks like no value.
 *
 * @returns a function that throws PlanNotSupportedError
 */
export function planCheck(supergraphSdl: string): (plan: QueryPlan) => void {
  const document = parse(supergraphSdl, { noLocation: true });
  const names = namesOfGraphs(document);
  /** By subgraph and type. */
  const keysOf = new Map<string, SelectionSetNode[]>();
  for (const { name, joins } of joinedTypes(document)) {
    for (const { graph, key, isResolvable } of joins) {
      const id = `${names.get(graph)} ${name}`;
      const known = keysOf.get(id) ?? [];
      keysOf.set(
        id,
        key !== undefined && isResolvable ? [...known, onlyOperation(parse(`{${key}}`)).selectionSet] : known,
      );
    }
  }
  const checkRequires = (subgraph: string, requires: readonly RequiredSelection[]): void => {
    for (const fragment of requires) {
      const keys =
        fragment.kind === 'InlineFragment' ? keysOf.get(`${subgraph} ${fragment.typeCondition ?? ''}`) : undefined;
      if (keys !== undefined && !keys.some((key) => holds(fragment.selections ?? [], key))) {
        throw new PlanNotSupportedError('a representation without a key that its subgraph resolves');
      }
    }
  };
  const check = (node: PlanNode | undefined): void => {
    switch (node?.kind) {
      case 'Sequence':
      case 'Parallel':
        node.nodes.forEach(check);
        return;
      case 'Flatten':
        check(node.node);
        return;
      case 'Condition':
        check(node.ifClause);
        check(node.elseClause);
        return;
      case 'Fetch':
        checkRequires(node.serviceName, node.requires ?? []);
        return;
      case 'BatchFetch':
        node.entityBatch.aliases.forEach(({ requires }) => checkRequires(node.serviceName, requires));
        return;
      default:
    }
  };
  return ({ node }) => check(node);
}

function holds(selections: readonly RequiredSelection[], { selections: key }: SelectionSetNode): boolean {
  return key.every((field) => {
    if (field.kind !== Kind.FIELD) {
      return true;
    }
    return selections.some((selection) =>
      selection.kind === 'InlineFragment'
        ? holds(selection.selections, { kind: Kind.SELECTION_SET, selections: [field] })
        : (selection.alias ?? selection.name) === field.name.value &&
          (field.selectionSet === undefined || holds(selection.selections ?? [], field.selectionSet)),
    );
  });
}
