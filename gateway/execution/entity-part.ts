import { Kind, parse, type DocumentNode, type SelectionSetNode } from 'graphql';

import { fragmentsOf } from '../graphql/documents.ts';
import { isSubtypeOf } from '../graphql/types.ts';
import type { DataRewrite, PlanPath, RequiredSelection } from '../planning/query-plan.ts';
import { entityIdentity, isIdentityName, TYPE_ALIAS, type Representation } from '../subgraph-client/entity-keys.ts';
import type { FetchPosition } from '../subgraph-client/fetch-error.ts';
import { prepareFetch, type PreparedFetch } from '../subgraph-client/prepare-fetch.ts';
import type { SubgraphModel } from '../subgraph-client/subgraph-models.ts';

import { compileIsWellShaped, type IsWellShaped } from './check-shape.ts';
import { entitySelections } from './fetch-request.ts';
import { compileGather, responsePath, type Gather, type Target } from './gather-targets.ts';
import { compileMerge, type Merge } from './merge-data.ts';
import { unknownPlan, type PlanScope } from './plan-scope.ts';
import { representationWriter, representedFields, type RepresentationWriter } from './write-representation.ts';

/** One `_entities` field of a plan; a request sends one or several. */
export interface EntityNode {
  readonly operation: string;
  readonly paths: readonly PlanPath[];
  readonly requires: readonly RequiredSelection[];
  readonly inputRewrites?: readonly DataRewrite[];
  readonly outputRewrites?: readonly DataRewrite[];
}

/** One `_entities` field, compiled. */
export interface EntityPart {
  /** The document to send, with added key fields that identify each returned entity. */
  readonly document: DocumentNode;
  readonly prepared: PreparedFetch;
  readonly position: FetchPosition;
  readonly gathers: readonly Gather[];
  readonly merge: Merge;
  readonly outputRewrites: readonly DataRewrite[];
  readonly isWellShaped: IsWellShaped;
  /** By `__typename`; undefined if this fetch is not for such objects. */
  writerOf(typeName: unknown): RepresentationWriter | undefined;
  /** Whether `entity` matches the representation `sent`, a JSON text that was written from `source`. */
  isSameEntity(entity: Target, typeName: string, source: Target, sent: string): boolean;
}

/** Compiles one `_entities` field of a plan. */
export function compileEntityPart(scope: PlanScope, model: SubgraphModel, node: EntityNode): EntityPart {
  const writers = new Map<string, RepresentationWriter>();
  const outlines = new Map<string, Representation>();
  for (const typeName of representableTypes(scope, node.requires)) {
    const writer = representationWriter(scope.supergraph, typeName, node.requires, node.inputRewrites ?? []);
    if (writer !== undefined) {
      writers.set(typeName, writer);
      const fields = representedFields(scope.supergraph, typeName, node.requires);
      const outline = { ...outlines.get(writer.typeName), ...Object.fromEntries(fields.map((name) => [name, null])) };
      outlines.set(writer.typeName, { ...outline, __typename: writer.typeName });
    }
  }
  const represented = [...outlines.values()].filter(
    ({ __typename }) => model.schema.getType(String(__typename)) !== undefined,
  );
  if (represented.length === 0) {
    throw unknownPlan('representations of no type that the subgraph knows');
  }
  const prepared = prepareFetch(model, node.operation, represented);
  const document = parse(prepared.query, { noLocation: true });
  const selections = entitySelections(document, '_entities');
  const entityType = model.schema.getType('_Entity');
  if (entityType === undefined || !('getTypes' in entityType)) {
    throw new Error(`The ${model.name} subgraph’s part of the supergraph does not fit the plan.`);
  }
  const fragments = fragmentsOf(document);
  return {
    document,
    prepared,
    position: { subgraph: model.name, path: responsePath(node.paths[0] ?? []), fields: prepared.fields },
    gathers: node.paths.map(compileGather),
    merge: compileMerge(mergedNames(node, prepared, selections)),
    outputRewrites: node.outputRewrites ?? [],
    isWellShaped: compileIsWellShaped(model.schema, entityType, selections, fragments, TYPE_ALIAS),
    writerOf: (typeName) => (typeof typeName === 'string' ? writers.get(typeName) : undefined),
    isSameEntity: entityIdentity(model, represented),
  };
}

/** All paths of a part. An error has the first as its path; if the whole part fails, its data is missing at each. */
export function responsePaths({ paths }: EntityNode): readonly (readonly string[])[] {
  return paths.map(responsePath);
}

export function targetsOf(part: EntityPart, root: Target): readonly Target[] {
  const [first, ...more] = part.gathers;
  const targets = first?.(root) ?? [];
  return more.length === 0 ? targets : [...new Set([...targets, ...more.flatMap((gather) => gather(root))])];
}

/** All types whose objects can be represented. Interfaces too: an interface object has the interface's name as `__typename`. */
function representableTypes({ supergraph }: PlanScope, requires: readonly RequiredSelection[]): readonly string[] {
  const conditions = requires.flatMap((selection) =>
    selection.kind === 'InlineFragment' && selection.typeCondition !== undefined ? [selection.typeCondition] : [],
  );
  return Object.keys(supergraph.getTypeMap()).filter((name) =>
    conditions.some((condition) => isSubtypeOf(supergraph, name, condition)),
  );
}

function mergedNames(node: EntityNode, prepared: PreparedFetch, selections: SelectionSetNode): readonly string[] {
  const renamed = (node.outputRewrites ?? []).flatMap((rewrite) =>
    rewrite.kind === 'KeyRenamer' ? [rewrite.renameKeyTo] : [],
  );
  const typeName = selectsTypeName(selections) ? ['__typename'] : [];
  const own = prepared.fields.filter((name) => !isIdentityName(name));
  return [...new Set([...typeName, ...own, ...renamed])];
}

function selectsTypeName({ selections }: SelectionSetNode): boolean {
  return selections.some((selection) =>
    selection.kind === Kind.FIELD
      ? selection.alias === undefined && selection.name.value === '__typename'
      : selection.kind === Kind.FRAGMENT_SPREAD || selectsTypeName(selection.selectionSet),
  );
}
