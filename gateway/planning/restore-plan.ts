import {
  Kind,
  parse,
  print,
  visit,
  type DocumentNode,
  type FieldNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type VariableDefinitionNode,
  type VariableNode,
} from 'graphql';

import { onlyOperation, selectionSetOf, usedVariableDefinitions, variablesIn } from '../graphql/documents.ts';
import { sentName } from '../graphql/required-names.ts';

import type { PlannerSupergraph, Requirements } from './planner-supergraph.ts';
import type { BatchFetchNode, FetchNode, PlanNode, QueryPlan, RequiredSelection } from './query-plan.ts';

/**
 * Turns the plan of a rewritten supergraph into one that subgraphs can answer: the fields that stand for required fields with
 * arguments become those, and a fetch of which two fields require the same field with other arguments becomes two, since a
 * representation has room for one of them.
 */
export function restorePlan(supergraph: PlannerSupergraph, plan: QueryPlan): QueryPlan {
  return supergraph.requiredFields.size === 0 || plan.node === undefined
    ? plan
    : { ...plan, node: restoreNode(supergraph, plan.node) };
}

function restoreNode(supergraph: PlannerSupergraph, node: PlanNode): PlanNode {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { ...node, nodes: node.nodes.map((child) => restoreNode(supergraph, child)) };
    case 'Condition':
      return {
        ...node,
        ifClause: node.ifClause && restoreNode(supergraph, node.ifClause),
        elseClause: node.elseClause && restoreNode(supergraph, node.elseClause),
      };
    case 'Flatten': {
      const inner = restoreNode(supergraph, node.node);
      return inner.kind === 'Parallel'
        ? { kind: 'Parallel', nodes: inner.nodes.map((child) => ({ ...node, node: child })) }
        : { ...node, node: inner };
    }
    case 'Fetch': {
      const fetches = restoreFetch(supergraph, node);
      return fetches.length === 1 ? (fetches[0] as FetchNode) : { kind: 'Parallel', nodes: fetches };
    }
    case 'BatchFetch':
      return restoreBatch(supergraph, node);
  }
}

function restoreFetch(supergraph: PlannerSupergraph, fetch: FetchNode): readonly FetchNode[] {
  const document = parse(fetch.operation, { noLocation: true });
  const { requires } = fetch;
  if (requires === undefined) {
    return [{ ...fetch, operation: printRestored(supergraph, document) }];
  }
  const [entities] = entityFields(document);
  const parts = entities === undefined ? [] : partsOf(supergraph, fetch.serviceName, entities, requires);
  return parts.length < 2
    ? [{ ...fetch, operation: printRestored(supergraph, document) }]
    : parts.map((part) => ({
        ...fetch,
        requires: part.requires,
        operation: printRestored(supergraph, withEntityFields(document, [part.field])),
      }));
}

function restoreBatch(supergraph: PlannerSupergraph, batch: BatchFetchNode): BatchFetchNode {
  const document = parse(batch.operation, { noLocation: true });
  const fields: FieldNode[] = [];
  const aliases = batch.entityBatch.aliases.flatMap((batched) => {
    const field = entityFields(document).find(({ alias, name }) => (alias ?? name).value === batched.alias);
    const parts = field === undefined ? [] : partsOf(supergraph, batch.serviceName, field, batched.requires);
    return parts.map((part, index) => {
      const alias = index === 0 ? batched.alias : `${batched.alias}_${index}`;
      const variable = `${batched.representationsVariableName}${index === 0 ? '' : `_${index}`}`;
      fields.push(
        withVariable(
          { ...part.field, alias: { kind: Kind.NAME, value: alias } },
          batched.representationsVariableName,
          variable,
        ),
      );
      return { ...batched, alias, representationsVariableName: variable, requires: part.requires };
    });
  });
  return {
    ...batch,
    entityBatch: { aliases },
    operation: printRestored(supergraph, withEntityFields(document, fields)),
  };
}

/** One `_entities` field whose selections can be answered from one representation. */
interface Part {
  readonly field: FieldNode;
  readonly requires: readonly RequiredSelection[];
}

function partsOf(
  supergraph: PlannerSupergraph,
  subgraph: string,
  field: FieldNode,
  requires: readonly RequiredSelection[],
): readonly Part[] {
  const groups: Map<string, string>[] = [new Map()];
  const groupOf = new Map<SelectionNode, number>();
  const assign = (set: SelectionSetNode, typeName: string): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        assign(selection.selectionSet, selection.typeCondition?.name.value ?? typeName);
      } else if (selection.kind === Kind.FIELD) {
        const needs = supergraph.requirementsOf(subgraph, typeName, selection.name.value) ?? new Map<string, string>();
        let group = groups.findIndex((known) => agree(known, needs));
        group = group < 0 ? groups.push(new Map()) - 1 : group;
        needs.forEach((name, path) => groups[group]?.set(path, name));
        groupOf.set(selection, group);
      }
    }
  };
  assign(field.selectionSet as SelectionSetNode, '');
  return groups.length === 1
    ? [{ field, requires }]
    : groups.map((needs, group) => ({
        field: { ...field, selectionSet: keep(field.selectionSet as SelectionSetNode, groupOf, group) },
        requires: requiredBy(requires, needs, ''),
      }));
}

/** Whether one representation can hold both. */
function agree(known: Requirements, needs: Requirements): boolean {
  return [...needs].every(([path, name]) => (known.get(path) ?? name) === name);
}

/** The selections of one group, with the names of types. */
function keep(set: SelectionSetNode, groupOf: ReadonlyMap<SelectionNode, number>, group: number): SelectionSetNode {
  return {
    ...set,
    selections: set.selections.flatMap((selection): readonly SelectionNode[] => {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const selectionSet = keep(selection.selectionSet, groupOf, group);
        return selectionSet.selections.length === 0 ? [] : [{ ...selection, selectionSet }];
      }
      const isTypeName = selection.kind === Kind.FIELD && selection.name.value === '__typename';
      return isTypeName || groupOf.get(selection) === group ? [selection] : [];
    }),
  };
}

/** What a representation for one group holds: of fields that stand for one with arguments, only what it needs. */
function requiredBy(
  selections: readonly RequiredSelection[],
  needs: Requirements,
  path: string,
): readonly RequiredSelection[] {
  return selections.flatMap((selection): readonly RequiredSelection[] => {
    if (selection.kind === 'InlineFragment') {
      return [{ ...selection, selections: requiredBy(selection.selections, needs, path) }];
    }
    const sent = sentName(selection.name);
    const own = `${path}${sent}`;
    if (sent !== selection.name && needs.get(own) !== selection.name) {
      return [];
    }
    if (selection.selections === undefined) {
      return [selection];
    }
    const inner = requiredBy(selection.selections, needs, `${own}.`);
    return inner.every(({ kind, ...field }) => kind === 'Field' && 'name' in field && field.name === '__typename')
      ? []
      : [{ ...selection, selections: inner }];
  });
}

function entityFields(document: DocumentNode): readonly FieldNode[] {
  return onlyOperation(document).selectionSet.selections.filter(
    (selection): selection is FieldNode => selection.kind === Kind.FIELD && selection.name.value === '_entities',
  );
}

/** The document with other `_entities` fields, and the variables that they use. */
function withEntityFields(document: DocumentNode, fields: readonly FieldNode[]): DocumentNode {
  const operation = onlyOperation(document);
  const definitions = operation.variableDefinitions ?? [];
  const names = new Set(definitions.map(({ variable }) => variable.name.value));
  const [representations] = definitions.filter(({ type }) => print(type) === '[_Any!]!');
  const added = [...variablesIn(fields)].filter((name) => !names.has(name));
  const all: readonly VariableDefinitionNode[] = [
    ...definitions,
    ...added.map((name) => ({ ...(representations as VariableDefinitionNode), variable: variableNamed(name) })),
  ];
  const changed: OperationDefinitionNode = {
    ...operation,
    variableDefinitions: usedVariableDefinitions(all, fields),
    selectionSet: selectionSetOf(fields),
  };
  return { ...document, definitions: document.definitions.map((one) => (one === operation ? changed : one)) };
}

function variableNamed(name: string): VariableNode {
  return { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } };
}

function withVariable(field: FieldNode, from: string, to: string): FieldNode {
  return visit(field, {
    Variable: (variable) => (variable.name.value === from ? variableNamed(to) : undefined),
  });
}

/** Prints a document with the required fields in the place of those that stand for them. */
function printRestored({ requiredFields }: PlannerSupergraph, document: DocumentNode): string {
  return print(
    visit(document, {
      Field: (field) => {
        const required = requiredFields.get(field.name.value);
        return (
          required && {
            ...field,
            alias: field.alias ?? field.name,
            name: { kind: Kind.NAME, value: required.fieldName },
            arguments: required.arguments,
          }
        );
      },
    }),
  );
}
