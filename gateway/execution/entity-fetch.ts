import { print } from 'graphql';

import { isRecord } from '../../subgraphs/shared/is-record.ts';
import { connectedSubgraph } from '../subgraph-client/connect-subgraphs.ts';
import { FetchError, type FetchPosition } from '../subgraph-client/fetch-error.ts';
import { badReply, fetchSubgraph } from '../subgraph-client/fetch-subgraph.ts';
import type { SubgraphModel } from '../subgraph-client/subgraph-models.ts';

import { faultyPlace, shapeFaults, type FaultyPlace, underClientNames } from './client-errors.ts';
import { compileEntityPart, placesOf, targetsOf, type EntityNode, type EntityPart } from './entity-part.ts';
import { compileBody } from './fetch-body.ts';
import { joinDocuments } from './fetch-document.ts';
import type { Target } from './gather-targets.ts';
import type { PlanScope, Run, Step } from './plan-scope.ts';
import { rewriteData } from './rewrite-data.ts';
import type { RepresentationWriter } from './write-representation.ts';

export interface EntityRequest {
  readonly serviceName: string;
  readonly operationName?: string;
  readonly variableUsages: readonly string[];
  readonly nodes: readonly [EntityNode, ...EntityNode[]];
}

/** One part of a request under way. */
interface Asked {
  /** Objects of the answer, and for each the number of its representation; -1 where nothing can be asked. */
  readonly targets: readonly Target[];
  readonly slots: readonly number[];
  /** Equal representations are sent once. */
  readonly texts: readonly string[];
  readonly typeNames: readonly string[];
  /** For each representation, the first object that it was made of. */
  readonly sources: readonly Target[];
}

interface Compiled {
  readonly part: EntityPart;
  readonly node: EntityNode;
  /** Response name and variable of this part. */
  readonly alias: string;
  readonly variable: string;
}

/**
 * Compiles one request for entities: one `_entities` field, or several that would go to the same subgraph at the same
 * time, under an alias each. What comes back is what was asked, in its order, or it is not used.
 */
export function compileEntityFetch(scope: PlanScope, request: EntityRequest): Step {
  const { model, subgraph } = connectedSubgraph(scope, request.serviceName);
  const isJoined = request.nodes.length > 1;
  const parts = request.nodes.map((node, index): Compiled => ({
    part: compileEntityPart(scope, model, node),
    node,
    alias: isJoined ? `lianzhi_part_${index}` : '_entities',
    variable: isJoined ? `lianzhi_representations_${index}` : 'representations',
  }));
  const [first] = parts as [Compiled];
  const query = isJoined
    ? joinDocuments(
        parts.map(({ part, alias, variable }) => ({ document: part.document, alias, variable })),
        request.operationName,
      )
    : print(first.part.document);
  const writeBody = compileBody(scope, { ...request, query });
  const standsAtSeveral = parts.some(({ node }) => node.paths.length > 1);
  const fixedPlace: FetchPosition = isJoined
    ? { ...first.part.position, parts: new Map(parts.map(({ alias, part }) => [alias, part.position])) }
    : first.part.position;

  return async (run) => {
    const asked = parts.map(({ part }) => askedOf(part, run.root));
    if (run.faulty.length > 0 && asked.some(({ slots }) => slots.includes(-1))) {
      run.faulty.push(...faultyPlaces(scope, parts).filter(({ path }) => isFaulty(run, path)));
    }
    if (asked.every(({ texts }) => texts.length === 0)) {
      return;
    }
    const lists = parts.map(({ variable }, index) => `"${variable}":[${asked[index]?.texts.join(',') ?? ''}]`);
    const body = writeBody(run, lists.join(','));
    const { context } = run;
    const position = standsAtSeveral ? placeNow(fixedPlace, parts, asked, run.root) : fixedPlace;
    const { data, errors } = await fetchSubgraph({ subgraph, body, kind: 'query', position, context });
    const told = run.errors.length;
    const report = (error: FetchError): void => void run.errors.push(underClientNames(error, scope.responseNames));
    if (data === null) {
      errors.flatMap((error) => atEveryPlace(error, position, parts)).forEach(report);
    } else {
      errors.forEach(report);
      parts.forEach((compiled, index) => {
        takeOver(scope, model, compiled, asked[index] as Asked, data, errors, report);
      });
    }
    if (run.errors.length > told) {
      run.faulty.push(...faultyPlaces(scope, parts));
    }
  };
}

/** The position of a fetch, with the paths at which each of its entities stands in this answer. */
function placeNow(
  fixed: FetchPosition,
  parts: readonly Compiled[],
  asked: readonly Asked[],
  root: Target,
): FetchPosition {
  const places = parts.map(({ part, node, alias }, index): [string, FetchPosition] => {
    const { targets, slots } = asked[index] as Asked;
    const paths = placesOf(node);
    const pathsOfEntity = (slot: number): readonly (readonly string[])[] => {
      const standing = new Set(targets.filter((_, at) => slots[at] === slot));
      return paths.filter((_, at) => part.gathers[at]?.(root).some((target) => standing.has(target)));
    };
    return [alias, { ...part.position, pathsOfEntity }];
  });
  return fixed.parts === undefined ? { ...fixed, ...places[0]?.[1] } : { ...fixed, parts: new Map(places) };
}

/** Whether a fetch for the same objects had errors: those that cannot be asked here have lost their keys there. */
function isFaulty(run: Run, path: readonly string[]): boolean {
  return run.faulty.some((faulty) => faulty.path.join('.') === path.join('.'));
}

function faultyPlaces({ responseNames }: PlanScope, parts: readonly Compiled[]): readonly FaultyPlace[] {
  return parts.flatMap(({ part, node }) =>
    placesOf(node).map((path) => faultyPlace({ path, fields: part.position.fields }, responseNames)),
  );
}

function askedOf(part: EntityPart, root: Target): Asked {
  const targets = targetsOf(part, root);
  const asked = {
    targets,
    slots: [] as number[],
    texts: [] as string[],
    typeNames: [] as string[],
    sources: [] as Target[],
  };
  let typeName: unknown;
  let writer: RepresentationWriter | undefined;
  /** By what tells representations of one type apart: a key's value costs less to look up than the text made of it. */
  let known = new Map<unknown, number>();
  const byType = new Map<unknown, Map<unknown, number>>();
  for (const target of targets) {
    if (writer === undefined || target['__typename'] !== typeName) {
      typeName = target['__typename'];
      writer = part.writerOf(typeName);
      known = byType.get(typeName) ?? new Map();
      byType.set(typeName, known);
    }
    asked.slots.push(writer === undefined ? -1 : slotOf(asked, target, writer, known));
  }
  return asked;
}

function slotOf(
  asked: { readonly texts: string[]; readonly typeNames: string[]; readonly sources: Target[] },
  target: Target,
  writer: RepresentationWriter,
  known: Map<unknown, number>,
): number {
  const value = writer.onlyField === undefined ? undefined : target[writer.onlyField];
  const isPlain = typeof value === 'string' || typeof value === 'number';
  const text = isPlain ? undefined : writer.write(target);
  const key = isPlain ? value : text;
  if (key === undefined) {
    return -1;
  }
  const before = known.get(key);
  if (before !== undefined) {
    return before;
  }
  const slot = asked.texts.length;
  const written = text ?? writer.write(target);
  if (written === undefined) {
    return -1;
  }
  known.set(key, slot);
  asked.texts.push(written);
  asked.typeNames.push(writer.typeName);
  asked.sources.push(target);
  return slot;
}

function takeOver(
  scope: PlanScope,
  model: SubgraphModel,
  { part, alias }: Compiled,
  asked: Asked,
  data: Record<string, unknown>,
  errors: readonly FetchError[],
  report: (error: FetchError) => void,
): void {
  const { targets, slots } = asked;
  if (asked.texts.length === 0) {
    return;
  }
  const entities = data[alias];
  if (!areAsked(entities, part, asked)) {
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
    const entity = entities[slots[index] ?? -1];
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

function areAsked(entities: unknown, part: EntityPart, { texts, typeNames, sources }: Asked): entities is unknown[] {
  if (!Array.isArray(entities) || entities.length !== texts.length) {
    return false;
  }
  // A loop without functions of its own: this runs for every entity of every request.
  for (let index = 0; index < texts.length; index += 1) {
    const entity: unknown = entities[index];
    const isAsked =
      entity === null ||
      (isRecord(entity) &&
        part.isSameEntity(entity, typeNames[index] as string, sources[index] as Target, texts[index] as string));
    if (!isAsked) {
      return false;
    }
  }
  return true;
}

/** A request that failed whole is one error for each position that it leaves empty. */
function atEveryPlace(error: FetchError, position: FetchPosition, parts: readonly Compiled[]): readonly FetchError[] {
  const isWhole = error.extensions['fields'] === position.fields;
  if (!isWhole) {
    return [error];
  }
  return parts.flatMap(({ part, node }) =>
    placesOf(node).map((path) => new FetchError(codeOf(error), error.message, path, { ...factsOf(error, part) })),
  );
}

function codeOf(error: FetchError): ConstructorParameters<typeof FetchError>[0] {
  return error.extensions['code'] as ConstructorParameters<typeof FetchError>[0];
}

function factsOf({ extensions }: FetchError, { position }: EntityPart): Record<string, unknown> {
  const { code: _, ...facts } = extensions;
  return { ...facts, fields: position.fields };
}
