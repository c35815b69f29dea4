import { Kind, print, type DocumentNode, type FieldNode, type SelectionNode } from 'graphql';

import { selectionSetOf, usedVariableDefinitions } from '../graphql/documents.ts';
import type { OperationToPlan, Planner } from '../planning/planner.ts';
import type { PlanNode } from '../planning/query-plan.ts';

import { unknownPlan } from './plan-scope.ts';

/**
 * Plans each root field of a mutation separately. The specification requires that everything the first field selects is read
 * before the second field runs (https://spec.graphql.org/October2021/#sec-Mutation). But planners put the fields of one subgraph
 * into one fetch, so what the first field selects in other subgraphs would be read after all changes.
 *
 * @param operation a mutation without conditions and with inlined fragments
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

/** One operation for each response name at the root, in their order. */
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
    const variableDefinitions = usedVariableDefinitions(operation.variableDefinitions, selections);
    const selectionSet = selectionSetOf(selections);
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
