import { Kind, print, type DocumentNode, type FieldNode, type SelectionNode } from 'graphql';

import { variablesIn } from '../graphql/documents.ts';
import type { OperationToPlan, Planner } from '../planning/planner.ts';
import type { PlanNode } from '../planning/query-plan.ts';

import { unknownPlan } from './plan-scope.ts';

/**
 * Plans a mutation field by field. All that the first field selects is read before the second field changes anything
 * (https://spec.graphql.org/October2021/#sec-Mutation), but the planners put fields of one subgraph into one fetch, and
 * what the first selects elsewhere would be read when everything has changed.
 *
 * @param operation one mutation whose conditions are resolved, fragments written out
 */
export async function planMutation(planner: Planner, operation: OperationToPlan): Promise<PlanNode | undefined> {
  const nodes: PlanNode[] = [];
  for (const document of oneFieldEach(operation.document)) {
    const { node } = await planner.plan({ ...operation, document, text: print(document) });
    if (node !== undefined) {
      nodes.push(node);
    }
  }
  return nodes.length > 0 ? { kind: 'Sequence', nodes } : undefined;
}

/** The same operation once for each response name at its root, in the order of the names. */
function oneFieldEach(document: DocumentNode): readonly DocumentNode[] {
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION || document.definitions.length > 1) {
    throw unknownPlan('a mutation of several definitions');
  }
  const byName = new Map<string, FieldNode[]>();
  for (const field of fieldsOf(operation.selectionSet.selections)) {
    const responseName = (field.alias ?? field.name).value;
    byName.set(responseName, [...(byName.get(responseName) ?? []), field]);
  }
  return [...byName.values()].map((selections) => {
    const used = variablesIn(selections);
    const variableDefinitions = (operation.variableDefinitions ?? []).filter(({ variable }) =>
      used.has(variable.name.value),
    );
    const selectionSet = { kind: Kind.SELECTION_SET as const, selections };
    return { kind: Kind.DOCUMENT, definitions: [{ ...operation, variableDefinitions, selectionSet }] };
  });
}

function fieldsOf(selections: readonly SelectionNode[]): readonly FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      throw unknownPlan('a fragment at the root of a mutation');
    }
    return selection.kind === Kind.FIELD ? [selection] : fieldsOf(selection.selectionSet.selections);
  });
}
