import { parse } from 'graphql';

import { joinedTypes, type JoinedType } from '../graphql/joined-types.ts';

/**
 * Finds what planners are known to plan wrongly. Composition accepts it, and results would be null or late without an error.
 *
 * @returns sentences for the operator; empty if there are no faults
 * @throws GraphQLError if the text is not GraphQL
 */
export function lintSupergraph(supergraphSdl: string): readonly string[] {
  const types = joinedTypes(parse(supergraphSdl, { noLocation: true }));
  return [objectsOfSeveralOwners, keysThatCannotBeResolved, interfaceObjectsThatCannotBeResolved].flatMap((rule) =>
    rule(types),
  );
}

/**
 * An object-valued field must have one owner. Each further owner doubles the paths to everything below: a hundred words of nested
 * selections took the planner 17 seconds.
 */
function objectsOfSeveralOwners(types: readonly JoinedType[]): readonly string[] {
  return types.flatMap((type) =>
    type.fields
      .filter(({ isObjectValued, owners }) => isObjectValued && owners.length > 1)
      .map(
        ({ name, owners }) =>
          `${type.name}.${name} is an object that ${owners.join(' and ')} all answer; let one of them own it.`,
      ),
  );
}

/**
 * A subgraph that can resolve no key of an entity must not own other fields of it. The planner would use the key to fetch them,
 * and the subgraph would return null without an error.
 */
function keysThatCannotBeResolved(types: readonly JoinedType[]): readonly string[] {
  return types.flatMap((type) =>
    unresolvable(type).flatMap(({ graph, keys }) =>
      type.fields
        .filter(({ name, owners }) => owners.length === 1 && owners[0] === graph && !keys.includes(name))
        .map(
          ({ name }) =>
            `${type.name}.${name} is answered by ${graph} alone, where no key of ${type.name} can be resolved; ` +
            'let one be, or let another subgraph own the field.',
        ),
    ),
  );
}

function unresolvable({ joins }: JoinedType): { graph: string; keys: readonly string[] }[] {
  const graphs = [...new Set(joins.map(({ graph }) => graph))];
  return graphs.flatMap((graph) => {
    const own = joins.filter((join) => join.graph === graph && join.key !== undefined);
    const isStub = own.length > 0 && own.every(({ isResolvable }) => !isResolvable);
    return isStub ? [{ graph, keys: own.flatMap(({ key = '' }) => key.match(/\w+/g) ?? []) }] : [];
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
