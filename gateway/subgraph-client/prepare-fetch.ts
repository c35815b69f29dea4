import {
  Kind,
  parse,
  print,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

import { identitySelections, representationOutline, TYPE_ALIAS, type Representation } from './entity-keys.ts';
import { compileShape, type OnFault } from './reply-shape.ts';
import type { SubgraphModel } from './subgraph-models.ts';

/** What is worked out once per document of a plan's fetch. */
export interface PreparedFetch {
  readonly query: string;
  /** Response names that the fetch fills: at the root, or on the entities. */
  readonly fields: readonly string[];
  readonly isEntityFetch: boolean;
  readonly kind: 'query' | 'mutation';
  /** Nulls what is not of the schema's shape and tells where. */
  checkShape(data: Record<string, unknown>, onFault: OnFault): void;
}

/** Plans are cached, so fetch documents repeat; past this many the oldest are worked out again. */
const MOST_PREPARED = 2_000;

/** A cache of prepared fetches for one subgraph, bounded, oldest out first. */
export function fetchPreparer(model: SubgraphModel) {
  const prepared = new Map<string, PreparedFetch>();
  return (query: string, representations: readonly Representation[] | undefined): PreparedFetch => {
    const key = representations === undefined ? query : `${representationOutline(representations)}\n${query}`;
    const known = prepared.get(key);
    if (known !== undefined) {
      return known;
    }
    const fetch = prepareFetch(model, query, representations);
    if (prepared.size >= MOST_PREPARED) {
      const oldest = prepared.keys().next();
      prepared.delete(oldest.value ?? key);
    }
    prepared.set(key, fetch);
    return fetch;
  };
}

function prepareFetch(
  model: SubgraphModel,
  query: string,
  representations: readonly Representation[] | undefined,
): PreparedFetch {
  const document = parse(query, { noLocation: true });
  const operation = operationOf(document);
  const fragments = fragmentsOf(document);
  const rootType = model.schema.getRootType(operation.operation);
  if (rootType == null) {
    throw new Error(`The ${model.name} subgraph has no ${operation.operation} type.`);
  }
  const asked = representations === undefined ? operation : withIdentity(operation, model, representations);
  const definitions = document.definitions.map((definition) => (definition === operation ? asked : definition));
  const entitiesField = operation.selectionSet.selections.find(isEntitiesField);
  return {
    query: print({ kind: Kind.DOCUMENT, definitions }),
    fields: responseNames(entitiesField?.selectionSet ?? operation.selectionSet, fragments),
    isEntityFetch: entitiesField !== undefined,
    kind: operation.operation === 'mutation' ? 'mutation' : 'query',
    checkShape: shapeCheck(model, asked, fragments, rootType.name),
  };
}

function shapeCheck(
  model: SubgraphModel,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
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

function operationOf(document: DocumentNode): OperationDefinitionNode {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) {
    throw new Error('A fetch of the plan holds no operation.');
  }
  return operation;
}

function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

function responseNames(
  selectionSet: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): readonly string[] {
  const names = selectionSet.selections.flatMap((selection): readonly string[] => {
    if (selection.kind === Kind.FIELD) {
      return selection.name.value === '__typename' ? [] : [selection.alias?.value ?? selection.name.value];
    }
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    return inner === undefined ? [] : responseNames(inner.selectionSet, fragments);
  });
  return [...new Set(names)];
}
