import { print } from 'graphql';

import { isRecord } from '../../subgraphs/shared/is-record.ts';
import { connectedSubgraph } from '../subgraph-client/connect-subgraphs.ts';
import { FetchError, type FetchPosition } from '../subgraph-client/fetch-error.ts';
import { badReply, fetchSubgraph } from '../subgraph-client/fetch-subgraph.ts';
import type { SubgraphModel } from '../subgraph-client/subgraph-models.ts';

import { failedFields, shapeFaults, type FailedFields, withClientNames } from './client-errors.ts';
import { compileEntityPart, responsePaths, type EntityNode, type EntityPart } from './entity-part.ts';
import { compileBody, joinDocuments } from './fetch-request.ts';
import type { Target } from './gather-targets.ts';
import type { PlanScope, Run, Step } from './plan-scope.ts';
import { representationsOf, type Representations } from './representations.ts';
import { rewriteData } from './rewrite-data.ts';

export interface EntityRequest {
  readonly serviceName: string;
  readonly operationName?: string;
  readonly variableUsages: readonly string[];
  readonly nodes: readonly [EntityNode, ...EntityNode[]];
}

interface CompiledPart {
  readonly part: EntityPart;
  readonly node: EntityNode;
  /** The response name and the variable of this part in the request. */
  readonly alias: string;
  readonly variable: string;
}

/**
 * Compiles one request for entities: one `_entities` field, or several fields with aliases if several fetches would go to the
 * same subgraph at the same time. The returned entities are used only if they are the requested ones, in order.
 */
export function compileEntityFetch(scope: PlanScope, request: EntityRequest): Step {
  const { model, subgraph } = connectedSubgraph(scope, request.serviceName);
  const isJoined = request.nodes.length > 1;
  const parts = request.nodes.map((node, index): CompiledPart => ({
    part: compileEntityPart(scope, model, node),
    node,
    alias: isJoined ? `lianzhi_part_${index}` : '_entities',
    variable: isJoined ? `lianzhi_representations_${index}` : 'representations',
  }));
  const [first] = parts as [CompiledPart];
  const query = isJoined
    ? joinDocuments(
        parts.map(({ part, alias, variable }) => ({ document: part.document, alias, variable })),
        request.operationName,
      )
    : print(first.part.document);
  const writeBody = compileBody(scope, { ...request, query });
  const hasSeveralPaths = parts.some(({ node }) => node.paths.length > 1);
  const fixedPosition: FetchPosition = isJoined
    ? { ...first.part.position, parts: new Map(parts.map(({ alias, part }) => [alias, part.position])) }
    : first.part.position;

  return async (run) => {
    const sent = parts.map(({ part }) => representationsOf(part, run.root));
    if (run.failed.length > 0 && sent.some(({ indexes }) => indexes.includes(-1))) {
      run.failed.push(...failedFieldsOf(scope, parts).filter(({ path }) => hasFailedAt(run, path)));
    }
    if (sent.every(({ texts }) => texts.length === 0)) {
      return;
    }
    const lists = parts.map(({ variable }, index) => `"${variable}":[${sent[index]?.texts.join(',') ?? ''}]`);
    const body = writeBody(run, lists.join(','));
    const { context } = run;
    const position = hasSeveralPaths ? positionInResult(fixedPosition, parts, sent, run.root) : fixedPosition;
    const { data, errors } = await fetchSubgraph({ subgraph, body, kind: 'query', position, context });
    const errorsBefore = run.errors.length;
    const report = (error: FetchError): void => void run.errors.push(withClientNames(error, scope.responseNames));
    if (data === null) {
      errors.flatMap((error) => atEveryPath(error, position, parts)).forEach(report);
    } else {
      errors.forEach(report);
      parts.forEach((compiled, index) => {
        mergeEntities(scope, model, compiled, sent[index] as Representations, data, errors, report);
      });
    }
    if (run.errors.length > errorsBefore) {
      run.failed.push(...failedFieldsOf(scope, parts));
    }
  };
}

/** The position of a fetch, with the paths at which each of its entities appears in this result. */
function positionInResult(
  fixed: FetchPosition,
  parts: readonly CompiledPart[],
  sent: readonly Representations[],
  root: Target,
): FetchPosition {
  const positions = parts.map(({ part, node, alias }, index): [string, FetchPosition] => {
    const { targets, indexes } = sent[index] as Representations;
    const paths = responsePaths(node);
    const pathsOfEntity = (entity: number): readonly (readonly string[])[] => {
      const entityTargets = new Set(targets.filter((_, at) => indexes[at] === entity));
      return paths.filter((_, at) => part.gathers[at]?.(root).some((target) => entityTargets.has(target)));
    };
    return [alias, { ...part.position, pathsOfEntity }];
  });
  return fixed.parts === undefined ? { ...fixed, ...positions[0]?.[1] } : { ...fixed, parts: new Map(positions) };
}

/** Whether an earlier fetch for the same objects had errors: it was to fetch the keys that are missing now. */
function hasFailedAt(run: Run, path: readonly string[]): boolean {
  return run.failed.some((failed) => failed.path.join('.') === path.join('.'));
}

function failedFieldsOf({ responseNames }: PlanScope, parts: readonly CompiledPart[]): readonly FailedFields[] {
  return parts.flatMap(({ part, node }) =>
    responsePaths(node).map((path) => failedFields({ path, fields: part.position.fields }, responseNames)),
  );
}

function mergeEntities(
  scope: PlanScope,
  model: SubgraphModel,
  { part, alias }: CompiledPart,
  representations: Representations,
  data: Record<string, unknown>,
  errors: readonly FetchError[],
  report: (error: FetchError) => void,
): void {
  const { targets, indexes } = representations;
  if (representations.texts.length === 0) {
    return;
  }
  const entities = data[alias];
  if (!matchesRequest(entities, part, representations)) {
    if (entities != null || errors.length === 0) {
      report(badReply('answered with other entities than it was asked for', part.position));
    }
    return;
  }
  if (!entities.every(part.isWellShaped)) {
    const checked = { _entities: entities };
    shapeFaults(part.prepared, checked, part.position, model).forEach(report);
    entities.splice(0, entities.length, ...(checked._entities as unknown[]));
  }
  for (let index = 0; index < targets.length; index += 1) {
    const target = targets[index] as Target;
    const entity = entities[indexes[index] ?? -1];
    if (entity !== undefined && entity !== null) {
      mergeEntity(scope, part, target, entity as Target);
    }
  }
}

function mergeEntity(scope: PlanScope, { merge, outputRewrites }: EntityPart, target: Target, entity: Target): void {
  if (outputRewrites.length > 0) {
    entity['__typename'] ??= target['__typename'];
    rewriteData(scope.supergraph, outputRewrites, entity);
  }
  merge(target, entity);
}

function matchesRequest(
  entities: unknown,
  part: EntityPart,
  { texts, typeNames, sources }: Representations,
): entities is unknown[] {
  if (!Array.isArray(entities) || entities.length !== texts.length) {
    return false;
  }
  // A loop without closures: this runs for every entity of every request.
  for (let index = 0; index < texts.length; index += 1) {
    const entity: unknown = entities[index];
    const isRequested =
      entity === null ||
      (isRecord(entity) &&
        part.isSameEntity(entity, typeNames[index] as string, sources[index] as Target, texts[index] as string));
    if (!isRequested) {
      return false;
    }
  }
  return true;
}

/** If a request fails completely, one error for each path that stays empty. */
function atEveryPath(
  error: FetchError,
  position: FetchPosition,
  parts: readonly CompiledPart[],
): readonly FetchError[] {
  const isWholeRequest = error.extensions['fields'] === position.fields;
  if (!isWholeRequest) {
    return [error];
  }
  return parts.flatMap(({ part, node }) =>
    responsePaths(node).map((path) => new FetchError(codeOf(error), error.message, path, { ...factsOf(error, part) })),
  );
}

function codeOf(error: FetchError): ConstructorParameters<typeof FetchError>[0] {
  return error.extensions['code'] as ConstructorParameters<typeof FetchError>[0];
}

function factsOf({ extensions }: FetchError, { position }: EntityPart): Record<string, unknown> {
  const { code: _, ...facts } = extensions;
  return { ...facts, fields: position.fields };
}
