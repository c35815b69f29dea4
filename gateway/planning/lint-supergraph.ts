import { parse } from 'graphql';

import { joinedTypes, type JoinedType } from '../graphql/joined-types.ts';

/** What the lint finds in a supergraph, as sentences for the operator. */
export interface LintResult {
  /** Composition accepts it, and planners plan it wrongly: results would be null without an error. */
  readonly faults: readonly string[];
  /** Planned rightly, and dear. */
  readonly warnings: readonly string[];
}

/** @throws GraphQLError if the text is not GraphQL */
export function lintSupergraph(supergraphSdl: string): LintResult {
  const types = joinedTypes(parse(supergraphSdl, { noLocation: true }));
  return {
    faults: [noWayBack, interfaceObjectsThatCannotBeResolved, internalNames].flatMap((rule) => rule(types)),
    warnings: objectsOfSeveralOwners(types),
  };
}

/**
 * A subgraph that needs other fields for one of its own must resolve a key of the type: the planner returns to it with what it
 * needs. It takes any key that it finds there, also one that the subgraph does not resolve, which then answers null.
 */
function noWayBack(types: readonly JoinedType[]): readonly string[] {
  return types.flatMap(({ name, joins, fields }) => {
    const resolving = new Set(joins.flatMap(({ graph, key, isResolvable }) => (key && isResolvable ? graph : [])));
    return fields.flatMap((field) =>
      field.requiring
        .filter((graph) => !resolving.has(graph))
        .map(
          (graph) =>
            `${name}.${field.name} requires other fields in ${graph}, where no key of ${name} can be resolved; ` +
            'let one be, or let another subgraph own the field.',
        ),
    );
  });
}

/** The planner returns an empty plan for such an interface object: null without an error. */
function interfaceObjectsThatCannotBeResolved(types: readonly JoinedType[]): readonly string[] {
  return types.flatMap(({ name, joins }) =>
    joins
      .filter(({ isInterfaceObject, isResolvable }) => isInterfaceObject && !isResolvable)
      .map(({ graph }) => `${name} is an interface object in ${graph} with a key that cannot be resolved there.`),
  );
}

/** The prefix of the gateway's own names in the requests to subgraphs. */
const INTERNAL_PREFIX = 'lianzhi_';

/** A field with such a name would be taken for what the gateway adds. */
function internalNames(types: readonly JoinedType[]): readonly string[] {
  return types.flatMap((type) =>
    type.fields
      .filter(({ name }) => name.startsWith(INTERNAL_PREFIX))
      .map(({ name }) => `${type.name}.${name}: names that start with ${INTERNAL_PREFIX} are the gateway’s own.`),
  );
}

/** How many levels of selections Apollo's planner plans within its limits, by the number of owners; measured, see README.md. */
const LEVELS_PLANNED: Readonly<Record<number, number>> = { 2: 10, 3: 6 };

/**
 * An object-valued field should have one owner. Each further owner multiplies the paths to everything below, for each level at
 * which it is selected. `PLANNER_PATHS` and `PLANNER_MS` bound the time of each operation.
 */
function objectsOfSeveralOwners(types: readonly JoinedType[]): readonly string[] {
  return types.flatMap((type) =>
    type.fields
      .filter(({ isObjectValued, isInaccessible, owners }) => isObjectValued && !isInaccessible && owners.length > 1)
      .map(({ name, owners }) => {
        const levels = LEVELS_PLANNED[owners.length] ?? 'fewer than 6';
        return (
          `${type.name}.${name} is an object that ${owners.join(' and ')} all answer; let one of them own it. ` +
          `If it leads to itself, Apollo’s planner plans ${levels} levels of it, and deeper operations are refused.`
        );
      }),
  );
}
