import { Kind, parse, print, type FieldNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';

import { fragmentsOf, onlyOperation, type Fragments } from '../graphql/documents.ts';
import { selectionWalker, UNTYPED_ROOT } from '../graphql/walk-selections.ts';

import { identitySelections, TYPE_ALIAS, type Representation } from './entity-keys.ts';
import { compileShape, type OnFault } from './reply-shape.ts';
import type { SubgraphModel } from './subgraph-models.ts';

/** A fetch of a plan, prepared once for all requests. */
export interface PreparedFetch {
  readonly query: string;
  /** Response names of the fields that are fetched, at the root or on the entities. */
  readonly fields: readonly string[];
  readonly isEntityFetch: boolean;
  readonly kind: 'query' | 'mutation';
  /** Replaces values that do not match the schema by null, and calls `onFault` with the path of each. */
  checkShape(data: Record<string, unknown>, onFault: OnFault): void;
}

/** @param representations of an entity fetch, or outlines of them: only types and field names are used */
export function prepareFetch(
  model: SubgraphModel,
  query: string,
  representations: readonly Representation[] | undefined,
): PreparedFetch {
  const document = parse(query, { noLocation: true });
  const operation = onlyOperation(document);
  const fragments = fragmentsOf(document);
  const rootType = model.schema.getRootType(operation.operation);
  if (rootType == null) {
    throw new Error(`The ${model.name} subgraph has no ${operation.operation} type.`);
  }
  const sent = representations === undefined ? operation : withIdentity(operation, model, representations);
  const definitions = document.definitions.map((definition) => (definition === operation ? sent : definition));
  const entitiesField = operation.selectionSet.selections.find(isEntitiesField);
  return {
    query: print({ kind: Kind.DOCUMENT, definitions }),
    fields: responseNames(entitiesField?.selectionSet ?? operation.selectionSet, fragments),
    isEntityFetch: entitiesField !== undefined,
    kind: operation.operation === 'mutation' ? 'mutation' : 'query',
    checkShape: shapeCheck(model, sent, fragments, rootType.name),
  };
}

function shapeCheck(
  model: SubgraphModel,
  operation: OperationDefinitionNode,
  fragments: Fragments,
  rootTypeName: string,
): PreparedFetch['checkShape'] {
  const entities = operation.selectionSet.selections.find(isEntitiesField);
  const entityType = model.schema.getType('_Entity');
  if (entities?.selectionSet !== undefined && entityType !== undefined && 'getTypes' in entityType) {
    const check = compileShape(model.schema, entityType, entities.selectionSet, fragments, TYPE_ALIAS);
    return (data, onFault) => {
      const answered = data['_entities'] as unknown[];
      data['_entities'] = answered.map((entity) => check(entity, [], onFault));
    };
  }
  const rootType = model.schema.getType(rootTypeName);
  if (rootType === undefined || !('getInterfaces' in rootType) || entities !== undefined) {
    throw new Error(`The ${model.name} subgraph’s part of the supergraph does not fit the plan.`);
  }
  const check = compileShape(model.schema, rootType, operation.selectionSet, fragments);
  return (data, onFault) => void check(data, [], onFault);
}

function withIdentity(
  operation: OperationDefinitionNode,
  model: SubgraphModel,
  representations: readonly Representation[],
): OperationDefinitionNode {
  const added = identitySelections(model.keys, representations).selections;
  const selections = operation.selectionSet.selections.map((selection) =>
    isEntitiesField(selection) && selection.selectionSet !== undefined
      ? {
          ...selection,
          selectionSet: { ...selection.selectionSet, selections: [...added, ...selection.selectionSet.selections] },
        }
      : selection,
  );
  return { ...operation, selectionSet: { ...operation.selectionSet, selections } };
}

function isEntitiesField(selection: SelectionSetNode['selections'][number]): selection is FieldNode {
  return selection.kind === Kind.FIELD && selection.name.value === '_entities';
}

function responseNames(selectionSet: SelectionSetNode, fragments: Fragments): readonly string[] {
  const walk = selectionWalker<readonly string[]>(undefined, fragments, {
    field: ({ field, responseName }) => (field.name.value === '__typename' ? [] : [responseName]),
    join: (parts) => parts.flat(),
  });
  return [...new Set(walk(selectionSet, UNTYPED_ROOT, undefined))];
}
